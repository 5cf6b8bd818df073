"""What a headline says of a figure that the text below gives again in fewer words.

"Xuất khẩu nông, lâm, thủy sản đạt 9 tỷ USD" above "… đưa tổng giá trị xuất khẩu 5 tháng đạt 9 tỷ USD": the
second is of farm, forest and sea products as well.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.records import Figure, Sentence
from ingest.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_MEASURING = frozenset(
    _WORD.findall(
        "tong gia tri so luong muc kim ngach khoi doanh thu von dat uoc trong cua nuoc ca nam thang quy dau "
        "qua va cac hang hoa viet nam duoc tinh den"
    )
)
"""Folded words that say how something is measured, and no more."""

_OVER, _UNDER = frozenset({"hơn", "trên"}), frozenset({"gần"})
_SLIGHT = Decimal("0.05")
"""Share of a value that a headline rounds off at most."""


def name_from_headlines(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Figure]:
    """``figures``, those that a headline gives under a fuller name called by that as well."""
    titles = {s.ordinal for s in sentences if s.kind == "title"}
    rows = {s.ordinal for s in sentences if s.kind == "row"}
    above = [f for f in figures if f.sentence in titles and f.kind in ("amount", "count") and _is_telling(f)]
    names: dict[tuple[int, str], str] = {}
    for figure in figures if above else ():
        if figure.sentence in titles or figure.sentence in rows:
            continue
        head = next((a for a in above if _is_same(a, figure)), None)
        if head is not None:
            names[figure.sentence, figure.indicator] = f"{figure.indicator} – {head.indicator}"
    return [
        replace(f, indicator=names[f.sentence, f.indicator]) if (f.sentence, f.indicator) in names else f
        for f in figures
    ]


def _is_telling(figure: Figure) -> bool:
    """False for values that many figures have: 5 dự án, 10 tỷ."""
    return len(figure.value.normalize().as_tuple().digits) > 1


def _is_same(head: Figure, figure: Figure) -> bool:
    """True for the headline's value, or what it rounds, under a name of only words of the headline's."""
    if (head.unit, head.kind, head.per) != (figure.unit, figure.kind, figure.per):
        return False
    if head.period is not None and figure.period is not None and head.period != figure.period:
        return False
    one, two = _words(head), _words(figure)
    return two < one and bool(two) and _agree(head, figure)


def _agree(head: Figure, figure: Figure) -> bool:
    if head.value == figure.value:
        return True
    above = figure.value > head.value
    rounded = above if head.qualifier in _OVER else not above if head.qualifier in _UNDER else False
    return rounded and abs(figure.value - head.value) <= _SLIGHT * abs(head.value)


def _words(figure: Figure) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(figure.indicator))) - _MEASURING
