"""Printed tables read into cells; a table that goes on over a page's end is one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.readers.captions import take_caption
from ingest.readers.grid import GridCell, is_value, read_rows
from ingest.readers.lines import Line
from ingest.readers.paragraphs import Paragraph


@dataclass(slots=True)
class _Part:
    """The rows of one table that stand on one page."""

    page: int
    lines: list[Line]
    caption: str

    @property
    def columns(self) -> int:
        return sum(width for _, width in self.lines[0].cells)

    def goes_on(self, upper: "_Part") -> bool:
        """True when it is the rest of ``upper``: it repeats its head or begins with values in its columns."""
        if self.page != upper.page + 1 or self.columns != upper.columns or self.caption:
            return False
        texts = [text for text, _ in self.lines[0].cells]
        return texts == [text for text, _ in upper.lines[0].cells] or any(map(is_value, texts[1:]))


def read_tables(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, table rows among them read into cells; the lines above a table are its caption."""
    found: list[Paragraph | _Part] = []
    tables: list[list[_Part]] = []
    for (page, table), group in groupby(paragraphs, key=lambda p: (p.page, p.row.table if p.row else -1)):
        members = list(group)
        if table < 0:
            found += members
            continue
        above = [p for p in found if isinstance(p, Paragraph) and p.page == page and not p.footnote]
        last = next((p for p in reversed(found) if isinstance(p, _Part) or not p.footnote), None)
        part = _Part(page, [p.row for p in members if p.row], take_caption(above))
        if isinstance(last, _Part) and part.goes_on(last):
            next(parts for parts in tables if parts[-1] is last).append(part)
        else:
            tables.append([part])
        found.append(part)
    rows = {id(part): laid for ordinal, parts in enumerate(tables) for part, laid in _read(parts, ordinal)}
    return [p for item in found for p in ([item] if isinstance(item, Paragraph) else rows[id(item)])]


def _read(parts: Sequence[_Part], table: int) -> list[tuple[_Part, list[Paragraph]]]:
    """Each part's rows, read under the head of the first."""
    grid = [_cells(line) for part in parts for line in part.lines]
    laid = iter(read_rows(grid, table=table, caption=parts[0].caption))
    found = []
    for part in parts:
        rows = [next(laid) for _ in part.lines]
        for row in rows:
            row.page = part.page
        found.append((part, rows))
    return found


def _cells(line: Line) -> list[GridCell]:
    heights = line.heights or (1,) * len(line.cells)
    doubts = line.doubts or (False,) * len(line.cells)
    return [
        GridCell(text, columns=n, rows=m, doubtful=doubt)
        for (text, n), m, doubt in zip(line.cells, heights, doubts, strict=True)
    ]
