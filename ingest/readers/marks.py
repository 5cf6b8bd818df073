"""List markers and heading numbers at the start of a line, as Vietnamese official papers write them."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.clean import UPPER

Style = Literal[
    "part",  # Phần thứ nhất, PHẦN I
    "chapter",  # Chương II, Phụ lục 1
    "section",  # Mục 2
    "letter",  # A.
    "roman",  # I.
    "article",  # Điều 5.
    "number",  # 1.
    "number2",  # 1.1.
    "number3",  # 1.1.1.
    "number4",
    "lower",  # a)
    "lower_roman",  # i)
    "paren",  # (1), (i), (a)
    "bullet",  # -, +, •
]

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_PART = re.compile(
    r"(?P<word>phần|chương|phụ lục|mục|điều)(?:\s+thứ\s+(?P<ordinal>\w+)"
    r"|\s+(?:số\s+)?(?P<number>[IVXLC]+|\d{1,3}|[A-ZĐ]))?(?=[\s.:–-]|$)[.:]?\s*",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    rf"(?P<number>[IVXLC]{{1,6}}|[A-ZĐ])(?:[.)/](?:\s+(?=\w|[“\"(])|(?=[{UPPER}]{{2}}))|\s?[-–]\s+)(?=\S\S)"
)
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})(?:[.)/]{{1,2}}(?:\s+|(?=[^\W\d_]))|(?<=\.\d)\s+(?=[{UPPER}][^\W\d]))"
)
_LOWER = re.compile(r"(?P<number>[ivx]{1,5}|[a-zđê])[.)/]\s*(?=[^\W_])")
_PAREN = re.compile(r"\((?P<number>\d{1,2}|[ivx]{1,5}|[a-zđê])\)\s*(?=\S)")
_BULLET = re.compile(
    rf"(?P<number>[•●○◦▪▫■□➢➤►▶✓✔❖★☑]|[-–—−+*·](?!\d)|[-+](?=\d{{1,2}}\s+[^\W\d])|[oüØ§v](?=\s+[{UPPER}]))\s*(?=\S)"
)
_STARS = re.compile(r"[*\-–—_=+·•.\s]{2,}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker and where the words after it begin."""

    text: str
    """As printed, without the space after it: ``"+"``, ``"3.1."``, ``"(i)"``, ``"Chương II"``."""

    style: Style
    ordinal: int
    """Its place in the series, from 1; of ``3.1.`` the last number; 0 for bullets."""

    end: int
    """First character of the words after it."""


def _roman(numeral: str) -> int:
    values = [_ROMAN[c] for c in numeral.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _counted(number: str) -> tuple[Style, int]:
    if number.isdigit():
        return "number", int(number)
    if number.isupper():
        if set(number) <= set("IVX") or len(number) > 1:
            return "roman", _roman(number)
        return "letter", _LETTERS.find(number.lower()) + 1
    if set(number) <= set("ivx"):
        return "lower_roman", _roman(number)
    return "lower", _LETTERS.find(number) + 1


def _part(match: re.Match[str]) -> tuple[Style, int] | None:
    word, number, ordinal = match["word"], match["number"], match["ordinal"]
    if not (word[0].isupper() and (number or ordinal or word.isupper())):
        return None
    style: Style = {"phần": "part", "mục": "section", "điều": "article"}.get(word.lower(), "chapter")  # type: ignore[assignment]  # the values are members of Style
    if ordinal:
        return (style, _WORDS.index(ordinal.lower()) + 1) if ordinal.lower() in _WORDS else None
    return style, _counted(number.upper())[1] if number else 1


def read_mark(text: str) -> Mark | None:
    """The marker that ``text`` (clean) starts with, or None.

    >>> [m and (m.text, m.style, m.ordinal) for m in map(read_mark, ("3.1. Về", "+11 tháng", "2.061,53"))]
    [('3.1.', 'number2', 1), ('+', 'bullet', 0), None]
    """
    if not text or not (text[0].isalnum() or text[0] in "(-–—−+*·•●○◦▪▫■□➢➤►▶✓✔❖★☑§"):
        return None
    style: Style
    if match := _NUMBER.match(text):
        depth = match["number"].count(".") + 1
        style = ("number", "number2", "number3", "number4", "number4")[depth - 1]
        ordinal = int(match["number"].rpartition(".")[2])
    elif match := _PAREN.match(text):
        style, ordinal = "paren", _counted(match["number"])[1]
    elif match := _CAPITAL.match(text) or _LOWER.match(text):
        style, ordinal = _counted(match["number"])
    elif match := _PART.match(text):
        found = _part(match)
        if found is None:
            return None
        style, ordinal = found
    elif (match := _BULLET.match(text)) and not _STARS.match(text):
        style, ordinal = "bullet", 0
    else:
        return None
    return Mark(match.group().strip(), style, ordinal, match.end())
