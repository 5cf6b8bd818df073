"""Numbers below a thousand written out: ``mười bốn``, ``hai mươi mốt``, ``một trăm hai mươi``."""

import re
from decimal import Decimal
from functools import cache

from ingest.text import fold

_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "nhất": 1,
    "nhì": 2,
}

_D = "(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# After mươi and mười, "năm" is the year: "hai mươi năm" is twenty years, "hai mươi lăm" twenty-five.
_U = "(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = f"(?:{_D} mươi(?: {_U})?|mười(?: {_U})?)"
_LONG = f"(?:{_D} trăm(?: (?:linh|lẻ) (?:{_D}|tư)| {_TENS})?|{_TENS})"
_SCALE = "(?:trăm|chục|nghìn|ngàn|triệu|tỷ|tỉ|vạn)"
_SINGLE = f"(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín|(?:một|năm)(?= {_SCALE} ))"
# Without marks "sau" may be "after", "tam" "temporary", "bay" "to fly": only the clear ones stand alone.
# "hai phong", "hai quan", "ba ria" are names and offices.
_NAMES = "(?:phong|duong|quan|chau|an|hau|cang|dao|san|doi|ly|trinh|ninh|lang)(?! (?:nghiep|dan))"
_FOLDED_SINGLE = (
    f"(?:hai(?! {_NAMES})|ba(?! (?:ria|dinh|vi|be|con|me|cha))|bon|chin|(?:mot|nam)(?= {fold(_SCALE)} ))"
)


_RANK = "(?<=thứ )(?:nhất|nhì|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín)"


def _pattern(single: str, *, folded: bool) -> str:
    long, rank = (fold(_LONG), fold(_RANK)) if folded else (_LONG, _RANK)
    return rf"(?<![\w-])(?:{long}|{rank}|{single}(?= ))(?![\w-])"


PATTERN = _pattern(_SINGLE, folded=False)
"""A written number in lower-case text with diacritics."""

FOLDED_PATTERN = _pattern(_FOLDED_SINGLE, folded=True)
"""The same where the writer types no diacritics."""


@cache
def written(*, folded: bool) -> re.Pattern[str]:
    """The pattern for one way of typing, compiled."""
    return re.compile(FOLDED_PATTERN if folded else PATTERN)


@cache
def _values(folded: bool) -> dict[str, int]:
    return {fold(w): n for w, n in _DIGITS.items()} if folded else _DIGITS


def value_of(words: str, *, folded: bool = False) -> Decimal:
    """The value of what the patterns match.

    >>> value_of("một trăm hai mươi"), value_of("mười bốn"), value_of("hai trăm linh năm")
    (Decimal('120'), Decimal('14'), Decimal('205'))
    """
    values = _values(folded)
    total = last = 0
    for word in words.split():
        plain = fold(word)
        if plain == "tram":
            total, last = total + last * 100, 0
        elif plain == "muoi":
            # "mươi" multiplies the digit before it, "mười" is ten by itself.
            total, last = total + (last or 1) * 10, 0
        elif plain not in ("linh", "le"):
            last = values[word]
    return Decimal(total + last)


def is_number_word(word: str, *, folded: bool) -> bool:
    """True for a digit or ten in words: the ``hai`` of ``02 (hai) dự án``."""
    return word in _values(folded) or fold(word) == "muoi"


def is_single(words: str) -> bool:
    """True for one word, which counts only before a known unit."""
    return " " not in re.sub(r"\s+", " ", words.strip())
