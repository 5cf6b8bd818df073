"""The grid of a Word document's table, before its rows are read."""

from collections.abc import Sequence
from typing import Any

from ingest.readers.grid import GridCell
from ingest.readers.wordxml import W, children, first, value

_LETTERHEAD = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "Nơi nhận")
_LETTERHEAD_ROWS = 5


def is_layout(table: Any) -> bool:
    """True for a frame of one column, and for the two columns above or below a letter's text."""
    rows = list(children(table, "tr"))
    if max((sum(1 for _ in children(row, "tc")) for row in rows), default=0) < 2:
        return True
    text = "".join(t.text or "" for t in table.iter(W + "t"))
    return len(rows) < _LETTERHEAD_ROWS and any(words in text for words in _LETTERHEAD)


def columns_before(row: Any) -> int:
    """How many columns lie left of the row's first cell; without them each value stood under a wrong head."""
    return _count(first(first(row, "trPr"), "gridBefore"), missing=0)


def columns_of(cell: Any) -> int:
    """How many columns the cell goes over, from 1."""
    return _count(first(first(cell, "tcPr"), "gridSpan"), missing=1)


def _count(element: Any, *, missing: int) -> int:
    said = value(element)
    return int(said) if said.isdecimal() else missing


def goes_on(cell: Any) -> bool:
    """True for a cell that is one with the cell above it."""
    merge = first(first(cell, "tcPr"), "vMerge")
    return merge is not None and value(merge) != "restart"


def merge_down(rows: Sequence[Sequence[tuple[GridCell, bool]]]) -> list[list[GridCell]]:
    """Rows of cells, each with whether it goes on with the one above; such a cell is counted to that one."""
    starts: dict[int, tuple[int, int]] = {}
    heights: dict[tuple[int, int], int] = {}
    kept: list[list[tuple[int, GridCell]]] = []
    for r, row in enumerate(rows):
        column = 0
        own = []
        for cell, below in row:
            if below and column in starts:
                heights[starts[column]] += 1
            else:
                starts[column] = (r, column)
                heights[r, column] = 1
                own.append((column, cell))
            column += cell.columns
        kept.append(own)
    return [
        [GridCell(text=c.text, head=c.head, columns=c.columns, rows=heights[r, column]) for column, c in own]
        for r, own in enumerate(kept)
    ]
