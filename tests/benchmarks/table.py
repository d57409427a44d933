"""The rows that were measured, as a table and as JSON."""

import json
from dataclasses import asdict, dataclass


@dataclass
class Row:
    """One figure, the median of many; `growth` is how many times that of the smaller case it is."""

    name: str
    median: float
    unit: str = "ms"
    best: float | None = None
    floor_ms: float | None = None
    must: float | None = None
    ratio_must: float | None = None
    growth: float | None = None
    growth_must: float | None = None

    @property
    def ratio(self):
        return self.median / self.floor_ms if self.floor_ms else None

    @property
    def verdict(self):
        limits = [(self.median, self.must), (self.ratio, self.ratio_must), (self.growth, self.growth_must)]
        limits = [(found or 0) <= limit for found, limit in limits if limit]
        return "" if not limits else "ok" if all(limits) else "OVER"


HEADINGS = ["row", "median", "must", "best", "floor", "ratio", "must", "growth", "must", ""]


def table_lines(rows):
    lines = [HEADINGS, *(cells_of(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    for line in lines:
        cells = [
            line[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)),
        ]
        yield "  ".join(cells).rstrip()


def cells_of(row):
    return [
        row.name,
        f"{row.median:,.2f} {row.unit}",
        limit(row.must),
        number(row.best),
        number(row.floor_ms),
        number(row.ratio),
        limit(row.ratio_must),
        number(row.growth),
        limit(row.growth_must),
        row.verdict,
    ]


def limit(value):
    return "" if value is None else f"≤ {value:g}"


def number(value):
    return "" if value is None else f"{value:.2f}"


def write_json(rows, path):
    path.write_text(json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows], indent=1) + "\n")
