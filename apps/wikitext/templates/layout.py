"""How words are set: lines, sizes, styles, anchors, sides."""

from __future__ import annotations

import re

from apps.wikitext.escaping import attribute, is_yes, plain
from apps.wikitext.templates.registry import Call, template

_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:em|ex|px|%|rem|pt)")


def _span(css_class: str, text: str) -> str:
    return f'<span class="{css_class}">{text}</span>'


@template(
    "Nowrap", "Nobr", "Nobreak", "J", "Nowr", "No break", "Avoid wrap", "Nobold nowrap", "Stay", "Nwr",
    "S-nowrap",
)  # fmt: skip
def nowrap(call: Call) -> str:
    """Return words that stay on one line."""
    return _span("nowrap", "".join(call.positional()))


@template("Nowrap begin", "Nowrapbegin", "Nowrap start")
def nowrap_begin(_call: Call) -> str:
    """Return the start of words that stay on one line."""
    return '<span class="nowrap">'


@template("Nowrap end", "Nowrapend", "Sc end", "Small end")
def span_end(_call: Call) -> str:
    """Return the end of what such a start began."""
    return "</span>"


@template(
    "Wrap", "Normalwrap", "Longitem", "Nbwrap", "Noitalics", "Noitalic", "Upright", "Roman", "Normal",
    "Nobold", "Unbold", "Normalsize", "Unbolditalic", "Normal style", "Nonbold", "Notbold",
)  # fmt: skip
def plain_style(call: Call) -> str:
    """Return words that leave the style around them: no bold, no italics, lines that wrap."""
    name = call.name.strip().lower()
    css_class = "nobold" if "bold" in name else "noitalic" if name[:3] in ("noi", "upr", "rom") else "wrap"
    # A long item may begin with the style of its box.
    words = call.get("2") if name == "longitem" and ":" in call.get("1") else ""
    return _span(css_class, words or call.get("1", "text"))


@template(
    "Small", "Smaller", "Smallsup", "Fontsmall", "Smaller2", "Petit", "Маленький", "Resize smaller",
    "Midsize",
    "Small div",
)  # fmt: skip
def small(call: Call) -> str:
    """Return small words."""
    return f"<small>{call.get('1', 'text')}</small>"


@template("Big", "Larger", "Large", "Bigger", "Huge", "X-large", "Xx-large")
def big(call: Call) -> str:
    """Return large words."""
    return f"<big>{call.get('1', 'text')}</big>"


@template(
    "Resize", "Font", "Fontsize", "Size", "Font color", "Color", "Colour", "Fontcolor", "Font colour",
    "Background color",
)  # fmt: skip
def resized(call: Call) -> str:
    """Return words in another size; colours are dropped."""
    values = call.positional()
    name = call.name.strip().lower()
    if "colo" in name:
        return call.get("text") or (values[-1] if values else "")
    size = next((value for value in values[:1] if _LENGTH.fullmatch(value)), call.get("size"))
    text = call.get("text") or (values[-1] if values else "")
    return (
        f'<span style="font-size:{size}">{text}</span>'
        if _LENGTH.fullmatch(size)
        else f"<small>{text}</small>"
    )


@template("Sub", "Su")
def subscript(call: Call) -> str:
    """Return lowered words."""
    return f"<sub>{call.get('1', 'b')}</sub>"


@template("Sup", "Superscript", "E-sup")
def superscript(call: Call) -> str:
    """Return raised words."""
    return f"<sup>{call.get('1')}</sup>"


@template("Sc", "Smallcaps", "Small caps", "Aut", "Sc1", "Smcap", "Lcaps", "Scaps", "Sc2")
def small_capitals(call: Call) -> str:
    """Return words in small capitals."""
    return _span("smallcaps", call.get("1"))


@template("Em", "Emphasis")
def emphasis(call: Call) -> str:
    """Return stressed words."""
    return f"<em>{call.get('1')}</em>"


@template("Strong", "Bold", "B", "Strongbad", "Bolditalic")
def strong(call: Call) -> str:
    """Return words in bold."""
    return f"<b>{call.get('1')}</b>"


@template(
    "Italic", "Italics correction", "Italic correction", "Not a typo italic", "I", "Varserif", "Math italic",
    "Mvar",
)  # fmt: skip
def italic(call: Call) -> str:
    """Return words in italics."""
    return f"<i>{call.get('1')}</i>"


@template("Strikethrough", "Strike", "S", "Del", "Crossed out", "Deleted text")
def struck(call: Call) -> str:
    """Return struck words."""
    return f"<s>{call.get('1')}</s>"


@template("Underline", "U", "Ins", "Inserted text", "Under")
def underlined(call: Call) -> str:
    """Return underlined words."""
    return f"<u>{call.get('1')}</u>"


@template("Overline", "Overbar", "Vinculum", "Bar over")
def overlined(call: Call) -> str:
    """Return words with a line above."""
    return f'<span style="text-decoration:overline">{call.get("1")}</span>'


@template(
    "Mono", "Tt", "Monospace", "Code", "Codenowrap", "Mono2", "Kbd", "Key press", "Key", "Keypress", "Var",
    "Samp", "Nowiki-code",
)  # fmt: skip
def monospaced(call: Call) -> str:
    """Return words in letters of one width; several keys are joined by "+"."""
    tag = "kbd" if call.name.strip().lower().startswith("k") else "code"
    values = [value for value in call.positional() if value]
    if tag == "code":
        return (
            f"<code>{call.get('2') if call.get('lang') and call.get('2') else call.get('1', 'code')}</code>"
        )
    return "+".join(f"<kbd>{value}</kbd>" for value in values)


@template("Angbr", "Angle bracket", "Angbr IPA", "Grapheme", "Orth")
def angle_brackets(call: Call) -> str:
    """Return letters in angle brackets."""
    return f"⟨{call.get('1')}⟩"


@template("Bracket", "Brackets", "Bracketed", "Sqbrackets", "Sic bracket")
def brackets(call: Call) -> str:
    """Return words in square brackets."""
    return f"&#91;{call.get('1')}&#93;"


@template(
    "Sic", "Sic!", "Typo", "Not a typo", "Notatypo", "As written", "Proper name", "Chem name", "Lang-sic",
)  # fmt: skip
def as_written(call: Call) -> str:
    """Return words that stand so in the source, "[sic]" behind them where that is asked for."""
    if call.name.strip().lower().rstrip("!") != "sic":
        return "".join(call.positional())
    words = "".join(call.positional()[:2])
    hidden = is_yes(call.get("hide")) or call.get("hide").lower() == "y"
    return words if hidden else f"{words} &#91;<i>sic</i>&#93;".lstrip()


@template(
    "Abbr", "Tooltip", "Abbrlink", "Abbreviation", "Explain term", "H:title", "Hover title", "Define term",
    "Explanation",
)  # fmt: skip
def abbreviation(call: Call) -> str:
    """Return words whose title explains them."""
    first, second = call.get("1"), call.get("2")
    if call.name.strip().lower().startswith("h"):
        first, second = second, first
    return f'<abbr title="{attribute(second)}">{first}</abbr>' if second else first


@template(
    "Anchor", "Anchors", "Visible anchor", "Vanchor", "Ancre", "Anchor comment", "Якорь", "Shortcut anchor",
    "Va", "A",
)  # fmt: skip
def anchor(call: Call) -> str:
    """Return places a link can lead to; a visible one shows its first name or |text=."""
    names = [value for value in call.positional() if value]
    spans = "".join(f'<span class="anchor" id="{_identifier(name)}"></span>' for name in names)
    if call.name.strip().lower() in ("visible anchor", "vanchor", "va"):
        return spans + (call.get("text") or (names[0] if names else ""))
    return spans


def _identifier(name: str) -> str:
    return attribute(name).replace(" ", "_")


@template(
    "Clear", "Clr", "-", "Clear left", "Clear right", "Clearleft", "Clearright", "Br clear", "Clearboth", "پاک‌کن",
    "Clear both", "Stack clear", "Break clear", "Clear-left", "Clear-right",
)  # fmt: skip
def clear(call: Call) -> str:
    """Return a line below whatever floats."""
    name = call.name.lower()
    side = call.get("1") or ("left" if "left" in name else "right" if "right" in name else "both")
    return f'<div style="clear:{side if side in ("left", "right") else "both"}"></div>'


@template("Center", "Centre", "Centered", "Align center", "Block center", "Block centre")
def centred(call: Call) -> str:
    """Return a centred block."""
    return f'<div style="text-align:center">{call.get("1")}</div>'


@template(
    "Align", "Right", "Left", "Float right", "Float left", "Float", "Floatright", "Floatleft", "Alignright",
    "Raligned",
)  # fmt: skip
def aligned(call: Call) -> str:
    """Return a block at a side."""
    name = call.name.strip().lower()
    side = call.get("1") if name == "align" else "left" if "left" in name else "right"
    text = call.get("2") if name == "align" else call.get("1")
    return (
        f'<div style="text-align:{side if side in ("left", "right", "center") else "left"}">\n{text}\n</div>'
    )


@template(
    "Legend", "Legend2", "Legend inline", "Legend-line", "Color box", "Colorbox", "Colour box",
    "Color sample", "Legend0",
)  # fmt: skip
def legend(call: Call) -> str:
    """Return a patch of colour and what it stands for."""
    name = call.name.strip().lower()
    colour, text = call.get("1"), call.get("2", "text")
    safe = colour if re.fullmatch(r"#[0-9A-Fa-f]{3,8}|[A-Za-z]+", colour) else "transparent"
    patch = f'<span class="legend-color" style="background-color:{safe}">&nbsp;&nbsp;&nbsp;</span>'
    if name in ("legend", "legend-line", "legend0"):
        return f'<div class="legend">{patch}&nbsp;{text}</div>'
    return f"{patch}&nbsp;{text}" if text else patch


@template("Tl", "Tlx", "T", "Template link", "Tlc", "Tld", "Tlp", "Template", "Tnull", "Tls", "Tlf", "Tlxs")
def template_link(call: Call) -> str:
    """Return the name of a template as it is written in a text."""
    return (
        f"<code>&#123;&#123;{'&#124;'.join(plain(value) for value in call.positional())}&#125;&#125;</code>"
    )


@template("Para", "Parameter", "Param")
def parameter_name(call: Call) -> str:
    """Return the name of a parameter as it is written in a text."""
    return f"<code>&#124;{plain(call.get('1'))}={plain(call.get('2'))}</code>"
