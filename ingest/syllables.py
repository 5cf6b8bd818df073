"""Whether words are Vietnamese: the spelling of syllables, and how much of a text reads as such.

The rules are those of the national orthography (Decision 240/QĐ of 5 March 1984) without its exceptions for
foreign names: an onset, a rime, at most one tone; a rime that ends in c, ch, p or t is sharp or heavy. ``c``,
``g`` and ``ng`` become ``k``, ``gh`` and ``ngh`` before e, ê and i.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ingest.clean import is_syllable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "ch", "p", "t")
_STOP_TONES = "\u0301\u0323"
_HARD = ("c", "ng")
_SOFT = ("k", "gh", "ngh")
_FRONT = ("e", "ê", "i", "y")

_TOKEN = re.compile(r"[^\s/–—-]+")
_EDGES = ".,;:!?…()[]{}<>«»\"'“”‘’*•+=%&^~|_"
_SHORT = 5
"""Letters that an abbreviation without marks has at most: UBND, FDI, GRDP."""

FEW = 20
"""Words below which a text is too short to be judged."""

_ENGLISH = 0.08
"""Share of the commonest English words above which a text is English; English prose has 0.2 and more."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The parts that syllables are made of."""

    rimes: frozenset[str]
    onsets: frozenset[str]
    english: frozenset[str]


@cache
def _load() -> _Spelling:
    raw = tomllib.loads(files("ingest").joinpath("syllables.toml").read_text(encoding="utf-8"))
    return _Spelling(*(frozenset(raw[name]) for name in ("rimes", "onsets", "english")))


@lru_cache(maxsize=65536)
def is_spelt(word: str) -> bool:
    """True when ``word``, in NFC, is spelt as one Vietnamese syllable, old or new tone placement.

    >>> [is_spelt(w) for w in ("Nghiệp", "hoà", "hòa", "quốc", "héi", "côte", "thúc", "thuc", "thùc")]
    [True, True, True, True, False, False, True, True, False]
    """
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in parts if c in _TONES]
    if len(tones) > 1:
        return False
    toneless = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    known = _load()
    return any(
        toneless[:cut] in known.onsets
        and toneless[cut:] in known.rimes
        and _fits(toneless[:cut], toneless[cut:], tones)
        for cut in range(min(4, len(toneless)))
    )


def _fits(onset: str, rime: str, tones: list[str]) -> bool:
    front = rime.startswith(_FRONT)
    if (onset in _HARD and front) or (onset in _SOFT and not front):
        return False
    return not tones or not rime.endswith(_STOPPED) or tones[0] in _STOP_TONES


def is_known(word: str) -> bool:
    """True for a syllable with its marks, or one whose writer left all of them out."""
    return is_syllable(word) if word.isascii() else word.isalpha() and is_spelt(word)


def known_share(text: str) -> float | None:
    """Share of words that are Vietnamese syllables, 0 to 1; None for fewer than :data:`FEW` words.

    Numbers, abbreviations in capitals and codes are no words. A sign inside a word makes it unknown: fonts of
    old encodings show letters as signs, ``®Çu t­``.

    >>> known_share("Tổng vốn đầu tư nước ngoài vào thành phố tăng 5%. " * 2)
    1.0
    """
    found = list(map(is_known, _words(text)))
    return sum(found) / len(found) if len(found) >= FEW else None


def _words(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) if (word := _word(token))]


@lru_cache(maxsize=16384)
def _word(token: str) -> str:
    """The token without the signs around it; ``""`` for one that is no word."""
    bare = token.strip(_EDGES)
    return bare if any(map(str.isalpha, bare)) and not _is_code(bare) else ""


def _is_code(token: str) -> bool:
    """True for "UBND", "45a", "XXI": nothing that is spelt."""
    if any(c.isalpha() and not c.isascii() for c in token):
        return False
    return any(map(str.isdigit, token)) or (len(token) <= _SHORT and token.isupper())


def is_english(text: str) -> bool:
    """True for a text with as many of the commonest English words as only English has."""
    words = [w.lower() for w in _words(text)]
    return sum(w in _load().english for w in words) > _ENGLISH * len(words)
