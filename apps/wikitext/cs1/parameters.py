"""The parameters of the cite family: each name CS1 takes, and the one name it goes by here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_ALIASES = """
access-date accessdate
agency
archive-date archivedate
archive-format
archive-url archiveurl
arxiv ARXIV eprint
asin ASIN
asin-tld ASIN-TLD
article-number
at
bibcode BIBCODE
bibcode-access
biorxiv
book-title booktitle
call-sign callsign
cartography
chapter contribution entry article section
chapter-format contribution-format entry-format article-format section-format
chapter-url chapterurl contribution-url contributionurl entry-url article-url section-url sectionurl
chapter-url-access contribution-url-access entry-url-access article-url-access section-url-access
citeseerx
city
class
conference event
conference-format event-format
conference-url conferenceurl event-url eventurl
date air-date airdate
date-format df
degree
department
display-authors displayauthors display-subjects
display-contributors
display-editors displayeditors
display-interviewers
display-translators
docket
doi DOI
doi-access
doi-broken-date doi-broken doi-inactive-date doi_inactivedate doi_brokendate
edition
eissn EISSN
embargo pmc-embargo-date
encyclopedia encyclopaedia dictionary
episode
format
hdl HDL
hdl-access
id ID
inset
isbn ISBN ISBN13 isbn13
ismn ISMN
issn ISSN
issue number
jfm JFM
jstor JSTOR
jstor-access
language lang in
lay-date laydate
lay-format
lay-source laysource
lay-url layurl lay-summary laysummary
lccn LCCN
map
map-format
map-url mapurl
medrxiv
message-id
minutes
mode
mr MR
name-list-style name-list-format
network
no-pp nopp
oclc OCLC
ol OL
ol-access
orig-date orig-year origyear origdate
osti OSTI
osti-access
others
page p
pages pp
people authors credits hosts
pmc PMC
pmid PMID
postscript
publication-date publicationdate
publication-place publicationplace
location place
publisher institution newsgroup distributor
quote quotation
quote-page
quote-pages
ref
rfc RFC
s2cid S2CID
s2cid-access
sbn
scale
script-chapter script-contribution script-entry script-article script-section
script-title
script-map
script-encyclopedia
script-work script-journal script-website script-magazine script-newspaper script-periodical
season
sections
series version
series-link serieslink
series-number series-no seriesno seriesnumber
series-separator
sheet
sheets
ssrn SSRN
ssrn-access
station
time
time-caption timecaption
title
title-link titlelink episode-link episodelink
title-note
trans-chapter trans_chapter trans-contribution trans-entry trans-article trans-section
trans-map
trans-encyclopedia
map-url-access
trans-quote
trans-title trans_title
trans-work trans-journal trans-website trans-magazine trans-newspaper trans-periodical
transcript
transcript-format
transcript-url transcripturl
type medium
url URL
url-access
url-status dead-url deadurl
user
vauthors
veditors
via
volume
website-access
work journal newspaper magazine website periodical mailinglist mailing-list
year
zbl ZBL
collaboration
script-quote
ignore-isbn-error ignoreisbnerror
last-author-amp lastauthoramp
registration
subscription
coauthors coauthor
editors
editor-et-al
no-tracking template-doc-demo nocat no-cat notracking
bot
trans-people
display-people
chapter-link
interviewers
ignore-error
minor
nolink
supplement
program
quotee
"""
_PERSON = re.compile(
    r"(author|editor|translator|contributor|interviewer|subject|host)(\d*)(?:-?(last|surname|first|given|link|mask)(\d*))?"
)
_NAME = re.compile(r"(last|surname|first|given)(\d*)")
_ROLES = {"subject": "author", "host": "author"}
_PARTS = {"surname": "last", "given": "first", "": "last"}

_LONGEST = 60  # characters; the cache holds no longer names
_CANONICAL = {name: line.split()[0] for line in _ALIASES.strip().split("\n") for name in line.split()}


@dataclass(slots=True)
class Fields:
    """A citation's filled parameters under their canonical names, and what was wrong with them."""

    values: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # canonical name to the name as written
    unknown: list[str] = field(default_factory=list)
    redundant: list[tuple[str, str]] = field(default_factory=list)
    empty_unknown: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)  # of the people named: "author", "editor" …
    loose: list[str] = field(
        default_factory=list
    )  # text without a name, where a pipe or an "=" was forgotten


def read_fields(parameters: Mapping[str, str]) -> Fields:
    """Return the parameters sorted out; of two names for one thing the first filled counts."""
    fields = Fields()
    values = fields.values
    for name, value in parameters.items():
        value = value.strip()
        canonical = _find_canonical(name) if len(name) < _LONGEST else None
        if not value:
            if canonical is None:
                fields.empty_unknown.append(name)
            continue
        if canonical is None:
            (fields.loose if name.isdecimal() else fields.unknown).append(value if name.isdecimal() else name)
        elif canonical in values:
            fields.redundant.append((fields.written[canonical], name))
        else:
            values[canonical] = value
            fields.written[canonical] = name
            if canonical[-1] <= "9":  # only the names of people end in a number
                fields.roles.add(canonical.partition("-")[0])
    return fields


def canonical_name(name: str) -> str | None:
    """Return the one name that stands for this parameter (`accessdate` is `access-date`), or None.

    Names of people become role, part and number: `last2` is `author-last2`, `editor` is `editor-last1`.
    """
    return _find_canonical(name) if len(name) < _LONGEST else None


@lru_cache(maxsize=4096)
def _find_canonical(name: str) -> str | None:
    name = name.strip()
    found = _CANONICAL.get(name)
    if found:
        return found
    if match := _NAME.fullmatch(name):
        return f"author-{_PARTS.get(match[1], match[1])}{match[2] or 1}"
    if match := _PERSON.fullmatch(name):
        if match[2] and match[4]:
            return None
        part = match[3] or ""
        return f"{_ROLES.get(match[1], match[1])}-{_PARTS.get(part, part)}{match[2] or match[4] or 1}"
    return None
