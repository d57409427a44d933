"""Parser functions (`{{#if:…}}`, `{{lc:…}}`) and variables (`{{PAGENAME}}`), each a small function to
wikitext.

Arguments are expanded only when asked for, so a branch that is not taken costs nothing and leaves no note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, quote_plus

from apps.wikitext import dates, page_variables
from apps.wikitext.allowed import ALLOWED_TAGS
from apps.wikitext.cs1.languages import direction, language_name
from apps.wikitext.escaping import plain
from apps.wikitext.expressions import BadExpression, evaluate
from apps.wikitext.function_calls import FunctionCall, find_function, function, variable
from apps.wikitext.markers import outside_markers, without_markers
from apps.wikitext.scanner import EXTENSION_TAGS
from apps.wikitext.titles import NAMESPACE_NAMES, BadTitle, find_namespace, normalise_title

__all__ = ["FunctionCall", "find_function", "page_variables"]

_MAX_PADDING = 500
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DIGITS = re.compile(r"(?<![.\d])\d{4,}")
_ERROR = re.compile(r'<(?:strong|span|p|div)\s[^<>]*?class="[^"<>]*?\berror\b')


@function("#if")
def _if(call: FunctionCall) -> str:
    return call.get(1) if call.get(0) else call.get(2)


@function("#ifeq")
def _ifeq(call: FunctionCall) -> str:
    return call.get(2) if _equal(call.get(0), call.get(1)) else call.get(3)


@function("#iferror")
def _iferror(call: FunctionCall) -> str:
    tested = call.get(0)
    if _ERROR.search(call.renderer.aside.bring_back_late(tested)):
        return call.get(1)
    return call.get(2) if call.count > 2 else tested


@function("#ifexist")
def _ifexist(call: FunctionCall) -> str:
    # Which pages there are is not known to a text; a link shows it when the page is put together.
    return call.get(1)


@function("#expr")
def _expr(call: FunctionCall) -> str:
    try:
        return evaluate(call.get(0))
    except BadExpression as error:
        return call.renderer.error("broken expression", reason=str(error))


@function("#ifexpr")
def _ifexpr(call: FunctionCall) -> str:
    try:
        value = evaluate(call.get(0))
    except BadExpression as error:
        return call.renderer.error("broken expression", reason=str(error))
    return call.get(2) if value in ("", "0") else call.get(1)


@function("#switch")
def _switch(call: FunctionCall) -> str:
    wanted = call.get(0)
    falls_through = is_default_next = False
    default: Callable[[], str] | None = None
    last = ""
    for index in range(1, call.count):
        name, value = call.pair(index)
        if name is None:
            last = value()
            falls_through = falls_through or _equal(wanted, last)
            is_default_next = is_default_next or last == "#default"
        elif falls_through or _equal(wanted, name):
            return value()
        else:
            last = ""
            default = value if name == "#default" or is_default_next else default
            is_default_next = False
    return last or (default() if default else "")


def _equal(left: str, right: str) -> bool:
    if left == right:
        return True
    return bool(_NUMBER.fullmatch(left) and _NUMBER.fullmatch(right)) and float(left) == float(right)


@function("lc")
def _lc(call: FunctionCall) -> str:
    return outside_markers(call.get(0), str.lower)


@function("uc")
def _uc(call: FunctionCall) -> str:
    return outside_markers(call.get(0), str.upper)


@function("lcfirst")
def _lcfirst(call: FunctionCall) -> str:
    text = call.get(0)
    return text[:1].lower() + text[1:]


@function("ucfirst")
def _ucfirst(call: FunctionCall) -> str:
    text = call.get(0)
    return text[:1].upper() + text[1:]


@function("padleft")
def _padleft(call: FunctionCall) -> str:
    return _padding(call) + call.get(0)


@function("padright")
def _padright(call: FunctionCall) -> str:
    return call.get(0) + _padding(call)


def _padding(call: FunctionCall) -> str:
    filling = without_markers(call.get(2)) or "0"
    width = min(int(call.get(1)), _MAX_PADDING) if call.get(1).isdecimal() else 0
    missing = max(0, width - len(call.get(0)))
    return (filling * (missing // len(filling) + 1))[:missing]


@function("urlencode")
def _urlencode(call: FunctionCall) -> str:
    text = without_markers(call.get(0))
    match call.get(1).upper():
        case "PATH":
            return quote(text, safe="")
        case "WIKI":
            return quote(text.replace(" ", "_"), safe="/:@!$*(),;~")
    return quote_plus(text, safe="")


@function("anchorencode")
def _anchorencode(call: FunctionCall) -> str:
    return "_".join(plain(without_markers(call.get(0))).split())


@function("formatnum")
def _formatnum(call: FunctionCall) -> str:
    text = call.get(0)
    match call.get(1).upper():
        case "R":
            return text.replace(",", "")
        case "NOSEP":
            return text
    return _DIGITS.sub(_with_commas, text)


def _with_commas(match: re.Match[str]) -> str:
    digits = match[0]
    first = len(digits) % 3 or 3
    return ",".join([digits[:first], *(digits[i : i + 3] for i in range(first, len(digits), 3))])


@function("plural")
def _plural(call: FunctionCall) -> str:
    return call.get(1) if call.get(0).strip() in ("1", "-1") else call.get(2, call.get(1))


@function("ns", "nse")
def _ns(call: FunctionCall) -> str:
    wanted = call.get(0)
    if wanted.lstrip("-").isdecimal():
        return NAMESPACE_NAMES.get(int(wanted), "")
    name = NAMESPACE_NAMES[find_namespace(wanted)]
    return name.replace(" ", "_") if call.name.lower() == "nse" else name


@function("localurl", "fullurl", "canonicalurl")
def _localurl(call: FunctionCall) -> str:
    query = f"?{call.get(1)}" if call.get(1) else ""
    return "/wiki/" + quote(without_markers(call.get(0)).replace(" ", "_"), safe="/:@!$*(),;") + query


@function("#titleparts")
def _titleparts(call: FunctionCall) -> str:
    try:
        parts = normalise_title(call.get(0)).text.split("/")
    except BadTitle:
        return call.get(0)
    first = int(call.get(2)) if re.fullmatch(r"-?\d+", call.get(2)) else 1
    count = int(call.get(1)) if re.fullmatch(r"-?\d+", call.get(1)) else 0
    parts = parts[first - 1 if first > 0 else first :] if first else parts
    return "/".join(parts[:count] if count else parts)


@function("#tag")
def _tag(call: FunctionCall) -> str:
    name = call.get(0).lower()
    content = call.get(1) if call.count > 1 else None
    attributes = []
    for index in range(2, call.count):
        key, value = call.pair(index)
        if key:
            attributes.append((key, value().strip().strip("\"'")))
    source = "".join(f' {key}="{value.replace(chr(34), "&quot;")}"' for key, value in attributes)
    if name in ALLOWED_TAGS and name not in EXTENSION_TAGS:
        return f"<{name}{source}>{content or ''}</{name}>"
    return call.renderer.extension(name, source, content)


@function("#language")
def _language(call: FunctionCall) -> str:
    return language_name(call.get(0)) or call.get(0)


@function("#dir")
def _direction(call: FunctionCall) -> str:
    return direction(call.get(0)) or "ltr"


@function("gender")
def _gender(call: FunctionCall) -> str:
    # Nobody's gender is known here: the form that fits all, or the one form given.
    return call.get(3) or call.get(1)


@function("grammar")
def _grammar(call: FunctionCall) -> str:
    return call.get(1)


@function("#formatdate", "#dateformat")
def _format_date(call: FunctionCall) -> str:
    pattern = {"dmy": "j F Y", "mdy": "F j, Y", "ymd": "Y F j", "iso 8601": "Y-m-d"}.get(call.get(1).lower())
    day = dates.read_date(call.get(0))
    return (dates.format_time(pattern, call.get(0), day) if pattern and day else None) or call.get(0)


@function("#time", "#timel")
def _time(call: FunctionCall) -> str:
    today = call.renderer.today()
    return dates.format_time(call.get(0), call.get(1), today) or call.renderer.error(
        "broken expression", reason=call.get(1)
    )


@function("int", "#section", "#lst", "defaultsort", "displaytitle", "defaultsortkey", "defaultcategorysort")
def _nothing(call: FunctionCall) -> str:
    return ""


@variable("!")
def _pipe(call: FunctionCall) -> str:
    return "|"


@variable("=")
def _equals(call: FunctionCall) -> str:
    return "="


@variable("SITENAME")
def _site_name(call: FunctionCall) -> str:
    return "Stet"


_DATE_VARIABLES = {
    "YEAR": "Y",
    "MONTH": "m",
    "MONTH1": "n",
    "MONTHNAME": "F",
    "MONTHNAMEGEN": "F",
    "MONTHABBREV": "M",
    "DAY": "j",
    "DAY2": "d",
    "DAYNAME": "l",
    "DOW": "w",
    "WEEK": "W",
}


@variable(*(prefix + name for prefix in ("CURRENT", "LOCAL") for name in _DATE_VARIABLES))
def _date(call: FunctionCall) -> str:
    pattern = _DATE_VARIABLES[call.name.removeprefix("CURRENT").removeprefix("LOCAL")]
    return dates.format_time(pattern, "", call.renderer.today()) or ""
