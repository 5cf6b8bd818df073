"""What a printed number may have been before it was rounded, exactly."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

from ingest.figures.measures import load_lexicon
from ingest.figures.numbers import read_numbers
from ingest.records import Figure

_NUMERAL = re.compile(r"\d[\d.,\u00a0 ]*")
_BOUNDS = frozenset(
    {
        "tối thiểu",
        "tối đa",
        "ít nhất",
        "nhiều nhất",
        "không dưới",
        "không quá",
        "trở lên",
        "trở xuống",
        "dưới",
    }
)
"""Qualifiers of numbers that only bound what they speak of."""
_BELOW = frozenset({"gần", "chưa đến", "chưa đầy"})
_ABOVE = frozenset({"hơn", "trên"})
_AROUND = frozenset({"khoảng", "xấp xỉ"})
_SOFT = Decimal("0.05")
"""How far "khoảng", "gần" and "hơn" reach at least, as a part of the number."""
_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Range:
    """Values from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        return Range(self.low - other.high, self.high - other.low)

    def over(self, other: "Range") -> "Range | None":
        """Quotients of positive ranges; None where the other may be 0 or less."""
        if other.low <= 0 or self.low < 0:
            return None
        with localcontext() as context:
            context.prec = _DIGITS
            return Range(self.low / other.high, self.high / other.low)

    def times(self, factor: Decimal) -> "Range":
        """Every value times a positive factor."""
        return Range(self.low * factor, self.high * factor)

    def meets(self, other: "Range") -> bool:
        """True when a value lies in both.

        >>> Range(Decimal(1), Decimal(2)).meets(Range(Decimal(2), Decimal(3)))
        True
        """
        return self.low <= other.high and other.low <= self.high


def step_of(figure: Figure) -> Decimal | None:
    """One unit of the last printed digit, in ``figure.unit``; None for a number in words or of two parts."""
    return printed_step(figure.text, figure.value)


def printed_step(text: str, value: Decimal) -> Decimal | None:
    """As :func:`step_of`.

    >>> print(printed_step("2.061,53 triệu USD", Decimal("2061530000")).to_eng_string())
    10E+3
    """
    numerals = _NUMERAL.findall(text)
    if len(numerals) != 1:
        return None
    if not value:
        return _step_of_zero(text)
    digits = re.sub(r"\D", "", numerals[0])
    step = (abs(value) / Decimal(int(digits))).normalize()
    return step if step.as_tuple().digits == (1,) else None


def _step_of_zero(text: str) -> Decimal | None:
    """None where the unit, and with it the factor, stands in a table's head."""
    numbers = read_numbers(text)
    unit = numbers[0].unit if len(numbers) == 1 else None
    printed = numbers[0].printed if unit else None
    if unit is None or printed is None:
        return None
    exponent = printed.as_tuple().exponent
    return unit.factor.scaleb(exponent if isinstance(exponent, int) else 0)


def last_place(value: Decimal) -> Decimal:
    """One unit of the last digit that is no zero."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def printed_range(figure: Figure) -> Range | None:
    """What ``figure`` may have been; None where the print does not say.

    Half a unit of the last printed digit either way; a count of things is exact. Softening words widen it.
    """
    word = (figure.qualifier or "").removeprefix("ước").strip()
    if figure.value_max is not None or figure.ambiguous or word in _BOUNDS:
        return None
    value = figure.value
    half = _half(figure)
    if half is None:
        return None
    reach = max(last_place(value), abs(value) * _SOFT) if value else half
    low = value - (reach if word in _BELOW | _AROUND else half)
    high = value + (reach if word in _ABOVE | _AROUND else half)
    return Range(low, high)


def _half(figure: Figure) -> Decimal | None:
    value = figure.value
    if not any(c.isdigit() for c in figure.text):
        return Decimal(0) if value == value.to_integral_value() else None
    step = step_of(figure)
    if _is_counted(figure.unit) and (step == 1 or not value):
        return Decimal(0)
    return step / 2 if step else None


@cache
def _is_counted(unit: str) -> bool:
    """True for nouns, whose numbers are whole."""
    measured = {name for name, kind in load_lexicon(folded=False).entries.values() if kind != "counted"}
    return bool(unit) and unit not in measured


def cut_range(figure: Figure) -> Range | None:
    """As :func:`printed_range`, for a number whose further digits were cut and not rounded."""
    ranged, step = printed_range(figure), step_of(figure)
    if ranged is None or step is None:
        return None
    toward = step if figure.value >= 0 else -step
    return Range(min(ranged.low, figure.value + toward), max(ranged.high, figure.value + toward))
