"""Numbers and times of the axes, the Vietnamese way."""

from datetime import date
from decimal import Decimal

from assistant.plots.records import Plot
from ingest.figures.measures import load_lexicon
from ingest.figures.printing import print_number

_SCALES = ((9, "tỷ"), (6, "triệu"))
_MEETS = 0.02
"""Least blank between two words of the time axis, as a share of its length."""


def scale(plot: Plot) -> tuple[int, str]:
    """Power of ten that the axis is printed in, and its unit in words; one for all values.

    >>> from assistant.plots.records import Line, Point
    >>> point = Point(at=date(2022, 12, 31), when="2022", value=Decimal("2061530000"), label="")
    >>> scale(Plot(title="", unit="USD", lines=(Line(name="", points=(point,)),)))
    (6, 'triệu USD')
    """
    if plot.unit not in load_lexicon(folded=False).currencies:
        return 0, plot.unit
    name = "đồng" if plot.unit == "VND" else plot.unit
    most = max((abs(p.value) for line in plot.lines for p in line.points), default=Decimal(0))
    for power, word in _SCALES:
        least = 10 if plot.unit != "VND" and power == _SCALES[0][0] else 1
        if most >= least * Decimal(10) ** power:
            return power, f"{word} {name}"
    return 0, name


def print_tick(place: float) -> str:
    """A mark of the value axis.

    >>> print_tick(2500.0), print_tick(0.30000000000000004)
    ('2.500', '0,3')
    """
    return print_number(Decimal(f"{place:.10g}"))


def marks(plot: Plot, *, letters: int) -> list[tuple[date, str]]:
    """Times that get a word on the axis, where ``letters`` have room side by side; the last one always."""
    told: dict[date, str] = {}
    for line in plot.lines:
        for point in filter(lambda p: p.when, line.points):
            told.setdefault(point.at, point.when)
    days = sorted(told)
    if not days:
        return []
    whole = max(1, (days[-1] - days[0]).days)
    kept: list[date] = []
    for day in reversed(days):
        if not kept or _apart(day, kept[-1], told, whole, letters):
            kept.append(day)
    return [(day, told[day]) for day in reversed(kept)]


def _apart(one: date, other: date, told: dict[date, str], whole: int, letters: int) -> bool:
    room = (len(told[one]) + len(told[other])) / 2 / letters + _MEETS
    return (other - one).days / whole >= room
