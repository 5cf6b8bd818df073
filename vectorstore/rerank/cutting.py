"""A passage cut into syllables, sentences and signs, once for all questions about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold, nfc, one_tone

GAP = 30
"""Places left empty behind every passage, so that no window of this many syllables reaches into the next."""

_TOKEN = re.compile(r"(?P<end>[.!?;\n]+(?=\s|$))|\d+(?:[.,:/]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"1\d{3}|20\d\d")

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Cut:
    """The syllables of one passage, with :data:`GAP` empty ones behind them."""

    tokens: tuple[str, ...]
    """Lower case, one tone placement; ``""`` in the gap."""

    sentence: NDArray[np.int32]
    """Ordinal of the sentence each syllable stands in, from 0; the gap belongs to the last."""

    places: NDArray[np.int32]
    """First character of each syllable in the text, without the gap."""

    number: Flags
    year: Flags
    capital: Flags
    """Whether a syllable begins with a capital letter."""

    size: int
    """Syllables, without the gap."""

    numbered: dict[bool, NDArray[np.int64]] = field(default_factory=dict)
    """The syllables' numbers in the tables without diacritics, or with; filled when first asked for."""

    def sentence_at(self, place: int) -> int:
        """Ordinal of the sentence that the character at ``place`` stands in."""
        at = int(np.searchsorted(self.places, place, side="right")) - 1
        return int(self.sentence[max(0, at)])

    @cached_property
    def firsts(self) -> NDArray[np.int64]:
        """First place of each sentence."""
        return np.flatnonzero(np.diff(self.sentence, prepend=-1))

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        """Syllables of each sentence."""
        return np.bincount(self.sentence[: self.size], minlength=1)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The syllables without diacritics."""
        return tuple(map(fold, self.tokens))


def _pieces(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Syllables as printed, each with the ordinal of its sentence."""
    sentence, any_yet = 0, False
    for found in _TOKEN.finditer(text):
        if found["end"]:
            sentence += any_yet
            any_yet = False
        else:
            any_yet = True
            yield found, sentence


def cut_passage(text: str) -> Cut:
    """Syllables, sentences and signs of ``text``.

    >>> cut = cut_passage("Tổng vốn 2.061,53 triệu USD. Năm 2022.")
    >>> cut.tokens[:4], cut.size, cut.sentence[: cut.size].tolist()
    (('tổng', 'vốn', '2.061,53', 'triệu'), 7, [0, 0, 0, 0, 0, 1, 1])
    """
    found = list(_pieces(nfc(text)))
    printed = [piece.group() for piece, _ in found]
    last = found[-1][1] if found else 0
    empty = [False] * GAP
    return Cut(
        tokens=(*(one_tone(token.lower()) for token in printed), *([""] * GAP)),
        sentence=np.asarray([*(at for _, at in found), *([last] * GAP)], dtype=np.int32),
        places=np.asarray([piece.start() for piece, _ in found], dtype=np.int32),
        number=_flags([token[0].isdigit() for token in printed], empty),
        year=_flags([_YEAR.fullmatch(token) is not None for token in printed], empty),
        capital=_flags([token[0].isupper() for token in printed], empty),
        size=len(printed),
    )


def _flags(known: Sequence[bool], empty: Sequence[bool]) -> Flags:
    return np.asarray([*known, *empty], dtype=np.bool_)
