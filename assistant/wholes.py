"""A total beside its parts in one row of a table: where no part is named, the total is meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.facts import Candidate
from assistant.fitting import same_unit
from assistant.question import Question
from assistant.terms import is_stop, sequence
from ingest.records import Cell
from ingest.text import fold

_TOTAL = "tong"


def prefer_wholes(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chances of parts given to their total; a part that was asked for keeps its own.

    "Tổng thu | Thu tiền sử dụng đất" in a row: "Kim Bảng thu bao nhiêu" asks for the first.
    """
    rows: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in ranked:
        if candidate.sentence.kind == "row" and candidate.chance and not candidate.misses - {"words"}:
            rows[candidate.report.id, candidate.sentence.ordinal].append(candidate)
    changed: dict[int, Candidate] = {}
    for row in rows.values():
        wholes = [c for c in row if fold(_leaf(c)).startswith(_TOTAL)]
        for whole in wholes:
            parts = [c for c in row if c is not whole and _is_part(question, c, whole)]
            lent = sum(c.chance for c in parts)
            changed[id(whole)] = replace(whole, chance=whole.chance + lent)
            changed |= {id(c): replace(c, chance=0.0).without_words() for c in parts}
    return [changed.get(id(c), c) for c in ranked]


def _is_part(question: Question, part: Candidate, whole: Candidate) -> bool:
    """True for a column beside ``whole``, of its unit and time, of whose own name nothing was asked for."""
    one, other = part.figure, whole.figure
    alike = (one.kind, one.period, one.per) == (other.kind, other.period, other.per)
    alike = alike and same_unit(one.unit, other.unit)
    beside = _head(part) == _head(whole) and abs(one.value) <= abs(other.value)
    own = _words(question, part) - _words(question, whole)
    named = len(own & {t.text for t in question.terms})
    return alike and beside and bool(own) and (2 * named < len(own) or (named, len(own)) == (1, 2))


def _words(question: Question, candidate: Candidate) -> frozenset[str]:
    """Telling words of a column's own name."""
    words = sequence(_leaf(candidate), folded=question.folded)
    return frozenset(w for w in words if w.isalpha() and not is_stop(w, folded=question.folded))


def _cell(candidate: Candidate) -> Cell | None:
    at = candidate.figure.spans[0].start if candidate.figure.spans else -1
    return next((cell for cell in candidate.sentence.cells if cell.start <= at < cell.end), None)


def _leaf(candidate: Candidate) -> str:
    """What the column itself is called."""
    cell = _cell(candidate)
    return cell.column_head.rpartition(" / ")[2] if cell else ""


def _head(candidate: Candidate) -> str:
    """What it stands under."""
    cell = _cell(candidate)
    return cell.column_head.rpartition(" / ")[0] if cell else ""
