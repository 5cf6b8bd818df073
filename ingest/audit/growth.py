"""Printed changes held against the value and the earlier value."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.audit.judging import HUNDRED, percent, show, weigh
from ingest.audit.ranges import Range, printed_range
from ingest.audit.records import Audited, Finding, Level, Place
from ingest.audit.subjects import LEVELS, is_level, same_unit, subject
from ingest.figures.printing import print_amount, print_number
from ingest.records import Figure

_APART = re.compile(r"[;:]|\.\s")
_TOLD_OF = re.compile(
    r"\s*(?:so (?:với )?|của )?(?:mức |con số )?(?:(?!\b(?:kế hoạch|và|dù|do|nhờ|vượt|nếu|thì)\b)[^,;()])*"
    r"(?:\(\s*(?:(?:là|đạt|mức|chỉ|có|khoảng|gần|hơn|trên|cùng kỳ|năm|trước|\d{4})[\s:]*)*)?",
    re.IGNORECASE,
)
"""What may stand between a change and the value it starts from: "so với năm 2023 (172.210 người)"."""
_LEAST_LEVEL = 50
"""Per cent from which a printed growth may be a level."""
_IN_ORDER = re.compile(r"\blần lượt\b", re.IGNORECASE)
_TURN = re.compile(r"\b(?:trong khi|nhưng|song)\b", re.IGNORECASE)


def check_growth(source: Audited) -> Iterator[Finding]:
    """Changes whose earlier value stands in the same sentence."""
    for sentence, figures in source.by_sentence.items():
        if source.sentences[sentence].kind == "row":
            continue
        for change in figures:
            if not is_change(change):
                continue
            value = value_of(source, change)
            earlier = _earlier(source, change, value, figures) if value else None
            if value is not None and earlier is not None:
                places = source.place(change, "growth"), source.place(value, "value")
                yield from judge_change(*places, source.place(earlier, "earlier"))


def is_change(figure: Figure) -> bool:
    """True for one plain change or ratio."""
    return figure.kind in ("growth", "ratio") and figure.value_max is None and not figure.ambiguous


def judge_change(
    stated: Place, value_at: Place, earlier_at: Place, level: Level = "certain"
) -> Iterator[Finding]:
    """A finding when the change ``stated`` does not lead from the earlier value to the value."""
    change, value, earlier = stated.figure, value_at.figure, earlier_at.figure
    now, then = printed_range(value), printed_range(earlier)
    if now is None or then is None or earlier.value <= 0:
        return
    if change.unit in ("%", "lần"):
        made = _rate(change, value, earlier, now, then)
    elif same_unit(change, value) and change.kind == "growth":
        made = _difference(change, value, earlier, now, then)
    else:
        return
    if made is None:
        return
    rule, off, formula, computed = made
    sure = rule == "ratio_as_growth"
    yield Finding(
        check="growth",
        level="slight" if off == "slight" else "certain" if sure else level,
        rule=rule,
        formula=formula,
        computed=computed,
        unit=change.unit,
        stated=stated,
        others=(value_at, earlier_at),
    )


_Made = tuple[str, str, str, Range]


def _rate(change: Figure, value: Figure, earlier: Figure, now: Range, then: Range) -> _Made | None:
    quotient = now.over(then)
    if quotient is None:
        return None
    if change.unit == "lần":
        return _times(change, value, earlier, quotient)
    level = quotient.times(HUNDRED)
    exact = value.value / earlier.value * HUNDRED
    if change.kind == "ratio":
        off = weigh(change, level)
        formula = f"{show(value)} : {show(earlier)} = {percent(exact, change)}"
        return None if off == "fits" else ("ratio", off, formula, level)
    way = -1 if "decrease" in change.facets and change.value >= 0 else 1
    grown = _signed(Range(level.low - HUNDRED, level.high - HUNDRED), way)
    off = weigh(change, grown)
    if off == "fits":
        return None
    as_level = way > 0 and change.value >= _LEAST_LEVEL and weigh(change, level) == "fits"
    formula = f"{show(value)} : {show(earlier)} − 100% = {percent(exact - HUNDRED, change)}"
    return "ratio_as_growth" if as_level else "growth", off, formula, grown


def _times(change: Figure, value: Figure, earlier: Figure, quotient: Range) -> _Made | None:
    """As :func:`_rate`, of "gấp 2,8 lần"; "tăng 1,5 lần" is read both ways."""
    readings = [Decimal(0)] if change.kind == "ratio" else [Decimal(0), Decimal(1)]
    off = weigh(change, quotient, offsets=readings)
    exact = (value.value / earlier.value).quantize(Decimal("0.01"))
    formula = f"{show(value)} : {show(earlier)} = {print_number(exact)} lần"
    return None if off == "fits" else ("times", off, formula, quotient)


def _difference(change: Figure, value: Figure, earlier: Figure, now: Range, then: Range) -> _Made | None:
    way = -1 if "decrease" in change.facets else 1
    computed = _signed(now - then, way)
    off = weigh(change, computed)
    formula = f"{show(value)} − {show(earlier)} = {print_amount(value.value - earlier.value, value.unit)}"
    return None if off == "fits" else ("difference", off, formula, computed)


def _signed(ranged: Range, way: int) -> Range:
    return ranged if way > 0 else Range(-ranged.high, -ranged.low)


def value_of(source: Audited, change: Figure) -> Figure | None:
    """What changed: the last plain figure before the change or the last of its name, past no stop."""
    text = source.sentences[change.sentence].text
    here = [f for f in source.by_sentence[change.sentence] if f.end <= change.start and f.kind in LEVELS]
    if not here or not is_level(here[-1]):
        return None
    named = [f for f in here if f.indicator == change.indicator and is_level(f)]
    if not named:
        return None
    between = text[named[-1].end : change.start]
    parted = any(words.search(between) for words in (_APART, _TURN, _IN_ORDER))
    return None if parted else named[-1]


def _earlier(source: Audited, change: Figure, value: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The base told of the change: behind it up to the next plain figure, between, or before the value."""
    index, start = list(figures).index(change), list(figures).index(value)
    text = source.sentences[change.sentence].text
    for figure in figures[index + 1 :]:
        if is_level(figure):
            break
        if figure.kind == "base" and same_unit(value, figure) and figure.value_max is None:
            told = text[change.end : figure.start]
            return figure if _TOLD_OF.fullmatch(told) else None
    between = [
        f
        for ahead, f in pairwise(figures[start:index])
        if f.kind == "base" and same_unit(value, f) and _TOLD_OF.fullmatch(text[ahead.end : f.start])
    ]
    before = [f for f in figures[:start][-1:] if f.kind == "base" and same_unit(value, f)]
    told_of = between or before
    if len(told_of) == 1 and subject(told_of[0].indicator) == subject(value.indicator):
        return told_of[0]
    return None
