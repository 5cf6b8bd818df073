"""Tables with markup: rows as blocks, cells with their place, their row's and their column's head."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from ingest.readers.groups import Label, is_marker, nest, read_label
from ingest.readers.paragraphs import Paragraph
from ingest.records import Block, Cell
from ingest.text import fold

JOINT = " | "
MAX_SPAN = 100
"""Columns or rows one cell may claim; more is a broken or hostile file."""

_NUMBER = re.compile(r"[-+–(~≈<>]?\s*\d[\d.,\s]*\)?\s*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-E])\)?(?:\s*=.*)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_UNIT_HEAD = re.compile(r"(?:dvt|don vi(?: tinh)?)\b")
_LONGEST_UNIT = 25
_PARTS_BELOW = re.compile(r"(?:trong do|tr\.? ?do|chia ra|gom)\b")
"""Heads, folded, of columns that are parts of the one at their left."""

_AS_ABOVE = re.compile(r"\W*(?:nt|như trên)\W*|[\"“”″〃']{1,2}", re.IGNORECASE)
"""What a unit column prints below a unit that goes on."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as the markup has it."""

    text: str
    head: bool = False
    columns: int = 1
    rows: int = 1
    address: str = ""
    doubtful: bool = False
    """True when it is not sure which columns or rows it belongs to; of a head's cell all below it are."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell's text at one place of the grid; ``own`` where the cell begins."""

    text: str
    own: bool
    head: bool
    address: str = ""
    rows: int = 1
    doubtful: bool = False


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
                        column + right,
                        _Place(
                            cell.text,
                            not down and not right,
                            cell.head,
                            cell.address,
                            cell.rows,
                            cell.doubtful,
                        ),
                    )
            column += width
    empty = _Place("", own=False, head=False)
    return [[line.get(c, empty) for c in range(max(line, default=-1) + 1)] for line in grid]


def is_value(text: str) -> bool:
    """True for a cell that holds a number and nothing else; a year names a column."""
    return _NUMBER.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def numbers_columns(texts: Sequence[str]) -> bool:
    """True for the cells of a row that numbers the columns: A, B, 1, 2, 3=2/1."""
    return (
        len(texts) > 2 and all(_COLUMN_NUMBER.fullmatch(t) for t in texts) and len(set(texts)) == len(texts)
    )


def _numbers_columns(line: Sequence[_Place]) -> bool:
    return numbers_columns([p.text for p in line if p.text])


def _count_heads(rows: Sequence[Sequence[GridCell]], grid: Sequence[Sequence[_Place]]) -> int:
    """How many leading rows name the columns."""
    count = 0
    merged = True
    for row, line in zip(rows, grid, strict=True):
        marked = bool(row) and all(c.head for c in row)
        plain = not any(is_value(p.text) for p in line)
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
    first = next((r for r, line in enumerate(grid) if any(is_value(p.text) for p in line)), 0)
    if not 0 < first <= _MOST_HEADS:
        return 0
    valued = [c for c, place in enumerate(grid[first]) if is_value(place.text) and c]
    named = [
        r
        for r, line in enumerate(grid[:first])
        if any(c < len(line) and line[c].own and _LETTERS.search(line[c].text) for c in valued)
        and all(len(p.text) <= _LONGEST_HEAD for p in line)
    ]
    return named[-1] + 1 if named else 0


_LONGEST_HEAD = 40
"""Characters; longer cells are of rows of words."""


def _column_head(grid: Sequence[Sequence[_Place]], heads: int, column: int) -> tuple[str, ...]:
    texts = [
        text
        for r, line in enumerate(grid[:heads])
        if not _numbers_columns(line) and (text := _head_text(grid[:heads], r, column))
    ]
    return tuple(dict.fromkeys(texts))


def _with_wholes(columns: Sequence[tuple[str, ...]], valued: Set[int]) -> list[tuple[str, ...]]:
    """Heads of columns, above "Trong đó" the head of the column whose parts they are.

    "Tổng số (người)" and right of it "Trong đó / Nữ": the women are counted in persons too.
    """
    found = list(columns)
    for c, head in enumerate(columns):
        at = next((i for i, text in enumerate(head) if _PARTS_BELOW.match(fold(text))), None)
        if at is None:
            continue
        for left in range(c - 1, 0, -1):
            own = columns[left]
            if own[:at] != head[:at] or left not in valued:
                break
            if len(own) > at and not _PARTS_BELOW.match(fold(own[at])):
                found[c] = (*head[:at], *own[at:], *head[at:])
                break
    return found


def _head_text(heads: Sequence[Sequence[_Place]], r: int, column: int) -> str:
    """The text over a column in head line ``r``, of its left neighbour where that names a unit for both."""
    line = heads[r]
    if column >= len(line):
        return ""
    shared = line[column - 1].text if column and not line[column].text else ""
    below = [h for h in heads[r + 1 :] if column < len(h) and h[column].text and h[column - 1].text]
    return shared if shared.endswith(")") and below else line[column].text


def _read_label(line: Sequence[_Place]) -> Label:
    """The row's label: its first cell with words, with the next one when the first is of several rows."""
    worded = [i for i, p in enumerate(line) if _LETTERS.search(p.text)]
    marker = ""
    if worded and is_marker(line[worded[0]].text) and len(worded) > 1:
        worded.pop(0)
    at = worded[0] if worded else 0
    if not line:
        return read_label("", "", alone=True)
    if at and line[at - 1].own and is_marker(line[at - 1].text):
        marker = line[at - 1].text
    first = line[at]
    # Left of the label "12" numbers the row, right of it twelve are counted.
    beside = (*(p for p in line[:at] if not is_marker(p.text)), *line[at + 1 :])
    others = [p for p in beside if p.own and p.text]
    text = first.text
    spread = not first.own or first.rows > 1
    if worded and spread and len(worded) > 1 and line[worded[1]].text != text:
        text = f"{text} / {line[worded[1]].text}"
    return read_label(text, marker, alone=not others)


def _units(
    grid: Sequence[Sequence[_Place]], heads: int, columns: Sequence[str], labels: Mapping[int, Label]
) -> list[str]:
    """Each row's unit, from the column that holds units; ``""`` where it says none.

    "Đơn vị" over the rows' own labels names offices and places, and no units.
    """
    named = [c for c, head in enumerate(columns) if c and _UNIT_HEAD.match(fold(head))]
    named = [
        c
        for c in named
        if not all(grid[r][c].text.endswith(labels[r].text) for r in labels if c < len(grid[r]))
    ]
    found: list[str] = []
    for r, line in enumerate(grid):
        texts = [line[c].text for c in named if c < len(line) and len(line[c].text) <= _LONGEST_UNIT]
        text = texts[0] if texts and r >= heads else ""
        found.append(found[-1] if found and _AS_ABOVE.fullmatch(text) else text)
    return found


def read_rows(rows: Sequence[Sequence[GridCell]], *, table: int, caption: str = "") -> list[Paragraph]:
    """The table's rows that hold text, as finished paragraphs.

    A row's text is its own cells' joined by ``" | "``; cells without text are left out of it. A row that
    repeats one of the head, as on a table's second page, is part of the head.
    """
    grid = _spread(rows)
    heads = _count_heads(rows, grid)
    own = [_column_head(grid, heads, c) for c in range(max(map(len, grid), default=0))]
    valued = {c for line in grid[heads:] for c, place in enumerate(line) if is_value(place.text)}
    columns = [" / ".join(head) for head in _with_wholes(own, valued)]
    repeated = {tuple(p.text for p in line) for line in grid[:heads]}
    body = [r for r, line in enumerate(grid) if r >= heads and tuple(p.text for p in line) not in repeated]
    labels = {r: _read_label(grid[r]) for r in body}
    groups = dict(zip(body, nest([labels[r] for r in body]), strict=True))
    units = _units(grid, heads, columns, labels)
    doubtful = {c for line in grid[:heads] for c, place in enumerate(line) if place.doubtful}
    found = []
    for r, line in enumerate(grid):
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
                    row_head=_row_head(labels, r, place) if r in labels else "",
                    column_head=columns[c] if r in labels else "",
                    group=" / ".join(groups.get(r, ())),
                    unit=units[r],
                    address=place.address,
                    doubtful=place.doubtful or c in doubtful,
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


def _row_head(labels: Mapping[int, Label], r: int, place: _Place) -> str:
    """The label of the row, of all rows that a merged value stands for; ``""`` for the label itself."""
    named = [labels[i].text for i in range(r, r + place.rows) if i in labels] or [labels[r].text]
    head = "; ".join(dict.fromkeys(filter(None, named))) if is_value(place.text) else labels[r].text
    return "" if place.text.endswith(head) and not is_value(place.text) else head
