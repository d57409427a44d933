"""Lists in and out of lines, and text in columns."""

from __future__ import annotations

import re

from apps.wikitext.templates.folding import fold, fold_end, fold_start
from apps.wikitext.templates.registry import Call, template

_WIDTH = re.compile(r"\d+(?:\.\d+)?(?:em|px|%|rem)")


@template("Plainlist", "Plain list", "Startplainlist", "Plain", "Plainlist start", "Startplain list")
def plain_list(call: Call) -> str:
    """Return a list without bullets; without a list, its start alone."""
    return _wrap("plainlist", call)


@template("Flatlist", "Flat list", "Startflatlist", "Horizontal list", "Flatlist start", "Flow list")
def flat_list(call: Call) -> str:
    """Return a list whose items stand in one line; without a list, its start alone."""
    return _wrap("hlist", call)


@template(
    "Endplainlist", "Endflatlist", "End plainlist", "Endplain list", "End flatlist", "Plainlist end",
    "Flatlist end",
)  # fmt: skip
def list_end(_call: Call) -> str:
    """Return the end of a list begun by a template of its own."""
    return "</div>"


def _wrap(css_class: str, call: Call) -> str:
    items = call.get("1")
    return f'<div class="{css_class}">\n{items}\n</div>' if items else f'<div class="{css_class}">\n'


@template(
    "Hlist", "Hlist-comma", "Nblist", "Cslist", "Comma separated entries", "Hlist2", "Csl", "Enum",
    "Pagelist",
)  # fmt: skip
def horizontal_list(call: Call) -> str:
    """Return the items in one line."""
    return _items("hlist", call)


@template(
    "Unbulleted list", "Ubl", "Ublist", "Vunblist", "Ubt", "Unbullet", "Ulist", "Vlist",
    "Br separated entries", "Unbulleted indent list", "Ubil", "Indented plainlist",
)  # fmt: skip
def unbulleted_list(call: Call) -> str:
    """Return the items each on its own line, without bullets."""
    return _items("plainlist", call)


@template("Bulleted list", "Unordered list", "Bullet list", "Blist", "Bulletlist", "Bulleted")
def bulleted_list(call: Call) -> str:
    """Return the items as a list with bullets."""
    return _items("", call)


@template("Ordered list", "Numbered list", "Olist", "Num list", "Ol")
def ordered_list(call: Call) -> str:
    """Return the items as a numbered list."""
    items = "".join(f"<li>{value}</li>" for value in call.positional() if value)
    start = call.get("start")
    first = f' start="{start}"' if start.isdecimal() else ""
    return f"<ol{first}>{items}</ol>"


@template(
    "Collapsible list", "Collapsed list", "Collapsiblelist", "Show", "Hidden", "Collapse list",
    "Hidden begin text",
)  # fmt: skip
def collapsible_list(call: Call) -> str:
    """Return the items folded under a title."""
    is_text = call.name.strip().lower() in ("hidden", "show")
    title = call.get("title", "header", "1" if is_text else "title") or "List"
    values = call.positional()[1:] if is_text else call.positional()
    if is_text:
        inner = call.get("content", "2") or (values[0] if values else "")
    else:
        inner = _list("plainlist", values)
    return fold(title, inner, "folded")


@template(
    "Collapse top", "Hidden begin", "Hidden archive top", "Cot", "Collapse", "Hat-fold", "Collapsetop",
    "Htop",
)  # fmt: skip
def collapse_top(call: Call) -> str:
    """Return the start of a folded part."""
    return fold_start(call.get("1", "title", "header", default="More"), "folded")


@template("Collapse bottom", "Hidden end", "Cob", "Hidden archive bottom", "Collapsebottom", "Hbot")
def collapse_bottom(_call: Call) -> str:
    """Return the end of a folded part."""
    return fold_end()


@template("Multi-column numbered list", "Multicol numbered list")
def multi_column_numbered_list(call: Call) -> str:
    """Return numbered lists in columns: in turn the number each starts from, less one, and its items.

    The items are divided by <li>, the first one stands without it.
    """
    values = call.positional()
    lists = []
    for start, items in zip(values[::2], values[1::2], strict=False):
        first = int(start) + 1 if start.isdecimal() else 1
        entries = "".join(
            f"<li>{item.strip()}</li>" for item in re.split(r"<li>|</li>", items) if item.strip()
        )
        lists.append(f'<ol start="{first}">{entries}</ol>')
    return f'<div class="columns">{"".join(lists)}</div>'


@template(
    "Div col", "Columns start", "Colbegin", "Div col start", "Divcol", "Columns-start", "Col div", "Cols",
    "Column", "Refbegin", "Ref begin", "Div-col", "Columns begin",
)  # fmt: skip
def columns_start(call: Call) -> str:
    """Return the start of text in columns, or of a bibliography in small type."""
    is_references = call.name.strip().lower().startswith("ref")
    width = call.get("colwidth", "width", "1" if _WIDTH.fullmatch(call.get("1")) else "colwidth")
    style = f' style="column-width:{width}"' if _WIDTH.fullmatch(width) else ""
    is_plain = is_references and not call.get("1") and not style
    css_class = ("refbegin" if is_references else "div-col") + ("" if is_plain else " columns")
    return f'<div class="{css_class}"{style}>\n'


@template(
    "Div col end", "Colend", "Refend", "Ref end", "Divcolend", "Div end", "Columns-end", "Columns end",
    "Div-col-end", "Div-end", "Cols-end", "End div col", "Enddiv", "Quote box end",
)  # fmt: skip
def columns_end(_call: Call) -> str:
    """Return the end of text in columns."""
    return "\n</div>"


@template("Columns-list", "Col-list", "Columnslist", "Columns list", "Colums-list")
def columns_list(call: Call) -> str:
    """Return a list in columns: {{columns-list|colwidth=30em|* a …}}."""
    values = call.positional()
    width = call.get("colwidth", "width", default="30em")
    items = values[-1] if values else ""
    style = f' style="column-width:{width}"' if _WIDTH.fullmatch(width) else ""
    return f'<div class="div-col columns"{style}>\n{items}\n</div>'


@template("Columns", "Multicol columns", "Two columns")
def columns(call: Call) -> str:
    """Return blocks side by side: |col1= |col2= …"""
    cells = [call.get(f"col{place}") for place in range(1, 9)]
    return _side_by_side([value for value in cells if value])


def _side_by_side(cells: list[str]) -> str:
    inner = "".join(f"<td>\n{value}\n</td>" for value in cells)
    return f'<table class="columns-table"><tr>{inner}</tr></table>'


@template(
    "Col-begin", "Multicol", "Top", "Begin columns", "Col-start", "Col-float", "Cbegin", "Col begin",
    "Col-begin-small",
    "Mcol-begin",
)  # fmt: skip
def column_table_start(_call: Call) -> str:
    """Return the start of a table of columns."""
    return '<table class="columns-table"><tr>'


@template(
    "Col-2", "Col-3", "Col-4", "Col-5", "Col-6", "Col-break", "Col-1-of-2", "Col-2-of-2", "Col-1-of-3",
    "Col-2-of-3", "Col-3-of-3", "Multicol-break", "Mid", "Col-n", "Col break", "Col-float-break",
    "Col-1-of-4", "Col-2-of-4", "Col-3-of-4", "Col-4-of-4", "Col-1-of-5", "Col-2-of-5", "Col-3-of-5",
    "Col-4-of-5", "Col-5-of-5", "Col",
)  # fmt: skip
def column_table_next(_call: Call) -> str:
    """Return the start of the next column."""
    return "<td>\n"


@template("Col-end", "Multicol-end", "Bottom", "End columns", "Col end", "Col-float-end", "Mcol-end")
def column_table_end(_call: Call) -> str:
    """Return the end of a table of columns."""
    return "\n</td></tr></table>"


def _items(css_class: str, call: Call) -> str:
    return _list(css_class, call.positional())


def _list(css_class: str, values: list[str]) -> str:
    items = "".join(f"<li>{_own_lines(value)}</li>" for value in values if value)
    if not items:
        return ""
    return f'<div class="{css_class}"><ul>{items}</ul></div>' if css_class else f"<ul>{items}</ul>"


def _own_lines(value: str) -> str:
    return f"\n{value}\n" if value[:1] in "*#:;{" else value
