"""Tables with markup: rows as blocks, cells with their place, their row's and their column's head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.paragraphs import Paragraph
from ingest.records import Block, Cell

JOINT = " | "
MAX_SPAN = 100
"""Columns or rows one cell may claim; more is a broken or hostile file."""

_NUMBER = re.compile(r"[-+–(~≈<>]?\s*\d[\d.,\s]*\)?\s*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-E])\)?(?:\s*=.*)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_UNIT_NOTE = re.compile(r"\(?\s*(?:ĐVT|Đvt|Đơn vị(?: tính)?)\s*[:.]?", re.IGNORECASE)
_CAPTION_CHARACTERS = 250


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as the markup has it."""

    text: str
    head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's text at one place of the grid; ``own`` where the cell begins."""

    text: str
    own: bool
    head: bool


def _spread(rows: Sequence[Sequence[GridCell]]) -> list[list[_Place]]:
    """The grid with merged cells repeated at every place that they cover."""
    grid: list[dict[int, _Place]] = [{} for _ in rows]
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[r]:
                column += 1
            width = min(max(cell.columns, 1), MAX_SPAN)
            for down in range(min(max(cell.rows, 1), MAX_SPAN, len(rows) - r)):
                for right in range(width):
                    grid[r + down].setdefault(
                        column + right, _Place(cell.text, own=not down and not right, head=cell.head)
                    )
            column += width
    empty = _Place("", own=False, head=False)
    return [[line.get(c, empty) for c in range(max(line, default=-1) + 1)] for line in grid]


def _is_value(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def _numbers_columns(line: Sequence[_Place]) -> bool:
    texts = [p.text for p in line if p.text]
    return (
        len(texts) > 2 and all(_COLUMN_NUMBER.fullmatch(t) for t in texts) and len(set(texts)) == len(texts)
    )


def _count_heads(rows: Sequence[Sequence[GridCell]], grid: Sequence[Sequence[_Place]]) -> int:
    """How many leading rows name the columns."""
    count = 0
    merged = True
    for row, line in zip(rows, grid, strict=True):
        marked = bool(row) and all(c.head for c in row)
        plain = not any(_is_value(p.text) for p in line)
        if _numbers_columns(line) and count:
            count += 1
            break
        if not marked and not (plain and merged):
            break
        count += 1
        merged = any(c.columns > 1 for c in row) or any(c.rows > 1 for c in row)
    count = max(count, _last_worded(grid))
    return count if count < len(rows) else min(1, len(rows) - 1)


_MOST_HEADS = 6
"""Lines of a head, wrapped ones counted apart."""


def _last_worded(grid: Sequence[Sequence[_Place]]) -> int:
    """Lines down to the last that names columns of values above the first line of values; 0 for none.

    Where a page shows no cells, a head's lines are rows of their own.
    """
    first = next((r for r, line in enumerate(grid) if any(_is_value(p.text) for p in line)), 0)
    if not 0 < first <= _MOST_HEADS:
        return 0
    valued = [c for c, place in enumerate(grid[first]) if _is_value(place.text) and c]
    named = [
        r
        for r, line in enumerate(grid[:first])
        if any(c < len(line) and line[c].own and _LETTERS.search(line[c].text) for c in valued)
        and all(len(p.text) <= _LONGEST_HEAD for p in line)
    ]
    return named[-1] + 1 if named else 0


_LONGEST_HEAD = 40
"""Characters; longer cells are of rows of words."""


def _column_head(grid: Sequence[Sequence[_Place]], heads: int, column: int) -> str:
    texts = [
        text
        for r, line in enumerate(grid[:heads])
        if not _numbers_columns(line) and (text := _head_text(grid[:heads], r, column))
    ]
    return " / ".join(dict.fromkeys(texts))


def _head_text(heads: Sequence[Sequence[_Place]], r: int, column: int) -> str:
    """The text over a column in head line ``r``, of its left neighbour where that names a unit for both."""
    line = heads[r]
    if column >= len(line):
        return ""
    shared = line[column - 1].text if column and not line[column].text else ""
    below = [h for h in heads[r + 1 :] if column < len(h) and h[column].text and h[column - 1].text]
    return shared if shared.endswith(")") and below else line[column].text


def _row_head(line: Sequence[_Place]) -> str:
    """The row's label: its first cell with words, with the next one when the first is merged from above."""
    worded = [(i, p) for i, p in enumerate(line) if _LETTERS.search(p.text)]
    if not worded:
        return line[0].text if line else ""
    first = worded[0][1]
    if not first.own and len(worded) > 1 and worded[1][1].text != first.text:
        return f"{first.text} / {worded[1][1].text}"
    return first.text


def read_rows(rows: Sequence[Sequence[GridCell]], *, table: int, caption: str = "") -> list[Paragraph]:
    """The table's rows that hold text, as finished paragraphs.

    A row's text is its own cells' joined by ``" | "``; cells without text are left out of it.
    """
    grid = _spread(rows)
    heads = _count_heads(rows, grid)
    columns = [_column_head(grid, heads, c) for c in range(max(map(len, grid), default=0))]
    found = []
    for r, line in enumerate(grid):
        head = _row_head(line)
        cells: list[Cell] = []
        texts: list[str] = []
        offset = 0
        for c, place in enumerate(line):
            if not place.own or not place.text:
                continue
            cells.append(
                Cell(
                    start=offset,
                    end=offset + len(place.text),
                    row=r,
                    column=c,
                    row_head="" if r < heads or place.text == head else head,
                    column_head="" if r < heads else columns[c],
                )
            )
            texts.append(place.text)
            offset += len(place.text) + len(JOINT)
        text = JOINT.join(texts)
        if text:
            block = Block(
                start=0, end=len(text), kind="row", table=table, caption=caption, cells=tuple(cells)
            )
            found.append(Paragraph(text=text, block=block))
    return found


def take_caption(above: Sequence[Paragraph]) -> str:
    """The caption that stands above a table, unit note included; its lines are marked as such.

    Looks at the last two paragraphs; a caption is short and does not end in a full stop.
    """
    texts: list[str] = []
    for p in list(reversed(above))[:2]:
        note = _UNIT_NOTE.match(p.text) is not None
        if (
            p.block
            or p.heading
            or p.title
            or len(p.text) > _CAPTION_CHARACTERS
            or p.text.endswith((".", ";", ","))
        ):
            break
        p.caption = True
        texts.insert(0, p.text)
        if not note:
            break
    return " ".join(texts)
