"""Slips of the hand and of spelling in a question, mended where the word as it stands is no syllable."""

import re
from functools import lru_cache

from ingest.syllables import is_spelt
from ingest.text import nfc

_WORD = re.compile(r"[^\W\d_]+")
_HORNLESS = (("uơ", "ươ"), ("ưo", "ươ"), ("uớ", "ướ"), ("uờ", "ườ"), ("uở", "ưở"), ("uỡ", "ưỡ"), ("uợ", "ượ"))
_TURNED = (("ứo", "ướ"), ("ừo", "ườ"), ("ửo", "ưở"), ("ữo", "ưỡ"), ("ựo", "ượ"))
"""A tone or a horn typed one letter too early or left out, and where it belongs."""

_ONSETS = (("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"))
"""Spellings of one sound of which the vowel behind chooses one: "nghạch" for "ngạch"."""


def mend_slips(text: str) -> str:
    """``text`` with such words as they are spelt; a word that is a syllable, or a name, stays.

    >>> mend_slips("Kim nghạch xuất khẩu, số ngừoi và nuớc sạch")
    'Kim ngạch xuất khẩu, số người và nước sạch'
    >>> mend_slips("Uớc thu của KCN Deep C và dự án Ghana")
    'Ước thu của KCN Deep C và dự án Ghana'
    """
    return _WORD.sub(lambda found: _mended(found.group()), text)


@lru_cache(maxsize=16384)
def _mended(word: str) -> str:
    low = nfc(word.lower())
    if low.isascii() or is_spelt(low):
        return word
    made = next((made for made in _tries(low) if is_spelt(made)), low)
    return made if word.islower() else made.upper() if word.isupper() else made.capitalize()


def _tries(low: str) -> list[str]:
    """The word with one slip mended, the likeliest first."""
    tones = [low.replace(slip, right) for slip, right in (*_TURNED, *_HORNLESS) if slip in low]
    onsets = [right + low[len(slip) :] for slip, right in _ONSETS if low.startswith(slip)]
    return [*tones, *onsets]
