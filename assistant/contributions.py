"""What one thing did to the whole is not how the whole moved: "làm CPI chung tăng 0,05%"."""

import re

from assistant.question import Question
from ingest.records import Figure, Sentence
from ingest.text import fold

_CAUSES = r"\b(?:gop phan|dong gop|tac dong|lam(?: cho)?|khien(?: cho)?|dan (?:toi|den)|keo(?: theo)?|day)\b"
_CONTRIBUTES = re.compile(
    rf"{_CAUSES}[^;\d]*\bchung\b[^;\d]*$|\bgop phan (?:lam )?(?:tang|giam|day|keo)\b[^;\d]*$|"
    r"\bdong gop (?:them )?[^;\d]{0,20}$"
)
"""Right before a change, folded."""

_ASKS = re.compile(_CAUSES)


def is_contribution(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for a change of the whole that one of its parts brought about, where that was not asked for."""
    if figure.kind not in ("growth", "share_of_total") or sentence.kind == "row":
        return False
    before = fold(sentence.text[: figure.start])
    return _CONTRIBUTES.search(before) is not None and not _ASKS.search(fold(question.text))
