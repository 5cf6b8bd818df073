"""A total beside its parts, in a row, a column or a text: where no part is named, the total is meant."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.candidate import Candidate
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
            changed[id(whole)] = whole.given(lent)
            changed |= {id(c): c.ruled_out("words") for c in parts}
        _give_inclusive(question, row, changed)
    return prefer_heads(question, _prefer_plain(question, [changed.get(id(c), c) for c in ranked]))


_OF_WHICH = re.compile(r"\W*(?:trong (?:so )?(?:do|nay)|tr\.? ?do)\b")
"""Opens a head, folded, of a part of the column that it stands under or beside."""


def _give_inclusive(question: Question, row: Sequence[Candidate], changed: dict[int, Candidate]) -> None:
    """The chance of an unasked "Trong đó nữ" to the column that it is a part of."""
    columns = [(c, cell) for c in row if (cell := cell_of(c)) is not None]
    for part, cell in columns:
        heads = cell.column_head.split(" / ")
        at = next((i for i, head in enumerate(heads) if _OF_WHICH.match(fold(head))), None)
        named = _named(question, " ".join(heads[at:])) if at is not None else _SOME
        if at is None or _HALF <= named < 1:
            continue
        over = " / ".join(heads[:at])
        left = [(c, other) for c, other in columns if other.column < cell.column and _holds(c, part)]
        wholes = [c for c, other in left if not over or other.column_head == over]
        plain = [c for c in wholes if not _OF_WHICH.search(fold(_column(c)))]
        if not plain:
            continue
        loser, winner = (plain[-1], part) if named >= 1 else (part, plain[-1])
        old, new = changed.get(id(loser), loser), changed.get(id(winner), winner)
        changed[id(loser)] = replace(old.ruled_out("words"), backed=False)
        changed[id(winner)] = replace(new.in_place_of(old), backed=new.backed or old.backed)


_HALF = _SOME = 0.5
"""Share of an of-which head's words asked for from which it is left open which column is meant."""


def _column(candidate: Candidate) -> str:
    cell = cell_of(candidate)
    return cell.column_head if cell else ""


def _holds(whole: Candidate, part: Candidate) -> bool:
    one, other = whole.figure, part.figure
    alike = (one.kind, one.period, one.per) == (other.kind, other.period, other.per)
    return alike and same_unit(one.unit, other.unit) and abs(one.value) >= abs(other.value)


def _named(question: Question, head: str) -> float:
    """Share of an of-which head's own words that are asked for."""
    opened = _OF_WHICH.match(fold(head))
    words = {fold(w) for w in sequence(head[opened.end() if opened else 0 :], folded=question.folded)}
    own = {w for w in words if w.isalpha() and not is_stop(w, folded=True)}
    named = {t.bare for t in question.terms} | {fold(w) for unit in question.units for w in unit.split()}
    return len(own & named) / len(own) if own else _SOME


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
    taken = {id(c): c.ruled_out("words") for c in parts}
    taken[id(whole)] = whole.given(lent)
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
