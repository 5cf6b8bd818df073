"""Exact sums, differences and ratios of amounts with units; what cannot be added is not."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from assistant.fitting import same_unit

DECIMALS = Decimal("0.01")
"""Step of a rounded result; a half is rounded away from zero. ``≈`` says that it is rounded."""

TIMES = "lần"
"""Unit of a plain ratio."""


_ANYONE = "người"
"""Unit of workers and pupils together."""


class Unlike(Exception):
    """The amounts are of different things; only the lock and the arithmetic raise and catch it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount with what it is of."""

    value: Fraction
    unit: str = ""
    per: str = ""
    """What it is divided by: ``"dự án"`` of an average a project."""


def add(one: Amount, other: Amount, sign: int) -> Amount:
    """The sum, or with ``sign`` -1 the difference, of two amounts of one unit."""
    if one.per != other.per or not same_unit(one.unit, other.unit):
        raise Unlike
    points = one.unit == "%" and sign < 0
    unit = one.unit if one.unit == other.unit else _ANYONE
    return Amount(one.value + sign * other.value, "điểm %" if points else unit, one.per)


def divide(one: Amount, other: Amount) -> Amount:
    """How many times one is the other, or how much of one there is for each of the other."""
    if not other.value:
        raise Unlike
    if one.per == other.per and same_unit(one.unit, other.unit):
        return Amount(one.value / other.value, TIMES)
    if one.per or other.per or not one.unit or not other.unit:
        raise Unlike
    return Amount(one.value / other.value, one.unit, other.unit)


def percent(ratio: Amount) -> Amount:
    """A ratio in per cent."""
    if ratio.unit != TIMES:
        raise Unlike
    return Amount(ratio.value * 100, "%")


def round_half_up(value: Fraction) -> Decimal:
    """``value`` to two decimals; a half is rounded away from zero.

    >>> str(round_half_up(Fraction(92845, 1000))), str(round_half_up(Fraction(-1, 200)))
    ('92.85', '-0.01')
    """
    scaled = abs(value) * 100
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(-whole if value < 0 else whole) * DECIMALS).quantize(DECIMALS, ROUND_HALF_UP)
