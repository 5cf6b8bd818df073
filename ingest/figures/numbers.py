"""Every number of a text: what it is, exactly, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from ingest.figures.amounts import Amount, AmountReader
from ingest.figures.context import (
    ODD,
    RAISED,
    addresses,
    ends_with,
    is_unmarked,
    lower,
    phrases,
    words_before,
)
from ingest.figures.dates import is_day, written_month_end
from ingest.figures.days import DayReader
from ingest.figures.joined import WordReader
from ingest.figures.labels import LabelReader
from ingest.figures.lists import settle_lists
from ingest.figures.measures import is_money
from ingest.figures.numerals import Style, broken
from ingest.figures.prices import priced
from ingest.figures.qualifiers import qualifier_after, qualifier_before
from ingest.figures.records import Number, NumberKind
from ingest.figures.units import UnitReader
from ingest.figures.words import FOLDED_PATTERN, PATTERN, is_single, value_of
from ingest.kept import kept

__all__ = ["Number", "NumberKind", "read_numbers"]

_STRANGE = f"{chr(RAISED)}-{chr(ODD)}"
_SCORE = re.compile(r"[0-9]{1,3}(?:\s?-\s?[0-9]{1,3})+(?![\w%]|[.,/][0-9])")
_NOTE = re.compile(r"[0-9]{1,3}(?=\])")


@cache
def _candidates(folded: bool) -> re.Pattern[str]:
    """Where a number may begin: any digit, or a number written in words."""
    return re.compile(rf"[0-9]|[{_STRANGE}]|[^\D0-9]|{FOLDED_PATTERN if folded else PATTERN}")


def read_numbers(text: str, *, style: Style = "vi") -> list[Number]:
    """The numbers of ``text`` in order, not overlapping; every digit lies in exactly one.

    >>> [(n.text, n.kind, str(n.value)) for n in read_numbers("vốn đạt 2.061,53 triệu USD, 05 dự án")]
    [('2.061,53 triệu USD', 'quantity', '2061530000.00'), ('05 dự án', 'quantity', '5')]
    """
    return list(_read(text, style))


@kept
def _read(text: str, style: Style) -> tuple[Number, ...]:
    """Kept, because a sentence is first read to learn its report's style."""
    return tuple(settle_lists(text, list(_Reader(text, style).numbers())))


class _Reader:
    """Walks one text from left to right."""

    def __init__(self, text: str, style: Style) -> None:
        self._text = text
        self._low = lower(text)
        self._folded = is_unmarked(self._low)
        units = UnitReader(text, self._low, folded=self._folded)
        self._amounts = AmountReader(self._low, units, style, folded=self._folded)
        self._labels = LabelReader(text, self._low, folded=self._folded)
        self._days = DayReader(text, self._low, self._amounts, folded=self._folded)
        self._words = WordReader(text, self._low, self._amounts, self._labels, folded=self._folded)
        self._addresses = addresses(self._low)
        self._done = 0
        """Where the number before ends."""
        self._dated = False
        """True when the number before is a date."""

    def numbers(self) -> Iterator[Number]:
        candidates = _candidates(self._folded)
        while match := candidates.search(self._low, self._done):
            number = self._digits(match.start()) if len(match.group()) == 1 else self._written(match)
            self._done = number.end if number else match.end()
            self._dated = number is not None and number.kind == "date"
            if number:
                yield number

    def _make(self, kind: NumberKind, start: int, end: int, value: Decimal | None = None) -> Number:
        readings = () if value is None else (value,)
        return Number(
            start=start,
            end=end,
            text=self._text[start:end],
            kind=kind,
            value=value,
            printed=value,
            readings=readings,
        )

    def _digits(self, pos: int) -> Number:
        if not "0" <= self._low[pos] <= "9":
            return self._make(*self._words.strange(pos, self._done))
        for start, end in self._addresses:
            if start <= pos < end:
                return self._make("code", max(start, self._done), end)
        before = words_before(self._low, pos)
        if word := self._words.read(pos, self._done):
            return self._make(*word)
        return self._named(pos, before) or self._amount(pos, before)

    def _named(self, pos: int, before: Sequence[str]) -> Number | None:
        """Dates, times, years and labels."""
        if self._low[pos - 1 : pos] == "[" and (note := _NOTE.match(self._low, pos)):
            return self._make("footnote_mark", pos, note.end(), Decimal(note.group()))
        label = self._labels.sure(pos, before)
        if label and not self._outweighed(pos, *label, before):
            return self._label(pos, *label)
        found = self._days.read(pos, before, self._done, dated=self._dated)
        if found is None:
            return None
        kind, end = found
        if kind != "year":
            return self._make(kind, pos, end)
        year = Decimal(self._low[pos : pos + 4])
        return Number(start=pos, end=end, text=self._text[pos:end], kind="year", printed=year)

    def _outweighed(self, pos: int, kind: NumberKind, end: int, before: Sequence[str]) -> bool:
        """True when what follows says that the digits are an amount all the same."""
        if kind == "ordinal":
            return self._amounts.is_amount(pos, before)
        if kind != "list_mark":
            return False
        if self._text[end - 1] in ".)" or self._low[pos - 1 : pos] == "(":
            return broken(self._low, pos) is not None
        # "3.1 Về đầu tư" is a mark, "1.5 tỷ USD" is not.
        return not self._text[end:].lstrip()[:1].isupper() or self._amounts.known_unit(end)

    def _label(self, pos: int, kind: NumberKind, end: int) -> Number:
        if kind == "ordinal":
            return self._make(kind, pos, end, Decimal(self._low[pos:end]))
        return self._make(kind, pos, end)

    def _amount(self, pos: int, before: Sequence[str]) -> Number:
        maybe = self._labels.maybe(pos, before)
        amount = self._amounts.read(pos, before)
        if maybe and not self._outdone(maybe[1], amount, before):
            return self._label(pos, *maybe)
        if amount is None or self._breaks_word(amount):
            return self._make("code", pos, self._labels.code_end(pos))
        if amount.unit is None and (score := _SCORE.match(self._low, pos)) and amount.value_max is None:
            return self._make("code", pos, score.end())
        if (
            amount.fraction
            and amount.unit is None
            and is_day(self._low, pos, amount.end, before, folded=self._folded)
        ):
            return self._make("date", pos, amount.end)
        kind: NumberKind = "fraction" if amount.fraction else "quantity" if amount.unit else "bare"
        if amount.fraction and before[-1:] in (("thứ",), ("thu",), ("hạng",), ("hang",)):
            kind = "ordinal"
        if found := priced(self._text, self._low, pos, self._done, amount):
            return self._from_amount("quantity", *found, before)
        sign = self._sign(pos, amount)
        return self._from_amount(kind, pos if sign > 0 else pos - 1, amount, before, sign=sign)

    def _outdone(self, end: int, amount: Amount | None, before: Sequence[str]) -> bool:
        """True when ``amount`` counts something known, so that the digits up to ``end`` are no name."""
        if amount is None or amount.unit is None:
            return False
        if amount.unit.factor > 1 or amount.unit.name == "%" or is_money(amount.unit):
            return True
        if self._low[end : end + 1] == ",":
            return self._amounts.known_unit(amount.end - len(amount.unit.printed))
        if self._labels.numbered(before) or self._labels.goes_on(amount.end, counted=amount.unit.counted):
            return False
        return self._amounts.known_unit(end) or (amount.value_max is not None and not amount.unit.counted)

    def _breaks_word(self, amount: Amount) -> bool:
        """``4G``, ``2NA``: letters follow that are no unit."""
        after = self._low[amount.end : amount.end + 1]
        return after.isalpha() or after == "_"

    def _sign(self, pos: int, amount: Amount) -> int:
        """-1 for a printed minus, otherwise 1. A dash that opens a line is a list mark."""
        ahead = self._low[max(0, pos - 2) : pos]
        if ahead.endswith("−"):
            return -1
        if not ahead.endswith("-") or (pos > 1 and ahead[0] not in " (\u00a0\t"):
            return 1
        if ahead[0] != "(" and pos > 1 and not self._low[: pos - 1].rstrip(" ").endswith("\n"):
            return -1
        return -1 if amount.unit is None or amount.unit.name == "%" else 1

    def _written(self, match: re.Match[str]) -> Number | None:
        before = words_before(self._low, match.start())
        if ends_with(before, phrases("labels", "ranked", folded=self._folded)):
            value = value_of(match.group(), folded=self._folded)
            return self._make("ordinal", match.start(), match.end(), value)
        if before and before[-1] in phrases("qualifiers", "vague", folded=self._folded):
            return None
        if end := written_month_end(self._low, match.end(), before, folded=self._folded):
            return self._make("date", match.start(), end)
        single = is_single(match.group())
        if single and match.start() and self._text[match.start()].isupper() and before:
            return None
        amount = self._amounts.words(
            value_of(match.group(), folded=self._folded), match.end(), known_only=single
        )
        if amount is None or (single and amount.unit and is_money(amount.unit) and amount.unit.factor == 1):
            return None
        return self._from_amount("quantity" if amount.unit else "bare", match.start(), amount, before)

    def _from_amount(
        self, kind: NumberKind, start: int, amount: Amount, before: Sequence[str], *, sign: int = 1
    ) -> Number:
        qualifier = qualifier_before(before, folded=self._folded) or qualifier_after(self._low, amount.end)
        return Number(
            start=start,
            end=amount.end,
            text=self._text[start : amount.end],
            kind=kind,
            value=sign * amount.value,
            value_max=amount.value_max,
            printed=sign * amount.printed,
            unit=amount.unit,
            qualifier=qualifier,
            readings=tuple(sign * r for r in (amount.readings or (amount.value,))),
        )
