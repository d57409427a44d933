"""Putting a parameter into an attribute, a link or a line without letting it break out."""

from __future__ import annotations

import re

# A note or comment is cut with its content. Each stops at the next of its kind, so that many unclosed ones cost
# no more than their length.
_TAGS = re.compile(
    r"<ref\b[^<>]*(?<!/)>[^<]*(?:<(?!/?ref\b)[^<]*)*</ref\s*>|<!--(?:(?!-->|<!--).)*-->|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_EXTERNAL = re.compile(r"\[(?:https?:)?//[^\s\[\]]+(?: ([^\[\]]*))?\]")
_PLAIN_URL = re.compile(r"https?://[\w./?&=%#~+,;:@!$()*-]*", re.ASCII)
_HARMLESS = re.compile(r"[A-Za-z0-9 .,()?;-]*")
_QUOTES = re.compile(r"'{2,5}")
_URL_START = re.compile(r"(?:https?|ftps?|news|irc|gopher|sftp)://|//|mailto:", re.IGNORECASE)
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "[": "&#91;", "]": "&#93;",
        "{": "&#123;", "}": "&#125;", "|": "&#124;", "\n": " ", "\r": " ", "\t": " ", "_": "&#95;",
        "~": "&#126;",
    }
)  # fmt: skip
_URL = str.maketrans(
    {
        " ": "%20", "\n": "%20", "\r": "", "\t": "%20", '"': "%22", "<": "%3C", ">": "%3E", "[": "%5B",
        "]": "%5D", "{": "%7B", "|": "%7C", "}": "%7D", "\\": "%5C", "^": "%5E", "`": "%60", "'": "%27",
    }
)  # fmt: skip
_LABEL = str.maketrans({"[": "&#91;", "]": "&#93;", "\n": " "})
_ENTITY = re.compile(r"&amp;(#\d{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)")


def plain(text: str) -> str:
    """Return what a reader would see of it: links as their labels, no tags, no notes, no emphasis."""
    if "<" in text:
        text = _TAGS.sub("", text)
    if "[" in text:
        text = _EXTERNAL.sub(lambda match: match[1] or "", _WIKILINK.sub(r"\1", text))
    return _QUOTES.sub("", text) if "''" in text else text


def attribute(text: str) -> str:
    """Return the text fit to stand between the double quotes of an HTML attribute inside wikitext."""
    if _HARMLESS.fullmatch(text):
        return text.strip()
    return _ENTITY.sub(r"&\1", plain(text).strip().translate(_ATTRIBUTE)).replace("://", "&#58;//")


def is_url(text: str) -> bool:
    """Tell whether the text starts like an address that wikitext links."""
    return _URL_START.match(text) is not None


def url(text: str) -> str:
    """Return the address with what would end an external link encoded, "" where it is none."""
    text = text.strip()
    if _PLAIN_URL.fullmatch(text):
        return text
    return text.translate(_URL) if _URL_START.match(text) else ""


def label(text: str) -> str:
    """Return wikitext fit to be the label of an external link: inner links as words, brackets encoded."""
    if "[" in text or "]" in text:
        text = _EXTERNAL.sub(lambda match: match[1] or "", _WIKILINK.sub(r"\1", text)).translate(_LABEL)
    return text.replace("\n", " ")


def external_link(address: str, text: str) -> str:
    """Return an external link, or the text alone where the address is none."""
    target = url(address)
    return f"[{target} {label(text)}]" if target else text


def wiki_link(target: str, text: str = "") -> str:
    """Return a link to a page, or the text alone where the target cannot be one; a link stays."""
    target = target.strip()
    if "[[" in target or not target:
        return text or target
    if "|" in target and not text and not any(sign in target for sign in "[]{}<>\n"):
        target, _, text = (part.strip() for part in target.partition("|"))
        if not target:
            return text
    if any(sign in target for sign in "[]{}|<>\n"):
        return text or plain(target)
    colon = ":" if target[:9].lower() in ("category:", "file:") or target[:5].lower() == "file:" else ""
    return f"[[{colon}{target}|{text}]]" if text else f"[[{colon}{target}]]"


def is_yes(text: str) -> bool:
    """Tell whether a switch like |inline=yes is on."""
    return text.strip().lower() in ("yes", "y", "true", "t", "on", "1")
