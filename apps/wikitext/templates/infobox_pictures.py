"""The pictures of an infobox: logo and portrait, then flags and arms side by side, then maps."""

from __future__ import annotations

import re

from apps.wikitext.templates.infobox import cell, image, image_row
from apps.wikitext.templates.registry import Call

_LOGOS = ("logo", "company_logo", "org_logo", "Logo")
_IMAGES = (
    "image", "image_name", "image_skyline", "image1", "photo", "cover", "img", "Image", "image_file", "imagen",
    "Cover", "picture", "bild", "Bild", "crest",
)  # fmt: skip
_CAPTIONS = (
    "caption", "image_caption", "imagecaption", "photo_caption", "Caption", "image1_caption", "bildtext",
    "pie de imagen",
)  # fmt: skip
# What stands side by side, each with the parameters of its caption and the words where there is none.
_EMBLEMS = (
    ("image_flag", "flag_caption flaglink flag_type", "Flag"), ("flag", "flag_caption flaglink", "Flag"),
    ("image_coat", "coat_caption symbol_type", "Coat of arms"), ("image_seal", "seal_caption seal_type", "Seal"),
    ("seal", "seal_caption seallink", "Seal"), ("image_shield", "shield_caption", "Shield"),
    ("coatofarms", "coatofarmslink", "Coat of arms"), ("coa_pic", "coa_caption", ""),
    ("logo_pic", "logo_caption", "Logo"),
)  # fmt: skip
_MAPS = (
    ("image_map", "map_caption image_map_caption"), ("image_map1", "map_caption1"),
    ("image_map2", "map_caption2"), ("map", "map_caption"), ("map_image", "map_caption"),
    ("structure1", "structure1_caption"), ("structure2", "structure2_caption"),
    ("image2", "caption2 image2_caption"), ("dot_x_map", ""),
)  # fmt: skip
_FILE = re.compile(r"\.(?:svg|png|jpe?g|gif|tiff?|webp)\b", re.IGNORECASE)


def picture_rows(call: Call) -> list[str]:
    """Return a row for each picture of a box that stands alone, and one for flags and arms together."""
    rows = [image_row(call, _LOGOS, ("logo_caption",)), image_row(call, _IMAGES, _CAPTIONS)]
    rows.append(_emblems(call))
    rows += [
        image_row(call, (name,), tuple(words.split())) for name, words in _MAPS if _is_file(call.get(name))
    ]
    return rows


def _emblems(call: Call) -> str:
    """Return the row of flags, arms and seals, each with its caption."""
    cells = []
    for name, captions, default in _EMBLEMS:
        value = call.get(name)
        if _is_file(value):
            caption = call.get(*captions.split(), f"{name}_caption", default=default)
            below = f'<div class="multiple-image-caption">{cell(caption)}</div>' if caption else ""
            picture = image(value, call.get(f"{name}_alt", f"alt_{name.removeprefix('image_')}"))
            cells.append(f'<div class="multiple-image-cell">{picture}{below}</div>')
    if not cells:
        return ""
    inner = f'<div class="multiple-image-row">{"".join(cells)}</div>'
    return f'<tr><td colspan="2" class="infobox-pictures">{inner}</td></tr>'


def is_file_name(value: str) -> bool:
    """Tell whether a value is nothing but the name of a picture."""
    return _is_file(value) and len(value) < 200 and not any(sign in value for sign in "[]{}<>\n")


def _is_file(value: str) -> bool:
    return _FILE.search(value) is not None
