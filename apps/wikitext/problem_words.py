"""The sentences that tell a person what is wrong with a text; another language passes in its own."""

from __future__ import annotations

from collections.abc import Mapping


def _(sentence: str) -> str:
    """Return the sentence: the name alone is what collectors of translatable words look for."""
    return sentence


ENGLISH: Mapping[str, str] = {
    "bad attribute": _("The reference has an attribute “{name}” that references do not take."),
    "bad attribute suggestion": _("The reference has an attribute “{name}”: did you mean “{suggestion}”?"),
    "bad url": _("“{url}” is not an address that can be opened."),
    "citation": _("Citation: {message}."),
    "double url scheme": _("The address “{url}” begins with two protocols."),
    "duplicate parameter": _(
        "“{template}” is given the parameter “{name}” more than once; only the last one counts."
    ),
    "external link in double brackets": _("An address outside the wiki takes single brackets, not “[[”."),
    "heading skips": _(
        "The heading “{heading}” is of level {level}, but the one before it is of level {before}."
    ),
    "heading skips at start": _(
        "The first heading, “{heading}”, is of level {level}; the first level of a page is 2."
    ),
    "more problems": _("From here on there are more such faults than can be listed."),
    "ref bad name": _("The reference name “{name}” holds a character that names cannot have."),
    "ref conflict": _("The name “{name}” is given to several references with different content."),
    "ref direction": _("The references named “{name}” give different directions of writing."),
    "ref bad direction": _("“{direction}” is no direction of writing: it is “ltr” or “rtl”."),
    "ref empty": _("This reference has neither a name nor content."),
    "ref empty name": _("This reference has an attribute “name” without a name."),
    "ref follow and name": _(
        "A reference that follows another cannot have a name of its own, nor extend another."
    ),
    "ref follow undefined": _("This reference follows “{name}”, which no reference is called."),
    "ref group without list": _("The references of the group “{group}” have no list on this page."),
    "ref list empty": _("The reference “{name}” in the list has no content."),
    "ref list other group": _(
        "This reference is of the group “{group}”, but its list is of the group “{list}”."
    ),
    "ref list unnamed": _("A reference in the list needs a name."),
    "ref list unused": _("The reference “{name}” is defined in the list but never used."),
    "ref name unquoted": _("The reference name “{name}” needs straight quotation marks around it."),
    "ref numeric name": _("A reference name cannot be a plain number: “{name}”."),
    "ref undefined": _("The reference “{name}” is used but never defined."),
    "short note without citation": _("No citation on this page answers the short note “{words}”."),
    "stray brackets": _("“{brackets}” closes nothing."),
    "stray table end": _("“|}}” ends a table that was never begun."),
    "stray tag": _("“{tag}” closes nothing."),
    "unclosed brackets": _("“{brackets}” is never closed."),
    "unclosed comment": _("The comment is never closed: everything behind it is hidden."),
    "unclosed external link": _("The link to “{url}” is not closed on its line."),
    "unclosed quotes": _("{style} is not closed where the line ends."),
    "unclosed ref": _("The reference is never closed: “</ref>” is missing."),
    "unclosed references": _("The list of references is never closed: “</references>” is missing."),
    "unclosed table": _("The table is never closed: “|}}” is missing."),
    "unclosed tag": _("“{tag}” is never closed."),
    "unknown tag": _("Pages do not take the tag “{tag}”: it is shown as it is written."),
    "unknown template": _("There is no template “{name}”."),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "bold italic": _("Bold and italic"),
}
