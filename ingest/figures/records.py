"""What the number reader makes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.figures.measures import Unit

NumberKind = Literal[
    "quantity",
    "bare",
    "fraction",
    "date",
    "year",
    "time",
    "phone",
    "document",
    "ordinal",
    "list_mark",
    "footnote_mark",
    "standard",
    "code",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a text, read as what it is."""

    start: int
    """First character, inclusive."""

    end: int
    """Last character of number and unit, exclusive. A qualifier lies outside."""

    text: str
    kind: NumberKind

    value: Decimal | None = None
    """In ``unit.name``, factor applied; of ordinals and footnote marks the rank or mark. None for dates,
    years, times, telephones, documents, standards, codes and list marks. A bare multiplier (``gần 2 tỷ``)
    has the unit name ``""``."""

    value_max: Decimal | None = None
    """Upper end of a range; of a fraction the whole (54 of ``38/54``)."""

    printed: Decimal | None = None
    """The number before the factor, of a range its lower end; the (first) year of a year. A sum
    (``3 triệu 500 nghìn``) has its total here and factor 1."""

    unit: Unit | None = None
    qualifier: str | None = None
    """``gần``, ``khoảng``, ``ước``, ``ước gần``, ``trở lên``, …"""

    readings: tuple[Decimal, ...] = ()
    """Values in ``unit.name`` that the print allows, ``value`` first. More than one: ambiguous."""

    @property
    def other(self) -> Decimal | None:
        """The second reading, if there is one."""
        return self.readings[1] if len(self.readings) > 1 else None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order, as a number that no other words of the sentence own."""

    number: Number
    start: int
    """First character of the words that say it, inclusive; its subject stands before."""

    end: int
    """Last character of them, what it is ranked among included, exclusive."""
