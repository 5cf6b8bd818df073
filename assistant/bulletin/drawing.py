"""The plot of an indicator over the times that the reports tell it of."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from assistant.bulletin.citing import Desk, told_line
from assistant.bulletin.records import Row, Told
from assistant.bulletin.series import Shelf, distinct, is_comparable
from assistant.desk.records import Fact
from assistant.export.times import short_time, whole_months
from assistant.likeness import until
from assistant.plots.records import Line, Plot, Point
from prompts.messages import load_messages

_MOST = 12
"""Points of a plot, the newest."""

_GAP = {True: 800, False: 400}
"""Days from one point to the next from which something lies between; states may come at any time."""


def plot_of(row: Row, shelf: Shelf, desk: Desk) -> tuple[Plot | None, tuple[Told, ...]]:
    """The plot with the figures that it shows; None where fewer than two times are told."""
    fact = row.told[0].fact
    time = fact.figure.period
    if time is None or fact.implied is not None or not is_comparable(fact, shelf.home(fact.report.id)):
        return None, ()
    at: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    for other in shelf.like([fact], shelf.alike(time)):
        at[until(other.figure).year, until(other.figure).month].append(other)
    single = [found[0] for key in sorted(at) if len(found := distinct(at[key])) == 1][-_MOST:]
    told = tuple(t for t in map(desk.tell, single) if desk.holds(told_line(row.name, [t])))
    if len(told) < _LEAST:
        return None, ()
    points = [_point(t) for t in told]
    joined = [points[0]]
    for before, point in pairwise(points):
        joined.append(_join(before, point, state=time.start == time.end))
    return Plot(title=row.name, unit=fact.figure.unit, lines=(Line(name="", points=tuple(joined)),)), told


_LEAST = 2


def _join(before: Point, point: Point, *, state: bool) -> Point:
    apart = (point.at - before.at).days > _GAP[state]
    return replace(point, join="gap") if apart else point


def _point(told: Told) -> Point:
    fact = told.fact
    page = load_messages().say("bulletin", "page", page=str(fact.page))
    when = when_of(fact)
    return Point(
        at=until(fact.figure),
        when=when,
        value=fact.figure.value,
        label=f"{when}: {told.said} – {fact.report.title}, {page}",
        link=fact.link,
        hollow=fact.standing == "preliminary",
    )


def when_of(fact: Fact) -> str:
    """The time of a figure in few letters; of a state its month."""
    time = fact.figure.period
    state = time is None or time.start == time.end
    return short_time(whole_months(until(fact.figure), 1) if time is None or state else time)
