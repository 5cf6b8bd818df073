"""Tables of a printed page, found by how their print is placed; lines and colours are not looked at.

A table has two and more rows, near one another, whose print stands in three and more columns, with values
below one another in at least one of them. Whatever is in doubt stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.readers.bands import VALUE, Band, lay_bands
from ingest.readers.corridors import Columns
from ingest.readers.lines import Line
from ingest.readers.pieces import Row

_CAPTION = re.compile(r"\(?(?:Bảng|Biểu|Phụ lục|ĐVT|Đvt|Đơn vị(?: tính)?\s*:|Nguồn|Ghi chú)\b")
_MIN_COLUMNS = 3
_LONGEST_CELL = 90
_ROW_GAP = 6.0
"""Baselines of two rows of one table are no further apart, in heights of a letter."""

_HEAD_GAP = 4.0
_FAR = 99.0
_WRAP_GAP = 1.65
"""Lines of one cell are no further apart, in heights of a letter."""


def _is_row(band: Band) -> bool:
    """True for print in three and more columns with a value behind the first."""
    texts = [c.text for c in band.chunks]
    return (
        len(texts) >= _MIN_COLUMNS
        and any(VALUE.fullmatch(t) for t in texts[1:])
        and all(len(t) <= _LONGEST_CELL for t in texts)
    )


@dataclass(slots=True)
class _Table:
    """Bands of one table, by what they are."""

    columns: Columns
    rows: list[int]
    """Indices of the bands that are rows by themselves."""

    heads: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    """Bands between and around the rows: further lines of cells, and rows with few cells."""


def _runs(bands: Sequence[Band]) -> list[_Table]:
    """Rows that follow one another in the same columns."""
    found: list[_Table] = []
    for i, band in enumerate(bands):
        if not _is_row(band):
            continue
        table = found[-1] if found else None
        if table and bands[table.rows[-1]].y - band.y <= _ROW_GAP * band.size and _join(table, bands, i):
            continue
        found.append(_Table(Columns(band.chunks), [i]))
    return [t for t in found if len(t.rows) > 1 and _has_value_column(t, bands) and _is_parted(t, bands)]


def _join(table: _Table, bands: Sequence[Band], i: int) -> bool:
    """Add row ``i`` when its print stands in the table's columns, or the table's in the row's."""
    columns = table.columns.singles(bands[i])
    if columns is None and len(bands[i].chunks) > len(table.columns):
        wider = Columns(bands[i].chunks)
        placed = [wider.singles(bands[r]) for r in table.rows]
        if any(p is None for p in placed):
            return False
        for r, own in zip(table.rows, placed, strict=True):
            wider.widen(bands[r], own or ())
        table.columns = wider
        columns = list(range(len(wider)))
    if columns is None:
        return False
    between = range(table.rows[-1] + 1, i)
    if any(len(c.text) > _LONGEST_CELL for b in between for c in bands[b].chunks):
        return False
    table.columns.widen(bands[i], columns)
    table.rows.append(i)
    table.others += between
    return True


def _has_value_column(table: _Table, bands: Sequence[Band]) -> bool:
    counts = [0] * len(table.columns)
    for r in table.rows:
        for chunk, column in zip(bands[r].chunks, table.columns.singles(bands[r]) or (), strict=False):
            counts[column] += VALUE.fullmatch(chunk.text) is not None
    return max(counts[1:]) > 1


def _is_parted(table: _Table, bands: Sequence[Band]) -> bool:
    """True when each column stands well apart from the one before it in at least one row.

    The column behind the rows' own numbers need not.
    """
    apart = {0}
    if all(
        bands[r].chunks[0].text.isdecimal() or (table.columns.singles(bands[r]) or [0])[0] for r in table.rows
    ):
        apart.add(1)
    for r in table.rows:
        placed = zip(bands[r].chunks, table.columns.singles(bands[r]) or (), strict=False)
        apart |= {column for chunk, column in placed if chunk.apart}
    return len(apart) == len(table.columns)


def _find_heads(table: _Table, bands: Sequence[Band], taken: set[int]) -> None:
    """The bands above the first row that name the columns, and the first row's own upper lines.

    A lone line in between belongs to the table only when there are heads above it.
    """
    below = bands[table.rows[0]]
    lone: list[int] = []
    for i in range(table.rows[0] - 1, -1, -1):
        band = bands[i]
        gap = (band.y - below.y) / band.size
        table.columns.cut(band)
        texts = [c.text for c in band.chunks]
        places = [table.columns.place(c) for c in band.chunks]
        if i in taken or gap > _HEAD_GAP or None in places or any(map(_CAPTION.match, texts)):
            return
        if any(len(t) > _LONGEST_CELL or t.endswith((".", ";")) for t in texts):
            return
        if len(texts) == 1:
            if table.columns.singles(band) is None:
                return
            lone.append(i)
            if gap <= _WRAP_GAP and len(lone) == 1:
                table.others.append(lone.pop())
        else:
            table.heads.insert(0, i)
            table.others += lone
            lone.clear()
        below = band


def _find_tail(table: _Table, bands: Sequence[Band], taken: set[int]) -> None:
    """Further lines of the last row's cells."""
    above = bands[table.rows[-1]]
    for i in range(table.rows[-1] + 1, len(bands)):
        band = bands[i]
        near = (above.y - band.y) / band.size <= _WRAP_GAP
        columns = table.columns.singles(band)
        if i in taken or not near or columns is None:
            return
        for chunk, column in zip(band.chunks, columns, strict=True):
            inside = column > 0 or chunk.text[:1].islower()
            if not inside or len(chunk.text) > _LONGEST_CELL // 2 or _CAPTION.match(chunk.text):
                return
        table.others.append(i)
        above = band


def _lay(table: _Table, bands: Sequence[Band]) -> list[list[int]]:
    """Bands of each printed row, from top to foot."""
    anchors = sorted([*table.heads, *table.rows])
    groups: dict[int, list[int]] = {i: [i] for i in anchors}
    for i in sorted(table.others):
        columns = table.columns.singles(bands[i])
        valued = any(VALUE.fullmatch(c.text) for c in bands[i].chunks)
        owner = None if columns is None or valued else _owner(bands, i, anchors)
        groups.setdefault(i if owner is None else owner, []).append(i)
    return _join_heads(table, bands, [sorted(g) for _, g in sorted(groups.items())])


def _owner(bands: Sequence[Band], i: int, anchors: Sequence[int]) -> int | None:
    """The row whose cells band ``i`` is a line of; None when it is a row of its own.

    The nearer row has it. Between two that are as near, small letters say that a cell goes on.
    """
    band = bands[i]
    above = max((a for a in anchors if a < i), default=None)
    below = min((a for a in anchors if a > i), default=None)
    up = (bands[above].y - band.y) / band.size if above is not None else _FAR
    down = (band.y - bands[below].y) / band.size if below is not None else _FAR
    if min(up, down) > _WRAP_GAP:
        return None
    if abs(up - down) > 0.15:
        return above if up < down else below
    if band.chunks[0].text[:1].islower():
        return above
    return below if below is not None and bands[below].chunks[0].text[:1].islower() else None


def _join_heads(table: _Table, bands: Sequence[Band], groups: list[list[int]]) -> list[list[int]]:
    """Head lines close below one another, each cell in one column, are one row of heads."""
    found: list[list[int]] = []
    for group in groups:
        last = found[-1] if found else None
        joined = (
            last is not None
            and last[-1] in table.heads
            and group[0] in table.heads
            and bands[last[-1]].y - bands[group[0]].y <= _WRAP_GAP * bands[group[0]].size
            and all(table.columns.singles(bands[i]) is not None for i in (last[-1], group[0]))
        )
        if joined and last is not None:
            last += group
        else:
            found.append(list(group))
    return found


def _line(table: _Table, bands: Sequence[Band], group: Sequence[int], ordinal: int) -> Line:
    """One printed row: each column's words from top to foot."""
    cells: dict[int, tuple[list[str], int]] = {}
    for i in group:
        for chunk in bands[i].chunks:
            first, last = table.columns.place(chunk) or (0, 0)
            words, width = cells.setdefault(first, ([], 1))
            words.append(chunk.text)
            cells[first] = (words, max(width, last - first + 1))
    laid: list[tuple[str, int]] = []
    column = 0
    while column < len(table.columns):
        words, width = cells.get(column, ([], 1))
        laid.append((" ".join(words), width))
        column += width
    anchor = bands[group[0]]
    text = " | ".join(t for t, _ in laid if t)
    return Line(
        text=text, cells=tuple(laid), table=ordinal, size=anchor.size, x=anchor.chunks[0].start, y=anchor.y
    )


def find_tables(rows: Sequence[Row]) -> tuple[dict[int, list[Line]], set[int]]:
    """The tables' lines by the ordinal of the row that they begin at, and all rows that they replace."""
    bands = lay_bands(rows)
    starts: dict[int, list[Line]] = {}
    replaced: set[int] = set()
    taken: set[int] = set()
    for table in _runs(bands):
        table.columns.settled = True
        _find_heads(table, bands, taken)
        _find_tail(table, bands, taken)
        groups = _lay(table, bands)
        used = {i for group in groups for i in group}
        mine = {c.row for i in used for c in bands[i].chunks}
        outside = {c.row for i, band in enumerate(bands) if i not in used for c in band.chunks}
        if mine & (outside | replaced):
            continue
        lines = [_line(table, bands, group, len(starts)) for group in groups]
        printed = sorted("".join(c.text for i in used for c in bands[i].chunks).replace(" ", ""))
        if sorted("".join(t for line in lines for t, _ in line.cells).replace(" ", "")) != printed:
            continue
        taken |= used
        replaced |= mine
        starts[min(mine)] = lines
    return starts, replaced
