"""The rows that were measured, as a table and as JSON."""

import json
from dataclasses import asdict, dataclass


@dataclass
class Row:
    """One figure. `growth` is how many times that of the smaller case it is."""

    name: str
    median: float
    unit: str = "ms"
    floor_ms: float | None = None
    must: float | None = None
    growth: float | None = None
    growth_must: float | None = None

    @property
    def ratio(self):
        return self.median / self.floor_ms if self.floor_ms else None

    @property
    def verdict(self):
        over = (self.must and self.median > self.must) or (
            self.growth_must and (self.growth or 0) > self.growth_must
        )
        return "" if not (self.must or self.growth_must) else "OVER" if over else "ok"


HEADINGS = ["row", "median", "floor", "ratio", "must", "growth", "must", ""]


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
        number(row.floor_ms),
        number(row.ratio),
        f"≤ {row.must:g}" if row.must else "",
        f"× {row.growth:.2f}" if row.growth else "",
        f"≤ {row.growth_must:g}" if row.growth_must else "",
        row.verdict,
    ]


def number(value):
    return "" if value is None else f"{value:.2f}"


def write_json(rows, path):
    path.write_text(json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows], indent=1) + "\n")
