"""Text as the bare letters that a cleaned page and a printed one have in common."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ingest.clean import clean_line
from ingest.text import fold

_ALIKE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'")}
)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a text and where each came from."""

    text: str
    places: tuple[int, ...]
    """For each letter the index of its character, rising but for ties."""


@lru_cache(maxsize=4096)
def bare(character: str) -> str:
    r"""Lower case, without diacritics, ligatures taken apart, raised digits let down; ``""`` for no print.

    >>> bare("Ế"), bare("ﬁ"), bare("²"), bare(" "), bare("\u0301")
    ('e', 'fi', '2', '', '')
    """
    text = unicodedata.normalize("NFKD", clean_line(character)).translate(_ALIKE)
    return "".join(c for c in fold(text) if not c.isspace() and not unicodedata.combining(c))


def letters_of(characters: Iterable[tuple[int, str]]) -> Letters:
    """The letters of numbered characters.

    >>> letters_of([(4, "Đ"), (5, " "), (6, "ﬁ")])
    Letters(text='dfi', places=(4, 6, 6))
    """
    found, places = [], []
    for place, character in characters:
        for letter in bare(character):
            found.append(letter)
            places.append(place)
    return Letters("".join(found), tuple(places))
