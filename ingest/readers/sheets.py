"""A sheet's cells as paragraphs and tables: which lines are titles and notes, and which make a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.readers.captions import CAPTION, NOTE, UNIT_NOTE, take_caption
from ingest.readers.grid import GridCell, is_value, read_rows
from ingest.readers.letterhead import ISSUER, is_letterhead
from ingest.readers.paragraphs import Paragraph
from ingest.readers.unmerged import SheetCell, span_heads

_HEAD_LINES = 8
"""Lines of a head above the first line of values, at most."""

_LONGEST_LABEL = 150
"""Characters; a longer lone cell inside a table is text."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet."""

    row: int
    cells: tuple[SheetCell, ...]

    @property
    def end(self) -> int:
        """The row after the last that it reaches."""
        return max(c.row + c.rows for c in self.cells)

    @property
    def valued(self) -> bool:
        """True with a value behind the first cell."""
        return any(is_value(c.text) for c in self.cells[1:])

    @property
    def apart(self) -> bool:
        """True for lines around a table: captions, unit notes, letterhead, signatures, notes."""
        # Among other cells "Ghi chú" and "Nguồn vốn" are names of columns; a note stands alone.
        noted = len(self.cells) == 1 and NOTE.match(self.cells[0].text) is not None
        return noted or any(
            CAPTION.match(c.text) or is_letterhead(c.text) or ISSUER.match(c.text) for c in self.cells
        )


def lay_sheet(cells: Sequence[SheetCell], *, table: int) -> list[Paragraph]:
    """The sheet's lines in order, its tables read into rows; ``table`` is the first one's ordinal."""
    ordered = sorted(cells, key=lambda c: (c.row, c.column))
    lines = [_Line(row, tuple(group)) for row, group in groupby(ordered, key=lambda c: c.row)]
    found: list[Paragraph] = []
    i = 0
    while i < len(lines):
        end = _table_end(lines, i)
        if end == i:
            found += [Paragraph(text=c.text) for c in lines[i].cells]
            i += 1
            continue
        for part in _side_by_side(lines[i:end]):
            found += read_rows(_rows(part), table=table, caption=take_caption(found))
            table += 1
        i = end
    return found


def _table_end(lines: Sequence[_Line], start: int) -> int:
    """The line after the table that line ``start`` opens; ``start`` when it opens none."""
    if not _opens(lines, start):
        return start
    end = start + 1
    reach = lines[start].end
    while end < len(lines) and _goes_on(lines, end, gap=lines[end].row > reach):
        reach = max(reach, lines[end].end)
        end += 1
    return end


def _opens(lines: Sequence[_Line], start: int) -> bool:
    reach = lines[start].row
    for line in lines[start : start + _HEAD_LINES]:
        if len(lines[start].cells) < 2 or line.apart or line.row > reach:
            return False
        if line.valued:
            return True
        reach = max(reach, line.end)
    return False


def _goes_on(lines: Sequence[_Line], i: int, *, gap: bool) -> bool:
    """True when line ``i`` belongs to the table above it; ``gap``: an empty row lies between."""
    line = lines[i]
    if line.apart:
        return False
    if gap or line.valued:
        return line.valued
    if len(line.cells) > 1:
        return True
    # A lone cell is a heading inside the table when rows follow it at once; else it is a note.
    below = lines[i + 1] if i + 1 < len(lines) else None
    near = below is not None and below.row <= line.end and not below.apart
    return near and len(line.cells[0].text) <= _LONGEST_LABEL


def _side_by_side(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Tables that stand beside one another, parted by an empty column and each with labels of its own."""
    cells = [c for line in lines for c in line.cells]
    covered = {column for c in cells for column in range(c.column, c.column + c.columns)}
    edges = [
        c for c in range(min(covered) + 1, max(covered)) if c not in covered and _labelled(lines, c, covered)
    ]
    bounds = [min(covered), *edges, max(covered) + 1]
    parts = []
    for low, high in pairwise(bounds):
        own = [_Line(line.row, tuple(c for c in line.cells if low <= c.column < high)) for line in lines]
        parts.append([line for line in own if line.cells])
    return parts


def _labelled(lines: Sequence[_Line], edge: int, covered: set[int]) -> bool:
    """True when the first column behind ``edge`` holds words in most lines that have values there."""
    first = min(c for c in covered if c > edge)
    right = [[c for c in line.cells if c.column > edge] for line in lines]
    valued = [cells for cells in right if any(is_value(c.text) for c in cells[1:])]
    worded = [cells for cells in valued if cells[0].column == first and not is_value(cells[0].text)]
    return bool(valued) and len(worded) > len(valued) / 2


def _rows(lines: Sequence[_Line]) -> list[list[GridCell]]:
    """Cells from left to right, empty ones where the sheet has none, merged ones once."""
    low = min(c.column for line in lines for c in line.cells)
    high = max(c.column + c.columns for line in lines for c in line.cells)
    taken: dict[int, int] = {}
    found = []
    for line, spanned in zip(lines, span_heads([line.cells for line in lines]), strict=True):
        own = {c.column: c for c in spanned}
        row: list[GridCell] = []
        column = low
        while column < high:
            cell = own.get(column)
            if cell is not None:
                height = sum(cell.row <= other.row < cell.row + cell.rows for other in lines)
                row.append(GridCell(text=cell.text, columns=cell.columns, rows=height, address=cell.address))
                taken.update(dict.fromkeys(range(column, column + cell.columns), cell.row + cell.rows))
                column += cell.columns
                continue
            if taken.get(column, 0) <= line.row:
                row.append(GridCell(text=""))
            column += 1
        found.append(row)
    return found


def only_caption(paragraphs: Sequence[Paragraph]) -> str:
    """The caption that all tables have, without its unit; ``""`` when they have several or none."""
    captions = {p.block.caption for p in paragraphs if p.block}
    return UNIT_NOTE.sub("", captions.pop()).strip() if len(captions) == 1 else ""
