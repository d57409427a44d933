"""Parts a reader opens: the one place that says how they are marked."""

from __future__ import annotations


def fold_start(title: str, css_class: str) -> str:
    """Return the start of a folded part, under its title."""
    return f'<details class="{css_class}"><summary>{title}</summary>\n'


def fold_end() -> str:
    """Return the end of a folded part."""
    return "\n</details>"


def fold(title: str, inner: str, css_class: str) -> str:
    """Return a part folded under its title."""
    return fold_start(title, css_class) + inner + fold_end()
