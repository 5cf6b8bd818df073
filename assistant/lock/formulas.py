"""Formulas shown in an answer, found, worked out exactly and compared with the result that is printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.lock.algebra import TIMES, Amount, Unlike, add, divide, percent, round_half_up
from ingest.figures.measures import Unit
from ingest.figures.numbers import read_numbers
from ingest.figures.records import Number

_EQUALS = re.compile(r"\s*([=≈])\s*(?=[(−–-]?\d)")
_OPERATOR = re.compile(
    r"(?<=\s)[+\-−–×x*:÷/](?=\s)|(?<=[\d)%])\s*[+×*÷]\s*(?=[\d(])|(?<=[\d)])/(?=[\d(])|[()]"
)
_SAME = {"-": "−", "–": "−", "x": "×", "*": "×", ":": "/", "÷": "/"}
_MINUSES = ("-", "−", "–")
_TIMES, _OVER, _PLUS, _MINUS = "×", "/", "+", "−"


class NotAFormula(Exception):
    """The characters before an equals sign are no formula; only this file raises and catches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A shown formula that parses."""

    start: int
    end: int
    """Half open, in the shown text."""

    text: str
    operands: tuple[Number, ...]
    """Offsets in the shown text."""

    constants: tuple[Number, ...]
    """The 100 of a percentage, the 100% that an index is counted from."""

    result: Number
    holds: bool
    """True when the result is what the operands give."""


def find_formulas(text: str) -> list[Formula]:
    """The formulas of ``text``, in order.

    >>> [f.holds for f in find_formulas("29.592 triệu USD / 31.872 triệu USD × 100 ≈ 92,85%")]
    [True]
    """
    found: list[Formula] = []
    for equals in _EQUALS.finditer(text):
        low = max(text.rfind("\n", 0, equals.start()) + 1, found[-1].end if found else 0)
        try:
            found.append(_read(text, low, equals))
        except (NotAFormula, Unlike):
            continue
    return found


def _read(text: str, low: int, equals: re.Match[str]) -> Formula:
    result = _number_at(text, equals.end())
    pieces = list(_pieces(text, low, equals.start()))
    start = _beginning(pieces)
    indexed = result.unit is not None and result.unit.name == "%"
    parser = _Parser(pieces[start:], indexed=indexed)
    amount = parser.parse()
    numbers = [p for p in pieces[start:] if isinstance(p, Number)]
    constants = tuple(n for n in numbers if n.start in parser.constants)
    first = pieces[start]
    begin = first.start if isinstance(first, Number) else first[1]
    return Formula(
        start=begin,
        end=result.end,
        text=" ".join(text[begin : result.end].split()),
        operands=tuple(n for n in numbers if n.start not in parser.constants),
        constants=constants,
        result=result,
        holds=_matches(amount, result, rounded=equals[1] == "≈"),
    )


def _number_at(text: str, at: int) -> Number:
    end = text.find("\n", at)
    after = re.compile(r"\s[=≈]\s|[;)\n]").search(text, at)
    line = text[at : min(e for e in (end, after.start() if after else -1, len(text)) if e >= 0)]
    numbers = read_numbers(line)
    if not numbers or numbers[0].value is None:
        raise NotAFormula
    ahead = line[: numbers[0].start].strip("(")
    if ahead and ahead not in _MINUSES:
        raise NotAFormula
    return _moved(_negative(numbers[0]) if ahead else numbers[0], at)


def _negative(number: Number) -> Number:
    """The number with the minus before it, which elsewhere could be a dash."""
    value, printed = number.value, number.printed
    if value is None or printed is None:
        raise NotAFormula
    return replace(number, start=number.start - 1, text=f"−{number.text}", value=-value, printed=-printed)


def _moved(number: Number, by: int) -> Number:
    return replace(number, start=number.start + by, end=number.end + by)


Piece = Number | tuple[str, int]
"""A number, or an operator or bracket and where it stands."""


def _pieces(text: str, low: int, high: int) -> Iterator[Piece]:
    """Numbers and operators from ``low`` to ``high``.

    Words before the last number of a piece end what came before: they are given as ``("", start)``.
    """
    done = low
    for operator in [*_OPERATOR.finditer(text, low, high), None]:
        end = operator.start() if operator else high
        yield from _piece(text, done, end)
        if operator is not None:
            sign = operator.group().strip()
            yield _SAME.get(sign, sign), operator.start()
            done = operator.end()


def _piece(text: str, start: int, end: int) -> Iterator[Piece]:
    words = text[start:end]
    if not words.strip():
        return
    numbers = read_numbers(words)
    if not numbers or numbers[-1].value is None or words[numbers[-1].end :].strip():
        yield "", start
        return
    if words[: numbers[-1].start].strip():
        yield "", start
    yield _moved(numbers[-1], start)


def _beginning(pieces: Sequence[Piece]) -> int:
    """Index behind the last words that are no part of the formula."""
    breaks = [i for i, p in enumerate(pieces) if not isinstance(p, Number) and not p[0]]
    start = breaks[-1] + 1 if breaks else 0
    while start < len(pieces) and not isinstance(pieces[start], Number) and not _opens(pieces, start):
        start += 1
    if start >= len(pieces):
        raise NotAFormula
    return start


def _opens(pieces: Sequence[Piece], at: int) -> bool:
    """True for a bracket that closes again before the end: one that does not opens an aside."""
    depth = 0
    for piece in pieces[at:]:
        sign = "" if isinstance(piece, Number) else piece[0]
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return sign == ")"
    return False


class _Parser:
    """Sums of products of amounts and bracketed sums; ``indexed`` where the result is in per cent."""

    def __init__(self, pieces: Sequence[Piece], *, indexed: bool) -> None:
        self._pieces = pieces
        self._indexed = indexed
        self._at = 0
        self.constants: set[int] = set()
        """Starts of the numbers that are no operands."""

    def parse(self) -> Amount:
        if sum(1 for p in self._pieces if isinstance(p, Number)) < 2:
            raise NotAFormula
        if self._indexed and (index := self._index()) is not None:
            return index
        amount = self._sum()
        if self._at < len(self._pieces):
            raise NotAFormula
        return amount

    def _index(self) -> Amount | None:
        """An index less the 100% that it is counted from, or the reverse; None for any other formula."""
        match self._pieces:
            case [Number() as one, (sign, _), Number() as other] if sign == _MINUS:
                amounts = _amount(one), _amount(other)
            case _:
                return None
        whole = [n for n, amount in zip((one, other), amounts, strict=True) if amount.value == _HUNDRED]
        if len(whole) != 1 or any(amount.unit != "%" for amount in amounts):
            return None
        self.constants.add(whole[0].start)
        return Amount(amounts[0].value - amounts[1].value, "%")

    def _sign(self) -> str:
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        return "" if piece is None or isinstance(piece, Number) else piece[0]

    def _sum(self) -> Amount:
        total = self._product()
        while self._sign() in (_PLUS, _MINUS):
            sign = self._sign()
            self._at += 1
            total = add(total, self._product(), 1 if sign == _PLUS else -1)
        return total

    def _product(self) -> Amount:
        total = self._factor()
        while self._sign() in (_TIMES, _OVER):
            sign = self._sign()
            self._at += 1
            if sign == _OVER:
                total = divide(total, self._factor())
            else:
                self._hundred()
                total = percent(total)
        return total

    def _hundred(self) -> None:
        piece = self._pieces[self._at] if self._at < len(self._pieces) else None
        if not isinstance(piece, Number) or piece.value != _HUNDRED or not _ispercent(piece.unit):
            raise NotAFormula
        self.constants.add(piece.start)
        self._at += 1

    def _factor(self) -> Amount:
        if self._at >= len(self._pieces):
            raise NotAFormula
        piece = self._pieces[self._at]
        self._at += 1
        if isinstance(piece, Number):
            return _amount(piece)
        if piece[0] != "(":
            raise NotAFormula
        inner = self._sum()
        if self._sign() != ")":
            raise NotAFormula
        self._at += 1
        return inner


_HUNDRED = Decimal(100)


def _ispercent(unit: Unit | None) -> bool:
    return unit is None or unit.name == "%"


def _amount(number: Number) -> Amount:
    if number.value is None or number.value_max is not None or len(number.readings) > 1:
        raise NotAFormula
    unit = number.unit
    return Amount(Fraction(number.value), unit.name if unit else "", unit.per if unit else "")


def _matches(amount: Amount, result: Number, *, rounded: bool) -> bool:
    """True when ``result`` is the amount: exactly after ``=``, to two decimals as printed after ``≈``."""
    unit = result.unit
    name, factor = (unit.name, Fraction(unit.factor)) if unit else ("", Fraction(1))
    plain = not name and amount.unit == TIMES
    if not (plain or name == amount.unit) or len(result.readings) > 1 or result.printed is None:
        return False
    if unit is not None and unit.per and unit.per.lower() != amount.per.lower():
        return False
    exact = amount.value / factor
    if not rounded:
        return exact == Fraction(result.printed)
    return round_half_up(exact) == result.printed
