"""Pictures: several side by side, wide ones, captions of maps."""

from __future__ import annotations

import re

from apps.wikitext.escaping import plain
from apps.wikitext.templates.infobox import image
from apps.wikitext.templates.registry import Call, template


@template(
    "Multiple image", "Multiple images", "Vertical images", "Vertical images list", "Auto images",
    "Multi image",
)  # fmt: skip
def multiple_image(call: Call) -> str:
    """Return a frame with pictures, each with its caption, under one header and over one footer."""
    pictures = []
    for place in range(1, 31):
        name = call.get(f"image{place}", f"Image{place}", f"image {place}")
        if name:
            pictures.append((name, call.get(f"caption{place}", f"caption {place}"), call.get(f"alt{place}"),
                             call.get(f"width{place}", "width")))  # fmt: skip
    return _frame(call, pictures, call.get("header", "title"), call.get("footer", "caption"))


@template("Double image", "Triple image", "Image stack", "Double image stack")
def double_image(call: Call) -> str:
    """Return two or three pictures side by side: |side|first|width|second|width|caption|caption|."""
    values = call.positional()
    count = 3 if "triple" in call.name.lower() else 2
    names = values[1 : 1 + 2 * count : 2]
    widths = values[2 : 2 + 2 * count : 2]
    captions = [*values[1 + 2 * count : 1 + 3 * count], "", "", ""]
    pictures = [
        (name, caption, "", width)
        for name, width, caption in zip(names, [*widths, "", "", ""], captions, strict=False)
        if name
    ]
    return _frame(call, pictures, "", "", values[0] if values else "right")


def _frame(
    call: Call, pictures: list[tuple[str, str, str, str]], header: str, footer: str, side: str = ""
) -> str:
    side = (side or call.get("align", default="right")).lower()
    place = side if side in ("left", "right", "center", "none") else "right"
    cells = "".join(
        f'<div class="multiple-image-cell">{image(name, alt, width)}'
        + (f'<div class="multiple-image-caption">{caption}</div>' if caption else "")
        + "</div>"
        for name, caption, alt, width in pictures
    )
    if not cells:
        return ""
    head = f'<div class="multiple-image-header">{header}</div>' if header else ""
    foot = f'<div class="multiple-image-footer">{footer}</div>' if footer else ""
    row = f'<div class="multiple-image-row">{cells}</div>'
    return f'<div class="multiple-image multiple-image-{place}">{head}{row}{foot}</div>'


@template(
    "Wide image",
    "Panorama",
    "Panorama simple",
    "Tall image",
    "Широкое изображение",
    "صورة عريضة",
    "Панорама",
    "Pagebanner",
)
def wide_image(call: Call) -> str:
    """Return a picture wider than the text with its caption: {{wide image|name|width|caption}}."""
    name = call.get("1", "image", "Image")
    picture = image(
        re.sub(r"^[^:]*:", "", name) if name[:1].isalpha() and ":" in name else name, call.get("alt"), "800"
    )
    caption = call.get("3", "caption", "2" if not call.get("2")[:1].isdecimal() else "caption")
    below = f'<div class="wide-image-caption">{caption}</div>' if caption else ""
    return f'<div class="wide-image">{picture}{below}</div>' if picture else ""


@template("Photomontage", "Photo montage", "Montaje fotográfico", "فتوکلاژ", "Photo array")
def photo_montage(call: Call) -> str:
    """Return the pictures of a montage, row by row: |photo1a= |photo1b= |photo2a= …"""
    pictures = [
        (call.get(f"photo{row}{column}", f"foto{row}{column}"), "", "", "")
        for row in range(1, 11)
        for column in "abcdefghij"
    ]
    footer = call.get("text", "texto", "footer")
    return _frame(
        call, [picture for picture in pictures if picture[0]], "", footer, call.get("position") or "none"
    )


@template("External media")
def external_media(call: Call) -> str:
    """Return links to pictures, sounds and films elsewhere."""
    items = [
        f"<li>{label}: {call.get(f'{name}{number}')}</li>"
        for name, label in (("image", "Image"), ("audio", "Audio"), ("video", "Video"))
        for number in ("", *"123456789")
        if call.get(f"{name}{number}")
    ]
    topic = call.get("topic", "subtopic", default="External media")
    return f'<div class="sister-box" role="note">{topic}<ul>{"".join(items)}</ul></div>' if items else ""


@template("CSS image crop", "Css Image Crop", "Crop image", "Superimpose", "Annotated image", "Image frame")
def cropped_image(call: Call) -> str:
    """Return the whole picture that such a template shows a part of."""
    name = call.get("Image", "image", "base", "content")
    text = call.get("Description", "caption", "description")
    options = f"|{plain(text).replace('|', '&#124;')}" if text else ""
    picture = image(name)
    return picture.replace("|frameless|250px", f"|thumb{options}") if picture.startswith("[[File:") else name


@template("Gallery", "Image gallery", "Picture gallery")
def gallery(call: Call) -> str:
    """Return pictures with captions in turn: {{gallery|File:A.jpg|caption|File:B.jpg|…}}."""
    values = call.positional()
    lines = [
        f"{name.strip()}|{caption.strip()}".replace("\n", " ")
        for name, caption in zip(values[::2], [*values[1::2], ""], strict=False)
        if name.strip()
    ]
    title = call.get("title")
    mode = ' mode="packed"' if call.get("mode") == "packed" else ""
    return (
        f"<div>'''{title}'''</div>\n" if title else ""
    ) + f"<gallery{mode}>\n{chr(10).join(lines)}\n</gallery>"


@template("Map caption", "Location map caption")
def map_caption(call: Call) -> str:
    """Return what a map shows: the place within its region."""
    place = call.get("country", "location", default=call.title)
    named = f"{call.get('countryprefix')} {place}".strip()
    text = f"Location of {named}{_in_colour(call.get('location_color'))}"
    for name in ("region", "subregion"):
        if within := call.get(name):
            text += f" – in {within}{_in_colour(call.get(f'{name}_color'))}"
    return text + (
        f"<br />[[:File:{plain(call.get('legend'))}|Legend]]" if _is_file_name(call.get("legend")) else ""
    )


def _in_colour(colour: str) -> str:
    return f" ({colour})" if colour else ""


def _is_file_name(text: str) -> bool:
    return bool(text) and not any(sign in text for sign in "[]{}<>|")


@template(
    "Image label begin", "Image label end", "Image label", "Image label small", "Annotation",
    "Location map marker",
)  # fmt: skip
def image_label(call: Call) -> str:
    """Return the picture labels are put on; the labels themselves have no place outside it."""
    name = call.get("image")
    return image(name, call.get("alt")) if name and "begin" in call.name.lower() else ""


@template(
    "Audio", "Listen", "Ogg", "Audio-nohelp", "Sound", "Video", "Inc-video", "Listen/core",
    "Multi-listen item", "Audio-IPA", "Pronounce-audio", "Hörbeispiel", "Аудио", "صدا",
)  # fmt: skip
def sound(call: Call) -> str:
    """Return a link to a sound, by its title."""
    name, title = call.get("filename", "1"), call.get("title", "2")
    if not name or any(sign in name for sign in "[]|{}<>"):
        return title
    shown = title or name
    about = call.get("description")
    tail = f"<div>{about}</div>" if about else ""
    return f"[[:File:{plain(name).removeprefix('File:')}|{shown}]]{tail}{_more_sounds(call)}"


def _more_sounds(call: Call) -> str:
    """Return the second and further sounds of a box: |filename2= |title2= |description2= …"""
    lines = []
    for number in range(2, 11):
        name = plain(call.get(f"filename{number}")).removeprefix("File:")
        if _is_file_name(name):
            title, about = call.get(f"title{number}", default=name), call.get(f"description{number}")
            lines.append(f"<div>[[:File:{name}|{title}]] {about}</div>")
    return "".join(lines)


@template(
    "Chess diagram", "Chess diagram small", "Chess diagram-fen", "Chess position", "Xiangqi diagram", "Goban",
)  # fmt: skip
def chess_diagram(call: Call) -> str:
    """Return a board as a table of pieces, white in capitals, with what is said of it."""
    values = call.positional()
    cells = [value.strip() for value in values if value.strip() in _PIECES or value.strip() == ""]
    squares = [_PIECES.get(value, "") for value in cells][-64:] if len(cells) >= 64 else []
    rows = "".join(
        f"<tr>{''.join(f'<td>{square}</td>' for square in squares[start : start + 8])}</tr>"
        for start in range(0, len(squares), 8)
    )
    words = values[-1] if values and values[-1].strip() not in _PIECES else ""
    title = next((value for value in values[:3] if len(value) > 3 and value not in ("tleft", "tright")), "")
    return f'<table class="chess-board"><caption>{title} {words}</caption>{rows}</table>'


_PIECES = {
    "": "", "  ": "", "kl": "♔", "ql": "♕", "rl": "♖", "bl": "♗", "nl": "♘", "pl": "♙", "kd": "♚", "qd": "♛",
    "rd": "♜", "bd": "♝", "nd": "♞", "pd": "♟", "xx": "×", "xo": "○", "--": "",
}  # fmt: skip


@template("Coat of arms", "Coa", "CoA", "Герб", "Coat-of-arms")
def coat_of_arms(call: Call) -> str:
    """Return the name of the place whose arms would be shown."""
    text = call.get("text")
    return "" if text.lower() == "none" else text or call.get("1")
