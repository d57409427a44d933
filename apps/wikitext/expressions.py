"""The arithmetic of `{{#expr:}}` and `{{#ifexpr:}}`."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?P<word>[a-zA-Zπ]+)"
    r"|(?P<sign><=|>=|<>|!=|[-+*/^()=<>÷×−]))"
)
_SAME = {"−": "-", "×": "*", "÷": "/", "div": "/", "!=": "<>", "π": "pi"}


class BadExpression(ValueError):
    """An expression cannot be worked out; the text says why."""


def _divide(left: float, right: float) -> float:
    if right == 0:
        raise BadExpression("division by zero")
    return left / right


def _modulo(left: float, right: float) -> float:
    if int(right) == 0:
        raise BadExpression("division by zero")
    return math.fmod(int(left), int(right))


def _float_modulo(left: float, right: float) -> float:
    if right == 0:
        raise BadExpression("division by zero")
    return math.fmod(left, right)


def _power(left: float, right: float) -> float:
    if abs(left) > 1e15 or abs(right) > 300:
        raise BadExpression("number too large")
    if left < 0 and right != int(right):
        raise BadExpression("not a number")
    return float(left**right)


def _round(left: float, right: float) -> float:
    if abs(right) > 50:
        return left
    factor = 10.0 ** int(right)
    return math.copysign(math.floor(abs(left) * factor + 0.5 + 1e-9) / factor, left)


_BINARY: dict[str, tuple[int, Callable[[float, float], float]]] = {
    "e": (10, lambda a, b: a * 10.0**b),
    "^": (9, _power),
    "*": (7, operator.mul),
    "/": (7, _divide),
    "mod": (7, _modulo),
    "fmod": (7, _float_modulo),
    "+": (6, operator.add),
    "-": (6, operator.sub),
    "round": (5, _round),
    "=": (4, lambda a, b: float(math.isclose(a, b, rel_tol=1e-12))),
    "<>": (4, lambda a, b: float(not math.isclose(a, b, rel_tol=1e-12))),
    "<": (4, lambda a, b: float(a < b)),
    ">": (4, lambda a, b: float(a > b)),
    "<=": (4, lambda a, b: float(a <= b)),
    ">=": (4, lambda a, b: float(a >= b)),
    "and": (3, lambda a, b: float(bool(a and b))),
    "or": (2, lambda a, b: float(bool(a or b))),
}
_UNARY: dict[str, Callable[[float], float]] = {
    "not": lambda a: float(not a),
    "floor": lambda a: float(math.floor(a)),
    "ceil": lambda a: float(math.ceil(a)),
    "trunc": lambda a: float(math.trunc(a)),
    "abs": abs,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ln": math.log,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "-": operator.neg,
    "+": operator.pos,
}
_CONSTANTS = {"pi": math.pi, "e": math.e}
_UNARY_STRENGTH = 9


def evaluate(expression: str) -> str:
    """Return the value as MediaWiki writes it, "" for an empty expression. Raises BadExpression."""
    tokens = _tokenise(expression)
    if not tokens:
        return ""
    try:
        return _write(_Calculator(tokens).run())
    except (ValueError, OverflowError, ArithmeticError) as error:
        raise error if isinstance(error, BadExpression) else BadExpression("not a number")


def _tokenise(expression: str) -> list[str | float]:
    expression = expression.replace("&lt;", "<").replace("&gt;", ">").replace("&minus;", "-")
    tokens: list[str | float] = []
    position = 0
    expression = expression.rstrip()
    while position < len(expression):
        match = _TOKEN.match(expression, position)
        if match is None:
            raise BadExpression(f"unrecognised character “{expression[position]}”")
        position = match.end()
        if match["number"]:
            tokens.append(float(match["number"]))
        else:
            word = (match["word"] or match["sign"]).lower()
            tokens.append(_SAME.get(word, word))
    if len(tokens) > 2000:
        raise BadExpression("expression too long")
    return tokens


class _Calculator:
    """Operators and operands on two stacks."""

    def __init__(self, tokens: list[str | float]) -> None:
        self.tokens = tokens
        self.values: list[float] = []
        self.operators: list[tuple[str, int, int]] = []

    def run(self) -> float:
        wants_value = True
        for token in self.tokens:
            if isinstance(token, float) or (wants_value and token in _CONSTANTS):
                self._value(token, wants_value)
                wants_value = False
            elif wants_value:
                self._prefix(token)
            else:
                wants_value = self._infix(token)
        if wants_value:
            raise BadExpression("missing operand")
        self._reduce(0)
        if self.operators:
            raise BadExpression("unclosed bracket")
        return self.values[0]

    def _value(self, token: str | float, wanted: bool) -> None:
        if not wanted:
            raise BadExpression("unexpected number")
        self.values.append(token if isinstance(token, float) else _CONSTANTS[token])

    def _prefix(self, token: str | float) -> None:
        if token == "(":
            self.operators.append(("(", -1, 0))
        elif token in _UNARY:
            self.operators.append((str(token), _UNARY_STRENGTH, 1))
        else:
            raise BadExpression(f"unexpected “{token}”")

    def _infix(self, token: str | float) -> bool:
        """Take what follows a value; tell whether another value must come."""
        if token == ")":
            self._reduce(0)
            if not self.operators:
                raise BadExpression("unexpected closing bracket")
            self.operators.pop()
            return False
        if token not in _BINARY:
            raise BadExpression(f"unexpected “{token}”")
        strength = _BINARY[str(token)][0]
        self._reduce(strength)
        self.operators.append((str(token), strength, 2))
        return True

    def _reduce(self, strength: int) -> None:
        while self.operators and self.operators[-1][1] >= max(strength, 0):
            name, _, operands = self.operators.pop()
            right = self.values.pop()
            if operands == 1:
                self.values.append(_UNARY[name](right))
            else:
                self.values.append(_BINARY[name][1](self.values.pop(), right))


def _write(value: float) -> str:
    if math.isnan(value):
        return "NAN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    if value == int(value) and abs(value) < 1e14:
        return str(int(value))
    text = f"{value:.14G}"
    if "E" in text:
        mantissa, _, exponent = text.partition("E")
        return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{int(exponent):+d}"
    return text
