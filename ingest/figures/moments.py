"""Words for one stretch of time (a day, a month, a quarter, years), before they are joined into periods."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from ingest.figures.dates import DAY, MONTH, YEAR
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
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMBERS = {w: n for n, w in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)}
_SPELT = _NUMBERS | {fold(w): n for w, n in _NUMBERS.items()} | {"mười một": 11, "muoi mot": 11, "bẩy": 7}
_ENGLISH = {
    name: n
    for n, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTH_NAME = "|".join(_ENGLISH)
_B = r"(?<![\w])(?<![0-9][.,/:-])"
_E = r"(?![0-9]|[.,/-][0-9]|[^\W\d_])"
_Y = YEAR
_OF = rf"(?:,? ?năm |\s?[/-]\s?|,? )"


def _year(groups: Groups, name: str = "y") -> int | None:
    printed = groups.get(name)
    return int(printed) if printed else None


def _shift(groups: Groups) -> int:
    word = fold(groups.get("rel") or "")
    if word in ("ngoai", "truoc", "last"):
        return -1
    return 1 if word in ("toi", "sau") else 0


def _day(start: int, end: int, g: Groups) -> Moment:
    first, last = int(g["d"] or 0), int(g.get("d2") or g["d"] or 0)
    month = int(g.get("m") or g.get("m2") or 1)
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


def _month(start: int, end: int, g: Groups) -> Moment:
    named = _ENGLISH.get(g.get("en") or "", 0)
    month = named or int(g["m"] or 1)
    last = int(g.get("m2") or month)
    form: Form = "months" if last != month else "month"
    return Moment(
        start=start, end=end, form=form, year=_year(g), month=month, last_month=last, shift=_shift(g)
    )


def _quarter(start: int, end: int, g: Groups) -> Moment:
    printed = (g["q"] or "1").lower()
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


def _half(start: int, end: int, g: Groups) -> Moment:
    first = fold(g["side"] or "") in ("dau", "first")
    month = 1 if first else 7
    return Moment(
        start=start, end=end, form="half", year=_year(g), month=month, last_month=month + 5, shift=_shift(g)
    )


def _months(start: int, end: int, g: Groups) -> Moment:
    printed = g["n"] or "1"
    count = int(printed) if printed.isdigit() else _SPELT.get(printed, 0)
    count = min(max(count, 1), 12)
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


def _years(start: int, end: int, g: Groups) -> Moment:
    return Moment(start=start, end=end, form="years", year=_year(g), last_year=_year(g, "y2"))


def _one_year(start: int, end: int, g: Groups) -> Moment:
    return Moment(start=start, end=end, form="year", year=_year(g), shift=_shift(g))


def _bare_year(start: int, end: int, g: Groups) -> Moment:
    return Moment(start=start, end=end, form="year", year=_year(g), bare=True)


def _plan_year(start: int, end: int, g: Groups) -> Moment:
    return Moment(start=start, end=end, form="year", year=_year(g), target=True)


def _edge(start: int, end: int, g: Groups) -> Moment:
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


def _now(start: int, end: int, _: Groups) -> Moment:
    return Moment(start=start, end=end, form="to_date", point="now")


def _same(start: int, end: int, g: Groups) -> Moment:
    return Moment(start=start, end=end, form="relative", year=_year(g), shift=-1, point="same")


Builder = Callable[[int, int, Groups], Moment]
_REL = "(?P<rel>nay|này|ngoái|trước|vừa qua|qua|tới|sau)"
_SOURCES: tuple[tuple[str, Builder], ...] = (
    # days
    (
        rf"(?:ngày )?(?P<d>{DAY})(?:/(?P<m>{MONTH}))?\s?(?:-|–|(?<=\d) ?đến(?: ngày)?|tới)\s?(?P<d2>{DAY})/(?P<m2>{MONTH})/(?P<y>{_Y})",
        _day,
    ),
    (
        rf"(?:ngày )?(?P<d>{DAY})\s?/\s?(?P<m>{MONTH})\s?/\s?(?P<y>{_Y})|(?:ngày )?(?P<dd>{DAY})(?P<s>[.-])(?P<mm>{MONTH})(?P=s)(?P<yy>{_Y})",
        _day,
    ),
    (rf"(?P<y>{_Y})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])", _day),
    (
        rf"(?:ngày )?(?P<d>{DAY}) tháng (?P<m>{MONTH}){_OF}(?P<y>{_Y})|ngày (?P<dd>{DAY}) tháng (?P<mm>{MONTH})",
        _day,
    ),
    (rf"ngày (?P<d>{DAY})/(?P<m>{MONTH})", _day),
    (
        rf"(?P<en>{_MONTH_NAME}) (?P<d>{DAY}),? (?P<y>{_Y})|(?P<dd>{DAY}) (?P<en2>{_MONTH_NAME}),? (?P<yy>{_Y})",
        _day,
    ),
    # months
    (rf"tháng (?P<m>{MONTH})\s?(?:-|–|đến|tới)\s?(?:tháng )?(?P<m2>{MONTH})(?:{_OF}(?P<y>{_Y}))?", _month),
    (
        rf"(?:(?:trong|trung tuần|đầu|cuối|giữa|hết|cả|riêng) )?tháng (?P<m>{MONTH})(?:{_OF}(?P<y>{_Y})|,? năm {_REL}| (?:này|vừa qua|qua))?",
        _month,
    ),
    (rf"t\.?(?P<m>{MONTH})[/-](?P<y>{_Y})|(?P<mm>{MONTH})\s?[/]\s?(?P<yy>{_Y})", _month),
    (rf"(?P<en>{_MONTH_NAME}),? (?P<y>{_Y})", _month),
    # quarters, halves, first months
    (rf"(?:quý|quí|q)\s?(?P<q>i{{1,3}}|iv|0?[1-4])(?:{_OF}(?P<y>{_Y})|,? năm {_REL})?", _quarter),
    (
        rf"(?:nửa|nữa) (?P<side>đầu|cuối|sau) (?:của )?năm(?: (?P<y>{_Y})| {_REL})?|(?P<s>first|second|last) half of (?P<yy>{_Y})",
        _half,
    ),
    (
        rf"(?P<n>{MONTH}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười) tháng,? (?:(?P<side>đầu|cuối)(?: của)?(?: năm(?:,? (?P<y>{_Y})| {_REL})?|,? (?P<y2b>{_Y}))?|(?:của )?năm (?P<y3>{_Y}))",
        _months,
    ),
    (
        rf"(?P<n>{MONTH})\s?(?:t|tháng)\s?[/-]?\s?(?P<y>{_Y})|(?P<n2>{MONTH})\s?t (?P<side>đầu|cuối) năm(?: (?P<y3>{_Y})| {_REL})?",
        _months,
    ),
    (
        rf"(?P<side>first|last) (?P<n>{MONTH}) months(?: of (?P<y>{_Y}))?|(?P<n2>{MONTH}) months of (?P<y3>{_Y})",
        _months,
    ),
    # years
    (
        rf"(?:(?:năm học|niên độ|niên khóa|giai đoạn|nhiệm kỳ|nhiệm kì|thời kỳ|thời kì|các năm|những năm|năm) (?:từ )?)?(?P<y>{_Y})\s?(?:-|–|—)\s?(?P<y2>{_Y})(?: period)?",
        _years,
    ),
    (
        rf"(?:giai đoạn|nhiệm kỳ|thời kỳ) (?:từ )?(?:năm )?(?P<y>{_Y}) (?:đến|tới) (?:năm )?(?P<y2>{_Y})",
        _years,
    ),
    (rf"(?:(?:trong|cả|hết|trọn|riêng|của) )?năm (?P<y>{_Y})", _one_year),
    (rf"năm {_REL}|(?P<r>last|this) year", _one_year),
    (rf"(?P<y>{_Y})", _bare_year),
    (r"kế hoạch năm(?! (?:[0-9]|nay|ngoái|trước|tới|sau))(?: đề ra)?", _plan_year),
    (
        rf"(?P<side>đầu|cuối|giữa) năm(?: (?P<y>{_Y})| {_REL})?|(?:the )?(?P<s>end|beginning|start) of (?P<yy>{_Y})",
        _edge,
    ),
    # now, and the same time of an earlier year
    (
        r"(?:cho |tính |tính cho )?(?:đến|tới) nay|hiện nay|hiện tại|hiện (?=có|còn|đang|đã)|(?:đến |tính đến |tới )?thời điểm (?:hiện tại|này|hiện nay|báo cáo)|to date|so far|until now|up to now|currently",
        _now,
    ),
    (
        rf"cùng (?:kỳ|kì)(?: (?:của )?(?:năm )?(?P<y>{_Y})| (?:của )?năm (?:trước|ngoái|qua)| (?:tháng|quý) trước| trước)?|same period(?: (?:of|in) (?:(?P<yy>{_Y})|last year|the previous year))?",
        _same,
    ),
)
_ALIASES = {"dd": "d", "mm": "m", "yy": "y", "y3": "y", "y2b": "y", "n2": "n", "s": "side", "r": "rel"}


def unmark(source: str) -> str:
    """``source`` with bare Vietnamese letters, its escapes untouched."""
    return "".join(fold(c) if ord(c) > 127 and c.isalpha() else c for c in source)


@cache
def _patterns(folded: bool) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Every pattern, for text with diacritics or for folded text."""
    return tuple(
        (re.compile(rf"{_B}(?:{unmark(source) if folded else source}){_E}"), builder)
        for source, builder in _SOURCES
    )


def _groups(match: re.Match[str]) -> dict[str, str | None]:
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    for alias, name in _ALIASES.items():
        if alias in found and not (alias == "s" and found[alias] in ".-"):
            found.setdefault(name, found[alias])
    return dict(found)


def read_moments(low: str, *, folded: bool) -> Iterator[Moment]:
    """Every moment of lower-case ``low``, also those that lie within others."""
    for pattern, builder in _patterns(folded):
        for match in pattern.finditer(low):
            yield builder(match.start(), match.end(), _groups(match))
