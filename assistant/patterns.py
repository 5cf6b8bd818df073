"""Patterns with diacritics that questions without them are searched for as well."""

import re
from functools import cache

from ingest.text import fold, has_diacritics


@cache
def compiled(pattern: str, folded: bool) -> re.Pattern[str]:
    """``pattern``, or what it becomes for a text without diacritics."""
    return re.compile(fold(pattern) if folded else pattern)


def finds(pattern: str, question: str) -> bool:
    """True when ``pattern`` is in the question, with diacritics where the question has them."""
    folded = not has_diacritics(question)
    text = fold(question) if folded else question.lower()
    return bool(compiled(pattern, folded).search(text))
