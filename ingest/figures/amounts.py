"""Amounts: a number, its multiplier and unit, ranges, fractions, and sums such as ``3 triệu 500 nghìn``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.measures import ONE, Unit, is_money, is_plausible
from ingest.figures.numerals import CORE, Numeral, Style, broken, read_numeral, read_spaced, spaced
from ingest.figures.units import UnitReader
from ingest.figures.words import is_number_word, value_of, written

_DASH = re.compile(r"[^\S\n]?[-–—÷~]\s?(?=[0-9])")
_TO = re.compile(r"\s(?:đến|tới|den|toi|to)\s(?:khoảng |gần |hơn |trên |dưới )?(?=[0-9])")
_OVER = re.compile(r"\s?/\s?(?=[0-9])")
_HALF = re.compile(r"\s?(?:rưỡi|ruoi)(?!\w)")
_CENTIMETRES = re.compile(r"(?<=[0-9]m)([0-9]{1,2})(?![\w/]|[.,][0-9])")
_ASIDE = re.compile(r" ?\(([^\W\d_]+(?: [^\W\d_]+){0,5})\)(?= )")
_GAP = re.compile(r"[ \u00a0]")
_RISES = frozenset({"tăng", "giảm", "nâng", "hạ", "tang", "giam", "nang", "ha", "cắt", "rút", "cat", "rut"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A reading at one place; the fields mean what those of ``Number`` mean."""

    end: int
    value: Decimal
    printed: Decimal
    unit: Unit | None = None
    value_max: Decimal | None = None
    readings: tuple[Decimal, ...] = ()
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """Digits and the unit right after them."""

    numeral: Numeral
    core_end: int
    unit: Unit | None
    end: int

    @property
    def factor(self) -> Decimal:
        return self.unit.factor if self.unit else ONE

    @property
    def value(self) -> Decimal:
        return self.numeral.value * self.factor

    @property
    def open(self) -> bool:
        """Only a multiplier is printed: the unit may still come."""
        return self.unit is not None and not self.unit.name


class AmountReader:
    """Reads amounts of one text, whose separators are those of ``style``."""

    def __init__(self, low: str, units: UnitReader, style: Style, *, folded: bool) -> None:
        self._folded = folded
        self._low = low
        self._units = units
        self._style = style

    def read(self, pos: int, before: Sequence[str]) -> Amount | None:
        """The amount whose first digit is at ``pos``; None when the digits are no single number."""
        first = self._figure(pos)
        if first is None:
            return None
        if first.unit is None and (found := self._fraction(first)):
            return found
        return self._range(first, before) or self._sum(first) or self._single(first)

    def known_unit(self, pos: int) -> bool:
        """True when a multiplier or a unit of the lexicon begins at ``pos``."""
        return self._units.read(pos, whole=False) is not None

    def is_amount(self, pos: int, before: Sequence[str]) -> bool:
        """Money, a percentage or a multiplier follows, which no name has: ``khoản 5 tỷ đồng``."""
        amount = self.read(pos, before)
        if amount is None or amount.unit is None:
            return False
        return amount.unit.factor > 1 or amount.unit.name == "%" or is_money(amount.unit)

    def words(self, value: Decimal, end: int, *, known_only: bool) -> Amount | None:
        """The amount of a number written in words that ends at ``end``; None when it counts nothing known."""
        found = self._units.read(end, whole=not known_only)
        if found is None:
            return None if known_only else Amount(end=end, value=value, printed=value)
        first = _Figure(Numeral(value), end, *found)
        return self._sum(first) or self._single(first)

    def _figure(self, pos: int) -> _Figure | None:
        if (torn := broken(self._low, pos)) and self._style != "en":
            after = self._unit_after(torn[0], torn[1])
            if after.unit is not None:
                return after
        if wide := spaced(self._low, pos):
            after = self._unit_after(pos + len(wide), read_spaced(wide))
            if after.unit is not None:
                return after
        match = CORE.match(self._low, pos)
        if match is None:
            return None
        core = match.group()
        numeral = read_numeral(core, self._style)
        if numeral is None and "," in core:
            # A list printed without spaces (1,5,7): each piece is its own number.
            core = core.split(",", 1)[0]
            numeral = read_numeral(core, self._style)
        if numeral is None:
            return None
        return self._unit_after(pos + len(core), numeral)

    def _written(self, pos: int) -> _Figure | None:
        """A number in words at ``pos``, as the next part of a sum."""
        match = written(folded=self._folded).match(self._low, pos)
        return (
            self._unit_after(match.end(), Numeral(value_of(match.group(), folded=self._folded)))
            if match
            else None
        )

    def _unit_after(self, printed: int, numeral: Numeral) -> _Figure:
        """``numeral``, whose digits end at ``printed``, with its unit."""
        end = self._after_aside(printed)
        whole = numeral.value == numeral.value.to_integral_value() or numeral.other is not None
        found = self._units.read(end, whole=whole)
        return _Figure(numeral, printed, *found) if found else _Figure(numeral, printed, None, printed)

    def _after_aside(self, end: int) -> int:
        """Past the words in ``02 (hai) dự án``."""
        aside = _ASIDE.match(self._low, end)
        if aside is None or not is_number_word(aside[1].split()[0], folded=self._folded):
            return end
        return aside.end()

    def _single(self, first: _Figure) -> Amount:
        return Amount(
            end=first.end,
            value=first.value,
            printed=first.numeral.value,
            unit=first.unit,
            readings=self._readings(first),
        )

    def _readings(self, figure: _Figure) -> tuple[Decimal, ...]:
        """The value, and the second one that the print allows and that the thing may have."""
        other = figure.numeral.other
        if other is None or not (figure.numeral.always or self._is_doubtful(figure, other)):
            return (figure.value,)
        return (figure.value, other * figure.factor)

    def _is_doubtful(self, figure: _Figure, other: Decimal) -> bool:
        unit, numeral = figure.unit, figure.numeral
        if unit is None:
            return numeral.misgrouped or (numeral.grouped and self._style == "mixed")
        if unit.factor == 1 and (
            unit.counted or (is_money(unit) and (numeral.misgrouped or numeral.grouped))
        ):
            # Nobody counts thousandths of a thing or of a dong.
            return other > numeral.value and other == other.to_integral_value()
        if not is_plausible(other * unit.factor, unit):
            return False
        if numeral.grouped:
            return self._style == "mixed" or not is_plausible(figure.value, unit)
        return numeral.misgrouped and self._style not in ("vi3", "en")

    def _fraction(self, first: _Figure) -> Amount | None:
        slash = _OVER.match(self._low, first.core_end)
        second = self._figure(slash.end()) if slash else None
        if second is None:
            return None
        if second.unit and not self.known_unit(second.core_end):
            second = replace(second, unit=None, end=second.core_end)
        return Amount(
            end=second.end,
            value=first.numeral.value * second.factor,
            value_max=second.value,
            printed=first.numeral.value,
            unit=second.unit,
            readings=(first.numeral.value * second.factor,),
            fraction=True,
        )

    def _range(self, first: _Figure, before: Sequence[str]) -> Amount | None:
        join = _DASH.match(self._low, first.end)
        to = None if join else _TO.match(self._low, first.end)
        start = join or to
        second = self._figure(start.end()) if start else None
        if second is None or (to and self._is_change(before)):
            return None
        if to and second.unit is None and before[-1:] not in (("từ",), ("tu",)):
            return None
        if second.unit is None and not to and not first.numeral.value < second.numeral.value:
            return None
        low = self._lower_end(first, second)
        if low is None or low >= second.value:
            return None
        unit = second.unit
        return Amount(
            end=second.end,
            value=low,
            value_max=second.value,
            printed=first.numeral.value,
            unit=unit,
            readings=(low,),
        )

    @staticmethod
    def _is_change(before: Sequence[str]) -> bool:
        """``tăng từ 5 % đến 7 %`` names two figures, not a range."""
        return len(before) > 1 and before[-1] in ("từ", "tu") and before[-2] in _RISES

    @staticmethod
    def _lower_end(first: _Figure, second: _Figure) -> Decimal | None:
        """The lower end in the base unit: it borrows what only the upper end prints."""
        if first.unit is None:
            shared = first.numeral.value * second.factor
            # "500.000 - 3 triệu đồng": the lower end is printed in full.
            return shared if shared < second.value else first.numeral.value
        if second.unit is not None and first.unit.name in ("", second.unit.name):
            return first.value
        return None

    def _sum(self, first: _Figure) -> Amount | None:
        """``3 triệu 500 nghìn``, ``2 tỷ rưỡi``, ``3 năm rưỡi``; None when there is only one part."""
        total, last, parts = first.value, first, 1
        while last.open and (gap := _GAP.match(self._low, last.end)):
            part = self._figure(gap.end()) or self._written(gap.end())
            if part is None or part.unit is None or not 1 < part.factor < last.factor:
                break
            if part.value >= last.factor:
                break
            total, last, parts = total + part.value, part, parts + 1
        end, unit = last.end, last.unit
        if unit and (half := _HALF.match(self._low, end)):
            total, end, parts = total + last.factor / 2, half.end(), parts + 1
            if last.open and (after := self._units.read(end, whole=False)):
                unit, end = after
        if first is last and (unit and unit.name == "m") and (more := _CENTIMETRES.match(self._low, end)):
            total += Decimal(f"0.{more[1]}")
            end, parts = more.end(), 2
        if parts == 1 or unit is None:
            return None
        return Amount(end=end, value=total, printed=total, unit=replace(unit, factor=ONE), readings=(total,))
