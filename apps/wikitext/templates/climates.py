"""Climates: a row for each measure, a column for each month."""

from __future__ import annotations

from collections.abc import Sequence

from apps.wikitext.templates.registry import Call, template

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MEASURES = tuple(
    (key.format(unit), f"{label} ({sign})")
    for key, label, units in (
        ("record high {}", "Record high", (("C", "°C"), ("F", "°F"))),
        ("high {}", "Mean daily maximum", (("C", "°C"), ("F", "°F"))),
        ("mean {}", "Daily mean", (("C", "°C"), ("F", "°F"))),
        ("low {}", "Mean daily minimum", (("C", "°C"), ("F", "°F"))),
        ("record low {}", "Record low", (("C", "°C"), ("F", "°F"))),
        ("precipitation {}", "Precipitation", (("mm", "mm"), ("inch", "in"), ("cm", "cm"))),
        ("rain {}", "Rainfall", (("mm", "mm"), ("inch", "in"))),
        ("snow {}", "Snowfall", (("cm", "cm"), ("inch", "in"))),
        ("precipitation days", "Precipitation days", (("", "days"),)),
        ("rain days", "Rainy days", (("", "days"),)),
        ("snow days", "Snowy days", (("", "days"),)),
        ("humidity", "Relative humidity", (("", "%"),)),
        ("sun", "Mean monthly sunshine", (("", "hours"),)),
    )
    for unit, sign in units
)
# The months as other templates write them before the name of a measure, the year last.
_OTHER_MONTHS = {
    "climate": [month.lower() for month in (*_MONTHS, "year")],
    "климат города": "Янв_ Фев_ Мар_ Апр_ Май_ Июн_ Июл_ Авг_ Сен_ Окт_ Ноя_ Дек_ Год_".split(),
    "клімат міста": "Січ_ Лют_ Бер_ Кві_ Тра_ Чер_ Лип_ Сер_ Вер_ Жов_ Лис_ Гру_ Рік_".split(),
}
_OTHER_MEASURES = (
    (("а_макс", "абс_макс"), "Record high"), (("high", "ср_макс", "сер_макс"), "Mean daily maximum"),
    (("ср", "сер"), "Daily mean"), (("low", "ср_мин", "сер_мін"), "Mean daily minimum"),
    (("а_мин", "абс_мін"), "Record low"), (("precip", "ср_осад", "сер_опади"), "Precipitation"),
)  # fmt: skip


@template("Weather box", "Weather Box", "Climate chart", "Klimatabelle", "Clima")
def weather_box(call: Call) -> str:
    """Return the climate of a place as a table."""
    rows = [
        _row(label, [call.get(f"{month} {key}") for month in (*_MONTHS, "year")]) for key, label in _MEASURES
    ]
    sources = (call.get(name) for name in ("source 1", "source 2", "source"))
    return _draw(call.get("location", default=call.title), rows, "; ".join(filter(None, sources)))


@template(*_OTHER_MONTHS)
def climate(call: Call) -> str:
    """Return the climate of a place, its months named as guides and other Wikipedias do."""
    months = _OTHER_MONTHS[" ".join(call.name.replace("_", " ").split()).lower()]
    rows = [
        _row(label, [call.get(*(month + key for key in keys)) for month in months])
        for keys, label in _OTHER_MEASURES
    ]
    place = call.get("Город_род", "Місто_род", default=call.title)
    return _draw(place, rows, call.get("Источник", "Джерело", "description"))


def _row(label: str, values: Sequence[str]) -> str:
    """Return the row of a measure, "" where no month is given."""
    cells = "".join(f"<td>{value}</td>" for value in values)
    return f'<tr><th scope="row">{label}</th>{cells}</tr>' if any(values[:-1]) else ""


def _draw(place: str, rows: Sequence[str], source: str) -> str:
    head = "".join(f'<th scope="col">{month}</th>' for month in (*_MONTHS, "Year"))
    note = f'<tr><td colspan="14">Source: {source}</td></tr>' if source else ""
    caption = f"<caption>Climate data for {place}</caption>"
    return f'<table class="wikitable weather">{caption}<tr><th></th>{head}</tr>{"".join(rows)}{note}</table>'
