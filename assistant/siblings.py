"""Rows of a table's column that may be held against each other: things of one sort, none left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from assistant.places import is_province, places_in
from ingest.lexicon import spell_out
from ingest.records import Cell, Figure, Sentence
from ingest.text import fold

_SORTS = (
    frozenset({"nuoc", "quoc gia", "vung lanh tho", "thi truong", "doi tac", "nen kinh te", "quoc tich"}),
    frozenset({"tinh", "dia phuong", "tinh, thanh pho"}),
    frozenset({"huyen", "quan", "thi xa", "thanh pho", "dia phuong"}),
    frozenset({"xa", "phuong", "thi tran", "dia phuong"}),
    frozenset({"nha dau tu", "chu dau tu", "doanh nghiep", "cong ty", "tap doan"}),
    frozenset({"khu cong nghiep", "khu", "cum cong nghiep"}),
    frozenset({"nganh", "linh vuc"}),
)
"""Words, folded, of which a table's head may have another than the question."""

_TOTAL = re.compile(
    r"\W*(?:tong (?:so|cong)\b.*|tong|cong|chung|cong chung|toan (?:tinh|thanh pho|nganh|quoc)|"
    r"ca (?:tinh|nuoc))\b(?: \(?(?:tong|cong|so)\b.*)?\W*"
)
_REST = re.compile(r"\b(?:khac|con lai)\b")
_AMONG = re.compile(r"\W*(?:trong do|trong so|bao gom|gom|chia ra|rieng)\b|\s*[-+–•*]\s")
"""Begins a row that is a part of the one above it."""

_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_LEAST = 2
"""Rows, that one may be the largest."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a column: what it is of, and its figure."""

    label: str
    sentence: Sentence
    figure: Figure


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a table, head rows too, and its figures."""

    rows: tuple[Sentence, ...]
    figures: Mapping[int, Sequence[Figure]]
    """By the sentence that they stand in; rows without any are left out."""


def find_rows(table: Table, sorts: Sequence[str]) -> list[Sentence]:
    """Rows that are things of one of ``sorts`` (folded), none of them a part or the whole of others.

    Empty where the rows are of several sorts, one says nothing, or it is not sure.
    """
    rows = [row for row in table.rows if row.ordinal in table.figures]
    named = [row for row in rows if not _TOTAL.fullmatch(fold(label_of(row)))]
    told = [label_of(row) for row in named]
    if len(named) < _LEAST or not all(told) or len(set(map(fold, told))) < len(told):
        return []
    groups = {cell.group for row in named for cell in row.cells}
    silent = [row for row in table.rows if row.ordinal not in table.figures and _is_body(row)]
    parts = any(_AMONG.match(fold(label)) for label in told)
    doubtful = any(cell.doubtful for row in named for cell in row.cells)
    if silent or parts or doubtful or len(groups) > 1 or len({_style(_mark(row)) for row in named}) > 1:
        return []
    heads = {_heads(row) for row in named}
    return named if any(_is_of(sort, heads, told) for sort in sorts) else []


def column_of(table: Table, rows: Sequence[Sentence], column: int) -> list[Row]:
    """The figures of one column, one a row; empty where one is missing or of another measure."""
    found = _read(table, rows, column)
    measures = {_measure(r.figure) for r in found}
    vague = any(r.figure.ambiguous or r.figure.value_max is not None for r in found)
    if len(found) != len(rows) or len(measures) != 1 or vague:
        return []
    return [] if found[0].figure.unit != "%" and _adds_up(table, rows) else found


_WAYS = frozenset({"increase", "decrease"})


def _measure(figure: Figure) -> tuple[object, ...]:
    """What a figure measures; of a change whichever way it went, where its sign tells that."""
    return figure.unit, figure.kind, figure.period, frozenset(figure.facets) - _WAYS, figure.per


def _read(table: Table, rows: Sequence[Sentence], column: int) -> list[Row]:
    return [
        Row(label_of(row), row, figure)
        for row in rows
        for figure in table.figures[row.ordinal]
        if (cell := cell_of(row, figure)) is not None and cell.column == column
    ]


def _adds_up(table: Table, rows: Sequence[Sentence]) -> bool:
    """True when a row is the sum of others, whatever is counted: it is their total."""
    read = [_read(table, rows, cell.column) for cell in rows[0].cells]
    columns = [[r.figure.value for r in c] for c in read if len(c) == len(rows) and c[0].figure.unit != "%"]
    return bool(columns) and bool(frozenset.intersection(*map(_totals, columns)))


def _totals(values: Sequence[Decimal]) -> frozenset[tuple[int, int]]:
    """Rows, each with what it is the sum of: so many after it, or before it (below 0); 0 for all others."""
    found = set()
    for at, value in enumerate(values):
        after, before = values[at + 1 :], values[:at][::-1]
        found |= {(at, n) for n, total in enumerate(accumulate(after), 1) if n > 1 and total == value}
        found |= {(at, -n) for n, total in enumerate(accumulate(before), 1) if n > 1 and total == value}
        found |= {(at, 0)} if 2 * value == sum(values) else set()
    return frozenset(found)


def is_rest(label: str) -> bool:
    """True for a row of all that is not listed: "Các nước khác"."""
    return bool(_REST.search(fold(label)))


def label_of(row: Sentence) -> str:
    """What a row is called; ``""`` where its cells do not agree."""
    heads = {cell.row_head for cell in row.cells if cell.row_head}
    return " ".join(heads.pop().split()) if len(heads) == 1 else ""


def cell_of(row: Sentence, figure: Figure) -> Cell | None:
    """The cell that a figure stands in."""
    at = figure.spans[0].start if figure.spans else -1
    return next((cell for cell in row.cells if cell.start <= at < cell.end), None)


def _stub(row: Sentence) -> Cell | None:
    """The cell with the row's label."""
    return next((cell for cell in row.cells if not cell.row_head and cell.end > cell.start), None)


def _is_body(row: Sentence) -> bool:
    """False for a row of heads."""
    return any(cell.column_head for cell in row.cells)


def _heads(row: Sentence) -> str:
    """What the table calls the things in its rows, folded; ``""`` where it does not."""
    stub = _stub(row)
    return fold(spell_out(stub.column_head)) if stub else ""


def _mark(row: Sentence) -> str:
    """The row's numbering, in a column of its own."""
    first, stub = row.cells[0], _stub(row)
    if stub is None or first is stub:
        return ""
    base = row.spans[0].start
    return row.text[first.start - base : first.end - base].strip(" .)")


def _style(mark: str) -> str:
    return (
        "digits" if _DIGITS.fullmatch(mark) else "letters" if _LETTERS.fullmatch(mark) else mark and "other"
    )


def _is_of(sort: str, heads: set[str], labels: Sequence[str]) -> bool:
    """True when the table's head, or every label, says that the rows are things of ``sort``."""
    sort = fold(spell_out(sort, folded=True))
    words = {sort}.union(*(group for group in _SORTS if sort in group))
    if len(heads) == 1 and any(
        re.match(rf"(?:ten |cac )?{re.escape(word)}\b", next(iter(heads))) for word in words
    ):
        return True
    spelt = [fold(spell_out(label)) for label in labels]
    if all(any(re.match(rf"{re.escape(word)}\b", label) for word in words) for label in spelt):
        return True
    places = [places_in(label) for label in labels if not is_rest(label)]
    if not all(len(found) == 1 for found in places):
        return False
    provinces = {is_province(found[0]) for found in places}
    return provinces == ({False} if "quoc gia" in words else {True}) and bool({"quoc gia", "tinh"} & words)
