"""What a printed figure says when one of its digits is another."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assistant.records import Reading
from evals.records import Amount

_NUMBER = re.compile(r"(?<![^\W\d_])\d+(?:[.,\s]\d+)*")
"""Digits with separators; not the 2 of "m2"."""


def printed_numbers(text: str) -> list[tuple[int, int]]:
    """Where the numbers of a printed figure stand, half open.

    >>> printed_numbers("12,5-15 tỷ USD"), printed_numbers("6.100 m2")
    ([(0, 4), (5, 7)], [(0, 5)])
    """
    return [found.span() for found in _NUMBER.finditer(text)]


def put_digit(text: str, at: int, digit: str) -> str:
    """``text`` with another character at ``at``."""
    return text[:at] + digit + text[at + 1 :]


def may_stand(text: str, at: int) -> Iterator[str]:
    """Digits that may stand at ``at`` of a printed figure so that its shape stays.

    A number begins with no other zero than it did, so that it has as many digits that count.

    >>> list(may_stand("2.061", 0)), list(may_stand("05 dự án", 0)), "0" in may_stand("05 dự án", 1)
    (['1', '3', '4', '5', '6', '7', '8', '9'], [], False)
    """
    start, end = next(span for span in printed_numbers(text) if span[0] <= at < span[1])
    padded = text[start] == "0" and end > start + 1 and text[start + 1].isdecimal()
    for digit in "0123456789":
        number = put_digit(text, at, digit)[start:end]
        first = at == start or (padded and at == start + 1)
        kept = digit == text[at] or (padded and at == start) or (first and digit == "0")
        if not kept and re.search("[1-9]", number):
            yield digit


def amount_after(reading: Reading, at: int, digit: str) -> Amount | None:
    """The figure's amount with ``digit`` at ``at`` of its printed text; None where that cannot be told.

    Independent of the number reader: a value is its digits, read as a whole number, times a factor that
    separators, multiplier and unit make, and no digit changes these.

    >>> one = Reading(text="2.061,53 triệu USD", value="2061530000", unit="USD", indicator="", period=None,
    ...               as_of=None, scope="", kind="amount", qualifier=None, citation=1)
    >>> amount_after(one, 3, "9")
    Amount(value=Decimal('2091530000'), unit='USD', value_max=None)
    """
    numbers = printed_numbers(reading.text)
    values = [Decimal(v) for v in (reading.value, reading.value_max) if v is not None]
    if len(numbers) != len(values):
        return None
    for i, (start, end) in enumerate(numbers):
        if start <= at < end:
            before = _whole(reading.text[start:end])
            after = _whole(put_digit(reading.text, at, digit)[start:end])
            if not before:
                return None
            values[i] = _exact(Fraction(values[i]) / before * after)
    most = values[1] if len(values) > 1 else None
    return Amount(value=values[0], unit=reading.unit, value_max=most)


def _whole(number: str) -> int:
    return int("".join(c for c in number if c.isdecimal()))


def _exact(value: Fraction) -> Decimal:
    """A fraction of a decimal's digits: its denominator has no factors but 2 and 5."""
    return Decimal(value.numerator) / Decimal(value.denominator)
