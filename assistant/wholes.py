"""A total beside its parts, in a row, a column or a text: where no part is named, the total is meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.facts import Candidate
from assistant.fitting import same_unit
from assistant.heads import cell_of, prefer_heads
from assistant.question import Question
from assistant.stocks import listed
from assistant.terms import is_stop, sequence, surplus
from assistant.words import load_words
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
    return prefer_heads(question, _prefer_plain(question, [changed.get(id(c), c) for c in ranked]))


def _prefer_plain(question: Question, ranked: list[Candidate]) -> list[Candidate]:
    """The same of sentences: of "xuất khẩu 1.210 triệu USD" what is of cashew nuts alone is a part."""
    fitting = [
        c for c in ranked if not c.misses and c.chance and c.sentence.kind != "row" and c.own >= _WHOLLY
    ]
    whole = next((c for c in fitting if c.backed), None)
    parts = [c for c in fitting if whole is not None and c is not whole and _is_member(question, c, whole)]
    if whole is None or not parts:
        return ranked
    lent = sum(c.chance for c in parts)
    taken = {id(c): replace(c, chance=0.0).without_words() for c in parts}
    taken[id(whole)] = replace(whole, chance=whole.chance + lent)
    return [taken.get(id(c), c) for c in ranked]


_WHOLLY, _MORE = 0.95, 0.25
"""Least share of the question in the own words of both, and what a part's name has more beside it."""


def _is_member(question: Question, part: Candidate, whole: Candidate) -> bool:
    """True where the part's name has words besides that the question does not have, and less is counted."""
    one, other = part.figure, whole.figure
    same = (part.about, one.unit, one.kind) == (whole.about, other.unit, other.kind)
    also = listed("measuring") if question.folded else load_words("measuring")
    spare, own = (
        surplus(f.indicator, question.terms, folded=question.folded, also=also) for f in (one, other)
    )
    return same and one.period == other.period and abs(one.value) < abs(other.value) and spare - own >= _MORE


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


def _leaf(candidate: Candidate) -> str:
    """What the column itself is called."""
    cell = cell_of(candidate)
    return cell.column_head.rpartition(" / ")[2] if cell else ""


def _head(candidate: Candidate) -> str:
    """What it stands under."""
    cell = cell_of(candidate)
    return cell.column_head.rpartition(" / ")[0] if cell else ""
