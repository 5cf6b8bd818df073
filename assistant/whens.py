"""Which of the times of a sentence a question for a time asks for: a year, an end."""

import re
from collections.abc import Sequence

from assistant.question import Question
from ingest.text import fold

_ANNOUNCED = re.compile(r"\bhop bao\b")
_YEAR_ASKED = re.compile(r"\bnam (?:nao|may)\b")
_END_ASKED = re.compile(r"\b(?:den|toi) (?:het )?(?:nam|khi|thang|ngay|quy|luc|bao gio)\b|\bket thuc\b")
_FROM_ASKED = re.compile(r"\btu (?:nam|khi|thang|ngay|quy|luc|bao gio)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNTIL = re.compile(r"\b(?:den|toi|den het|ket thuc|hoan thanh)(?: \w+){0,2} ?$")


def keep_asked(question: Question, parts: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of ``parts``, times as ``text`` prints them, that the question can mean."""
    asked = fold(question.text)
    if _ANNOUNCED.search(fold(text)) and not _ANNOUNCED.search(asked):
        return ()  # when something was announced, not when it is
    kept = [p for p in parts if _YEAR.search(p)] if _YEAR_ASKED.search(asked) else list(parts)
    ends = _END_ASKED.search(asked) and not _FROM_ASKED.search(asked)
    return tuple(p for p in kept if _is_end(p, text)) if ends else tuple(kept)


def _is_end(part: str, text: str) -> bool:
    """True for "đến năm 2020", and for "2016-2020"."""
    bare, at = fold(part), text.find(part)
    if bare.startswith(("den ", "toi ")) or re.search(r"\d\s?[-–]\s?\d", bare):
        return True
    return at >= 0 and _UNTIL.search(fold(text[:at])) is not None
