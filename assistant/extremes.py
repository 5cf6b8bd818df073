"""Questions for the largest of something that a table lists: the row with the largest figure of a column.

It is told of the table's rows alone. Which column is meant is found as the figure of any question is: by
asking for it with a row's name in the place of "nước nào".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.candidate import Candidate
from assistant.choose import choose
from assistant.compose import Bench, plain, reading, state
from assistant.corrected import Corrected
from assistant.evidence import Evidence
from assistant.likeness import until
from assistant.question import Question, read_question
from assistant.ranking import rank_figures
from assistant.records import Answer
from assistant.siblings import Row, Table, cell_of, column_of, find_rows, is_rest, label_of
from assistant.superlatives import Most, read_most
from ingest.records import Figure, Sentence
from ingest.text import fold
from prompts.answers import load_answers

Whole = Callable[[Evidence], Evidence]
"""Adds the rows of tables that were found in part."""

_TABLES, _TIED = 6, 3
"""Tables looked through, best first; rows of one value that are told."""


@dataclass(frozen=True, slots=True)
class _Leader:
    """The rows that are the largest, or the least, of a table's column."""

    rows: tuple[Candidate, ...]
    labels: tuple[str, ...]
    least: bool
    """True where theirs is the least figure."""

    @property
    def last(self) -> date:
        """The last day that they are about."""
        return until(self.rows[0].figure)


def tell_extreme(question: Question, evidence: Evidence, whole: Whole | None) -> Answer | None:
    """The row that a table shows to be the largest; None where no table does, or two disagree."""
    most = read_most(question.text)
    if most is None or whole is None:
        return None
    evidence = whole(evidence)
    leaders = [found for table in _tables(evidence) if (found := _lead(question, most, table, evidence))]
    if not leaders:
        return None
    newest = [found for found in leaders if found.last == max(other.last for other in leaders)]
    if len({tuple(map(fold, found.labels)) for found in newest}) > 1:
        return None
    return _tell(question, newest[0], evidence)


def _tables(evidence: Evidence) -> list[Table]:
    """Each table, best first; one that another of the same heads goes on with is left out."""
    found: dict[tuple[str, int], dict[int, Sentence]] = defaultdict(dict)
    for passage in evidence.passages:
        for n in range(passage.first_sentence, passage.last_sentence + 1):
            sentence = evidence.sentences.get((passage.report_id, n))
            if sentence is not None and sentence.table >= 0:
                found[passage.report_id, sentence.table][n] = sentence
    figures: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in evidence.figures:
        figures[figure.report_id, figure.sentence].append(figure)
    tables = {key: tuple(rows[n] for n in sorted(rows)) for key, rows in found.items()}
    heads = {key: _heads(rows) for key, rows in tables.items()}
    parted = {
        key for key in tables for step in (-1, 1) if heads.get((key[0], key[1] + step), ()) == heads[key]
    }
    return [
        Table(rows, {r.ordinal: figures[key[0], r.ordinal] for r in rows if (key[0], r.ordinal) in figures})
        for key, rows in tables.items()
        if key not in parted
    ][:_TABLES]


def _heads(rows: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(cell.column_head for cell in rows[-1].cells)


def _lead(question: Question, most: Most, table: Table, evidence: Evidence) -> _Leader | None:
    rows = find_rows(table, most.sorts)
    if not rows:
        return None
    asked = _ask(question, most, label_of(rows[0]), evidence, table)
    column = cell_of(asked.sentence, asked.figure) if asked else None
    if asked is None or column is None or asked.sentence.ordinal != rows[0].ordinal:
        return None
    held = column_of(table, rows, column.column)
    least = _is_least(question, most, held) if held else None
    best = _best(held, least=least)
    told = [_ask(question, most, row.label, evidence, table) for row in best]
    if not best or not all(c and c.figure is row.figure for c, row in zip(told, best, strict=True)):
        return None
    return _Leader(tuple(c for c in told if c), tuple(row.label for row in best), bool(least))


_RISES, _FALLS = re.compile(r"\btang\b"), re.compile(r"\bgiam\b")
_BASES = {"growth": 0, "ratio": 100}
"""What a change is counted from, by the kind of its figure."""


def _is_least(question: Question, most: Most, held: Sequence[Row]) -> bool | None:
    """Whether the least value comes first: of changes, what fell most; None where none went that way."""
    bare = fold(question.text)
    rises, falls = bool(_RISES.search(bare)), bool(_FALLS.search(bare))
    base = _BASES.get(held[0].figure.kind)
    if base is None or rises == falls:
        return most.least
    values = [row.figure.value for row in held]
    went = any(value < base for value in values) if falls else any(value > base for value in values)
    return most.least != falls if went else None


def _best(held: Sequence[Row], *, least: bool | None) -> list[Row]:
    """The rows that come first; none where too many do, or where the rows that are not listed might."""
    if not held or least is None:
        return []
    value = (min if least else max)(row.figure.value for row in held)
    best = [row for row in held if row.figure.value == value]
    rest = [row for row in held if is_rest(row.label)]
    if len(best) > _TIED or len(best) == len(held) or (rest and (least or any(r in best for r in rest))):
        return []
    return best


def _ask(question: Question, most: Most, label: str, evidence: Evidence, table: Table) -> Candidate | None:
    """The table's figure that answers the question for one row, of which it is sure that no other does."""
    text = most.ask_of(label)
    asked = replace(read_question(fold(text) if question.folded else text), soft=question.soft)
    held = replace(evidence, figures=tuple(f for several in table.figures.values() for f in several))
    ranked = [c for c in rank_figures(asked, held) if label_of(c.sentence) == label]
    choice = choose(ranked, open_period=not asked.periods)
    if choice is not None:
        best = choice.chosen[0] if choice.verdict == "answered" else None
    else:
        fitting = [c for c in ranked if c.misses <= _BY_WORDS and c.covered >= _COVERED]
        best = fitting[0] if len(fitting) == 1 else None
    return None if isinstance(best, Corrected) else best


_BY_WORDS, _COVERED = frozenset({"words", "kind"}), 0.8
"""What may speak against the only figure of a row that can be meant, and the least it must cover."""


def _tell(question: Question, leader: _Leader, evidence: Evidence) -> Answer:
    say, bench = load_answers().say, Bench(evidence)
    marks = [bench.cite(c.report, [c.sentence], [c.figure]) for c in leader.rows]
    pairs = list(zip(leader.rows, marks, strict=True))
    name = "least" if leader.least else "most"
    labels = "; ".join(map(plain, leader.labels))
    said = say("table", name, labels=labels, clause="; ".join(state(c, m) for c, m in pairs))
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer=said,
        figures=tuple(reading(c, m) for c, m in pairs),
        citations=tuple(bench.citations),
        notes=(say("table", "rows"),),
    )
