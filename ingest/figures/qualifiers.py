"""Words before or after a number that soften it: ``gần``, ``hơn``, ``ước đạt``, ``trở lên``."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.figures.context import ends_with, load_contexts, phrases
from ingest.text import fold

_AFTER = re.compile(r"[ \u00a0]?(?:(trở lên|tro len)|(?:trở xuống|tro xuong))(?!\w)")
_ESTIMATE = "ước"
# "lương tối thiểu 4.960.000 đồng" names the wage; nothing is softened.
_LEGAL = frozenset({"tối thiểu", "toi thieu", "tối đa", "toi da"})
_LEGAL_NOUNS = frozenset({"lương", "luong", "thuế", "thue"})


@cache
def _soft(folded: bool) -> dict[str, str]:
    """Softener to the spelling under which it is kept."""
    pairs: list[list[str]] = load_contexts("qualifiers")["soft"]
    return {fold(word) if folded else word: kept for word, kept in pairs}


def _without(words: Sequence[str], phrase: str) -> Sequence[str]:
    return words[: -len(phrase.split())]


def qualifier_before(words: Sequence[str], *, folded: bool) -> str | None:
    """What the ``words`` before a number say of it, brought to one spelling.

    An estimate and a softener together are both kept: ``ước đạt gần 2 tỷ`` is ``"ước gần"``.

    >>> qualifier_before(("vốn", "ước", "đạt"), folded=False)
    'ước'
    >>> qualifier_before(("cao", "hơn"), folded=False)
    """
    if not words:
        return None
    soft = _soft(folded)
    links = phrases("qualifiers", "links", folded=folded)
    found = ends_with(words, soft)
    if found is None and words[-1] in ("là", "la", "bằng", "bang", "đạt", "dat"):
        found = ends_with(words[:-1], soft)
        words = words[:-1] if found else words
    if found is not None:
        words = _without(words, found)
        if (
            found in ("hơn", "hon")
            and words
            and words[-1] in phrases("qualifiers", "compared", folded=folded)
        ):
            return None
        if found in _LEGAL and words and words[-1] in _LEGAL_NOUNS:
            return None
    if link := ends_with(words, links):
        words = _without(words, link)
    names = [_ESTIMATE] if ends_with(words, phrases("qualifiers", "estimate", folded=folded)) else []
    names += [soft[found]] if found else []
    return " ".join(names) or None


def qualifier_after(low: str, end: int) -> str | None:
    """``"trở lên"`` or ``"trở xuống"`` right after ``end``."""
    found = _AFTER.match(low, end)
    if found is None:
        return None
    return "trở lên" if found[1] else "trở xuống"
