"""Words for one stretch of time (a day, a month, a quarter, years), before they are joined into periods."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.text import fold

Form = Literal[
    "day", "month", "quarter", "half", "months", "year", "years", "range", "to_date", "since", "relative"
]
Point = Literal["", "start", "end", "now", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stretch of time as printed. Its year may still be open."""

    start: int
    end: int
    form: Form
    year: int | None = None
    """None while not said."""

    last_year: int | None = None
    """Of several years, the last."""

    month: int = 1
    """First month, 1 to 12."""

    last_month: int = 12
    """Last month, 1 to 12."""

    day: int = 0
    """0: the month's first day."""

    last_day: int = 0
    """0: the month's last day."""

    shift: int = 0
    """Years from the year that is spoken of: -1 for ``năm ngoái``."""

    point: Point = ""
    """``start`` and ``end`` of a year (``đầu năm``), ``now``, or ``same`` (``cùng kỳ``)."""

    bare: bool = False
    """Only four digits: no word says that they are a year."""

    target: bool = False

    def dates(self, year: int | None) -> tuple[date, date] | None:
        """First and last day, both inclusive; None while the year is open or there is no such day.

        ``year`` is what year-less words are about.
        """
        first = self.year if self.year is not None else None if year is None else year + self.shift
        if first is None:
            return None
        last = self.last_year or first
        try:
            start = date(first, self.month, self.day or 1)
            end = date(last, self.last_month, self.last_day or monthrange(last, self.last_month)[1])
        except ValueError:
            return None
        return (start, end) if start <= end else None


Groups = Mapping[str, str | None]
_SPELT = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "giêng": 1,
    "bẩy": 7,
    "chạp": 12,
}
_FOLDED = {fold(word): number for word, number in _SPELT.items()}
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
"""English month names, for questions in English."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _year(groups: Groups, name: str = "y") -> int | None:
    printed = groups.get(name)
    return int(printed) if printed else None


def _shift(groups: Groups) -> int:
    word = fold(groups.get("rel") or "")
    if word in ("ngoai", "truoc", "last"):
        return -1
    return 1 if word in ("toi", "sau") else 0


def day(start: int, end: int, g: Groups) -> Moment:
    """A day, or days of one month or two."""
    first, last = int(g["d"] or 0), int(g.get("d2") or g["d"] or 0)
    month = _named(g) or int(g.get("m") or g.get("m2") or 1)
    return Moment(
        start=start,
        end=end,
        form="range" if g.get("d2") else "day",
        year=_year(g),
        month=month,
        last_month=int(g.get("m2") or month),
        day=first,
        last_day=last,
    )


def _named(g: Groups) -> int:
    """Number of a month's name in English or Vietnamese, 0 when there is none."""
    name = g.get("en")
    return MONTHS.index(name) + 1 if name else _count(g.get("spelt"))


def _count(printed: str | None) -> int:
    """A small number in digits or words; 0 when there is none."""
    words = printed or "0"
    return int(words) if words.isdigit() else (_FOLDED | _SPELT).get(words, 0)


def _edge(g: Groups, last: int) -> int:
    """The first or the ``last`` of a year's parts, as ``đầu`` or ``cuối`` says."""
    return last if fold(g.get("side") or "") in ("cuoi", "last") else 1


def part_of_month(start: int, end: int, g: Groups) -> Moment:
    """Half a month, its first days, or its first week."""
    first = fold(g.get("side") or "dau") in ("dau", "1", "i")
    days = 7 if g.get("week") else int(g.get("n") or 15)
    return Moment(
        start=start,
        end=end,
        form="range",
        year=_year(g),
        month=int(g["m"] or 1),
        last_month=int(g["m"] or 1),
        day=1 if first else 16,
        last_day=days if first else 0,
    )


def month(start: int, end: int, g: Groups) -> Moment:
    """A month, or the months from one to another."""
    month = _named(g) or int(g.get("m") or _edge(g, 12))
    last = int(g.get("m2") or month)
    form: Form = "months" if last != month else "month"
    return Moment(
        start=start, end=end, form=form, year=_year(g), month=month, last_month=last, shift=_shift(g)
    )


def named_month(start: int, end: int, g: Groups) -> Moment:
    """A month told in words: ``tháng Giêng``, ``tháng đầu năm``."""
    return month(start, end, g)


def quarter(start: int, end: int, g: Groups) -> Moment:
    """A quarter."""
    printed = (g.get("q") or str(_edge(g, 4))).lower()
    number = _ROMAN.get(printed) or int(printed)
    return Moment(
        start=start,
        end=end,
        form="quarter",
        year=_year(g),
        month=3 * number - 2,
        last_month=3 * number,
        shift=_shift(g),
    )


def half(start: int, end: int, g: Groups) -> Moment:
    """Half a year."""
    first = fold(g["side"] or "") in ("dau", "first")
    month = 1 if first else 7
    return Moment(
        start=start, end=end, form="half", year=_year(g), month=month, last_month=month + 5, shift=_shift(g)
    )


def months(start: int, end: int, g: Groups) -> Moment:
    """The first or last months of a year."""
    count = min(max(3 * _count(g.get("quarters")) or _count(g.get("n")), 1), 12)
    late = fold(g.get("side") or "dau") in ("cuoi", "last")
    return Moment(
        start=start,
        end=end,
        form="months",
        year=_year(g),
        month=13 - count if late else 1,
        last_month=12 if late else count,
        shift=_shift(g),
    )


def years(start: int, end: int, g: Groups) -> Moment:
    """Several whole years."""
    return Moment(start=start, end=end, form="years", year=_year(g), last_year=_year(g, "y2"))


def one_year(start: int, end: int, g: Groups) -> Moment:
    """A whole year."""
    return Moment(start=start, end=end, form="year", year=_year(g), shift=_shift(g))


def bare_year(start: int, end: int, g: Groups) -> Moment:
    """Four digits that may be a year."""
    return Moment(start=start, end=end, form="year", year=_year(g), bare=True)


def plan_year(start: int, end: int, g: Groups) -> Moment:
    """The plan of the year that is spoken of."""
    return Moment(start=start, end=end, form="year", year=_year(g), target=True)


def edge(start: int, end: int, g: Groups) -> Moment:
    """A year's first day, its last, or the end of its middle month."""
    side = fold(g["side"] or "")
    if side in ("dau", "start", "beginning"):
        return Moment(
            start=start,
            end=end,
            form="relative",
            year=_year(g),
            last_month=1,
            last_day=1,
            shift=_shift(g),
            point="start",
        )
    if side == "giua":
        return Moment(
            start=start,
            end=end,
            form="relative",
            year=_year(g),
            month=6,
            last_month=6,
            shift=_shift(g),
            point="end",
        )
    return Moment(
        start=start, end=end, form="relative", year=_year(g), month=12, day=31, shift=_shift(g), point="end"
    )


def now(start: int, end: int, _: Groups) -> Moment:
    """The day of the report."""
    return Moment(start=start, end=end, form="to_date", point="now")


def same(start: int, end: int, g: Groups) -> Moment:
    """The same stretch of an earlier year."""
    return Moment(start=start, end=end, form="relative", year=_year(g), shift=-1, point="same")
