"""Dates, times and years of one text, told from amounts by what stands around them."""

import re
from collections.abc import Sequence
from typing import Literal

from ingest.figures.amounts import AmountReader
from ingest.figures.dates import (
    date_end,
    day_in_brackets,
    is_year_context,
    listed_day,
    time_end,
    years_end,
)

_QUARTER = re.compile(r"(?:quý|quí|quy)\s?(?:i{1,3}|iv)\s?[/-]\s?\Z")
_MONTH_OR_DECIMALS = re.compile(r"[0-9]{1,2}\.[0-9]{4}")
_NEVER_AFTER_DATES = frozenset({"ha", "m2", "km2", "m3", "m", "km", "tấn", "tạ", "kg"})
_MONTH_OR_PART = re.compile(r"[0-9]{1,2}/[0-9]{4}")
_NAME = re.compile(r"(?<=[^\W\d_] )(?![A-ZĐ]+ ?\Z)[A-ZÀ-ÝĐ][^\W\d_]+[ \u00a0]\Z")

Found = tuple[Literal["date", "time", "year"], int]
"""What it is, and where it ends."""


class DayReader:
    """Reads what says when. ``low`` is ``text`` in lower case, as long as it."""

    def __init__(self, text: str, low: str, amounts: AmountReader, *, folded: bool) -> None:
        self._text = text
        self._low = low
        self._amounts = amounts
        self._folded = folded

    def read(self, pos: int, before: Sequence[str], done: int, *, dated: bool) -> Found | None:
        """The date, time or year whose first digit is at ``pos``.

        The number before ends at ``done``; ``dated`` says that it is a date.
        """
        end = date_end(self._low, pos, before, folded=self._folded)
        if end and not self._counts(pos, end, before):
            return "date", end
        if dated and (end := listed_day(self._low, done, pos)):
            return "date", end
        if not before and (end := day_in_brackets(self._low, pos)):
            return "date", end
        if end := time_end(self._low, pos, before, folded=self._folded):
            return "time", end
        return self._year(pos, before, done)

    def _year(self, pos: int, before: Sequence[str], done: int) -> Found | None:
        told = is_year_context(before, folded=self._folded)
        end = years_end(self._low, pos, old=before[-1:] in (("năm",), ("nam",)))
        if end is None:
            return None
        if end - pos == 4 and not told and not self._follows_name(pos, done):
            amount = self._amounts.read(pos, before)
            if amount is None or (amount.unit and self._amounts.known_unit(pos + 4)):
                return None
        return ("date" if _QUARTER.search(self._low, max(done, pos - 12), pos) else "year"), end

    def _counts(self, pos: int, end: int, before: Sequence[str]) -> bool:
        """``5/2000 hộ``, ``12.1964 triệu USD``: a part of a whole, or decimals, that look like a month."""
        if _MONTH_OR_DECIMALS.fullmatch(self._low, pos, end) and before[-1:] not in (("tháng",), ("thang",)):
            amount = self._amounts.read(pos, before)
            told = bool(amount and amount.unit and amount.unit.name in _NEVER_AFTER_DATES)
            return told or self._amounts.is_amount(pos, before)
        if (
            before[-1:] in (("quý",), ("quy",))
            or is_year_context(before, folded=self._folded)
            or not _MONTH_OR_PART.fullmatch(self._low, pos, end)
        ):
            return False
        after = self._amounts.read(pos, before)
        return bool(
            after and after.fraction and after.unit and after.unit.counted and self._amounts.known_unit(end)
        )

    def _follows_name(self, pos: int, done: int) -> bool:
        """``Techmart Haiphong 2022``: a capitalised word stands right before."""
        return _NAME.search(self._text, max(done, pos - 24), pos) is not None
