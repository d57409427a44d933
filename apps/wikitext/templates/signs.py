"""Signs and spaces that a template's name stands for."""

from __future__ import annotations

from apps.wikitext.templates.registry import Call, template

_SIGNS = {
    "ndash": "–", "endash": "–", "emdash": "—", "en dash": "–", "mdash": "—", "em dash": "—",
    "snd": "&nbsp;– ", "spaced ndash": "&nbsp;– ", "spaced en dash": "&nbsp;– ", "spnd": "&nbsp;– ",
    "sndash": "&nbsp;– ", "snds": "&nbsp;– ", "nbsp": "&nbsp;", "spaced emdash": "&nbsp;— ",
    "spaced mdash": "&nbsp;— ", "smd": "&nbsp;— ", "·": "&nbsp;·", "middot": "&nbsp;·", "dot": "&nbsp;·",
    "•": "&nbsp;•", "bull": "&nbsp;•", "bullet": "&nbsp;•", "'": "&#39;", "'s": "&#39;s", "\"": "&quot;",
    "=": "&#61;", "*": "&#42;", "!-": "|-", "!!": "||", "pipe": "&#124;", "(": "&#123;", ")": "&#125;",
    "(!": "{|", "!)": "|}", "((": "&#123;&#123;", "))": "&#125;&#125;", "·w": "&nbsp;· ", "\\": "&nbsp;/ ",
    "hair space": "&#8202;", "hsp": "&#8202;", "thin space": "&thinsp;", "thinsp": "&thinsp;", "zwj": "&zwj;",
    "zwnj": "&zwnj;", "zwsp": "&#8203;", "wbr": "<wbr />", "shy": "&shy;", "lrm": "&lrm;", "rlm": "&rlm;",
    "break": "<br />", "crlf": "<br />", "minus": "−", "times": "×", "dagger": "†", "double-dagger": "‡",
    "ddagger": "‡", "section-sign": "§", "number-sign": "#", "numero": "№", "ellipsis": "…", "''": "&#8242;",
    "infinity": "∞", "music flat": "♭", "flat": "♭", "sharp": "♯", "natural": "♮", "female": "♀", "male": "♂",
    "increase": "▲", "decrease": "▼", "steady": "▬", "up": "▲", "down": "▼", "profit": "▲", "loss": "▼",
    "same position": "▬", "increasenegative": "▲", "decreasepositive": "▼", "gain": "▲", "nochange": "▬",
    "tick": "✓", "check mark": "✓", "cross": "✗", "checkmark": "✓", "ya": "✓", "na": "✗", "aye": "✓",
    "nay": "✗", "y&": "✓", "n&": "✗", "okay": "✓", "hyphen": "-", "-)": "|}", "?": "?", "star": "★",
    "gold medal": "Gold", "silver medal": "Silver", "bronze medal": "Bronze", "gold": "Gold",
    "silver": "Silver", "bronze": "Bronze", "gold1": "1st", "silver2": "2nd", "bronze3": "3rd", "kia": "†",
    "executed": "(executed)", "pow": "(POW)", "surrendered": "(surrendered)", "wia": "(WIA)", "mia": "(MIA)",
    "skull and crossbones": "†", "سخ": "<br />", "mdashb": "—<wbr />", "' \"": "&#39;&nbsp;&quot;",
    "\" '": "&quot;&nbsp;&#39;",
}  # fmt: skip


@template(*_SIGNS)
def sign(call: Call) -> str:
    """Return the sign or space that the template's name stands for, more than once where a number says so."""
    text = _SIGNS[" ".join(call.name.replace("_", " ").split()).lower()]
    count = call.get("1")
    return text * min(int(count), 20) if text == "&nbsp;" and count.isdecimal() else text


@template("Spaces", "Space", "Indent", "Pad", "Gap", "Gapnum", "Figure space", "Em space")
def spaces(call: Call) -> str:
    """Return some hard spaces."""
    count = call.get("1", default="1")
    return "&nbsp;" * (min(int(count), 40) if count.isdecimal() else 2)


@template("Esd")
def hard_space(call: Call) -> str:
    """Return words with hard spaces between them; without words, one such space."""
    return "&nbsp;".join(value for value in call.positional() if value) or "&nbsp;"


@template("0", "00", "000", "Hid0", "Hs", "Phantom", "Invisible")
def invisible(call: Call) -> str:
    """Return figures that take room and are not seen, to line up columns."""
    text = call.get("1", default="0")
    return f'<span style="visibility:hidden">{text}</span>'
