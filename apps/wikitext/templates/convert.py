"""Measures in other units: {{convert|10|km|mi}}."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from apps.wikitext.templates.registry import Call, template
from apps.wikitext.templates.units import Unit, find_unit

_NUMBER = re.compile(r"[-−+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?")
_FRACTION = re.compile(r"(?:(\d+)[+ ])?(\d+)(?:/|//|⁄)(\d+)")
_JOINTS = {
    "-": "–", "–": "–", "to": " to ", "and": " and ", "or": " or ", "by": " by ", "x": " by ", "×": " × ",
    "*": " × ", "xx": " × ", "+/-": " ± ", "±": " ± ", "to(-)": " to ", "and(-)": " and ", "–/": "–",
    "&ndash;": "–", ",": ", ", "to about": " to about ", "up to": " up to ", "/": "/", "+": " + ",
    "or(-)": " or ", ", and": ", and ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """The numbers as written with what joins them, and the unit."""

    numbers: tuple[str, ...]
    joints: tuple[str, ...]
    unit: Unit
    rest: tuple[str, ...]  # the parameters behind the unit
    second: tuple[str, Unit] | None = None  # the lesser part of a measure like 5 ft 10 in


@template("Convert", "Cvt", "Conv", "Convertabbr", "Km to mi", "Ft to m", "Convert/2", "Mi to km", "M to ft")
def convert(call: Call) -> str:
    """Return a measure in its own unit and, in brackets, in others; what cannot be read stays as written."""
    values = [value for value in call.positional() if value]
    measure = read_measure(values)
    if measure is None:
        return "&nbsp;".join(values[:2])
    targets, precision = _read_targets(measure)
    own = _write_own(measure, call)
    others = [_write_other(measure, target, precision, call) for target in targets]
    written = [other for other in others if other]
    return _join(own, written, call)


def read_measure(values: list[str]) -> Measure | None:
    """Return what the positional parameters say: number, joint and number …, unit; None if they do not."""
    numbers, joints, place = [], [], 0
    while place < len(values) and _value(values[place]) is not None:
        numbers.append(values[place])
        joint = _JOINTS.get(values[place + 1]) if place + 1 < len(values) else None
        place += 1
        if joint is None:
            break
        joints.append(joint)
        place += 1
    unit = find_unit(values[place]) if place < len(values) else None
    if unit is None or not numbers or len(joints) != len(numbers) - 1:
        return None
    rest = values[place + 1 :]
    if len(rest) > 1 and len(numbers) == 1 and _value(rest[0]) is not None:
        lesser = find_unit(rest[1])
        if lesser is not None and lesser.kind == unit.kind and lesser.scale < unit.scale:
            return Measure(tuple(numbers), (), unit, tuple(rest[2:]), (rest[0], lesser))
    return Measure(tuple(numbers), tuple(joints), unit, tuple(rest))


def _value(text: str) -> float | None:
    """Return the number a text writes, fractions as 1+1/2 included, or None."""
    text = text.replace("&minus;", "-").replace("−", "-").strip()
    if match := _FRACTION.fullmatch(text.lstrip("-")):
        if int(match[3]) == 0:
            return None
        number = int(match[1] or 0) + int(match[2]) / int(match[3])
        return -number if text.startswith("-") else number
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _read_targets(measure: Measure) -> tuple[list[str], int | None]:
    """Return the codes of the units asked for ("ftin" for feet and inches), and the decimals asked for."""
    rest = list(measure.rest)
    precision = None
    if rest and re.fullmatch(r"-?\d", rest[-1]):
        precision = int(rest.pop())
    asked = rest[0] if rest else ""
    if not asked:
        default = "m" if measure.second and measure.unit.kind == "length" else measure.unit.target
        default = "kg" if measure.second and measure.unit.kind == "mass" else default
        return default.split(), precision
    if asked in ("ftin", "ft in", "stlb", "st lb", "lboz") or find_unit(asked):
        return [asked.replace(" ", "") if asked in ("ft in", "st lb") else asked], precision
    return asked.replace("+", " ").split(), precision


def _write_own(measure: Measure, call: Call) -> str:
    is_short = _is_short(call, "in") or measure.unit.kind.startswith("temperature")
    shown = "".join(
        number + joint
        for number, joint in zip(map(_write_given, measure.numbers), (*measure.joints, ""), strict=False)
    )
    if measure.second:
        number, lesser = measure.second
        return (
            f"{shown}{_unit_words(measure.unit, shown, is_short, call)} "
            f"{_write_given(number)}{_unit_words(lesser, number, is_short, call)}"
        )
    return shown + _unit_words(
        measure.unit, measure.numbers[-1] if len(measure.numbers) == 1 else "2", is_short, call
    )


def _write_given(number: str) -> str:
    """Return the number as given, its thousands divided."""
    number = number.replace("-", "−", 1) if number.startswith("-") else number
    if match := _FRACTION.fullmatch(number):
        return f"{match[1] or ''}<sup>{match[2]}</sup>⁄<sub>{match[3]}</sub>"
    whole, dot, decimals = number.partition(".")
    digits = whole.lstrip("−+")
    if digits.isdecimal() and len(digits) > 3:
        whole = whole.replace(digits, f"{int(digits):,}")
    return whole + dot + decimals


def _unit_words(unit: Unit, number: str, is_short: bool, call: Call) -> str:
    """Return the unit as it follows its number: symbol or name, one or many, hyphenated in an adjective."""
    is_adjective = call.get("adj") in ("on", "mid")
    if is_short:
        joint = "" if unit.symbol[0] == "/" else "&nbsp;"
        is_word = unit.symbol == unit.name and _value(number) not in (1, -1)
        return f"{joint}{unit.plural if is_word else unit.symbol}"
    name = unit.name if is_adjective or _value(number) in (1, -1) else unit.plural
    if call.get("sp").lower() == "us":
        name = name.replace("metre", "meter").replace("litre", "liter").replace("tonne", "metric ton")
    if is_adjective:
        return f"-{name.replace(' ', '-')}"
    return f" {name}"


def _is_short(call: Call, side: str) -> bool:
    """Tell whether the unit is a symbol: the given one is spelled out, the others are not, unless told."""
    is_cvt = call.name.strip().lower() in ("cvt", "convertabbr")
    asked = call.get("abbr", default="on" if is_cvt else "").lower()
    if asked in ("on", "~", "values"):
        return True
    if asked == "off":
        return False
    return (asked == "in") if side == "in" else asked != "in"


def _write_other(measure: Measure, code: str, precision: int | None, call: Call) -> str:
    """Return the measure in another unit, "" where the units are not of one kind."""
    if code in ("ftin", "stlb", "lboz"):
        return _write_compound(measure, code, call)
    target = find_unit(code)
    if target is None or target.kind != measure.unit.kind:
        return ""
    texts = []
    for number in measure.numbers:
        texts.append(
            _write_number(_turn(measure, number, target), _decimals(measure, number, target, precision, call))
        )
    shown = "".join(text + joint for text, joint in zip(texts, (*measure.joints, ""), strict=False))
    counted = texts[0] if len(texts) == 1 else "2"
    plain_call = Call(call.name, {key: value for key, value in call.parameters.items() if key != "adj"})
    return shown + _unit_words(target, counted, _is_short(call, "out"), plain_call)


def _turn(measure: Measure, number: str, target: Unit) -> float:
    """Return the number in the target unit."""
    unit = measure.unit
    value = _value(number) or 0.0
    if unit.scale < 0 or target.scale < 0:  # litres per distance and distance per gallon are inverse
        return 235.214583333333 / value if value else 0.0
    base = (value + unit.offset) * unit.scale
    if measure.second:
        base += (_value(measure.second[0]) or 0.0) * measure.second[1].scale
    return base / target.scale - target.offset


def _decimals(measure: Measure, number: str, target: Unit, precision: int | None, call: Call) -> int:
    """Return the decimals of the result: those asked for, else about as exact as the given number.

    At least two figures count, as in Wikipedia's converter.
    """
    result = abs(_turn(measure, number, target))
    figures = call.get("sigfig")
    if figures.isdecimal() and result:
        return int(figures) - 1 - math.floor(math.log10(result))
    if call.get("round") == "each" or precision is not None:
        return precision or 0
    given = measure.second[0] if measure.second else number
    decimals = _given_decimals(given)
    if measure.second or measure.unit.kind == "temperature":
        decimals = max(decimals, 0)
    if measure.unit.kind == "temperature":
        return decimals
    scale = target.scale if measure.second else measure.unit.scale
    wanted = math.floor(decimals - math.log10(abs(scale / target.scale)) + 1e-9)
    least = 1 - math.floor(math.log10(result) + 1e-9) if result else 0
    return max(wanted, least)


def _given_decimals(number: str) -> int:
    """Return the decimals a number is given with; 1200 has minus two."""
    if _FRACTION.fullmatch(number):
        return 1
    digits = number.replace(",", "").lstrip("-−+")
    if "." in digits:
        return len(digits.partition(".")[2])
    return len(digits.rstrip("0")) - len(digits) if digits.strip("0") else 0


def _write_number(value: float, decimals: int) -> str:
    decimals = min(decimals, 12)
    shown = round(value + math.copysign(1e-12 * max(abs(value), 1e-9), value), decimals)
    text = f"{shown:,.{max(decimals, 0)}f}"
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", "−")


def _write_compound(measure: Measure, code: str, call: Call) -> str:
    """Return feet and inches, or stones and pounds, or pounds and ounces."""
    greater, lesser, count = {"ftin": ("ft", "in", 12), "stlb": ("st", "lb", 14), "lboz": ("lb", "oz", 16)}[
        code
    ]
    lesser_unit, greater_unit = find_unit(lesser), find_unit(greater)
    if lesser_unit is None or greater_unit is None or lesser_unit.kind != measure.unit.kind:
        return ""
    texts = []
    for number in measure.numbers:
        total = round(_turn(measure, number, lesser_unit))
        texts.append(
            f"{total // count:,}&nbsp;{greater_unit.symbol} {total % count}&nbsp;{lesser_unit.symbol}"
        )
    return "".join(text + joint for text, joint in zip(texts, (*measure.joints, ""), strict=False))


_FORMS = {
    "or": "{} or {}",
    "slash": "{}/{}",
    "/": "{}/{}",
    "comma": "{}, {}",
    "br": "{}<br />{}",
    "sqbr": "{} &#91;{}&#93;",
    "table": "{}\n| {}",
    "tablecen": "{}\n| {}",
    "out": "{1}",
    "output only": "{1}",
    "flip output only": "{1}",
}


def _join(own: str, others: list[str], call: Call) -> str:
    """Return the given measure and the others as |disp= asks."""
    display = call.get("disp").lower()
    together = "; ".join(others)
    if not others:
        return own
    if display in ("number", "output number only"):
        return together.partition("&nbsp;")[0].partition(" ")[0]
    if "flip" in (display, call.get("order").lower()):
        own, together = together, own
    if display == "x":
        return own + call.get("disp2") + together
    return _FORMS.get(display, "{} ({})").format(own, together)
