"""When two figures say the same thing: indicator, unit, kind, sides and time, whatever their values."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from assistant.candidate import Candidate
from assistant.fitting import same_unit
from assistant.measures import ABOUT
from assistant.names import named_places
from assistant.terms import is_stop, sequence
from assistant.timing import report_period
from assistant.words import load_words
from ingest.records import Figure, Period
from vectorstore.terms import load_terms

ALIKE = 0.5
"""Least share of common words for two indicators to be the same."""

_SIDES = (
    "inside_zones",
    "outside_zones",
    "new",
    "added",
    "share_purchase",
    "domestic",
    "foreign",
    "cumulative",
)


def agree(one: Figure, other: Figure) -> bool:
    """True when two values are one up to rounding: 31 tỷ and 30,98 tỷ, but not 100 and 104 projects."""
    if not same_unit(one.unit, other.unit) or one.value_max != other.value_max:
        return False
    apart = abs(one.value - other.value)
    printed = max(_printed_step(f.text, f.value) for f in (one, other))
    if apart <= printed / 2:
        return True
    rounded = [f for f in (one, other) if _is_rounded(f, apart)]
    return any(apart <= step_of(f.value) / 2 for f in rounded)


_FIRST_NUMBER = re.compile(r"\d(?:[\d.,\s]*\d)?")
_ZEROS = 1000
"""Times the last printed digit's step from which noughts at the end are taken for rounding."""

_SLIGHT = Decimal("0.01")
"""Share of a value up to which such rounding is credible."""


def _is_rounded(figure: Figure, apart: Decimal) -> bool:
    """True where noughts at its end may stand for other digits: told roughly, in words, or many of them."""
    if figure.qualifier in ABOUT | {"dưới"} or not _FIRST_NUMBER.search(figure.text):
        return True
    many = step_of(figure.value) >= _ZEROS * _printed_step(figure.text, figure.value)
    return many and apart <= _SLIGHT * abs(figure.value)


@lru_cache(maxsize=16384)
def _printed_step(text: str, value: Decimal) -> Decimal:
    """One unit of the last digit that is printed: 10 million of "30,98 tỷ", 1 of "1.400"; 0 of words."""
    found = _FIRST_NUMBER.search(text)
    digits = re.sub(r"\D", "", found.group()).lstrip("0") if found else ""
    if not digits or not value:
        return Decimal(0)
    return Decimal(1).scaleb(value.adjusted() - len(digits) + 1)


@lru_cache(maxsize=8192)
def step_of(value: Decimal) -> Decimal:
    """One unit of the last digit that is not a trailing nought."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(0)


def restated(one: Figure, other: Figure) -> bool:
    """One amount in two currencies: "9.602,99 tỷ đồng, tương đương 414,7 triệu USD"."""
    same_place = (one.report_id, one.sentence) == (other.report_id, other.sentence)
    return same_place and one.indicator == other.indicator and one.unit != other.unit


def until(figure: Figure) -> date:
    """The last day that a figure is about; the first of all days when it says none."""
    return figure.as_of or (figure.period.end if figure.period else date.min)


def sides(figure: Figure) -> frozenset[str]:
    """Facets, where "foreign" says nothing that its absence would not."""
    return frozenset(figure.facets) & frozenset(_SIDES) - {"foreign"}


def dated(candidate: Candidate) -> Figure:
    """The figure, about its report's year where it names no time."""
    figure, year = candidate.figure, candidate.report.year
    if figure.period is not None or figure.as_of is not None or year is None:
        return figure
    told = report_period(candidate.report)
    if told is not None:
        return replace(figure, period=told)
    return replace(figure, period=Period(start=date(year, 1, 1), end=date(year, 12, 31)))


def same_question(one: Figure, other: Figure, *, alike: bool) -> bool:
    """Same indicator, unit, kind, sides and time, in another place of the reports."""
    if not same_unit(one.unit, other.unit) or one.kind != other.kind or sides(one) != sides(other):
        return False
    if one.report_id == other.report_id and abs(one.sentence - other.sentence) <= 1:
        return False
    return same_time(one, other) and (alike or akin(one, other))


def same_time(one: Figure, other: Figure) -> bool:
    """True for one time, and for a year that one report closes a little before another."""
    if one.period is None or other.period is None:
        return one.period == other.period and one.as_of == other.as_of
    if one.period == other.period:
        return True
    same_start = one.period.start == other.period.start or one.period.start == one.period.end
    apart = abs((until(one) - until(other)).days)
    return same_start and one.period.end.year == other.period.end.year and apart <= _LAG_DAYS


_LAG_DAYS = 31
"""Reports that close a year within a month of each other speak of the same year."""


def akin(one: Figure, other: Figure, *, least: float = ALIKE / 2) -> bool:
    """True when two indicators share enough words; ``least`` of all their words together."""
    a, b = _words(one), _words(other)
    return share_words(one, other) and len(a & b) / len(a | b) >= least


def share_words(one: Figure, other: Figure) -> bool:
    """True when half the words of the shorter indicator are the other's."""
    a, b = _words(one), _words(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= ALIKE


def distinct(one: Figure, other: Figure) -> bool:
    """True when telling words or a place of one indicator are not the other's: exports, textile exports.

    Words of measuring tell nothing: "tổng giá trị xuất khẩu" is "kim ngạch xuất khẩu".
    """
    if named_places(one.indicator) != named_places(other.indicator):
        return True
    a, b = (_words(f) - _plain() for f in (one, other))
    pairs = ((one, a - b, other), (other, b - a, one))
    return any(_weight(more) >= (_LISTED if _lists(f, beside) else _TELLING) for f, more, beside in pairs)


def _weight(words: frozenset[str]) -> float:
    return sum(load_terms().weigh(word, folded=False) for word in words)


def _lists(one: Figure, other: Figure) -> bool:
    """True for "khách tham quan, lưu trú" beside "khách lưu trú": it has things besides."""
    return "," in one.indicator and "," not in other.indicator


_LISTED = 0.2
"""Weight of the words more from which what lists several things is not the one of them."""


@cache
def _plain() -> frozenset[str]:
    return load_words("measuring") | load_words("having") | load_words("light")


_TELLING = 0.4
"""Weight of the words more from which an indicator is of another thing."""


def _words(figure: Figure) -> frozenset[str]:
    return frozenset(
        w for w in sequence(figure.indicator, folded=False) if w.isalpha() and not is_stop(w, folded=False)
    )
