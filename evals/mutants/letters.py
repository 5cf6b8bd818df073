"""Finding a page's digit in its file: by the letters around it, whatever the format puts between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ingest.text import fold

AddressT = TypeVar("AddressT")

_AROUND = 60
"""Letters on either side that tell one place from another."""

_MOST = 12
"""Places that are tried for one digit; every try is read again."""


@dataclass(frozen=True, slots=True)
class Letters(Generic[AddressT]):
    """The ASCII letters and digits of a text, without marks, each with its address in the file."""

    key: str
    at: tuple[AddressT, ...]
    """As many as ``key`` has characters."""


class Source(Protocol):
    """A file, or a page of one, whose digits can be changed."""

    @property
    def key(self) -> str:
        """Its letters and digits in the file's order."""
        ...

    def with_digit(self, place: int, digit: str) -> bytes | None:
        """The whole file with the digit at ``place`` of :attr:`key` changed; None where it cannot be."""
        ...


def take_letters(characters: Iterable[tuple[str, AddressT]]) -> Letters[AddressT]:
    """The letters among ``characters``; spaces, signs and marks differ between a file and its page.

    >>> take_letters(zip("Vốn: 2,5", range(8)))
    Letters(key='von25', at=(0, 1, 2, 5, 7))
    """
    kept: list[str] = []
    at: list[AddressT] = []
    for character, address in characters:
        for letter in fold(character):
            if letter.isascii() and letter.isalnum():
                kept.append(letter)
                at.append(address)
    return Letters("".join(kept), tuple(at))


def bare(text: str) -> str:
    """The letters and digits of ``text`` alone.

    >>> bare("Tổng vốn: 2.061,53")
    'tongvon206153'
    """
    return take_letters((character, None) for character in text).key


def likely_places(key: str, text: str, offset: int) -> list[int]:
    """Places in ``key`` where the digit ``text[offset]`` may stand, likeliest first.

    The more letters agree on both sides, the likelier; among equals, the nearer in order.

    >>> likely_places("vona25vonb25", "Vốn B: 25", 7)
    [10, 4]
    """
    before, after = bare(text[:offset]), bare(text[offset + 1 :])
    share = len(before) / max(len(before) + len(after), 1)
    found = [place for place, letter in enumerate(key) if letter == text[offset]]

    def rank(place: int) -> tuple[int, float]:
        left = _agreeing(key[max(place - _AROUND, 0) : place][::-1], before[-_AROUND:][::-1])
        right = _agreeing(key[place + 1 : place + 1 + _AROUND], after[:_AROUND])
        return -left - right, abs(place / len(key) - share)

    return sorted(found, key=rank)[:_MOST]


def _agreeing(one: str, other: str) -> int:
    """How many characters both begin with."""
    short = min(len(one), len(other))
    return next((at for at in range(short) if one[at] != other[at]), short)
