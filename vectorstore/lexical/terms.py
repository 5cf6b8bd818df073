"""Terms as numbers of 64 bits: a table of millions of pairs needs no strings, and pairs cost no loop.

Two terms of one number are possible and not to be met: among ten million terms the chance is one in 400,000.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.text import one_tone, syllables

Terms = NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(32)


@lru_cache(maxsize=1 << 16)
def number_term(term: str) -> int:
    """The number of one syllable, number or value; the same in every process."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def number_terms(terms: Sequence[str]) -> Terms:
    """Shape (terms,)."""
    return np.fromiter(map(number_term, terms), dtype=np.uint64, count=len(terms))


def pair(first: Terms, second: Terms) -> Terms:
    """Numbers of neighbours; the order counts (a round of Steele et al. 2014, 10.1145/2660193.2660195)."""
    mixed = (first * _ODD) ^ (first >> _SHIFT)
    mixed = (mixed + second) * _ODD
    paired: Terms = mixed ^ (mixed >> _SHIFT)
    return paired


def read_terms(words: Sequence[str]) -> Terms:
    """Numbers of syllables, and of pairs with a space between."""
    first, second = ([word.split(" ")[at] for word in words] for at in (0, -1))
    single = number_terms(first)
    alone = np.asarray([" " not in word for word in words], dtype=np.bool_)
    return np.where(alone, single, pair(single, number_terms(second)))


def read_syllables(text: str) -> list[str]:
    """Syllables and whole numbers of a text in NFC; old and new tone placement are one.

    >>> read_syllables("vốn 2.061,53 triệu")
    ['vốn', '2.061,53', 'triệu']
    """
    return [one_tone(s) for s in syllables(text)]
