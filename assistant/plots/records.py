"""What is drawn: lines of points over time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Join = Literal["line", "gap", "break", "apart"]
"""How a point hangs together with the one before it: nothing between them is missing; times between them are,
or one is an estimate; the two are not to be compared as they stand, for another unit or edition; or there is
no line at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One figure on a line."""

    at: date
    """Where it lies on the time axis: the last day that it counts."""

    when: str
    """Its time in short words, for the axis: ``"2022"``, ``"11T/2024"``; ``""`` where the axis has them."""

    value: Decimal
    """Exact, in the plot's unit."""

    label: str
    """What a reader of it is told: time, amount, report and page. Any text."""

    link: str = ""
    """Address of its page, or ``""``."""

    join: Join = "line"
    """With the point before; of the first point it says nothing."""

    hollow: bool = False
    """True for an estimate, which is drawn as a ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Figures that may be held against each other, oldest first."""

    name: str
    """Any text; ``""`` where the plot has one line and needs no key."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Lines of one unit."""

    title: str
    """Any text."""

    unit: str
    """Base unit of all values, as :attr:`ingest.records.Figure.unit`."""

    lines: tuple[Line, ...]
