"""Figures beside which, in their own sentence or row, another is called by the question's very words.

"… đã miễn, giảm, gia hạn 738 tỷ đồng, trong đó gia hạn 517 tỷ đồng": what was put off is the second.
"""

import re
from collections.abc import Sequence

from assistant.fitting import same_unit
from assistant.places import place_spans
from assistant.question import Question
from assistant.terms import is_stop
from ingest.records import Figure, Sentence
from ingest.text import fold


def is_outdone(question: Question, figure: Figure, sentence: Sentence, beside: Sequence[Figure]) -> bool:
    """True where another of its unit ``beside`` it is the one asked for, by the words right before each."""
    others = [
        f for f in beside if f is not figure and same_unit(f.unit, figure.unit) and f.kind == figure.kind
    ]
    if not others or re.search(r"\btrong do\b", fold(question.text)):
        return False
    if sentence.kind == "row":
        return _in_a_column_of_its_own(question, figure, others)
    return (
        _as_a_part(question, figure, sentence, others)
        or _with_its_mark(question, figure, sentence, others)
        or _of_its_place(question, figure, sentence, others)
        or _of_its_side(question, figure, others)
    )


def outdoes(question: Question, figure: Figure, sentence: Sentence, beside: Sequence[Figure]) -> bool:
    """True where it is the one for which another of its sentence is no answer."""
    return any(
        is_outdone(question, other, sentence, (other, figure)) for other in beside if other is not figure
    )


_AMONG = re.compile(
    r"\b(?:trong (?:số )?đó|riêng)[:,]? (?:có |số )?([^\W\d_]+(?: [^\W\d_]+){0,4}) (?:là |đạt )?$"
)


def _as_a_part(question: Question, figure: Figure, sentence: Sentence, others: Sequence[Figure]) -> bool:
    """The part whose whole name stands in the question: "trong đó gia hạn"."""
    text = sentence.text.lower()
    for other in others:
        led = _AMONG.search(text, figure.end, other.start)
        words = [w for w in led[1].split() if not is_stop(w, folded=False)] if led else []
        if not words:
            continue
        asked, named = set(_WORD.findall(fold(question.text))), {fold(word) for word in words}
        before = sentence.text[min(figure.clause[0], figure.start) : figure.start]
        own = set(_WORD.findall(fold(f"{figure.indicator} {before}")))
        # Named by more than what is counted, and the whole by more than the part.
        if named <= asked - set(fold(figure.unit).split()) and _says_more(own, asked):
            return True
    return False


def _says_more(own: set[str], asked: set[str]) -> bool:
    return any(word not in asked and not _PLAIN.fullmatch(word) for word in own)


_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"tong|so|la|dat|co|cac|va|cua|trong|nam|duoc|da|khoang|hon|gan|tren|theo|thang|quy|\d+")
_MARKS = re.compile(r"\b(?:được|đã|chưa|bị|đang|còn)\b(?: [^\W\d_]+){0,2}")
_BEFORE = 25
"""Characters before a figure in which its mark stands."""


def _mark(question: Question) -> str:
    """The words of the question that say what was done to the thing: "được chứng nhận"."""
    found = _MARKS.search(question.text.lower())
    return found.group() if found else ""


def _with_its_mark(question: Question, figure: Figure, sentence: Sentence, others: Sequence[Figure]) -> bool:
    """The one right before which stands what the question says was done, or "còn" where it asks that."""
    mark = _mark(question)
    first = mark.split()[0] if mark else ""
    if not mark or (len(mark.split()) == 1 and first != "còn"):
        return False
    wanted = "còn" if first == "còn" else " ".join(mark.split()[:2])
    text, before = sentence.text.lower(), re.compile(rf"\b{wanted}\b[^,;.\d]*$")

    def stands(one: Figure) -> bool:
        return before.search(text[max(0, one.start - _BEFORE) : one.start]) is not None

    return wanted not in text[: figure.start] and any(map(stands, others))


def _in_a_column_of_its_own(question: Question, figure: Figure, others: Sequence[Figure]) -> bool:
    """The cell whose head has what the question says was done: "Đã cho thuê" beside "Đất cho thuê"."""
    mark = _mark(question)
    if len(mark.split()) < 2:
        return False

    def stands(one: Figure) -> bool:
        return any(mark in head.lower() for head in (one.indicator, *one.context))

    return not stands(figure) and any(map(stands, others))


_GIVEN = re.compile(r"[^,;.\d]{0,12}$")


def _of_its_place(question: Question, figure: Figure, sentence: Sentence, others: Sequence[Figure]) -> bool:
    """The one that follows the place asked about: "tổng vốn 6 tỷ USD, dẫn đầu là Hoa Kỳ với 2 tỷ USD"."""
    for start, end, name in place_spans(sentence.text):
        if name in question.places and start >= figure.end:
            return any(o.start >= end and _GIVEN.fullmatch(sentence.text, end, o.start) for o in others)
    return False


_SIDES = frozenset({"inside_zones", "outside_zones", "domestic", "foreign"})


def _of_its_side(question: Question, figure: Figure, others: Sequence[Figure]) -> bool:
    """The one that is told of the side asked for: "đạt 92,8% (trong khu công nghiệp 94,5%)"."""
    wanted = question.facets & _SIDES
    return bool(wanted) and not wanted & set(figure.facets) and any(wanted <= set(o.facets) for o in others)
