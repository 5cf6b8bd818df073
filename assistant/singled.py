"""What a sentence singles out ("chỉ riêng trong 7 ngày Tết", "tại 2 di tích") is no answer for the whole."""

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.fitting import same_unit
from assistant.question import Question
from assistant.terms import is_stop, sequence
from ingest.text import fold
from vectorstore.terms import load_terms

_OPENS = re.compile(r"\W*(?:(?:chi|tinh)\s+)*(?:rieng|ca biet|tai (?:[2-9]|\d\d|mot so|cac))\b")
"""Opens a sentence, folded, that is of a part."""

_OCCASION = re.compile(r"\bdip (?:nay|do)\b")
"""Points back, folded, to a few days told before."""

_DAYS = re.compile(r"\b(?:dip|tet|le|nghi|hoi)\b")
_LACKING = 0.6
"""Share of the words that single out which the question lacks, from which another thing was asked."""


def prefer_unsingled(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chance of what is singled out given to the whole, where a report tells one."""
    changed: dict[int, Candidate] = {}
    open_ones = [c for c in ranked if not c.misses - {"words"} and c.sentence.kind != "row"]
    parts = [c for c in open_ones if _is_singled(question, c)]
    for part in parts:
        wholes = [c for c in open_ones if not any(c is p for p in parts) and _may_hold(c, part)]
        if not wholes:
            continue
        whole = max(wholes, key=lambda c: c.worth)
        heir = changed.get(id(whole), whole)
        changed[id(whole)] = heir.given(part.chance)
        changed[id(part)] = part.ruled_out("words")
    return [changed.get(id(c), c) for c in ranked]


def _is_singled(question: Question, candidate: Candidate) -> bool:
    head = candidate.sentence.text[: candidate.figure.start]
    bare = fold(head)
    if _OCCASION.search(bare[min(candidate.figure.clause[0], candidate.figure.start) :]):
        return not _DAYS.search(fold(question.text))
    opened = _OPENS.match(bare)
    if opened is None:
        return False
    folded = question.folded
    told = sequence(re.split(r"[,;:]", head[opened.end() :], maxsplit=1)[0], folded=folded)
    weights = {
        w: load_terms().weigh(w, folded=folded) for w in told if w.isalpha() and not is_stop(w, folded=folded)
    }
    asked = frozenset(sequence(question.text, folded=folded))
    lacking = sum(weight for word, weight in weights.items() if word not in asked)
    return bool(weights) and lacking >= _LACKING * sum(weights.values())


def _may_hold(whole: Candidate, part: Candidate) -> bool:
    one, other = whole.figure, part.figure
    same = one.report_id == other.report_id and one.kind == other.kind and one.per == other.per
    larger = abs(one.value) > abs(other.value)
    return same and larger and same_unit(one.unit, other.unit) and whole.fits >= part.fits
