"""A whole is no answer where a word of the question stands only among the parts told behind it.

"Tổng tài sản đạt 2.388 tỷ đồng, trong đó hàng tồn kho 1.393 tỷ đồng": asked for the stock, the whole is none.
Which of the parts is meant may stay open.
"""

from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.owned import AMONG
from assistant.question import Question
from assistant.terms import UNMARKED, bag, credit

_TELLING = 0.25
"""Weight from which a word names a part."""


def leave_wholes(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with no chance for wholes of which a part was asked for."""
    return [c.ruled_out() if c.chance and _is_of_a_part(question, c) else c for c in ranked]


def _is_of_a_part(question: Question, candidate: Candidate) -> bool:
    figure, text = candidate.figure, candidate.sentence.text
    opened = AMONG.search(text.lower(), figure.end)
    if candidate.sentence.kind == "row" or opened is None:
        return False
    behind = text[opened.end() :]
    if not any(mark.isdigit() for mark in behind):
        return False
    head = bag(" ".join((*figure.context, text[: opened.start()])), folded=question.folded)
    parts = bag(behind, folded=question.folded)
    telling = (t for t in question.terms if t.weight >= _TELLING and not t.text.isdigit())
    return any(not credit(t, head) and credit(t, parts) >= UNMARKED for t in telling)
