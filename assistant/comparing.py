"""Questions that compare two figures, as questions for their difference."""

import re

from assistant.question import Question, read_question
from ingest.text import fold

_COMPARES = re.compile(
    r"^(?:(?:hay|xin|giup|cho toi|lam on)\s+)*(?:so sanh|doi chieu|compare)\s+(?:giua\s+|ve\s+)?"
    r"(?P<pair>.+?\s(?:va|voi|so voi|and|with)\s.+?)[?.! ]*$"
)


def as_difference(question: Question) -> Question | None:
    """The question for the difference of what is compared; None for any other question.

    >>> asked = as_difference(read_question("So sánh số dự án FDI và DDI đến tháng 11/2024"))
    >>> asked.text if asked else ""
    'Chênh lệch giữa số dự án FDI và DDI đến tháng 11/2024 là bao nhiêu?'
    """
    found = _COMPARES.match(fold(question.text))
    if found is None:
        return None
    pair = question.text[slice(*found.span("pair"))]
    text = f"Chênh lệch giữa {pair} là bao nhiêu?"
    return read_question(fold(text) if question.folded else text)
