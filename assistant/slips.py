"""Slips of the hand and of spelling in a question, mended where the word as it stands is no syllable."""

import re
import unicodedata
from functools import lru_cache

from ingest.syllables import is_spelt
from ingest.text import fold, has_diacritics, nfc

_WORD = re.compile(r"[^\W\d_]+")
_HORNLESS = (("uơ", "ươ"), ("ưo", "ươ"), ("uớ", "ướ"), ("uờ", "ườ"), ("uở", "ưở"), ("uỡ", "ưỡ"), ("uợ", "ượ"))
_TURNED = (("ứo", "ướ"), ("ừo", "ườ"), ("ửo", "ưở"), ("ữo", "ưỡ"), ("ựo", "ượ"))
"""A tone or a horn typed one letter too early or left out, and where it belongs."""

_NO_WORDS = {"đàu": "đầu", "nhêu": "nhiêu", "nhiu": "nhiêu"}
"""Syllables that are spelt right and are no words."""
_UNMARKED_WORDS = {slip: fold(word) for slip, word in _NO_WORDS.items()}

_ONSETS = (("ngh", "ng"), ("gh", "g"), ("ng", "ngh"), ("g", "gh"))
"""Spellings of one sound of which the vowel behind chooses one: "nghạch" for "ngạch"."""


def mend_names(text: str, known: frozenset[str]) -> str:
    """``text`` with names of two syllables, letters or a tone of which are out of place, as ``known`` has it.

    >>> mend_names("Thu của Tây Nnih, Cà Mua và Ninh Hòa", frozenset({"Tây Ninh", "Cà Mau", "Ninh Bình"}))
    'Thu của Tây Ninh, Cà Mau và Ninh Hòa'
    """
    turned = {_letters(name): name for name in known if len(name.split()) == _TWO}
    words = list(_WORD.finditer(text))
    for one, other in zip(words[-2::-1], words[:0:-1], strict=False):
        typed = text[one.start() : other.end()]
        capital = one.group()[:1].isupper() and other.group()[:1].isupper()
        if not capital or text[one.end() : other.start()] != " " or typed in known:
            continue
        name = turned.get(_letters(typed))
        if name is not None and _is_turned(typed, name):
            text = f"{text[: one.start()]}{name}{text[other.end() :]}"
    return text


_TWO = 2


def _letters(name: str) -> tuple[str, ...]:
    """Its syllables' letters without marks, each in order of the alphabet."""
    return tuple("".join(sorted(fold(word))) for word in name.split())


def _is_turned(typed: str, name: str) -> bool:
    """True where one syllable is right and the other has its letters, or its tone, in another place."""
    pairs = list(zip(nfc(typed).lower().split(), name.lower().split(), strict=True))
    wrong = [(a, b) for a, b in pairs if a != b]
    if len(wrong) != 1:
        return False
    slip, right = wrong[0]
    return fold(slip) != fold(right) or _marks(slip) == _marks(right)


def _marks(word: str) -> list[str]:
    return sorted(mark for mark in unicodedata.normalize("NFD", word) if unicodedata.combining(mark))


def mend_slips(text: str) -> str:
    """``text`` with such words as they are spelt; a word that is a syllable, or a name, stays.

    >>> mend_slips("Kim nghạch xuất khẩu, số ngừoi và nuớc sạch")
    'Kim ngạch xuất khẩu, số người và nước sạch'
    >>> mend_slips("Uớc thu của KCN Deep C và dự án Ghana")
    'Ước thu của KCN Deep C và dự án Ghana'
    """
    marked = has_diacritics(text)
    text = _SHORT.sub("bao nhiu", text)
    if not marked:  # nor is it after
        return _WORD.sub(lambda found: _UNMARKED_WORDS.get(found.group().lower(), found.group()), text)
    return _UNMARKED.sub(r"\1 nhiêu", _WORD.sub(lambda found: _mended(_swapped(found.group())), text))


_SHORT = re.compile(r"(?<!\bbao )\bnhiu\b(?= \w)", re.IGNORECASE)
"""People's "nhiu tuổi" for "bao nhiêu tuổi"."""

_UNMARKED = re.compile(r"\b(bao) nhieu\b", re.IGNORECASE)

_ENDS = (("hn", "nh"), ("gn", "ng"))
"""Ends of two letters typed the wrong way round, of which no Vietnamese word has the first."""


def _swapped(word: str) -> str:
    """``word`` with its last two letters turned where they end no Vietnamese word: "sihn", "Nihn"."""
    low = nfc(word.lower())
    for slip, right in _ENDS:
        if low.endswith(slip) and len(low) == len(word) and is_spelt(low[: -len(slip)] + right):
            return word[: -len(slip)] + right
    return word


@lru_cache(maxsize=16384)
def _mended(word: str) -> str:
    low = nfc(word.lower())
    if low in _NO_WORDS:
        return _NO_WORDS[low]
    if low.isascii() or is_spelt(low):
        return word
    made = next((made for made in _tries(low) if is_spelt(made)), low)
    return made if word.islower() else made.upper() if word.isupper() else made.capitalize()


def _tries(low: str) -> list[str]:
    """The word with one slip mended, the likeliest first."""
    tones = [low.replace(slip, right) for slip, right in (*_TURNED, *_HORNLESS) if slip in low]
    onsets = [right + low[len(slip) :] for slip, right in _ONSETS if low.startswith(slip)]
    return [*tones, *onsets]
