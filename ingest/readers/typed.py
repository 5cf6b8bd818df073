"""Tables typed in plain text: with bars, with drawn frames, with tabs, with spaces.

A table is taken for one only where every line of it parts into the same columns; of any other, nobody knows
which column a number stands in, and its lines stay lines.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.clean import clean_line
from ingest.readers.captions import CAPTION
from ingest.readers.grid import is_value

_BAR = re.compile(r"[|│┃║]")
_FRAME = re.compile(r"(?=.*[-─━═+┼╬=])[\s|│┃║+:=─━═┄┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┏┳┓┣╋┫┗┻┛╓╥╖╟╫╢╙╨╜-]{3,}")
"""A line that only parts rows."""

_FIELD = re.compile(r"\S+(?: \S+)*")
"""Words parted by single spaces."""

_VALUED_LINES = 2
"""Lines with a value behind their first cell that a table has at least."""

_LONGEST_HEADING = 60
"""Characters."""

Fields = list[tuple[int, int, str]]
"""Start, end and text of each cell of a line."""


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table's rows by the lines of the text, counted from 0, that they begin at."""

    first: int
    end: int
    """The line after its last."""

    rows: dict[int, tuple[str, ...]]


def find_typed(lines: Sequence[str]) -> list[TypedTable]:
    """The tables among the lines of a text, in order."""
    found = []
    i = 0
    while i < len(lines):
        table = next((t for read in (_barred, _tabbed, _spaced) if (t := read(lines, i))), None)
        if table is not None:
            found.append(table)
        i = table.end if table is not None else i + 1
    return found


def _run(lines: Sequence[str], first: int, belongs: Callable[[str], bool]) -> int:
    """The line after the last of those from ``first`` on that belong together."""
    end = first
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    return sum(any(map(is_value, row[1:])) for row in rows) >= _VALUED_LINES


def _barred(lines: Sequence[str], first: int) -> TypedTable | None:
    """``| a | b |`` and frames; what stands between two drawn lines may be one row of several lines."""
    end = _run(lines, first, lambda text: bool(_FRAME.fullmatch(text) or _BAR.search(text)))
    groups: list[list[int]] = [[]]
    for i in range(first, end):
        if _FRAME.fullmatch(lines[i]):
            groups.append([])
        else:
            groups[-1].append(i)
    groups = [group for group in groups if group]
    if len(groups) < 3:  # a line below the head at most: each line is a row, but the head is one
        head = groups[:1] if len(groups) > 1 else []
        groups = [*head, *([i] for group in groups[len(head) :] for i in group)]
    split = {i: _bars(lines[i]) for group in groups for i in group}
    if len({len(cells) for cells in split.values()}) != 1 or len(next(iter(split.values()))) < 2:
        return None
    rows = {group[0]: _joined([split[i] for i in group]) for group in groups}
    rows = {i: row for i, row in rows.items() if any(row)}
    return TypedTable(first, end, rows) if _is_table(list(rows.values())) else None


def _joined(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One row of cells whose words go on in the lines below."""
    return tuple(" ".join(filter(None, parts)) for parts in zip(*lines, strict=True))


def _bars(text: str) -> list[str]:
    cells = _BAR.split(text.strip())
    cells = cells[1:] if not cells[0].strip() else cells
    cells = cells[:-1] if cells and not cells[-1].strip() else cells
    return [clean_line(cell.replace("**", "")) for cell in cells]


def _tabbed(lines: Sequence[str], first: int) -> TypedTable | None:
    end = _run(lines, first, lambda text: "\t" in text.lstrip())
    for parting in (r"\t", r"\t+"):
        rows = {
            i: tuple(map(clean_line, re.split(parting, lines[i].rstrip("\r\n")))) for i in range(first, end)
        }
        if len({len(row) for row in rows.values()}) == 1 and _is_table(list(rows.values())):
            return TypedTable(first, end, {i: row for i, row in rows.items() if any(row)})
    return None


def _spaced(lines: Sequence[str], first: int) -> TypedTable | None:
    """Columns that no line crosses, the fullest lines showing where they are."""
    end = first
    while end < len(lines) and (_is_wide(lines[end]) or _is_heading(lines, end, first)):
        end += 1
    fields = {i: _fields(lines[i]) for i in range(first, end) if not _FRAME.fullmatch(lines[i])}
    if not fields:
        return None
    columns = _columns([own for own in fields.values() if len(own) == max(map(len, fields.values()))])
    placed = {i: _placed(own, columns) for i, own in fields.items()} if columns else {}
    if not placed or any(row is None for row in placed.values()):
        return None
    rows = {i: row for i, row in placed.items() if row is not None}
    return TypedTable(first, end, rows) if _is_table(list(rows.values())) else None


def _is_wide(text: str) -> bool:
    return len(_fields(text)) > 1 or _FRAME.fullmatch(text) is not None


def _is_heading(lines: Sequence[str], i: int, first: int) -> bool:
    """True for a lone cell between two rows: "Trong đó:"."""
    text = lines[i].strip()
    inside = first < i < len(lines) - 1 and _is_wide(lines[i + 1])
    return bool(text) and inside and len(text) <= _LONGEST_HEADING and not CAPTION.match(text)


def _fields(text: str) -> Fields:
    return [(m.start(), m.end(), m[0]) for m in _FIELD.finditer(text.expandtabs())]


def _columns(full: Sequence[Fields]) -> list[tuple[int, int]]:
    """Where each column begins and ends; none where two run into one another."""
    bounds = [
        (min(f[c][0] for f in full), max(f[c][1] for f in full)) for c in range(len(full[0]) if full else 0)
    ]
    apart = all(left[1] < right[0] for left, right in pairwise(bounds))
    return bounds if apart and len(full) >= _VALUED_LINES else []


def _placed(fields: Fields, columns: Sequence[tuple[int, int]]) -> tuple[str, ...] | None:
    """The line's cells, one a column; None where one touches no column or several."""
    cells = [""] * len(columns)
    if len(fields) == 1 and fields[0][0] < columns[0][1]:
        return (clean_line(fields[0][2]), *cells[1:])  # a heading may be longer than the labels
    for start, end, text in fields:
        over = [c for c, (low, high) in enumerate(columns) if start < high and low < end]
        if len(over) != 1 or cells[over[0]]:
            return None
        cells[over[0]] = clean_line(text)
    return tuple(cells)
