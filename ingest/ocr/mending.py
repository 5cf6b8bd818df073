"""Words that were misread in a way that leaves only one reading; a digit is never touched.

What is put right is unlike any Vietnamese syllable or known abbreviation, and differs in one letter from one
word alone that reports print (``words.toml``) or that the same paper prints and that was read for sure there.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from ingest.clean import is_syllable
from ingest.ocr.records import Picture, Print, Row
from ingest.readers.lines import Line

_LETTERS = re.compile(r"[^\W\d_]+")
_SURE = 90
"""Confidence from which a word's reading is believed."""

_OFTEN = 2
"""Times that a word is printed elsewhere, at least, to be what another was meant to be."""

_SHORTEST = 3
_ALIKE = (
    frozenset("EF"),
    frozenset("OQ"),
    frozenset("CG"),
    frozenset("UV"),
    frozenset("IL"),
    frozenset("DO"),
)
"""Capitals that print makes one of the other."""


def mend_words(pictures: Sequence[Picture]) -> list[Picture]:
    """The pictures of one paper, words put right where only one reading is left."""
    counts = Counter(
        text for picture in pictures for row in picture.rows for word in row.words for text in _sure(word)
    )
    known = _listed() | {text for text, count in counts.items() if count >= _OFTEN}
    return [
        replace(picture, rows=tuple(_mended(row, known, counts) for row in picture.rows))
        for picture in pictures
    ]


@cache
def _listed() -> frozenset[str]:
    """The words of ``words.toml``, syllables with a capital too."""
    raw = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    syllables: list[str] = raw["syllables"].split()
    return frozenset((*raw["abbreviations"].split(), *syllables, *(s.capitalize() for s in syllables)))


def _sure(word: Print) -> Iterator[str]:
    """The words in it that can be believed."""
    if word.confidence >= _SURE:
        yield from (text for text in _LETTERS.findall(word.text) if len(text) >= _SHORTEST)


def _mended(row: Row, known: Collection[str], counts: Counter[str]) -> Row:
    return replace(row, words=tuple(_word(word, known, counts) for word in row.words))


def _word(word: Print, known: Collection[str], counts: Counter[str]) -> Print:
    if word.confidence >= _SURE or any(c.isdigit() for c in word.text):
        return word

    def put(match: re.Match[str]) -> str:
        text = match.group()
        if text in known or counts[text] or len(text) < _SHORTEST:
            return text
        meant = {other for other in known if _is_slip(text, other)}
        return meant.pop() if len(meant) == 1 else text

    return replace(word, text=_LETTERS.sub(put, word.text))


def _is_slip(text: str, other: str) -> bool:
    """True when ``text`` is ``other`` with one letter misread or one too many, and is no word itself."""
    if text.isupper():
        pairs = [frozenset(pair) for pair in zip(text, other, strict=False) if pair[0] != pair[1]]
        return len(text) == len(other) and len(pairs) == 1 and pairs[0] in _ALIKE
    if is_syllable(text) or not is_syllable(other):
        return False
    if len(text) == len(other) + 1:
        return any(text[:i] + text[i + 1 :] == other for i in range(len(text)))
    return len(text) == len(other) and sum(a != b for a, b in zip(text, other, strict=True)) == 1


_ROMAN = {"1": "I", "l": "I", "|": "I", "H": "II", "HI": "III", "IH": "III", "HH": "III"}
"""What Roman numerals are read as when they stand alone."""


def mend_numerals(lines: Sequence[Line]) -> list[Line]:
    """A table's lines, Roman numerals put right in the column of numbers: "1, 1, 2, H" is "I, 1, 2, II".

    A one that another one follows at once is Roman, and so is what can be the next after a Roman numeral.
    """
    marks = [line.cells[0][0] if line.cells and len(line.cells) > 1 else "" for line in lines]
    found = [*lines]
    count = 0
    for i, mark in enumerate(marks):
        below = next((m for m in marks[i + 1 :] if m), "")
        roman = mark if mark == _numeral(count + 1) else _ROMAN.get(mark, "")
        if roman != _numeral(count + 1) or (mark == "1" and below != "1"):
            continue
        count += 1
        if roman != mark:
            found[i] = _marked(lines[i], roman)
    return found


def _numeral(count: int) -> str:
    return "I" * count if count < len("IIII") else ""


def _marked(line: Line, mark: str) -> Line:
    cells = ((mark, line.cells[0][1]), *line.cells[1:])
    return replace(line, cells=cells, text=" | ".join(text for text, _ in cells if text))
