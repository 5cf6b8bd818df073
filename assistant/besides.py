"""A second figure asked of what the first is told of: "bao nhiêu ca mắc, mấy ca tử vong?".

The first question is answered by itself; the second by a figure of the same sentence or the same table row,
for it is of the same thing. Where none of them, or more than one, is what was asked, nothing is told of it.
"""

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.fitting import unit_fits
from assistant.question import Question, read_question
from assistant.ranking import rank_figures
from assistant.terms import bag, credit
from assistant.verdict import choose_for
from ingest.text import fold, has_diacritics

_ASK = re.compile(r"\b(?:bao nhiêu|bao nhiu|bn|mấy)\b", re.IGNORECASE)
_ASK_FOLDED = re.compile(r"\b(?:bao nhieu|bao nhiu|bn)\b", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*[,;]\s*(?:(?:và|va|với|voi|còn|con|trong đó(?: có)?|trong do(?: co)?)\s+)?|\s+(?:và|va)\s+"
)
_OTHER_TIME = re.compile(r"\b(?:so voi|cung ky|nam truoc|ke hoach|nam \d{4}|thang \d|quy [iv\d])\b")
"""What makes a second question one of another time, which the sentence need not tell of."""


def ask_besides(question: Question) -> tuple[Question, Question] | None:
    """The question up to the joint before its second "bao nhiêu", and what is asked behind it."""
    text = question.text
    asks = list((_ASK if has_diacritics(text) else _ASK_FOLDED).finditer(text))
    if question.asked != "figure" or len(asks) != _BOTH:
        return None
    joints = list(_JOINT.finditer(text, asks[0].end(), asks[1].start()))
    if not joints:
        return None
    first, second = text[: joints[-1].start()], text[joints[-1].end() :]
    if _OTHER_TIME.search(fold(second)):
        return None
    one, other = read_question(first), read_question(second)
    return (one, other) if one.terms and one.asked == "figure" else None


_BOTH = 2


def find_besides(question: Question, evidence: Evidence) -> list[Candidate]:
    """The figures that answer both questions, which one sentence tells; empty where it does not."""
    asked = ask_besides(question)
    if asked is None:
        return []
    one, other = asked
    choice = choose_for(one, rank_figures(one, evidence))
    if choice is None or choice.verdict != "answered":
        return []
    best = choice.chosen[0]
    second = _told_with(other, best, rank_figures(question, evidence))
    return [best, second] if second is not None else []


def _told_with(asked: Question, first: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The one figure of the first one's sentence that has its unit and most of its words."""
    here = sorted(
        (c for c in ranked if _is_beside(c, first) and not c.figure.ambiguous and unit_fits(asked, c.figure)),
        key=lambda c: c.figure.start,
    )
    shares = [_share(asked, c, first) for c in here]
    best = max(shares, default=0.0)
    found = [c for c, share in zip(here, shares, strict=True) if share == best]
    sure = best >= _HALF or (bool(asked.units) and len(here) == 1)
    return found[0] if sure and len(found) == 1 else None


_HALF = 0.5
"""Least share of the second question's words by which a figure is taken for the one asked."""


def _is_beside(candidate: Candidate, first: Candidate) -> bool:
    one, other = candidate.figure, first.figure
    same = (one.report_id, one.sentence) == (other.report_id, other.sentence)
    return same and one.ordinal != other.ordinal and one.kind in ("amount", "count", "share_of_total")


def _share(asked: Question, candidate: Candidate, first: Candidate) -> float:
    """Share of the question's words right by the figure: from the one before it to the next stop."""
    figure, text = candidate.figure, candidate.sentence.text
    if candidate.sentence.kind == "row":
        if figure.period != first.figure.period:
            return 0.0
        told = f"{figure.indicator} {figure.context[-1] if figure.context else ''} {figure.unit}"
    else:
        before = re.split(r"[,;()]|\d", text[: figure.start])[-1]
        behind = re.split(r"[,;()]|\d", text[figure.end :], maxsplit=1)[0]
        told = f"{before} {figure.unit} {behind}"
    where = bag(told, folded=asked.folded)
    total = sum(t.weight for t in asked.terms)
    return sum(t.weight * credit(t, where) for t in asked.terms) / total if total else 0.0
