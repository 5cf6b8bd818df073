"""Whether two stretches of time may be held against each other."""

from datetime import date, timedelta

from ingest.records import Period


def comparable(one: Period, other: Period) -> bool:
    """True for the same stretch of two years: 11 months and 11 months, never 11 months and a year.

    Two months, or two quarters, compare as well.
    """
    if _whole_months(one) == _whole_months(other) in _SPANS:
        return True
    begins = (one.start.month, one.start.day) == (other.start.month, other.start.day)
    return begins and _last(one.end) == _last(other.end) and _years(one) == _years(other)


_SPANS = (1, 3)
"""Months of a month and of a quarter."""


def _whole_months(period: Period) -> int:
    """Months of a stretch that is whole calendar months of one year, and at a quarter's place; else 0."""
    months = period.end.month - period.start.month + 1
    whole = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1 and not _years(period)
    return months if whole and (months == 1 or (months == _SPANS[1] and period.start.month % 3 == 1)) else 0


def _last(day: date) -> tuple[int, int]:
    """Month and day, 0 for a month's last day: 28 and 29 February end one month."""
    return day.month, 0 if (day + timedelta(days=1)).day == 1 else day.day


def _years(period: Period) -> int:
    return period.end.year - period.start.year
