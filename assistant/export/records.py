"""What a file of figures is made of: a table of typed cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to one of our own pages."""

    text: str
    address: str
    """``""`` where there is none: then only ``text`` is shown."""


Cell = str | Decimal | date | Link | None
"""Text, an exact number, a day, a link, or nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head in Vietnamese."""

    head: str
    width: int
    """In characters of the sheet's font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, each as long as ``columns``."""

    title: str
    """Of the sheet and of the file's properties."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
