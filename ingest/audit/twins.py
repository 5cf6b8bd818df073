"""The same fact told twice: in two reports, or in two places of one."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ingest.audit.judging import show
from ingest.audit.places import Home
from ingest.audit.ranges import cut_range
from ingest.audit.records import Audited, Finding, Place
from ingest.audit.statements import is_clean, names_around, says_enough, telling
from ingest.audit.subjects import facets, is_level, scope
from ingest.records import Figure

_OF_COMPANIES = re.compile(
    r"\b(?:lợi nhuận|cổ phiếu|cổ tức|vốn điều lệ|vốn chủ|doanh thu thuần|tổng tài sản)\b", re.IGNORECASE
)
"""What every company has, so that the figure must say whose it is."""
_LEAST, _LEAST_WITHIN = 2, 3
"""Telling syllables that a name needs; more of them within one report, which tells each fact once."""

_Key = tuple[object, ...]


class Twins:
    """Facts told up to now, report by report."""

    def __init__(self) -> None:
        self._told: dict[_Key, list[tuple[Place, Home]]] = defaultdict(list)

    def add(self, source: Audited, home: Home) -> Iterator[Finding]:
        """Findings of ``source`` against itself and the reports before it."""
        for figure in source.figures:
            key, place = _key(figure, home), source.place(figure, "other")
            if key is None or not is_clean(place, home.place):
                continue
            for earlier, whose in self._told[key]:
                if _comparable(earlier, place, whose, home) and (
                    found := _clash(earlier, place, sure=home.known)
                ):
                    yield found
                    break
            self._told[key].append((place, home))


def _key(figure: Figure, home: Home) -> _Key | None:
    """What a figure is about; None where it does not say enough to be held against another."""
    if not is_level(figure) or figure.period is None:
        return None
    name = telling(figure.indicator, home.place)
    if not says_enough(figure, home.place, _LEAST):
        return None
    when = (figure.period, figure.as_of)
    return (name, figure.unit, figure.per, facets(figure), scope(figure), when)


def _comparable(one: Place, other: Place, whose: Home, home: Home) -> bool:
    if one.report.id != other.report.id:
        whole = not _OF_COMPANIES.search(one.figure.indicator) or bool(one.figure.scope)
        return whole and whose.meets(home) and (home.known or _alone(one, other, home))
    if (
        abs(one.figure.sentence - other.figure.sentence) < _LEAST
        or one.sentence.table == other.sentence.table != -1
    ):
        return False
    if not says_enough(one.figure, home.place, _LEAST_WITHIN) or names_around(one) != names_around(other):
        return False
    return _alone(one, other, home)


def _alone(one: Place, other: Place, home: Home) -> bool:
    """True when the sentences say of nothing else before they say it."""
    return is_clean(one, home.place, whole=True) and is_clean(other, home.place, whole=True)


def _clash(one: Place, other: Place, *, sure: bool) -> Finding | None:
    here, there = cut_range(one.figure), cut_range(other.figure)
    if here is None or there is None or here.meets(there):
        return None  # the same but for digits that were rounded off or cut
    return Finding(
        check="twins",
        level="certain" if sure and one.report.id != other.report.id else "suspected",
        rule="twins",
        formula=f"{show(one.figure)} ≠ {show(other.figure)}",
        computed=here,
        unit=one.figure.unit,
        stated=other,
        others=(Place(report=one.report, sentence=one.sentence, figure=one.figure, role="one"),),
    )
