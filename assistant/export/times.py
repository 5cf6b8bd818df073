"""Stretches of time in the words of a Vietnamese office."""

from calendar import monthrange
from datetime import date

from assistant.dates import print_day
from ingest.records import Period

_QUARTERS = ("I", "II", "III", "IV")
_YEAR, _HALF, _NINE, _QUARTER = 12, 6, 9, 3


def print_period(period: Period) -> str:
    """A time as reports name it; one that is no whole months by its first and last day.

    >>> print_period(Period(start=date(2024, 10, 1), end=date(2024, 12, 31)))
    'quý IV năm 2024'
    >>> print_period(Period(start=date(2022, 1, 1), end=date(2022, 12, 20)))
    'từ 01/01/2022 đến 20/12/2022'
    """
    start, end = period.start, period.end
    if start == end:
        return f"ngày {print_day(end)}"
    if not is_whole(period):
        return f"từ {print_day(start)} đến {print_day(end)}"
    if start.year != end.year:
        years = start.month == 1 and end.month == _YEAR
        if years:
            return f"giai đoạn {start.year}–{end.year}"
        return f"từ tháng {start.month}/{start.year} đến tháng {end.month}/{end.year}"
    return _months(start.month, end.month, end.year)


def _months(first: int, last: int, year: int) -> str:
    count = last - first + 1
    if count == _YEAR:
        return f"năm {year}"
    if count == 1:
        return f"tháng {first} năm {year}"
    if count == _QUARTER and first % _QUARTER == 1:
        return f"quý {_QUARTERS[last // _QUARTER - 1]} năm {year}"
    if first == 1:
        return f"{count} tháng đầu năm {year}"
    if last == _YEAR:
        return f"{count} tháng cuối năm {year}"
    return f"từ tháng {first} đến tháng {last} năm {year}"


def is_whole(period: Period) -> bool:
    """True for a time of whole months."""
    return period.start.day == 1 and period.end.day == monthrange(period.end.year, period.end.month)[1]


def closing_day(period: Period) -> int:
    """The day of its last month on which a time closes; 0 where it lasts to the end of that month.

    >>> closing_day(Period(start=date(2022, 1, 1), end=date(2022, 12, 20)))
    20
    """
    end = period.end
    return 0 if end.day == monthrange(end.year, end.month)[1] else end.day


def short_time(period: Period) -> str:
    """A time in few letters, for an axis; one that closes before its last month is over names its day.

    >>> short_time(Period(start=date(2024, 7, 1), end=date(2024, 9, 30)))
    'Q3/2024'
    >>> short_time(Period(start=date(2022, 1, 1), end=date(2022, 12, 5)))
    'đến 5/12/2022'
    """
    start, end = period.start, period.end
    day = f"{end.day}/{end.month}/{end.year}"
    if start == end:
        return day
    if not is_whole(period):
        opened = (start.day, start.month, start.year) == (1, 1, end.year)
        return f"đến {day}" if opened else f"{start.day}/{start.month}/{start.year}–{day}"
    if start.year != end.year:
        return f"{start.year}–{end.year}"
    months = end.month - start.month + 1
    if months == _YEAR:
        return str(end.year)
    if months == 1:
        return f"T{end.month}/{end.year}"
    if months == _QUARTER and end.month % _QUARTER == 0:
        return f"Q{end.month // _QUARTER}/{end.year}"
    return f"{months}T/{end.year}" if start.month == 1 else f"{start.month}–{end.month}/{end.year}"


def whole_months(first: date, count: int) -> Period:
    """``count`` months from the one that ``first`` lies in.

    >>> whole_months(date(2024, 11, 5), 3).iso
    '2024-11-01/2025-01-31'
    """
    last = first.year * 12 + first.month - 1 + count - 1
    year, month = last // 12, last % 12 + 1
    return Period(start=first.replace(day=1), end=date(year, month, monthrange(year, month)[1]))
