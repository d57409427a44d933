"""Charts and maps in words: what a picture would show, as a table."""

from __future__ import annotations

from apps.wikitext.templates.infobox import cell
from apps.wikitext.templates.registry import Call, template


@template("Pie chart", "Piechart", "Pie Chart", "Pie chart 2", "Smooth pie chart")
def pie_chart(call: Call) -> str:
    """Return the parts of a whole with their shares."""
    rows = []
    for place in range(1, 31):
        label, value = call.get(f"label{place}"), call.get(f"value{place}")
        if label or value:
            sign = "%" if value.replace(".", "", 1).isdecimal() else ""
            rows.append(f'<tr><th scope="row">{label}</th><td>{value}{sign}</td></tr>')
    other = call.get("other")
    if other and other.lower() not in ("yes", "y"):
        rows.append(f'<tr><th scope="row">Other</th><td>{other}</td></tr>')
    caption = call.get("caption")
    head = f"<caption>{caption}</caption>" if caption else ""
    return f'<table class="wikitable chart">{head}{"".join(rows)}</table>' if rows else ""


@template(
    "Location map", "Location map many", "Location map+", "OSM Location map", "Locmap", "Location Map",
    "Maplink", "Mapframe", "Location map~", "Location mark+",
)  # fmt: skip
def location_map(call: Call) -> str:
    """Return what a map marks: its caption and the places by name with their coordinates."""
    places = []
    for number in ("", *(str(place) for place in range(1, 31))):
        label = call.get(f"label{number}", f"mark-title{number}", f"name{number}")
        if label:
            latitude = call.get(f"lat{number}", f"lat{number}_deg", f"lat_deg{number}")
            longitude = call.get(f"long{number}", f"lon{number}", f"lon{number}_deg", f"lon_deg{number}")
            where = f" ({latitude}, {longitude})" if latitude and longitude else ""
            places.append(f"<li>{label}{where}</li>")
    caption = call.get("caption", "map caption", "title", "text")
    words = f'<div class="map-caption">{cell(caption)}</div>' if caption else ""
    listed = f"<ul>{''.join(places)}</ul>" if places else ""
    nested = call.get("places")
    return f'<div class="location-map">{words}{listed}{nested}</div>' if words or listed or nested else ""


@template(
    "Graph:Chart", "Graph chart", "Line chart", "Vertical bar chart", "Graph:Lines", "Bar graph",
)  # fmt: skip
def graph(call: Call) -> str:
    """Return the series of a chart as rows of figures: |x= and |y1= … hold them, divided by commas."""
    columns = call.get("x", "xAxis").split(",")
    head = "".join(f'<th scope="col">{value.strip()}</th>' for value in columns)
    rows = []
    for place in ("", *(str(number) for number in range(1, 11))):
        series = call.get(f"y{place}")
        if series:
            title = call.get(f"y{place}Title")
            cells = "".join(f"<td>{value.strip()}</td>" for value in series.split(","))
            rows.append(f'<tr><th scope="row">{title}</th>{cells}</tr>')
    if not rows:
        return ""
    return f'<table class="wikitable chart"><tr><th></th>{head}</tr>{"".join(rows)}</table>'


@template("Bar chart")
def bar_chart(call: Call) -> str:
    """Return the figures of a chart of bars, a row for each: |label1= |data1= |label2= …"""
    rows = []
    for place in range(1, 101):
        label, value = call.get(f"label{place}"), call.get(f"data{place}")
        if label or value:
            rows.append(f'<tr><th scope="row">{label}</th><td>{value}</td></tr>')
    heads = "".join(f'<th scope="col">{call.get(name)}</th>' for name in ("label_type", "data_type"))
    title = call.get("title")
    caption = f"<caption>{title}</caption>" if title else ""
    foot = f'<tr><td colspan="2">{call.get("caption")}</td></tr>' if call.get("caption") else ""
    return (
        f'<table class="wikitable chart">{caption}<tr>{heads}</tr>{"".join(rows)}{foot}</table>'
        if rows
        else ""
    )


@template("Tree list", "Treelist", "Tree", "Tree chart list")
def tree_list(call: Call) -> str:
    """Return the start of a list drawn as a tree; with a list, the whole of it."""
    items = call.get("1")
    return f'<div class="tree-list">\n{items}\n</div>' if items else '<div class="tree-list">\n'


@template("Tree list/end", "Treelist/end", "Tree list end")
def tree_list_end(_call: Call) -> str:
    """Return the end of a list drawn as a tree."""
    return "\n</div>"


@template("Stack", "Stack begin", "Side box", "Floating box", "Box", "Bordered infobox")
def stack(call: Call) -> str:
    """Return what stands together at the side of the text."""
    inner = call.get("1", "text")
    return f"<div>\n{inner}\n</div>" if inner else "<div>\n"


@template("Stack end", "Floating box end")
def stack_end(_call: Call) -> str:
    """Return the end of what stands together at the side."""
    return "\n</div>"
