"""What stands before a place in a text: words that say whether digits are a year, an article or an amount.

The words themselves stand in ``contexts.toml``.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.text import fold

_REACH = 40
"""Characters looked back; the longest phrase asked about is shorter."""

_PIECE = re.compile(r"[^\W_]+(?:[-/][^\W\d_]+)*|[^\w\s]|_|\n")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)\]]|[\w.+-]+@[\w-]+\.[\w.]+")
_MARKED = re.compile(r"[\u00c0-\u1ef9]")


RAISED = 0x10FF00
"""Superscript digits 0 to 9 are ``RAISED`` to ``RAISED + 9`` in lower text, other odd digits ``ODD``."""

ODD = RAISED + 15

# Subscript, circled, bracketed and dotted digits: (first, last) code points.
_ODD_RANGES = (
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x2488, 0x2490),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FF),
    (0x2776, 0x2792),
)
_STAND_INS = {ord(c): RAISED + n for n, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {
    code: ODD for first, last in _ODD_RANGES for code in range(first, last + 1)
}
_ODD_DIGITS = re.compile("[" + "".join(map(chr, _STAND_INS)) + "]")


def lower(text: str) -> str:
    """``text`` in lower case, as long as it; superscript and circled digits become private characters.

    Python counts a superscript among the letters (``"²".isalnum()``), which would glue the footnote mark of
    ``triệu USD²`` to the unit.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_STAND_INS) if _ODD_DIGITS.search(low) else low


def is_unmarked(low: str) -> bool:
    """True when no letter of ``low`` carries a Vietnamese mark: its writer may type none."""
    return _MARKED.search(low) is None


def unmark(source: str) -> str:
    """A regular expression with bare Vietnamese letters, its escapes untouched."""
    return "".join(fold(c) if ord(c) > 127 and c.isalpha() else c for c in source)


@cache
def load_contexts(section: str) -> dict[str, Any]:
    """A section of ``contexts.toml``. Read once."""
    data = tomllib.loads(files("ingest.figures").joinpath("contexts.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = data[section]
    return found


@cache
def phrases(section: str, name: str, *, folded: bool) -> frozenset[str]:
    """A word list of ``contexts.toml``, folded for text that is typed without diacritics."""
    words: list[str] = load_contexts(section)[name]
    return frozenset(fold(word) if folded else word for word in words)


def addresses(low: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand."""
    if "http" not in low and "www." not in low and "@" not in low:
        return []
    return [found.span() for found in _ADDRESS.finditer(low)]


def words_before(low: str, pos: int) -> tuple[str, ...]:
    """Words before ``pos``, nearest last, back to the nearest punctuation mark or line end.

    A colon parts nothing: ``Số: 12``.

    >>> words_before("dự án; tính đến ngày 20", 21)
    ('tính', 'đến', 'ngày')
    """
    start = max(0, pos - _REACH)
    pieces = _PIECE.findall(low, start, pos)
    if start and pieces and low[start - 1].isalnum():
        pieces = pieces[1:]
    words: list[str] = []
    for piece in reversed(pieces):
        if piece == ":":
            continue
        if not piece[0].isalnum():
            break
        words.append(piece)
    return tuple(reversed(words))


def ends_with(words: Sequence[str], known: Collection[str], longest: int = 3) -> str | None:
    """The longest of ``known`` phrases that ``words`` end with, or None."""
    for count in range(min(longest, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase in known:
            return phrase
    return None
