"""Rows under another row of their table: where no word of theirs is asked for, the upper one is meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidate import Candidate
from assistant.facts import TELLING
from assistant.fitting import same_unit
from assistant.question import Question
from assistant.terms import is_stop, sequence
from assistant.totals import is_total
from ingest.records import Cell
from ingest.text import fold, whole


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate that is a table's cell."""

    candidate: Candidate
    path: tuple[str, ...]
    """Folded labels of the rows that it stands under, its own last."""

    label: str
    column: str
    """What the cell's column is called."""

    @property
    def is_total(self) -> bool:
        """True for the row of the whole."""
        return is_total(self.label)


def cell_of(candidate: Candidate) -> Cell | None:
    """The table's cell that a figure stands in."""
    at = candidate.figure.spans[0].start if candidate.figure.spans else -1
    return next((cell for cell in candidate.sentence.cells if cell.start <= at < cell.end), None)


def prefer_heads(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chances of lower rows given to the row above; one that was asked for keeps its own.

    "Kim ngạch xuất khẩu" with "Nông sản" and "Dệt may" under it: "xuất khẩu bao nhiêu" asks for the first.
    """
    rows = [row for candidate in ranked if (row := _read(candidate)) is not None]
    columns: dict[tuple[str, int, str], list[_Row]] = defaultdict(list)
    for row in rows:
        candidate = row.candidate
        if candidate.chance and not candidate.misses - {"words"}:
            columns[candidate.report.id, candidate.sentence.table, row.column].append(row)
    lent: dict[int, float] = defaultdict(float)
    gone: set[int] = set()
    for column in columns.values():
        for row in column:
            head = _head_of(question, row, column) or _named_of(question, row, column)
            if head is not None:
                lent[id(head.candidate)] += row.candidate.chance
                gone.add(id(row.candidate))
    changed = (c.ruled_out("words") if id(c) in gone else c.given(lent.get(id(c), 0.0)) for c in ranked)
    away = {id(row.candidate) for row in rows if _is_of_another(question, row, rows)}
    return [new.ruled_out() if id(old) in away else new for old, new in zip(ranked, changed, strict=True)]


def _read(candidate: Candidate) -> _Row | None:
    cell = cell_of(candidate)
    if cell is None or not cell.row_head:
        return None
    above = (fold(part) for part in cell.group.split(" / ") if part)
    return _Row(candidate, (*above, fold(cell.row_head)), cell.row_head, cell.column_head)


def _head_of(question: Question, row: _Row, column: Sequence[_Row]) -> _Row | None:
    """The highest row that ``row`` is an unasked part of, by way of the rows between."""
    best = None
    for head in column:
        said = head.candidate.covered >= _SAID and not head.candidate.misses
        apart = said and not _is_named(question, row) and _is_unasked(question, row, head)
        if head is not row and apart and _stands_over(head, row):
            best = head if best is None or len(head.path) < len(best.path) else best
    return best


def _named_of(question: Question, row: _Row, column: Sequence[_Row]) -> _Row | None:
    """The row beside ``row`` whose whole name the question has, where it has no word of this one's."""
    named = [other for other in column if _is_named(question, other)]
    if len(named) != 1 or named[0] is row or named[0].candidate.misses:
        return None
    shared = _bare(question, named[0].label)
    return named[0] if not (_bare(question, row.label) - shared) & _asked(question) else None


def _is_of_another(question: Question, row: _Row, rows: Sequence[_Row]) -> bool:
    """True for a row of a table of which the question names another by its proper name: "Ga Đồng Đăng".

    Where that one's cell is empty, none answers.
    """
    named = [r for r in rows if _is_beside(row, r) and r.label.istitle() and _is_named(question, r)]
    if not named or _is_named(question, row):
        return False
    words = _bare(question, row.label) - {w for r in named for w in _bare(question, r.label)}
    return row.is_total or not words & _asked(question)


def _is_beside(one: _Row, other: _Row) -> bool:
    """True for two rows of one table that stand under the same row."""
    a, b = one.candidate, other.candidate
    same = a.report.id == b.report.id and a.sentence.table == b.sentence.table
    return same and a.sentence.ordinal != b.sentence.ordinal and one.path[:-1] == other.path[:-1]


def _is_named(question: Question, row: _Row) -> bool:
    """True for a label of two words or more that stands in the question as it is."""
    label = fold(row.label).strip()
    return len(label.split()) > 1 and whole(label).search(fold(question.text)) is not None


def _bare(question: Question, label: str) -> set[str]:
    return {fold(word) for word in _words(label, question.folded)}


def _asked(question: Question) -> set[str]:
    """Syllables that the question says, its names and places included."""
    named = {fold(word) for name in (*question.names, *question.places) for word in name.split()}
    return {t.bare for t in question.terms} | named


_SAID = 0.75
"""Least share of the question that the upper row has: one that says less of it may be of something else."""


def _stands_over(head: _Row, row: _Row) -> bool:
    """True for a row above ``row`` in its own branch, and for the total of a table without branches."""
    one, other = head.candidate.figure, row.candidate.figure
    if one.kind != other.kind or not same_unit(one.unit, other.unit) or one.per != other.per:
        return False
    if not _relative(one.unit) and abs(one.value) < abs(other.value):
        return False
    under = len(head.path) < len(row.path) and row.path[: len(head.path)] == head.path
    return under or (head.is_total and not row.is_total and head.path[:-1] == row.path[:-1])


def _relative(unit: str) -> bool:
    return unit in ("%", "lần", "điểm %")


def _is_unasked(question: Question, row: _Row, head: _Row) -> bool:
    """True where hardly a word of the row's own name, from below ``head`` down, was asked for."""
    down = row.path[len(head.path) :] if row.path[: len(head.path)] == head.path else row.path[-1:]
    folded = question.folded
    own = _words(" ".join((*down[:-1], row.label)), folded) - _words(head.label, folded)
    named = {fold(word) for name in (*question.names, *question.places) for word in name.split()}
    above = {fold(word) for label in head.path for word in _words(label, folded)} - named
    bare = {fold(word) for word in own} - above
    telling = {t.bare for t in question.terms if t.weight >= TELLING} | named
    return bool(bare) and not bare & telling and 2 * len(bare & _asked(question)) < len(bare)


def _words(text: str, folded: bool) -> frozenset[str]:
    """Telling words of a label; of one that has none, as "Chi Ma" typed without marks, all."""
    words = frozenset(w for w in sequence(text, folded=folded) if w.isalpha())
    return frozenset(w for w in words if not is_stop(w, folded=folded)) or words
