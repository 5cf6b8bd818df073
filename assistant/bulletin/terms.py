"""The periods of bulletins: a quarter, half a year, nine months, a year, or months."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from assistant.bulletin.errors import BulletinRefused
from assistant.export.times import is_whole, print_period, whole_months
from ingest.figures.periods import read_periods
from ingest.records import Period
from ingest.text import nfc

_YEAR, _HALF, _QUARTER, _MONTH = 12, 6, 3, 1
_FORMS: tuple[tuple[str, int], ...] = (
    (r"(\d{4})()", _YEAR),
    (r"(\d{4})-Q([1-4])", _QUARTER),
    (r"(\d{4})-H([12])", _HALF),
    (r"(\d{4})-(0[1-9]|1[0-2])", _MONTH),
)
"""Forms of a period, year and number, and its months."""

_MONTHS = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2]))/(\d{4}-(?:0[1-9]|1[0-2]))")
_ADJACENT = (_YEAR, _HALF, _QUARTER, _MONTH)
"""Months of periods that one of the same length goes before; 9 months have only those of the year before."""

_HINT = "give 2024, 2024-Q4, 2024-H1, 2024-11 or 2024-01/2024-11"


@dataclass(frozen=True, slots=True)
class Term:
    """A period of whole months."""

    period: Period

    @property
    def months(self) -> int:
        """Its length."""
        start, end = self.period.start, self.period.end
        return (end.year - start.year) * _YEAR + end.month - start.month + 1

    @property
    def name(self) -> str:
        """As a title has it: ``quý IV năm 2024``."""
        return print_period(self.period)

    @property
    def code(self) -> str:
        """As :func:`read_term` takes it.

        >>> read_term("quý IV/2024").code, read_term("11 tháng đầu năm 2024").code
        ('2024-Q4', '2024-01/2024-11')
        """
        start, end = self.period.start, self.period.end
        for months, letter in ((_QUARTER, "Q"), (_HALF, "H")):
            if self.months == months and end.month % months == 0:
                return f"{end.year}-{letter}{end.month // months}"
        if self.months == _YEAR and start.month == 1:
            return f"{end.year}"
        last = f"{end:%Y-%m}"
        return last if self.months == _MONTH else f"{start:%Y-%m}/{last}"

    @property
    def year_before(self) -> "Term":
        """The same months a year earlier."""
        first = self.period.start
        return Term(whole_months(first.replace(year=first.year - 1, day=1), self.months))

    @property
    def before(self) -> "Term | None":
        """The period of the same length just before; None where that is the year before or unusual."""
        if self.months not in _ADJACENT or self.months == _YEAR:
            return None
        end = self.period.start - timedelta(days=1)
        first = end.year * _YEAR + end.month - self.months
        return Term(whole_months(date(first // _YEAR, first % _YEAR + 1, 1), self.months))

    def holds(self, time: Period | None) -> bool:
        """True for a figure of this period: of all of it, or of its state in the last month.

        A report may close a period some days early: from 01/01 to 20/12 stands for the year.

        >>> closed = Period(start=date(2022, 1, 1), end=date(2022, 12, 20))
        >>> Term(whole_months(date(2022, 1, 1), 12)).holds(closed)
        True
        """
        if time is None:
            return False
        mine = self.period
        same_end = (time.end.year, time.end.month) == (mine.end.year, mine.end.month)
        return same_end and (time.start in (mine.start, time.end))


def read_term(text: str) -> Term:
    """The period of ``text``: ``2024-Q4``, ``2024``, ``2024-01/2024-11``, or in words, ``quý IV/2024``.

    Raises:
        BulletinRefused: It is none, or not of whole months.

    >>> read_term("2024-Q4").period.iso, read_term("9 tháng đầu năm 2024").months
    ('2024-10-01/2024-12-31', 9)
    """
    given = nfc(text).strip()
    for form, months in _FORMS:
        if (found := re.fullmatch(form, given.upper())) and int(found[1]):
            first = date(int(found[1]), (int(found[2] or 1) - 1) * months + 1, 1)
            return _sound(whole_months(first, months), given)
    if found := _MONTHS.fullmatch(given):
        first, last = (date.fromisoformat(f"{month}-01") for month in found.groups())
        months = (last.year - first.year) * _YEAR + last.month - first.month + 1
        if months < 1:
            raise BulletinRefused(f"period {given!r}: it ends before it begins; {_HINT}")
        return _sound(whole_months(first, months), given)
    told = [m.period for m in read_periods(given) if (m.start, m.end) == (0, len(given))]
    if len(told) != 1 or told[0] is None or not is_whole(told[0]):
        raise BulletinRefused(f"period {given!r}: no period that is known; {_HINT}")
    return _sound(told[0], given)


def _sound(period: Period, given: str) -> Term:
    term = Term(period)
    if not _FIRST <= period.start.year <= period.end.year <= _LAST or term.months > _YEAR:
        raise BulletinRefused(
            f"period {given!r}: longer than a year, or of no year that reports have; {_HINT}"
        )
    return term


_FIRST, _LAST = 1945, 2100


def terms_of(period: Period) -> list[Term]:
    """The usual bulletins that a figure of ``period`` belongs to, the longest first."""
    ends = whole_months(period.end, 1).end
    counts = takewhile(lambda n: n <= ends.month, (1, 3, 6, 9, 12)) if period.start == period.end else ()
    fitting = [c for c in counts if ends.month % c == 0]
    made = [Term(whole_months(date(ends.year, ends.month - c + 1, 1), c)) for c in fitting]
    if not made and period.start.day == 1 and period.start.year == ends.year:
        made = [Term(Period(start=period.start, end=ends))]
    return sorted(made, key=lambda t: -t.months)
