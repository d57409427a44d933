"""Parser functions (`{{#if:…}}`, `{{lc:…}}`) and variables (`{{PAGENAME}}`), each a small function to wikitext.

Arguments are expanded only when asked for, so a branch that is not taken costs nothing and leaves no note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from apps.wikitext import dates
from apps.wikitext.expressions import BadExpression, evaluate
from apps.wikitext.markers import without_markers
from apps.wikitext.parser import Part, Template
from apps.wikitext.titles import NAMESPACE_NAMES, BadTitle, normalise_title

if TYPE_CHECKING:
    from apps.wikitext.expansion import Expander

_MAX_PADDING = 500


class FunctionCall:
    """One use of a parser function; argument 0 is what follows the colon."""

    def __init__(self, expander: Expander, text: str, node: Template, name: str, argument: str) -> None:
        self.expander = expander
        self.renderer = expander.renderer
        self.name = name
        self._text = text
        self._parts: list[Part] = node.parts[1:]
        self._argument = argument

    @property
    def count(self) -> int:
        """Return how many arguments there are, the one behind the colon included."""
        return len(self._parts) + 1

    def get(self, index: int, default: str = "") -> str:
        """Return an argument, expanded and without outer white space."""
        if index == 0:
            return self._argument
        if index > len(self._parts):
            return default
        part = self._parts[index - 1]
        return self.expander.expand_part(self._text, part.start, part).strip()

    def pair(self, index: int) -> tuple[str | None, Callable[[], str]]:
        """Return the name of an argument `name=value`, or None, and a function that gives its value."""
        part = self._parts[index - 1]
        if part.equals < 0:
            return None, lambda: self.get(index)
        name_part = Part(part.start)
        name_part.end = part.equals
        name_part.children = [child for child in part.children if child.end <= part.equals]
        name = self.expander.expand_part(self._text, part.start, name_part).strip()
        return name, lambda: self.expander.expand_part(self._text, part.equals + 1, part).strip()


Function = Callable[[FunctionCall], str]
_functions: dict[str, Function] = {}
_variables: dict[str, Function] = {}


def find_function(name: str, has_arguments: bool) -> tuple[str, str, Function] | None:
    """Return name, argument 0 and function of `name: argument`, or None where it is a template."""
    head, colon, argument = name.partition(":")
    key = head.strip()
    if colon:
        found = _functions.get(key.lower()) or _variables.get(key)
        return (key, argument.strip(), found) if found else None
    found = _variables.get(key)
    return (key, "", found) if found and not has_arguments else None


def _function(*names: str) -> Callable[[Function], Function]:
    def register(function: Function) -> Function:
        _functions.update(dict.fromkeys(names, function))
        return function

    return register


def _variable(*names: str) -> Callable[[Function], Function]:
    def register(function: Function) -> Function:
        _variables.update(dict.fromkeys(names, function))
        return function

    return register


@_function("#if")
def _if(call: FunctionCall) -> str:
    return call.get(1) if call.get(0) else call.get(2)


@_function("#ifeq")
def _ifeq(call: FunctionCall) -> str:
    return call.get(2) if _equal(call.get(0), call.get(1)) else call.get(3)


@_function("#iferror")
def _iferror(call: FunctionCall) -> str:
    if re.search(r'<(?:strong|span|p|div)\s[^>]*class="[^">]*\berror\b', call.get(0)):
        return call.get(1)
    return call.get(2) if call.count > 2 else call.get(0)


@_function("#ifexist")
def _ifexist(call: FunctionCall) -> str:
    # Which pages there are is not known to a text; a link shows it when the page is put together.
    return call.get(1)


@_function("#expr")
def _expr(call: FunctionCall) -> str:
    try:
        return evaluate(call.get(0))
    except BadExpression as error:
        return call.renderer.error("broken expression", reason=str(error))


@_function("#ifexpr")
def _ifexpr(call: FunctionCall) -> str:
    try:
        value = evaluate(call.get(0))
    except BadExpression as error:
        return call.renderer.error("broken expression", reason=str(error))
    return call.get(2) if value in ("", "0") else call.get(1)


@_function("#switch")
def _switch(call: FunctionCall) -> str:
    wanted = call.get(0)
    matched = False
    default: Callable[[], str] | None = None
    last = ""
    for index in range(1, call.count):
        name, value = call.pair(index)
        if name is None:
            last = value()
            matched = matched or _equal(wanted, last)
            if last == "#default" and default is None:
                default = lambda: ""  # noqa: E731
            continue
        last = ""
        if matched or _equal(wanted, name):
            return value()
        if name == "#default":
            default = value
    if last:
        return last
    return default() if default else ""


def _equal(left: str, right: str) -> bool:
    if left == right:
        return True
    try:
        return float(left) == float(right)
    except ValueError:
        return False


@_function("lc")
def _lc(call: FunctionCall) -> str:
    return call.get(0).lower()


@_function("uc")
def _uc(call: FunctionCall) -> str:
    return call.get(0).upper()


@_function("lcfirst")
def _lcfirst(call: FunctionCall) -> str:
    text = call.get(0)
    return text[:1].lower() + text[1:]


@_function("ucfirst")
def _ucfirst(call: FunctionCall) -> str:
    text = call.get(0)
    return text[:1].upper() + text[1:]


@_function("padleft")
def _padleft(call: FunctionCall) -> str:
    return _padding(call) + call.get(0)


@_function("padright")
def _padright(call: FunctionCall) -> str:
    return call.get(0) + _padding(call)


def _padding(call: FunctionCall) -> str:
    filling = without_markers(call.get(2)) or "0"
    width = min(int(call.get(1)), _MAX_PADDING) if call.get(1).isdecimal() else 0
    missing = max(0, width - len(call.get(0)))
    return (filling * (missing // len(filling) + 1))[:missing]


@_function("urlencode")
def _urlencode(call: FunctionCall) -> str:
    text = without_markers(call.get(0))
    return quote(text, safe="") if call.get(1).upper() == "PATH" else quote_plus(text, safe="")


@_function("anchorencode")
def _anchorencode(call: FunctionCall) -> str:
    return without_markers(call.get(0)).replace(" ", "_")


@_function("formatnum")
def _formatnum(call: FunctionCall) -> str:
    text = call.get(0)
    if call.get(1).upper() == "R":
        return text.replace(",", "")
    return re.sub(
        r"(?<![.\d])\d+", lambda match: f"{int(match[0]):,}" if len(match[0]) > 3 else match[0], text
    )


@_function("plural")
def _plural(call: FunctionCall) -> str:
    return call.get(1) if call.get(0).strip() in ("1", "-1") else call.get(2, call.get(1))


@_function("ns", "nse")
def _ns(call: FunctionCall) -> str:
    wanted = call.get(0)
    if wanted.lstrip("-").isdecimal():
        return NAMESPACE_NAMES.get(int(wanted), "")
    return next((name for name in NAMESPACE_NAMES.values() if name.lower() == wanted.lower()), "")


@_function("localurl", "fullurl", "canonicalurl")
def _localurl(call: FunctionCall) -> str:
    query = f"?{call.get(1)}" if call.get(1) else ""
    return "/wiki/" + quote(without_markers(call.get(0)).replace(" ", "_"), safe="/:@!$*(),;") + query


@_function("#titleparts")
def _titleparts(call: FunctionCall) -> str:
    parts = call.get(0).split("/")
    first = int(call.get(2)) if re.fullmatch(r"-?\d+", call.get(2)) else 1
    count = int(call.get(1)) if re.fullmatch(r"-?\d+", call.get(1)) else 0
    parts = parts[first - 1 if first > 0 else first :] if first else parts
    return "/".join(parts[:count] if count else parts)


@_function("#tag")
def _tag(call: FunctionCall) -> str:
    content = call.get(1) if call.count > 1 else None
    attributes = []
    for index in range(2, call.count):
        name, value = call.pair(index)
        if name:
            attributes.append((name, value().strip().strip("\"'")))
    source = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in attributes)
    return call.renderer.extension(call.get(0).lower(), source, content)


@_function("#language")
def _language(call: FunctionCall) -> str:
    return call.get(0)


@_function("#time", "#timel")
def _time(call: FunctionCall) -> str:
    today = call.renderer.today()
    return dates.format_time(call.get(0), call.get(1), today) or call.renderer.error(
        "broken expression", reason=call.get(1)
    )


@_function("int", "#section", "#lst", "defaultsort", "displaytitle", "defaultsortkey", "defaultcategorysort")
def _nothing(call: FunctionCall) -> str:
    return ""


@_variable("!")
def _pipe(call: FunctionCall) -> str:
    return "|"


@_variable("=")
def _equals(call: FunctionCall) -> str:
    return "="


@_variable("FULLPAGENAME", "FULLPAGENAMEE", "ARTICLEPAGENAME", "SUBJECTPAGENAME")
def _full_page_name(call: FunctionCall) -> str:
    return call.get(0) or call.renderer.context.title


@_variable("PAGENAME", "PAGENAMEE", "BASEPAGENAME", "ROOTPAGENAME", "SUBPAGENAME")
def _page_name(call: FunctionCall) -> str:
    title = call.get(0) or call.renderer.context.title
    try:
        full = normalise_title(title)
    except BadTitle:
        return title
    return full.text.partition(":")[2] if full.namespace else full.text


@_variable("TALKPAGENAME")
def _talk_page_name(call: FunctionCall) -> str:
    return "Talk:" + _full_page_name(call)


@_variable("NAMESPACE", "NAMESPACEE", "SUBJECTSPACE", "ARTICLESPACE")
def _namespace(call: FunctionCall) -> str:
    try:
        return NAMESPACE_NAMES[normalise_title(_full_page_name(call)).namespace]
    except BadTitle:
        return ""


@_variable("NAMESPACENUMBER")
def _namespace_number(call: FunctionCall) -> str:
    try:
        return str(normalise_title(_full_page_name(call)).namespace)
    except BadTitle:
        return "0"


@_variable("SITENAME")
def _site_name(call: FunctionCall) -> str:
    return "Stet"


_DATE_VARIABLES = {
    "YEAR": "Y",
    "MONTH": "m",
    "MONTH1": "n",
    "MONTHNAME": "F",
    "MONTHABBREV": "M",
    "DAY": "j",
    "DAY2": "d",
    "DAYNAME": "l",
    "DOW": "w",
    "WEEK": "W",
}


@_variable(*(prefix + name for prefix in ("CURRENT", "LOCAL") for name in _DATE_VARIABLES))
def _date(call: FunctionCall) -> str:
    pattern = _DATE_VARIABLES[call.name.removeprefix("CURRENT").removeprefix("LOCAL")]
    return dates.format_time(pattern, "", call.renderer.today()) or ""
