"""Words in other languages: marked, labelled, transliterated, pronounced."""

from __future__ import annotations

import re

from apps.wikitext.cs1.languages import direction, language_name
from apps.wikitext.escaping import attribute, is_yes, plain, wiki_link
from apps.wikitext.templates.registry import Call, template

_LATIN = re.compile(r"[\W\d_A-Za-z\u00aa-\u024f\u1e00-\u1eff]*")
_CODE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def foreign(code: str, text: str, is_italic: bool | None = None) -> str:
    """Return the text marked as of a language; Latin letters in italics unless told otherwise."""
    code = code.strip().replace("_", "-")
    if not _CODE.fullmatch(code):
        return text
    if is_italic is None:
        is_italic = _LATIN.fullmatch(plain(text)) is not None and "''" not in text
    words = f"<i>{text}</i>" if is_italic else text
    return f'<span lang="{code}" dir="{direction(code)}">{words}</span>'


def _italic(call: Call) -> bool | None:
    """Return what |italic= asks for, None where it leaves it to the letters."""
    asked = call.get("italic", "italics", "i").lower()
    return None if asked in ("", "default", "set") else asked in ("yes", "y", "true")


@template("Lang", "Language", "Lan", "Lang2", "Lang-inline")
def lang(call: Call) -> str:
    """Return words in a language given by its code."""
    return foreign(call.get("1", "code"), call.get("2", "text"), _italic(call))


@template("Langx", "Lang-x")
def langx(call: Call) -> str:
    """Return words in a language with its name before them: {{langx|hy|text|translit|translation}}."""
    return labelled(call, call.get("1", "code"), call.get("2", "text"), 3)


@template("لغة-أل")
def german_in_arabic(call: Call) -> str:
    """Return words in German, as the Arabic template for them does."""
    return labelled(call, "de", call.get("1"), 2)


@template(pattern=r"Lang-[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
def lang_xx(call: Call) -> str:
    """Return words in the language that the template's name ends with: {{lang-hy|text|translit}}."""
    return labelled(call, call.name.strip()[5:], call.get("1", "text"), 2)


def labelled(call: Call, code: str, text: str, next_place: int) -> str:
    """Return "Armenian: text, romanized: translit, lit. 'translation'"; parts left out fall away."""
    name = language_name(code) or code
    shown_name = call.get("label")
    if shown_name:
        name = shown_name
    transliteration = call.get("translit", "tr", "rom", str(next_place))
    meaning = call.get("lit", "translation", str(next_place + 1))
    head = "" if name.lower() == "none" else f"{name}: "
    parts = [head + foreign(code, text, _italic(call))]
    if transliteration:
        label = "" if is_yes(call.get("nolink-rom")) or name.lower() == "none" else "romanized:&nbsp;"
        parts.append(f'{label}<i lang="{attribute(code)}-Latn">{transliteration}</i>')
    if meaning:
        parts.append(f"<small>lit.</small>&nbsp;‘{meaning}’")
    return ", ".join(parts)


@template("Transliteration", "Transl", "Translit", "Xlit")
def transliteration(call: Call) -> str:
    """Return words in Latin letters that stand for another script: {{transl|hy|text}}."""
    values = call.positional()
    text = values[-1] if values else ""
    code = call.get("1")
    if len(values) < 2 or not _CODE.fullmatch(code):
        return text
    return f'<span lang="{code}-Latn"><i>{text}</i></span>'


@template("Nihongo", "Nihongo2", "Nihongo3", "Nihongo foot", "Nihongo krt")
def nihongo(call: Call) -> str:
    """Return an English term with its Japanese writing and reading."""
    english, kanji, romaji = call.get("1"), call.get("2"), call.get("3")
    more = ", ".join(value for value in (call.get("4", "extra"), call.get("5", "extra2")) if value)
    name = call.name.strip().lower()
    if name == "nihongo2":
        return foreign("ja", english)
    if name == "nihongo3":
        english, romaji = (f"<i>{romaji}</i>" if romaji else english), english
    elif romaji:
        romaji = f"<i>{romaji}</i>"
    inner = ", ".join(part for part in (foreign("ja", kanji) if kanji else "", romaji, more) if part)
    return f"{english} ({inner})" if english else inner


@template("Zh", "Zhi", "Chinese", "Zh-cp", "Zh-tp")
def chinese(call: Call) -> str:
    """Return Chinese names, each form with its label."""
    parts = [
        (f"{label}: " if call.get("labels") != "no" else "") + foreign(code, call.get(*names), False)
        for label, code, names in _CHINESE
        if call.get(*names)
    ]
    if not parts and call.get("1"):
        return foreign("zh", call.get("1"), False)
    if meaning := call.get("l", "lit"):
        parts.append(f"lit. ‘{meaning}’")
    return "; ".join(parts)


_CHINESE = (
    ("Chinese", "zh", ("c",)),
    ("simplified Chinese", "zh-Hans", ("s",)),
    ("traditional Chinese", "zh-Hant", ("t",)),
    ("pinyin", "zh-Latn-pinyin", ("p", "hp")),
    ("Wade–Giles", "zh-Latn", ("w",)),
    ("Jyutping", "yue-Latn", ("j",)),
    ("Pe̍h-ōe-jī", "nan-Latn", ("poj",)),
)


@template("Korean", "Lang-ko-hhrm", "Linktext-ko")
def korean(call: Call) -> str:
    """Return a Korean name: Hangul, Hanja and romanisation."""
    hangul, hanja, roman = call.get("hangul", "1"), call.get("hanja", "2"), call.get("rr", "mr", "3")
    parts = [foreign("ko", value, False) for value in (hangul, hanja) if value]
    return ", ".join([*parts, f"<i>{roman}</i>"] if roman else parts)


@template("Native name", "Native phrase", "Nativename", "Native name list", "Native phrase list")
def native_name(call: Call) -> str:
    """Return a name in its language, with the language's name in brackets."""
    code, text = call.get("1", "tag1"), call.get("2", "name1", "phrase1")
    shown = foreign(code, text, _italic(call))
    name = language_name(code)
    return f"{shown} <small>({name})</small>" if name and call.get("paren") != "omit" else shown


@template(
    "Script", "Nastaliq", "Script/Nastaliq", "Script/Arabic", "Script/Hebrew", "Rtl-lang", "Rtl-para",
    "Hebrew", "Unicode", "Polytonic", "Unicode fonts", "PUA",
)  # fmt: skip
def script(call: Call) -> str:
    """Return words in a script that needs its own letters."""
    name = call.name.strip().lower()
    if name in ("script", "rtl-lang", "rtl-para"):
        code, text = call.get("1"), call.get("2")
        return foreign(f"und-{code}" if len(code) == 4 else code, text, False)
    return foreign(_SCRIPTS.get(name, "ur"), call.get("1"), False)


_SCRIPTS = {
    "hebrew": "he", "script/hebrew": "he", "script/arabic": "ar", "polytonic": "grc", "unicode": "und",
    "unicode fonts": "und", "pua": "und",
}  # fmt: skip


@template("Script/Armenian", "Armenian")
def armenian(call: Call) -> str:
    """Return words in Armenian letters."""
    return foreign("hy", call.get("1"), False)


@template("IPA", "IPA-all", "IPAlink", "IPA link", "IPAblink", "IPAslink", "Angle IPA", "IPAs", "API")
def ipa(call: Call) -> str:
    """Return a pronunciation in the International Phonetic Alphabet, its language named where given."""
    first, second = call.get("1"), call.get("2")
    if second and _CODE.fullmatch(first):
        label = language_name(first)
        return (f"{label} pronunciation: " if label else "") + _phonetic(second)
    if call.name.strip().lower() in ("ipablink", "ipa blink"):
        return _phonetic(f"&#91;{first}&#93;")
    return _phonetic(first)


@template(pattern=r"IPA-[a-z]{2,3}(?:-[A-Za-z]+)?")
def ipa_xx(call: Call) -> str:
    """Return a pronunciation in the language that the template's name ends with."""
    name = language_name(call.name.strip()[4:])
    label = {"lang": f"{name} pronunciation: ", "": f"{name} pronunciation: ", "pron": "pronounced "}.get(
        call.get("2"), ""
    )
    return (label if name else "") + _phonetic(f"&#91;{call.get('1')}&#93;")


@template("IPAc-en", "IPAc-pl", "IPAc-hu", "IPAc-ga")
def ipa_sounds(call: Call) -> str:
    """Return an English pronunciation given sound by sound."""
    sounds, label = [], ""
    for value in call.positional():
        if value.lower() in _PRONUNCIATION_LABELS:
            label = _PRONUNCIATION_LABELS[value.lower()]
        elif not value.lower().endswith((".ogg", ".oga", ".wav", ".mp3", ".flac")):
            sounds.append(_SIGNS.get(value, _SOUNDS.get(value, value)))
    return label + _phonetic(f"/{''.join(sounds)}/")


_PRONUNCIATION_LABELS = {
    "audio": "", "pron": "pronounced ", "lang": "English: ", "local": "locally ", "also": "also ", "uk": "UK: ",
    "us": "US: ", "en": "", "": "",
}  # fmt: skip
_SIGNS = {"_": " ", ",_": ", ", "-": "", ",": "ˌ", "'": "ˈ", ".": "."}
_SOUNDS = {
    "aa": "ɑː", "ae": "æ", "ah": "ʌ", "ai": "aɪ", "ao": "ɔː", "ar": "ɑːr", "au": "aʊ", "aw": "aʊ", "ay": "aɪ",
    "ch": "tʃ", "dh": "ð", "dj": "dʒ", "ee": "iː", "eh": "ɛ", "ei": "eɪ", "er": "ɜːr", "ew": "juː", "g": "ɡ",
    "ih": "ɪ", "j": "dʒ", "ng": "ŋ", "oh": "oʊ", "oi": "ɔɪ", "oo": "uː", "or": "ɔːr", "ow": "aʊ", "r": "r",
    "sh": "ʃ", "th": "θ", "tch": "tʃ", "uh": "ə", "y": "j", "zh": "ʒ", "@": "ə",
}  # fmt: skip


def _phonetic(text: str) -> str:
    return f'<span class="IPA nowrap" lang="und-Latn-fonipa">{text}</span>'


@template("Respell", "Pronunciation respelling", "Respelling")
def respell(call: Call) -> str:
    """Return a pronunciation respelled, stressed syllables in small capitals."""
    parts = [
        f'<span class="smallcaps">{value.lower()}</span>' if value.isupper() and len(value) > 1 else value
        for value in call.positional()
    ]
    return f"<i>{'-'.join(part for part in parts if part != '_')}</i>".replace("--", "-")


@template("In lang", "Link language", "Languageicon", "Language icon", "En icon", "Ref-lang", "En")
def in_language(call: Call) -> str:
    """Return "(in Armenian)" for the languages given by their codes."""
    if call.name.strip().lower() in ("en icon", "en"):
        return _in(["en"])
    return _in([value for value in call.positional() if value] or [call.get("lang")])


@template("أيقونة ألمانية", pattern=r"[a-z]{2,3} icon|Ref-[a-z]{2}")
def language_icon(call: Call) -> str:
    """Return "(in German)" for {{de icon}} and {{ref-de}}."""
    name = call.name.strip().replace("أيقونة ألمانية", "de icon")
    return _in([name[4:] if name.lower().startswith("ref-") else name.split()[0]])


def _in(codes: list[str]) -> str:
    names = [language_name(code) or code for code in codes if code]
    if not names:
        return ""
    return f'<span class="in-lang">(in {" and ".join(plain(name) for name in names)})</span>'


@template(
    "Interlanguage link", "Ill", "Illm", "Interlanguage link multi", "Link-interwiki", "Ill2", "Iw", "Нп5",
    "Нп3", "Нп2", "Link-if-exists",
)  # fmt: skip
def interlanguage_link(call: Call) -> str:
    """Return a link to an article that may exist only in another language, which it names."""
    values = call.positional()
    title = values[0] if values else ""
    label = call.get("lt", "display") or (call.get("2") if call.name.strip().lower().startswith("нп") else "")
    code = next((value for value in values[1:] if _CODE.fullmatch(value) and language_name(value)), "")
    note = f' <small class="interlanguage">({language_name(code)})</small>' if code else ""
    return wiki_link(title, label) + note


@template("ISO 639", "ISO 639 name", "Language name", "Langname")
def name_of_language(call: Call) -> str:
    """Return the English name of a language given by its code."""
    return language_name(call.get("1")) or call.get("1")


@template("Literal translation", "Lit", "Literally", "Literal")
def literal(call: Call) -> str:
    """Return a literal translation, marked as such."""
    return f"<small>lit.</small>&nbsp;{' or '.join(f'‘{value}’' for value in call.positional() if value)}"
