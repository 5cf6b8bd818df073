"""Changes held against the earlier value where it stands in another sentence or another report."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.audit.growth import is_change, judge_change, value_of
from ingest.audit.places import Home
from ingest.audit.records import Audited, Finding, Place
from ingest.audit.statements import is_clean, says_enough, telling
from ingest.audit.subjects import facets, is_level, scope
from ingest.records import Figure, Period

_SAME_TIME = re.compile(r"\s*(?:so (?:với )?)?cùng kỳ(?: năm (?:trước|ngoái|(\d{4})))?", re.IGNORECASE)
_YEAR = re.compile(r"\s*so (?:với )?(?:cả )?năm (?:trước|ngoái|(\d{4}))", re.IGNORECASE)
_BEFORE = re.compile(r"\s*so (?:với )?(?:tháng|quý) (?:trước|liền trước)", re.IGNORECASE)
_LEAST = 2
"""Telling syllables that a name needs."""
_TURNS = re.compile(r"\d+ năm|trung bình|bình quân|kế hoạch", re.IGNORECASE)

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A change that says what it is compared with."""

    change: Place
    value: Place
    home: Home
    key: _Key
    before: Period


class Series:
    """Values told over time, report by report, and the changes that are told between them."""

    def __init__(self) -> None:
        self._told: dict[_Key, list[tuple[Place, Home]]] = defaultdict(list)
        self._asked: list[_Asked] = []

    def add(self, source: Audited, home: Home) -> None:
        """Take in one report."""
        for figure in source.figures:
            place = source.place(figure, "earlier")
            if _is_told(figure, home) and is_clean(place, home.place):
                self._told[(*_key(figure, home), figure.period)].append((place, home))
            elif is_change(figure) and figure.unit == "%" and (asked := _asked(source, figure, home)):
                self._asked.append(asked)

    def findings(self) -> Iterator[Finding]:
        """Changes that no earlier value fits, where there is one."""
        for asked in self._asked:
            yield from self._judge(asked)

    def _judge(self, asked: _Asked) -> Iterator[Finding]:
        found = []
        for place, home in self._told.get((*asked.key, asked.before), ()):
            here = place.report.id == asked.value.report.id
            if not here and not (asked.home.known and asked.home.meets(home)):
                continue
            judged = list(judge_change(asked.change, asked.value, place, "suspected"))
            if not judged or judged[0].level == "slight":
                return
            found += judged
        yield from found[:1]


def _asked(source: Audited, change: Figure, home: Home) -> _Asked | None:
    value = value_of(source, change)
    if value is None or value.period is None or _base_beside(source, change):
        return None
    before = compared_period(source.sentences[change.sentence].text[change.end :], value.period)
    place = source.place(value, "value")
    if before is None or not is_clean(place, home.place):
        return None
    return _Asked(source.place(change, "growth"), place, home, _key(value, home), before)


def _base_beside(source: Audited, change: Figure) -> bool:
    return any(f.kind == "base" for f in source.by_sentence[change.sentence])


def _is_told(figure: Figure, home: Home) -> bool:
    if figure.period is None or not (is_level(figure) or figure.kind == "base"):
        return False
    return says_enough(figure, home.place, _LEAST)


def _key(figure: Figure, home: Home) -> _Key:
    name = telling(figure.indicator, home.place)
    return (name, figure.unit, figure.per, facets(figure), scope(figure))


def compared_period(text: str, period: Period) -> Period | None:
    """The time that a change of ``period`` starts from, by the words behind it; None where they do not say.

    >>> compared_period(" so với cùng kỳ", Period(start=date(2022, 1, 1), end=date(2022, 6, 30))).iso
    '2021-01-01/2021-06-30'
    """
    if _TURNS.search(re.split(r"[,;()]", text)[0]):
        return None
    years = _is_year(period)
    if (same := _SAME_TIME.match(text)) or (years and (same := _YEAR.match(text))):
        back = period.end.year - int(same[1]) if same[1] else 1
        return _earlier(period, back) if back > 0 else None
    if _BEFORE.match(text) and not years:
        return _one_before(period)
    return None


def _is_year(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31) and (
        period.start.year == period.end.year
    )


def _earlier(period: Period, years: int) -> Period:
    return Period(start=_shift(period.start, years), end=_shift(period.end, years))


def _shift(day: date, years: int) -> date:
    """The same day ``years`` earlier; a month's last day stays its last."""
    last = monthrange(day.year, day.month)[1] == day.day
    longest = monthrange(day.year - years, day.month)[1]
    return date(day.year - years, day.month, longest if last else min(day.day, longest))


def _one_before(period: Period) -> Period | None:
    """The month or quarter before one."""
    months = (period.end.month - period.start.month) + 1
    whole = period.start.day == 1 and period.end.day == monthrange(period.end.year, period.end.month)[1]
    if not whole or months not in (1, 3) or period.start.year != period.end.year:
        return None
    end = period.start - timedelta(days=1)
    first = (end.year * 12 + end.month - 1) - (months - 1)
    return Period(start=date(first // 12, first % 12 + 1, 1), end=end)
