"""Digits glued to a word or a sign: names such as ``VR360``, footnote marks such as ``năm¹`` and ``USD2``."""

import re
from decimal import Decimal

from ingest.figures.amounts import AmountReader
from ingest.figures.context import RAISED
from ingest.figures.dates import date_end, years_end
from ingest.figures.labels import LabelReader
from ingest.figures.records import NumberKind
from ingest.text import fold

_SUPERSCRIPT = re.compile(f"[{chr(RAISED)}-{chr(RAISED + 9)}]+")
_VARIANT = re.compile(r"(?<!\w)[A-Z]\.\Z")
_PLAIN_WORDS = frozenset(
    {"thang", "nam", "ngay", "quy", "usd", "vnd", "eur", "tu", "den", "hon", "gan", "dat", "tren"}
)
"""Words without marks, or that may be typed without, which only lost the space before a number."""
_BEFORE_NUMBERS = frozenset({"thang", "ngay", "quy", "tu", "den", "hon", "gan", "dat", "tren", "duoi"})
"""Words that never end what a footnote explains."""
_MARK = re.compile(r"[0-9]{1,2}(?![\w%/]|[.,:][0-9]|\s?[-–]\s?[0-9])")
_OF_YEAR = re.compile(r"\s?(?:năm|nam|[-/.]?\s?20)")
_CLOSING = '%)"”»'

Found = tuple[NumberKind, int, int, Decimal | None]
"""Kind, first and last character (exclusive), value."""


class WordReader:
    """Reads digits of one text that belong to the word before them. ``low`` is ``text`` in lower case."""

    def __init__(
        self, text: str, low: str, amounts: AmountReader, labels: LabelReader, *, folded: bool
    ) -> None:
        self._text = text
        self._low = low
        self._amounts = amounts
        self._labels = labels
        self._folded = folded

    def strange(self, pos: int, done: int) -> Found:
        """Superscripts call footnotes unless they belong to a unit; other foreign digits are codes.

        ``done`` is where the number before ends.
        """
        match = _SUPERSCRIPT.match(self._low, pos)
        start = self._word_start(pos, done)
        if match is None or self._low[start:pos] in ("m", "km", "cm"):
            return "code", start, match.end() if match else pos + 1, None
        value = Decimal("".join(str(ord(c) - RAISED) for c in match.group()))
        return "footnote_mark", pos, match.end(), value

    def read(self, pos: int, done: int) -> Found | None:
        """Digits that end a word; None for a word that only lost its space, and for digits by themselves."""
        if self._is_mark(pos, done):
            match = _MARK.match(self._low, pos)
            return ("footnote_mark", pos, match.end(), Decimal(match.group())) if match else None
        start = self._word_start(pos, done)
        if start < pos:
            return self._glued(start, pos)
        if _VARIANT.search(self._text, max(0, pos - 3), pos):
            return "code", pos - 2, self._labels.code_end(pos), None
        return self._dashed(pos, done)

    def _word_start(self, pos: int, done: int) -> int:
        start = pos
        while start > done and (self._low[start - 1].isalpha() or self._low[start - 1] == "_"):
            start -= 1
        return start

    def _is_mark(self, pos: int, done: int) -> bool:
        """``5%1``, ``triệu USD2``, ``tỷ đồng(3)``, ``năm4``: one or two digits glued to what they explain."""
        match = _MARK.match(self._low, pos)
        if match is None or pos == 0 or self._amounts.known_unit(match.end()):
            return False
        if self._low[pos - 1] in _CLOSING:
            return pos > 1 and not self._low[pos - 2].isspace()
        if pos == done and self._low[pos - 1].isalpha():
            return True
        if self._low[pos - 1] == "(":
            return (
                pos - 1 == done > 0
                and not self._low[pos - 2].isdigit()
                and self._low[match.end() :][:1] == ")"
            )
        word = self._text[self._word_start(pos, done) : pos]
        if len(word) < 2 or word != word.lower() or fold(word) in _BEFORE_NUMBERS:
            return False
        return word == "năm" or not word.isascii()

    def _glued(self, start: int, pos: int) -> Found | None:
        """``VR360``, ``T10/2024``."""
        word = self._low[start:pos]
        cased = self._text[start:pos] != self._text[start:pos].upper()
        if (not word.isascii() and cased) or word in _PLAIN_WORDS:
            return None
        end = date_end(self._low, pos, (word,), folded=self._folded) if word in ("t", "q") else None
        if end and not (word == "q" and end == pos + 1 and not _OF_YEAR.match(self._low, end)):
            return "date", start, end, None
        return "code", start, self._labels.code_end(pos), None

    def _dashed(self, pos: int, done: int) -> Found | None:
        """``Covid-19``; but ``Hà Nội-2 tỷ đồng`` and ``tháng-2024`` end no word."""
        if pos < 2 or self._low[pos - 1] not in "-–" or not self._low[pos - 2].isalpha():
            return None
        start = self._word_start(pos - 1, done)
        word = self._text[start : pos - 1]
        if start == pos - 1 or (word == word.lower() and not self._folded):
            return None
        if years_end(self._low, pos) or date_end(self._low, pos, (), folded=self._folded):
            return None
        amount = self._amounts.read(pos, ())
        if amount and amount.unit and not amount.unit.counted:
            return None
        return "code", start, self._labels.code_end(pos), None
