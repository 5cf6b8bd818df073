"""Tables of a printed page, found by how their print is placed; lines that close no cells help to part it.

A table has two and more rows, near one another, whose print stands in three and more columns, with values
below one another in at least one of them. Whatever is in doubt stays text.
"""

import re
from collections.abc import Sequence

from ingest.readers.bands import VALUE, Band, lay_bands
from ingest.readers.composition import Table, compose_head, compose_row, row_step
from ingest.readers.corridors import Columns
from ingest.readers.drawn import Drawn
from ingest.readers.heads import WRAP
from ingest.readers.lines import Line
from ingest.readers.pieces import Row
from ingest.readers.rules import Rules
from ingest.readers.stubs import Stubs, add_column, read_stubs

_CAPTION = re.compile(r"\(?(?:(?:Bảng|Biểu|Phụ lục|ĐVT|Đvt|Nguồn|Ghi chú)\b|Đơn vị(?: tính)?\s*:)")
_BESIDE = re.compile(r"\(?(?:(?:Bảng|Biểu|Phụ lục)\b|(?:ĐVT|Đvt|Đơn vị(?: tính)?|Nguồn|Ghi chú)\s*:)")
"""A caption beside other print; "ĐVT" alone is a column's head there."""

_MIN_COLUMNS = 3
_LONGEST_CELL = 90
_ROW_GAP = 6.0
"""Baselines of two rows of one table are no further apart, in heights of a letter."""

_HEAD_GAP = 4.0
_FAR = 99.0


def _is_row(band: Band) -> bool:
    """True for print in three and more columns with a value behind the first."""
    texts = [c.text for c in band.chunks]
    return (
        len(texts) >= _MIN_COLUMNS
        and any(VALUE.fullmatch(t) for t in texts[1:])
        and all(len(t) <= _LONGEST_CELL for t in texts)
    )


def _runs(bands: Sequence[Band]) -> list[Table]:
    """Rows that follow one another in the same columns."""
    found: list[Table] = []
    for i, band in enumerate(bands):
        if not _is_row(band):
            continue
        table = found[-1] if found else None
        if table and bands[table.rows[-1]].y - band.y <= _ROW_GAP * band.size and _join(table, bands, i):
            continue
        found.append(Table(Columns(band.chunks), [i]))
    return [t for t in found if len(t.rows) > 1 and _has_value_column(t, bands) and _is_parted(t, bands)]


def _join(table: Table, bands: Sequence[Band], i: int) -> bool:
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


def _has_value_column(table: Table, bands: Sequence[Band]) -> bool:
    counts = [0] * len(table.columns)
    for r in table.rows:
        for chunk, column in zip(bands[r].chunks, table.columns.singles(bands[r]) or (), strict=False):
            counts[column] += VALUE.fullmatch(chunk.text) is not None
    return max(counts[1:]) > 1


def _is_parted(table: Table, bands: Sequence[Band]) -> bool:
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


def _find_heads(table: Table, bands: Sequence[Band], taken: set[int]) -> None:
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
        captions = _CAPTION if len(texts) == 1 else _BESIDE
        if i in taken or gap > _HEAD_GAP or any(map(captions.match, texts)):
            return
        if None in places:
            table.torn = len(texts) > 1
            return
        if any(len(t) > _LONGEST_CELL or t.endswith((".", ";")) for t in texts):
            return
        if len(texts) == 1:
            if table.columns.singles(band) is None:
                return
            lone.append(i)
            if gap <= WRAP and len(lone) == 1:
                table.others.append(lone.pop())
        else:
            table.heads.insert(0, i)
            table.others += lone
            lone.clear()
        below = band


def _find_tail(table: Table, bands: Sequence[Band], taken: set[int]) -> None:
    """Further lines of the last row's cells."""
    above = bands[table.rows[-1]]
    for i in range(table.rows[-1] + 1, len(bands)):
        band = bands[i]
        near = (above.y - band.y) / band.size <= WRAP
        columns = table.columns.singles(band)
        if i in taken or not near or columns is None:
            return
        for chunk, column in zip(band.chunks, columns, strict=True):
            inside = column > 0 or chunk.text[:1].islower()
            if not inside or len(chunk.text) > _LONGEST_CELL // 2 or _CAPTION.match(chunk.text):
                return
        table.others.append(i)
        above = band


def _lay(
    table: Table, bands: Sequence[Band], drawn: Drawn, stubs: Stubs
) -> tuple[list[int], list[list[int]]]:
    """The head's bands, and those of each printed row, from top to foot."""
    anchors = sorted([*table.heads, *table.rows])
    head = set(table.heads)
    groups: dict[int, list[int]] = {i: [i] for i in table.rows}
    for i in sorted(table.others):
        if all(id(c) in stubs.printed for c in bands[i].chunks):
            continue
        columns = table.columns.singles(bands[i])
        valued = any(VALUE.fullmatch(c.text) for c in bands[i].chunks)
        owner = None if columns is None or valued else _owner(table, bands, i, anchors, drawn)
        named = owner is None and columns != [0] and i < table.rows[0]
        if owner in head or named or i < max(table.heads, default=0):
            head.add(i)
        else:
            groups.setdefault(i if owner is None else owner, []).append(i)
    return sorted(head), [sorted(g) for _, g in sorted(groups.items())]


def _owner(table: Table, bands: Sequence[Band], i: int, anchors: Sequence[int], drawn: Drawn) -> int | None:
    """The row whose cells band ``i`` is a line of; None when it is a row of its own.

    The nearer row has it. Between two that are as near, small letters say that a cell goes on.
    """
    band = bands[i]
    column = (table.columns.place(band.chunks[0]) or (0, 0))[0]
    own = table.columns.ranges[column]
    above = max((a for a in anchors if a < i and not drawn.parted(own, bands[a], band)), default=None)
    below = min((a for a in anchors if a > i and not drawn.parted(own, band, bands[a])), default=None)
    up = (bands[above].y - band.y) / band.size if above is not None else _FAR
    down = (band.y - bands[below].y) / band.size if below is not None else _FAR
    if min(up, down) > WRAP:
        return None
    if abs(up - down) > 0.15:
        return above if up < down else below
    if band.chunks[0].text[:1].islower():
        return above
    under = [c for c in bands[below].chunks if table.columns.place(c) == (column, column)] if below else []
    return below if under and under[0].text[:1].islower() else None


def find_tables(rows: Sequence[Row], rules: Rules | None = None) -> tuple[dict[int, list[Line]], set[int]]:
    """The tables' lines by the ordinal of the row that they begin at, and all rows that they replace.

    Args:
        rows: The page's print.
        rules: The lines drawn on the page.

    """
    bands = lay_bands(rows)
    drawn = Drawn(rules or Rules())
    drawn.cut(bands)
    starts: dict[int, list[Line]] = {}
    replaced: set[int] = set()
    taken: set[int] = set()
    for table in _runs(bands):
        table.columns.settled = True
        add_column(table.columns, table.rows, bands)
        _find_heads(table, bands, taken)
        _find_tail(table, bands, taken)
        own = [i for i in table.others if i > table.rows[0]]
        stubs = read_stubs(table.columns, table.rows, own, bands, row_step(table, bands))
        head, groups = _lay(table, bands, drawn, stubs)
        used = {*table.heads, *table.rows, *table.others}
        mine = {c.row for i in used for c in bands[i].chunks}
        outside = {c.row for i, band in enumerate(bands) if i not in used for c in band.chunks}
        if mine & (outside | replaced):
            continue
        if stubs.labels and len(groups) > len(table.rows):
            stubs.doubts = set(table.rows)
        lines = compose_head(table, bands, head, drawn, len(starts))
        lines += [compose_row(table, bands, group, len(starts), stubs) for group in groups]
        printed = sorted("".join(c.text for i in used for c in bands[i].chunks).replace(" ", ""))
        if sorted("".join(t for line in lines for t, _ in line.cells).replace(" ", "")) != printed:
            continue
        taken |= used
        replaced |= mine
        starts[min(mine)] = lines
    return starts, replaced
