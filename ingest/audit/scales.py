"""A figure far off what its own indicator is at other times, or in another currency."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ingest.audit.judging import show
from ingest.audit.magnitude import currency_finding
from ingest.audit.places import Home
from ingest.audit.ranges import Range
from ingest.audit.records import Audited, Finding, Place
from ingest.audit.statements import is_clean, says_enough, telling
from ingest.audit.subjects import facets, is_level, scope
from ingest.figures.printing import print_number
from ingest.records import Figure

_FAR = 300
"""Times that a figure may be another of its series; a slip of a unit is a thousand."""
_LEAST = 2
"""Telling syllables that a name needs."""
_MONTH = 31

_Key = tuple[object, ...]


class Scales:
    """Figures by what they measure, report by report."""

    def __init__(self) -> None:
        self._told: dict[_Key, list[tuple[Place, Home]]] = defaultdict(list)

    def add(self, source: Audited, home: Home) -> Iterator[Finding]:
        """Findings of ``source`` against itself and the reports before it."""
        for figure in source.figures:
            key, place = _key(figure, home), source.place(figure, "other")
            if key is None or not is_clean(place, home.place):
                continue
            near = [p for p, whose in self._told[key] if _same_home(p, place, whose, home)]
            found = next((f for p in near if (f := _judge(p, place))), None)
            if found:
                yield found
            self._told[key].append((place, home))


def _key(figure: Figure, home: Home) -> _Key | None:
    name = telling(figure.indicator, home.place)
    if not is_level(figure) or figure.period is None or figure.value <= 0:
        return None
    if not says_enough(figure, home.place, _LEAST):
        return None
    months = round((figure.period.end - figure.period.start).days / _MONTH)
    return (name, figure.per, facets(figure), scope(figure), months)


def _same_home(one: Place, other: Place, whose: Home, home: Home) -> bool:
    return one.report.id == other.report.id or (home.known and whose.meets(home))


def _judge(one: Place, other: Place) -> Finding | None:
    here, there = one.figure, other.figure
    earlier = Place(report=one.report, sentence=one.sentence, figure=here, role="one")
    if {here.unit, there.unit} == {"VND", "USD"} and here.period == there.period:
        return currency_finding(earlier, other)
    if here.unit != there.unit:
        return None
    ratio = max(here.value, there.value) / min(here.value, there.value)
    if ratio < _FAR:
        return None
    return Finding(
        check="magnitude",
        level="suspected",
        rule="series",
        formula=f"{show(there)} / {show(here)}: {print_number(ratio.quantize(Decimal(1)))} lần",
        computed=Range(here.value / _FAR, here.value * _FAR),
        unit=here.unit,
        stated=other,
        others=(earlier,),
    )
