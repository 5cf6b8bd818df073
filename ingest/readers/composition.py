"""The lines of a table whose print stands in columns, from its head to its last row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.bands import Band, Chunk
from ingest.readers.corridors import Columns
from ingest.readers.drawn import Drawn
from ingest.readers.heads import Head, read_head
from ingest.readers.lines import Line
from ingest.readers.stubs import Stubs

JOINT = " | "


@dataclass(slots=True)
class Table:
    """Bands of one table, by what they are."""

    columns: Columns
    rows: list[int]
    """Indices of the bands that are rows by themselves."""

    heads: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    """Bands between and around the rows: further lines of cells, and rows with few cells."""

    torn: bool = False
    """True when there is print in several places above the head that fits no columns."""


def row_step(table: Table, bands: Sequence[Band]) -> float:
    """Points between the rows that are nearest."""
    return min(bands[a].y - bands[b].y for a, b in pairwise(table.rows))


def _read_head(table: Table, bands: Sequence[Band], used: Sequence[int], drawn: Drawn) -> Head:
    """The cells of the bands ``used``."""
    rows = [bands[r] for r in table.rows]
    fenced = drawn.fences(table.columns, rows)

    def spans(chunk: Chunk, band: Band) -> tuple[int, int] | None:
        return drawn.spans(table.columns, chunk, band) if fenced else None

    head = read_head([bands[i] for i in used], table.columns, row_step(table, bands), spans)
    head.doubts |= set(range(len(table.columns))) if table.torn else set()
    return head


def compose_head(
    table: Table, bands: Sequence[Band], used: Sequence[int], drawn: Drawn, ordinal: int
) -> list[Line]:
    """A line for each level of the head that the bands ``used`` are."""
    found: list[Line] = []
    if not used:
        return found
    head = _read_head(table, bands, used, drawn)
    for level in head.levels():
        cells = [cell for cell, _, _ in level if cell]
        texts = [(cell.text if cell else "", len(over)) for cell, over, _ in level]
        found.append(
            Line(
                text=JOINT.join(t for t, _ in texts if t),
                cells=tuple(texts),
                heights=tuple(height for _, _, height in level),
                doubts=tuple(not head.doubts.isdisjoint(over) for _, over, _ in level),
                table=ordinal,
                size=cells[0].size,
                x=cells[0].start,
                y=cells[0].bands[0].y,
            )
        )
    return found


def compose_row(
    table: Table, bands: Sequence[Band], group: Sequence[int], ordinal: int, stubs: Stubs
) -> Line:
    """One printed row: each column's words from top to foot."""
    at = next((i for i in group if i in table.rows), group[0])
    cells: dict[int, tuple[list[str], int]] = {}
    if at in stubs.labels:
        cells[0] = ([c.text for c in stubs.labels[at]], 1)
    for i in group:
        for chunk in bands[i].chunks:
            if id(chunk) in stubs.printed:
                continue
            first, last = table.columns.place(chunk) or (0, 0)
            words, width = cells.setdefault(first, ([], 1))
            words.append(chunk.text)
            cells[first] = (words, max(width, last - first + 1))
    laid: list[tuple[str, int]] = []
    column = int(at in stubs.below)
    heights = [1] * len(table.columns)
    heights[0] = stubs.heights.get(at, 1)
    while column < len(table.columns):
        words, width = cells.get(column, ([], 1))
        laid.append((" ".join(words), width))
        column += width
    anchor = bands[group[0]]
    torn = at in stubs.doubts or (table.torn and not table.heads)
    return Line(
        text=JOINT.join(t for t, _ in laid if t),
        cells=tuple(laid),
        heights=tuple(heights[: len(laid)]) if at not in stubs.below else (),
        doubts=(True,) * len(laid) if torn else (),
        table=ordinal,
        size=anchor.size,
        x=anchor.chunks[0].start,
        y=anchor.y,
    )
