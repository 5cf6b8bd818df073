"""An indicator over time: one line for each scope and each length of time, breaks marked."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from assistant.dates import print_until
from assistant.desk.ledger import Ledger
from assistant.desk.records import Fact
from assistant.desk.same import Homes, alike, sides
from assistant.export.times import closing_day, print_period, short_time
from assistant.likeness import agree
from assistant.plots.records import Join, Line, Plot, Point
from ingest.records import Figure, Period
from prompts.messages import load_messages

Length = Literal["year", "to_date", "quarter", "month", "cut", "day", "other"]
"""What a time is: a year, months from its beginning, a quarter, a month, one that closes before its last
month is over, a state at a day."""

Why = Literal["", "gap", "unit", "standing", "reissued"]
"""Why a step does not simply go on from the one before: times are missing, another noun is counted, an
estimate meets a settled figure, or a later issue of the report changed it."""

MOST = 6
"""Lines drawn together at most; further ones are only told."""
_YEAR, _QUARTER = 12, 3
_APART = 18
"""Points side by side that a plot has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One time of a line."""

    fact: Fact
    """The one that is read: final before estimated, then of the newest report."""

    why: Why
    rivals: tuple[Fact, ...] = ()
    """Other values for the same time."""

    others: tuple[Fact, ...] = ()
    """The same value elsewhere."""

    earlier: tuple[Fact, ...] = ()
    """What earlier issues and corrected places said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One line: figures that may be held against each other, oldest first."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """All lines of an indicator, that of the figure it was asked for first, then the longest."""

    title: str
    unit: str
    tracks: tuple[Track, ...]


def read_series(ledger: Ledger, homes: Homes, fact: Fact) -> Series:
    """The series that ``fact`` is part of."""
    grouped: dict[object, list[Fact]] = defaultdict(list)
    for told in alike(ledger, homes, fact):
        if told.figure.value_max is None and _time(told) is not None:
            grouped[_track(told)].append(told)
    own = _track(fact)
    order = sorted(grouped, key=lambda key: (key != own, -len({_time(f) for f in grouped[key]})))
    tracks = (Track(name=_name(grouped[key][0]), steps=tuple(_steps(grouped[key]))) for key in order)
    title = " ".join(fact.figure.indicator.split())
    return Series(title=title, unit=fact.figure.unit, tracks=tuple(t for t in tracks if t.steps))


def mentions(ledger: Ledger, homes: Homes, fact: Fact) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Where else the fact is told: with its value, with another one, and in earlier issues."""
    own, time = _track(fact), _time(fact)
    here = [
        other
        for other in alike(ledger, homes, fact)
        if other.key != fact.key and _track(other) == own and _time(other) == time
    ]
    standing = [f for f in here if f.state == "current"]
    same = [f for f in standing if agree(f.figure, fact.figure)]
    return same, [f for f in standing if f not in same], [f for f in here if f.state != "current"]


def _time(fact: Fact) -> Period | None:
    return fact.figure.period or fact.implied


def _track(fact: Fact) -> tuple[object, ...]:
    """Times that are cut short are held against those cut on the same day alone."""
    time = _time(fact)
    length, months = length_of(time)
    closed = (time.end.month, time.end.day) if time and length == "cut" else ()
    return (*sides(fact.figure), length, months, closed)


def length_of(period: Period | None) -> tuple[Length, int]:
    """What a time is, and its months where they tell lines apart.

    >>> length_of(Period(start=date(2022, 1, 1), end=date(2022, 12, 20)))
    ('cut', 12)
    >>> length_of(Period(start=date(2024, 1, 1), end=date(2024, 9, 30)))
    ('to_date', 9)
    """
    if period is None:
        return "other", 0
    start, end = period.start, period.end
    if start == end:
        return "day", 0
    if start.year != end.year or start.day != 1:
        return "other", (end.year - start.year) * _YEAR + end.month - start.month
    months = end.month - start.month + 1
    if closing_day(period):
        return "cut", months
    if months == _YEAR:
        return "year", 0
    if months == 1:
        return "month", 0
    if months == _QUARTER and start.month % _QUARTER == 1:
        return ("quarter", 0)
    return ("to_date", months) if start.month == 1 else ("other", months)


def _name(fact: Fact) -> str:
    """What tells the line from the others: side, scope, length of time."""
    say = load_messages().say
    time = _time(fact)
    length, months = length_of(time)
    told = [say("export_facet", f) for f in fact.figure.facets if f in sides(fact.figure)[0]]
    told += [" ".join(fact.figure.scope.split())] if fact.figure.scope else []
    more = {"months": str(months)} if length == "to_date" else {}
    if time is not None and length == "cut":
        more = {"first": f"{time.start:%d/%m}", "last": f"{time.end:%d/%m}"}
    told.append(say("desk_length", length, **more))
    return ", ".join(dict.fromkeys(told))


def _steps(facts: Sequence[Fact]) -> Iterator[Step]:
    """The times of a line in order."""
    by_time: dict[Period, list[Fact]] = defaultdict(list)
    for fact in facts:
        if (time := _time(fact)) is not None:
            by_time[time].append(fact)
    before: Fact | None = None
    for time in sorted(by_time, key=lambda p: (p.end, p.start)):
        standing = sorted((f for f in by_time[time] if f.state == "current"), key=_weight, reverse=True)
        if not standing:
            continue
        best = standing[0]
        others = tuple(f for f in standing[1:] if agree(f.figure, best.figure))
        earlier = tuple(f for f in by_time[time] if f.state in ("superseded", "corrected"))
        yield Step(
            fact=best,
            why=_why(before, best, earlier) if before else "",
            others=others,
            rivals=tuple(f for f in standing[1:] if f not in others),
            earlier=earlier,
        )
        before = best


def _weight(fact: Fact) -> tuple[object, ...]:
    rank = {"official": 2, "": 1, "preliminary": 0}[fact.standing]
    return (rank, fact.figure.as_of or date.min, fact.report.dated or date.min, fact.key)


def _why(before: Fact, now: Fact, earlier: Sequence[Fact]) -> Why:
    if before.figure.unit != now.figure.unit:
        return "unit"
    if any(f.figure.value != now.figure.value for f in earlier):
        return "reissued"
    if (before.standing == "preliminary") != (now.standing == "preliminary"):
        return "standing"
    return "gap" if _missing(_time(before), _time(now)) else ""


def _missing(before: Period | None, now: Period | None) -> bool:
    """True where times of the same length lie between the two."""
    if before is None or now is None:
        return False
    length = length_of(now)[0]
    months = (now.end.year - before.end.year) * _YEAR + now.end.month - before.end.month
    return months > {"month": 1, "quarter": _QUARTER, "year": _YEAR, "to_date": _YEAR, "cut": _YEAR}.get(
        length, 2 * _YEAR
    )


_JOINS: dict[Why, Join] = {"": "line", "gap": "gap", "standing": "gap", "unit": "break", "reissued": "break"}


def plot_of(series: Series) -> Plot:
    """The series as it is drawn; other values of one time are points without a line."""
    tracks = series.tracks[:MOST]
    lines = []
    for track in tracks:
        points = [_point(step.fact, _JOINS[step.why]) for step in track.steps]
        lines.append(Line(name=track.name, points=tuple(points)))
    rivals = [f for track in tracks for step in track.steps for f in step.rivals]
    if rivals:
        told = load_messages().say("desk", "rivals")
        lines.append(Line(name=told, points=tuple(_beside(rivals, lines))))
    return Plot(title=series.title, unit=series.unit, lines=tuple(lines))


def _beside(rivals: Sequence[Fact], lines: Sequence[Line]) -> Iterator[Point]:
    """Points a little behind their time, so that each can be touched beside the one it contradicts."""
    days = [point.at for line in lines for point in line.points]
    step = max(timedelta(days=6), (max(days) - min(days)) / _APART)
    seen: Counter[date] = Counter()
    for rival in sorted(rivals, key=lambda f: _at(f.figure, _time(f))):
        point = _point(rival, "apart")
        seen[point.at] += 1
        yield replace(point, at=point.at + step * seen[point.at], when="")


def _at(figure: Figure, time: Period | None) -> date:
    """Figures of one time lie one above the other, whatever day each counts up to."""
    return time.end if time else figure.as_of or date.min


def _point(fact: Fact, join: Join) -> Point:
    time = _time(fact)
    until = print_until(fact.figure)
    say = load_messages().say
    told = {"amount": fact.said, "time": print_period(time) if time else until}
    label = say("desk", "point", **told, document=fact.report.document, page=str(fact.page))
    return Point(
        at=_at(fact.figure, time),
        when=short_time(time) if time else until,
        value=fact.figure.value,
        label=label,
        link=fact.link,
        join=join,
        hollow=fact.standing == "preliminary",
    )
