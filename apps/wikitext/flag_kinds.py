"""The cleanup flags of Wikipedia: one table of their kinds, with the names they are called by."""

from __future__ import annotations

from dataclasses import dataclass

from apps.wikitext.template_names import normalise_name


@dataclass(frozen=True, slots=True)
class FlagKind:
    """One kind of flag: its name, what it stands on, the words shown, and when it is due."""

    name: str
    scope: str  # "sentence", "span", "citation use", "citation" or "section"
    label: str
    aliases: tuple[str, ...] = ()
    is_reason_required: bool = False
    due_days: int = 90


def find_kind(name: str) -> FlagKind | None:
    """Return the kind of flag a template of this name sets, aliases and redirects included, or None."""
    return _by_name.get(normalise_name(name).casefold())


def _sentence(name: str, label: str, *aliases: str, reason: bool = False, due: int = 90) -> FlagKind:
    return FlagKind(name, "sentence", label, aliases, reason, due)


def _cite_use(name: str, label: str, *aliases: str, reason: bool = False, due: int = 90) -> FlagKind:
    return FlagKind(name, "citation use", label, aliases, reason, due)


def _citation(name: str, label: str, *aliases: str) -> FlagKind:
    return FlagKind(name, "citation", label, aliases)


def _span(name: str, label: str, *aliases: str, reason: bool = False, due: int = 90) -> FlagKind:
    return FlagKind(name, "span", label, aliases, reason, due)


def _banner(name: str, *aliases: str, due: int = 90) -> FlagKind:
    return FlagKind(name, "section", name.lower(), aliases, True, due)


# Names and scopes follow the cleanup templates of Wikipedia; the labels are the words its readers see.
KINDS: tuple[FlagKind, ...] = (
    _sentence("Unknown kind", "flag of unknown kind", "fix"),
    _sentence(
        "Citation needed", "citation needed", "cn", "fact", "ref?", "source?", "needs citation",
        "citation missing", "citeneeded", "cite needed", "needs source", "reference needed", "source needed",
        "unsourced inline", "citation requested", "unreferenced inline", "cb", "uncited", "нет аи", due=30,
    ),
    _span("Citation needed span", "citation needed", "cn-span", "fact span", "cnspan", due=30),
    _cite_use(
        "Verification needed", "verification needed", "verify source", "vs", "vn", "verifysource",
        "verify-source", "verify-inline", "verify inline", "check source", reason=True, due=30,
    ),
    _cite_use(
        "Failed verification", "failed verification", "fv", "not in source", "not in citation",
        "failedverification", "failed", "nicg", reason=True, due=7,
    ),
    _span("Failed verification span", "failed verification", "fv-span", reason=True, due=7),
    _cite_use("Better source needed", "better source needed", "bsn", "better source", "btr source", "bcn"),
    _cite_use(
        "Unreliable source?", "unreliable source?", "rs?", "reliable source?", "verify credibility",
        "reliable?", "unreliable source inline", "unreliable source", "unreliable inline", "vc", "rs",
        reason=True,
    ),
    _citation(
        "Dead link", "dead link", "deadlink", "broken link", "404", "dl", "dead url", "badlink",
        "link broken", "dead", "dead-link", "Չաշխատող արտաքին հղում", "недоступная ссылка", "enlace roto",
        "вебархив недоступен", "وصلة مكسورة",
    ),
    _citation("Permanent dead link", "permanent dead link"),
    _citation(
        "Full citation needed", "full citation needed", "full", "full citation", "fcn", "full cite needed",
    ),
    _citation(
        "Page needed", "page needed", "pn", "page number needed", "page number", "pages needed", "citepage",
    ),
    _citation("Volume needed", "volume needed", "volume & issue needed"),
    _citation("Year needed", "year needed", "year missing"),
    _citation("Author missing", "author missing", "author needed"),
    _citation("Date missing", "date missing", "date needed"),
    _citation("Publisher missing", "publisher missing", "publisher needed"),
    _citation("ISBN missing", "ISBN missing", "isbn needed"),
    _citation("Title incomplete", "title incomplete", "title missing"),
    _cite_use(
        "Primary source inline", "non-primary source needed", "primary source-inline", "primary inline",
        "primary-source-inline", "primarysources-inline", "non-primary source needed", "psi", "nonprimary",
    ),
    _cite_use(
        "Third-party inline", "third-party source needed", "third-party source needed", "thirdpartyinline",
    ),
    _cite_use(
        "Self-published inline", "self-published source?", "self-published source", "sps",
        "self published inline",
    ),
    _cite_use(
        "Request quotation", "need quotation to verify", "need quotation", "quote needed", "request quote",
        "quotation needed", "rq",
    ),
    _span("Cite quote", "this quote needs a citation", "cite-quote", "quote without source", "citequote"),
    _citation("Source need translation", "need translation", "translation needed inline", "translate quote"),
    _cite_use("Irrelevant citation", "irrelevant citation", "irrelevant cite", "off-topic citation"),
    _citation("Retracted", "retracted", "retraction"),
    _span(
        "Excessive citations inline", "excessive citations", "excessive citations needed",
        "citation overkill", "citekill", "overcited",
    ),
    _citation("New archival link needed", "new archival link needed"),
    _citation("Copyvio link", "copyright violation?", "copyvio el", "copyvio-link", "copyviolink"),
    _citation("Spam link", "spam link?", "spamlink"),
    _sentence(
        "Attribution needed", "attribution needed", "attribution", "attribute", "opinion",
        "missing attribution",
    ),
    _sentence(
        "According to whom", "according to whom?", "according to whom?", "says who", "says who?", "awhom",
        "atw", "who says",
    ),
    _sentence("By whom", "by whom?", "by whom?", "by who", "bywho"),
    _sentence("Who", "who?", "who?", "which people", "which person"),
    _sentence("Whom", "whom?", "whom?"),
    _sentence(
        "POV statement", "neutrality is disputed", "POV-statement", "POV-inline", "NPOV-inline", "FixPOV",
        "pov inline", "npov inline", "povassertion", "npov-statement", "opinion inline", reason=True, due=7,
    ),
    _sentence(
        "Undue weight inline", "undue weight? – discuss", "undue-inline", "undue", "undue inline",
        "undue weight-inline", reason=True, due=7,
    ),
    _sentence(
        "Lopsided", "unbalanced opinion?", "unbalanced opinion", "unbalanced inline", reason=True, due=7,
    ),
    _sentence(
        "Disputed inline", "disputed – discuss", "disputed-inline", "dispute inline", "dispute-inline",
        reason=True, due=7,
    ),
    _sentence(
        "Dubious", "dubious – discuss", "doubtful", "dubious inline", "dubious-inline", "unlikely",
        reason=True, due=30,
    ),
    _span("Dubious span", "dubious – discuss", "disputed span", reason=True, due=30),
    _sentence(
        "Contradict-inline", "contradictory", "contradiction-inline", "contradict inline",
        "contradiction inline", "contra", reason=True,
    ),
    _sentence("Inconsistent", "inconsistent", "inconsistent inline", "inconsistency", reason=True),
    _sentence(
        "Or", "original research?", "original research inline", "or-inline", "or inline", "synthesis inline",
        "original research-inline", reason=True,
    ),
    _sentence(
        "Speculation-inline", "speculation?", "speculation inline", "speculate", "speculation?", reason=True,
    ),
    _sentence("Weasel inline", "weasel words", "weasel-inline", "weasel word", "weasel words inline", "ww"),
    _sentence("Peacock inline", "peacock prose", "peacock-inline", "peacock term", "peacock word", "puff"),
    _sentence("Tone inline", "tone", "tone-inline", "inappropriate tone inline"),
    _sentence("Buzz", "buzzword", "buzzword", "buzzword inline"),
    _sentence("Slang", "slang", "slang inline", "colloquial"),
    _sentence("Neologism inline", "neologism?", "neologism-inline"),
    _sentence("Under discussion inline", "under discussion", "under discussion-inline", "underdiscussion"),
    _sentence("Discuss", "discuss", "discuss inline"),
    _sentence(
        "Clarify", "clarification needed", "huh", "clarify inline", "clarify-inline", "what", "what?",
        "clarification", "clarification needed", "clarification-inline", "clarifyme", "explain", "elucidate",
        "unclear inline", "how", "how?", "specify", "unclear-inline", "explanation needed",
        "further explanation needed",
    ),
    _sentence("Vague", "vague", "vague inline", "vague-inline"),
    _sentence(
        "Nonspecific", "not specific enough to verify", "nonspecific inline", "ambiguous citation",
        "not specific",
    ),
    _sentence("Ambiguous", "ambiguous", "ambiguous inline"),
    _sentence("Awkward", "awkward", "awkward inline", "awk", "copy edit inline", "copyedit inline"),
    _sentence("Which", "which?", "which?", "specify which", "which one"),
    _sentence("Where", "where?", "where?", "specify where", "location needed"),
    _sentence("Why", "why?", "why?"),
    _sentence("Quantify", "quantify", "quantity", "specify amount", "how many", "how much"),
    _sentence("Definition", "definition needed", "definition needed", "define", "def needed", "define?"),
    _sentence(
        "Examples", "example needed", "example needed", "example?", "examples?", "specify example",
        "examples needed", "eg needed", "give example",
    ),
    _sentence("List fact", "citation needed for this entry", "list-fact", "list entry fact"),
    _sentence("Expand acronym", "expand acronym", "expandacronym", "acronym", "spell out"),
    _sentence(
        "Technical-statement", "jargon", "technical statement", "technical inline", "jargon-statement",
        "jargon inline", "jargon statement",
    ),
    _sentence("When", "when?", "when?", "date?", "needdate", "when inline"),
    _sentence("Clarify timeframe", "timeframe?", "timeframe", "time frame", "clarify time", "specify time"),
    _sentence("Time fact", "timeframe?", "time-fact", "timefact"),
    _sentence("Chronology citation needed", "chronology citation needed", "chronology needed"),
    _sentence(
        "Update inline", "needs update", "update-inline", "needs update", "out of date inline",
        "outdated inline", "outdated-inline", "update needed", "obsolete inline", "upd-inline",
    ),
    _sentence("Update after", "needs update", "updateafter", "update by"),
    _sentence("Update-small", "needs update", "update small"),
    _sentence(
        "Disambiguation needed", "disambiguation needed", "dn", "disambiguate", "needdab", "dabneeded",
        "ambig link", "disambiguation needed?", "disambiguationneeded",
    ),
    _sentence("Pronunciation needed", "pronunciation?", "pronunciation", "pronounce", "needs pronunciation"),
    _sentence(
        "Not verified in body", "not verified in body", "nvib", "not in body", "not verified in the body",
    ),
    _sentence(
        "Additional citation needed", "additional citation(s) needed", "additional citations needed", "acn",
        "more citations needed inline", "cite additional",
    ),
    _cite_use("Deprecated inline", "deprecated source?", "deprecated source", "deprecated source?"),
    _cite_use(
        "Circular reference", "circular reference", "circular-ref", "circular", "circular ref",
        "circular reporting",
    ),
    _citation("Citation not found", "citation not found", "citenotfound", "no footnote", "cite not found"),
    _cite_use("Tertiary source", "tertiary source needed", "tertiary", "tertiary inline"),
    _sentence(
        "Relevance inline", "relevant?", "relevance-inline", "importance inline", "importance-inline",
        "relevant?", "relevance?", "off-topic inline", "importance example",
    ),
    _sentence(
        "Improper synthesis", "improper synthesis?", "syn", "synthesis-inline", "improper synthesis?",
        "synth", reason=True,
    ),
    _sentence("Editorializing", "editorializing", "editorializing inline", "editorial", "editorialising"),
    _citation("Broken anchor", "broken anchor", "bad anchor", "anchor needed"),
    _citation("Page range too broad", "page range too broad", "page range too broad?", "page range"),
    _banner("Very long", "verylong", "long", "toolong", "too long", "article too long"),
    _banner("Lead too long", "leadtoolong", "longlead", "long lead", "long intro", "introlength"),
    _banner(
        "Lead too short", "leadtooshort", "short lead", "tooshort", "intro too short", "lead short", "lead",
    ),
    _banner(
        "Lead rewrite", "lead section", "intro rewrite", "intro", "cleanup lead", "introrewrite",
        "lead-rewrite",
    ),
    _banner("Lead missing", "intro missing", "intro-missing", "no lead", "nointro", "lead needed", "opening"),
    _banner("Sections", "sectionize", "needs sections", "cleanup-sections", "sections needed"),
    _banner("Too many sections", "many sections", "oversection", "oversections"),
    _banner(
        "Cleanup reorganize", "cleanup-reorganize", "cleanup restructure", "reorganize", "reorganise",
        "cleanup", "restructure", "clean up", "cleanup section", "structure", "cleanup rewrite",
        "cleanup-rewrite", "rewrite", "organize section",
    ),
    _banner(
        "Overly detailed", "overly-detailed", "overdetailed", "too detailed", "excessive detail", "long plot",
        "excessive examples", "example farm",
    ),
    _banner("Split", "splitsection", "split section", "split-section", "split article", "splitarticle"),
    _banner(
        "POV", "npov", "neutrality", "unbalanced", "pov section", "pov-section", "pov check", "pov-check",
        "neutrality disputed", "unbalanced section", "pov lead", "pov-lead", "npov section", "bias", due=7,
    ),
    _banner(
        "Disputed", "accuracy", "disputed section", "disputed-section", "factual accuracy",
        "accuracy dispute", "inaccurate", "totally disputed", "totallydisputed", "contradict",
        "contradict-other", "self-contradictory", due=7,
    ),
    _banner("Undue weight", "undue section", "undue weight section", due=7),
    _banner(
        "Globalize", "worldview", "globalise", "global", "globalize/us", "world view", "globalize section",
    ),
    _banner("Fringe theories", "fringe", "fringe section", "fringetheory"),
    _banner("Recentism", "recent", "slanted towards recent events", "recentist"),
    _banner("Weasel", "weasel words", "weaselwords", "weasel section", "weasel-section"),
    _banner(
        "Peacock", "peacock prose", "puffery", "peacock terms", "fan pov", "fanpov", "in-universe",
        "autobiography",
    ),
    _banner(
        "COI", "conflict of interest", "c.o.i.", "selfinterest", "paid contributions", "undisclosed paid",
    ),
    _banner("Hoax", "fictional?", "possible hoax"),
    _banner(
        "Unreferenced", "unsourced", "unreferenced section", "unreferencedsection", "unreferenced-section",
        "noref", "unref", "no references", "unsourced section", "unrefsect", "no ref", "unreferenced sect",
        "citations missing", "blp unsourced", "unreferenced blp", "citesources",
    ),
    _banner("One source", "onesource", "single source", "one source section", "one-source", "singlesource"),
    _banner(
        "More citations needed", "refimprove", "refimprove section", "more citations needed section",
        "improve references", "morerefs", "ref improve", "ref-improve", "refimprovesect", "more references",
        "citations needed", "fewrefs", "refimprove-section", "more refs", "improvereferences", "moresources",
        "blp sources", "blp refimprove", "verify", "blpsources", "needrefs", "more sources needed",
        "blp sources section", "refimprovesection", "referenced poorly",
    ),
    _banner(
        "More footnotes needed", "more footnotes", "morefootnotes", "inline citations", "in-text citations",
        "more inline citations needed", "few footnotes", "more inline", "more footnotes section",
    ),
    _banner("No footnotes", "nofootnotes", "inline", "no inline citations", "nofootnote", "no inline"),
    _banner(
        "Full citations needed", "incomplete citations", "missing citation data", "incomplete citation",
        "page numbers needed", "page numbers improve", "inconsistent citations",
    ),
    _banner("Primary sources", "primary", "primarysources", "primary source", "primary sources section"),
    _banner(
        "Third-party", "third party", "thirdparty", "3rd-party", "independent sources", "third-party sources",
        "notable sources",
    ),
    _banner("Self-published", "self published", "self-published sources"),
    _banner(
        "Unreliable sources", "unreliable", "rsn", "unreliable-sources", "reliable sources", "verifiability",
    ),
    _banner("User-generated", "user generated", "user-generated sources"),
    _banner(
        "Original research", "originalresearch", "original research section", "or section", "synthesis",
        "syn section", "original synthesis", "nor",
    ),
    _banner(
        "Citation style", "cleanup-references", "citationstyle", "citation-style", "refstyle", "ref style",
        "reference style", "unclear citation style", "cleanup citations",
    ),
    _banner(
        "Cleanup bare URLs", "bare urls", "bareurls", "barelinks", "linkrot", "link rot", "bare links",
        "cleanup-link rot", "bare url inline", "bare url",
    ),
    _banner(
        "Over-quotation", "overquotation", "quote farm", "quotefarm", "too many quotes", "over-quote",
        "over quotation",
    ),
    _banner(
        "Copy edit", "copyedit", "grammar", "copyedit-section", "copy edit section", "gcheck", "copy-edit",
        "proofread", "copyediting", "copyedit section", "spelling", "prose", "prose section",
        "cleanup translation",
    ),
    _banner(
        "Tone", "tone section", "inappropriate tone", "formal", "informal", "essay-like", "essay",
        "essay-entry", "advert", "advertisement", "news release", "story", "like resume", "manual",
        "newsrelease", "how-to", "howto", "promotional", "personal reflection",
    ),
    _banner(
        "Confusing", "confusing section", "confused", "unclear", "unclear section", "incomprehensible",
        "incoherent",
    ),
    _banner("Technical", "tootechnical", "too technical", "technical section", "jargon", "too abstract"),
    _banner("Context", "insufficient context", "no context"),
    _banner(
        "Expert needed", "expert-subject", "expert", "expertneeded", "expert-needed", "expert subject",
        "expert verify",
    ),
    _banner(
        "Update", "out of date", "outdated", "outofdate", "out-of-date", "update section", "update-section",
        "update sect", "obsolete", "old", "update-sect", "actualizar", "desactualizado",
    ),
    _banner(
        "Current", "current event", "recent event", "current person", "current section", "current news",
        "recentevent", "current related", "ongoing",
    ),
    _banner("AI-generated", "ai generated", "llm", "ai", "ai-written", "suspected ai"),
    _banner(
        "Close paraphrasing", "close paraphrase", "copypaste", "copyviocore", "too close", "copy paste",
        "cv-unsure",
    ),
    _banner(
        "Rough translation", "roughtranslation", "bad translation", "not english", "notenglish",
        "expand language",
    ),
    _banner("In use", "inuse", "inuse section", "in use section", "gocinuse"),
    _banner(
        "Under construction", "underconstruction", "under construction section", "inuse-section",
        "construction",
    ),
    _banner(
        "Expand section", "expand-section", "expandsection", "expandsect", "expand", "incomplete",
        "missing information", "empty section", "empty-section", "expand list", "section expand",
        "incomplete list", "missing", "empty",
    ),
    _banner("Notability", "notable", "non-notable", "gng"),
    _banner("Orphan", "lonely"),
    _banner("Dead end", "wikify", "underlinked", "dead-end", "overlinked"),
    _banner(
        "Merge", "mergeto", "mergefrom", "merge to", "merge from", "merge-to", "merge section", "merging",
        "move section",
    ),
    _banner("Trivia", "in popular culture", "trivia section", "triviasection", "popular culture"),
    _banner(
        "External links", "cleanup-spam", "external links cleanup", "cleanup spam", "further reading cleanup",
    ),
)  # fmt: skip

_by_name: dict[str, FlagKind] = {}
for _kind in KINDS:
    for _name in (_kind.name, *_kind.aliases):
        _by_name.setdefault(_name.casefold(), _kind)
