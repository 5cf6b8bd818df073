"""What is asked of the child that draws pages, and what it makes. All boxes are in pixels of the picture."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Range = tuple[int, int]
"""Characters of the cleaned page, half open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph or a table's cell of the cleaned page."""

    start: int
    end: int
    row: int = -1
    """Ordinal of the table row that it is a cell of, on the page; -1 for a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where some of the page's characters stand on its picture."""

    boxes: tuple[Box, ...]
    """One a printed line; none where the place is not certain."""

    share: float
    """Of the letters that are wanted, those that were found, 0 to 1."""


NOWHERE = Placed(boxes=(), share=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is drawn onto a picture."""

    words: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()
    cells: tuple[Box, ...] = ()
    """The table cells that figures stand in."""

    missing: int = 0
    """Wanted spans whose place is not certain."""
