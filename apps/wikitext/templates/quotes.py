"""Quotations set apart from the text."""

from __future__ import annotations

from apps.wikitext.templates.registry import Call, template


@template(
    "Quote", "Blockquote", "Quotation", "Bquote", "Cquote", "Quotation2", "Poem quote", "Poemquote", "Rquote",
    "Blockquotetop", "Centered pull quote", "Pull quote", "Pquote", "Cita", "Zitat", "Quoted text",
    "Epigraph", "Cquote2", "Imagequote", "Quote frame", "Verse translation", "Long quote", "Attributed quote",
    "Ct", "Bq", "Block quote", "Нач цитата",
)  # fmt: skip
def block_quote(call: Call) -> str:
    """Return a quotation as a block, with who said it and where below."""
    text = call.get("text", "quote", "1", "Text")
    if call.name.strip().lower() == "rquote":
        text = call.get("2", "quote")
        return _block(text, _credit(call, "3", "4"))
    if "poem" in call.name.lower():
        text = text.replace("\n", "<br />\n")
    return _block(text, _credit(call, "2", "3"))


@template(
    "Quote box", "Quotebox", "Quote box2", "Quote box3", "Pull quote box", "Quotation box", "Quote box4",
)  # fmt: skip
def quote_box(call: Call) -> str:
    """Return a quotation in a box beside the text."""
    title = call.get("title")
    head = f'<div class="quotebox-title">{title}</div>' if title else ""
    side = call.get("align", default="right").lower()
    place = side if side in ("left", "right", "center") else "right"
    quotation = _block(call.get("quote", "text", "1"), _credit(call, "2", "3"))
    return f'<div class="quotebox quotebox-{place}">{head}{quotation}</div>'


@template(
    "Nq", "Talk quote inline", "Tq", "Talk quote", "Tqi", "Xt", "Gi", "Green", "Example text", "Mxt",
    "Inline quote", "Qq",
)  # fmt: skip
def inline_quote(call: Call) -> str:
    """Return quoted words within a line."""
    return f"<q>{call.get('1')}</q>"


def _block(text: str, credit: str) -> str:
    below = f'\n<div class="quote-credit">— {credit}</div>' if credit else ""
    return f"<blockquote>\n{text}{below}\n</blockquote>"


def _credit(call: Call, author_place: str, source_place: str) -> str:
    """Return "author, source"."""
    author = call.get("author", "sign", "cite", "by", "person", author_place)
    return ", ".join(part for part in (author, call.get("source", source_place)) if part)
