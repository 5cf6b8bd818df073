"""Heads of sheets whose cells were left unmerged: which columns and lines a name stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.readers.grid import is_value, numbers_columns

_MOST_LINES = 5
"""Lines of a head, its numbering apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """A cell that holds something, at its place among the rows and columns that are shown."""

    row: int
    """Counts from 0; a missing number is an empty row."""

    column: int
    """Counts from 0."""

    text: str
    columns: int = 1
    rows: int = 1
    address: str = ""
    """As the spreadsheet calls it: ``"C7"``."""

    @property
    def right(self) -> int:
        """The column behind it."""
        return self.column + self.columns


Lines = Sequence[Sequence[SheetCell]]
_Taken = Mapping[tuple[int, int], SheetCell]


def span_heads(lines: Lines) -> list[list[SheetCell]]:
    """The table's lines, the cells of its head as wide and as high as they would be if they were merged.

    A name stands for the empty places at its right where both it and they have names below, and for the
    empty places below it down to the end of the head.
    """
    found = [list(line) for line in lines]
    taken = {
        (row, column): cell
        for line in lines
        for cell in line
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.right)
    }
    heads = _count(lines, taken)
    if heads < 2:
        return found
    bottom = lines[0][0].row + heads
    for line in found[:heads]:
        for i, cell in enumerate(line):
            line[i] = _lengthened(_widened(cell, taken, bottom), taken, bottom)
    return found


def _count(lines: Lines, taken: _Taken) -> int:
    """How many lines the head has: the first, and those that only name parts of what stands above them."""
    count = 1
    for line in lines[1:_MOST_LINES]:
        if line[0].row != lines[0][0].row + count or not _names_parts(line, lines, taken):
            break
        count += 1
    return count


def _names_parts(line: Sequence[SheetCell], lines: Lines, taken: _Taken) -> bool:
    low = min(cell.column for each in lines for cell in each)
    texts = [cell.text for cell in line]
    if line[0].column == low or any(map(is_value, texts)) or numbers_columns(texts):
        return False
    return all(_lies_under_several(cell, line, taken) for cell in line)


def _lies_under_several(cell: SheetCell, line: Sequence[SheetCell], taken: _Taken) -> bool:
    """True below an empty place, and below a name that has more names under it."""
    above = taken.get((cell.row - 1, cell.column))
    if above is None or above.columns > 1:
        return True
    beside = [other.column for other in line if other.column > cell.column]
    return bool(beside) and all((above.row, c) not in taken for c in range(above.right, beside[0] + 1))


def _widened(cell: SheetCell, taken: _Taken, bottom: int) -> SheetCell:
    def named(column: int) -> bool:
        return any((row, column) in taken for row in range(cell.row + cell.rows, bottom))

    right = cell.right
    while named(cell.column) and named(right) and (cell.row, right) not in taken:
        right += 1
    return replace(cell, columns=right - cell.column)


def _lengthened(cell: SheetCell, taken: _Taken, bottom: int) -> SheetCell:
    below = range(cell.row + cell.rows, bottom)
    if any((row, column) in taken for row in below for column in range(cell.column, cell.right)):
        return cell
    return replace(cell, rows=max(cell.rows, bottom - cell.row))
