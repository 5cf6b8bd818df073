"""Figures, days and stretches of time as an English sentence says them: the digits that the report prints."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from assistant.languages.units import say_rate, say_unit
from ingest.figures.moments import MONTHS
from ingest.figures.numbers import read_numbers
from ingest.records import Figure, Period

_SCALES = (
    (Decimal(1), ""),
    (Decimal(10**3), "thousand"),
    (Decimal(10**6), "million"),
    (Decimal(10**9), "billion"),
    (Decimal(10**12), "trillion"),
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An amount as it is printed, without its unit's words."""

    digits: Decimal
    most: Decimal | None
    """Upper end of a range, at the same scale."""

    scale: Decimal
    worded: bool
    """True when the report writes the number in words."""


def read_printed(text: str, value: Decimal, value_max: Decimal | None) -> Printed:
    """The digits that ``text`` prints for ``value``, and the power of ten that they stand for.

    >>> str(read_printed("2.061,53 triệu USD", Decimal("2061530000"), None).digits)
    '2061.53'
    """
    worded = not any(c.isdigit() for c in text)
    for number in read_numbers(text):
        if not number.printed or number.value is None:
            continue
        scale = value / number.printed
        if scale in dict(_SCALES):
            most = None if value_max is None else value_max / scale
            return Printed(digits=number.printed, most=most, scale=scale, worded=worded)
    return Printed(digits=value, most=value_max, scale=Decimal(1), worded=worded)


def print_amount(
    text: str, value: Decimal, unit: str, *, value_max: Decimal | None = None, per: str = ""
) -> str | None:
    """An amount in English; None where its unit has no English words.

    >>> print_amount("2.061,53 triệu đô la Mỹ", Decimal("2061530000"), "USD")
    '2,061.53 million USD'
    >>> print_amount("01 dự án", Decimal(1), "dự án"), print_amount("93,57%", Decimal("93.57"), "%")
    ('1 project', '93.57%')
    """
    printed = read_printed(text, value, value_max)
    number = _number(printed)
    words = dict(_SCALES)[printed.scale]
    named = say_unit(unit, one=value == 1 and value_max is None) if unit else ""
    rate = say_rate(per)
    if rate is None or (unit and not named):
        return None
    if unit in ("%", "‰"):
        return " ".join(w for w in (f"{number}{' ' if words else ''}{words}{named}", rate) if w)
    return " ".join(w for w in (number, words, named, rate) if w)


def _number(printed: Printed) -> str:
    whole = printed.digits == printed.digits.to_integral_value()
    if printed.worded and printed.most is None and whole and 1 <= printed.digits <= len(_WORDS):
        return _WORDS[int(printed.digits) - 1]
    digits = f"{printed.digits:,f}"
    return digits if printed.most is None else f"{digits}–{printed.most:,f}"


def print_figure(figure: Figure) -> str | None:
    """A figure in English; None where it has no English words: a rank, a strange unit."""
    if figure.kind == "rank":
        return None
    return print_amount(figure.text, figure.value, figure.unit, value_max=figure.value_max, per=figure.per)


def print_date(day: date) -> str:
    """``20 December 2022``."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def print_month(day: date) -> str:
    """``December 2022``."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def print_span(period: Period) -> str:
    """A stretch of time with its preposition; ``""`` for one that has no usual English name.

    >>> print_span(Period(start=date(2024, 1, 1), end=date(2024, 11, 30)))
    'in the first 11 months of 2024'
    """
    start, end = period.start, period.end
    if start == end:
        return f"on {print_date(start)}"
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not whole:
        return ""
    if start.year != end.year:
        return f"in {start.year}–{end.year}" if (start.month, end.month) == (1, _LAST) else ""
    first, last, year = start.month, end.month, start.year
    if (first, last) == (1, _LAST):
        return f"in {year}"
    if first == last:
        return f"in {print_month(start)}"
    if last - first == 2 and first % 3 == 1:
        return f"in Q{last // 3} {year}"
    if first == 1:
        return f"in the first {last} months of {year}"
    return ""


_LAST = 12
