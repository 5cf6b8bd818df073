"""Wholes held against their parts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.judging import show
from ingest.audit.ranges import Range, last_place, printed_range, step_of
from ingest.audit.records import Audited, Finding, Level
from ingest.audit.splits import Split, read_splits
from ingest.figures.printing import print_amount
from ingest.records import Figure

_LONG = 20_000
"""Whole over the last digit printed of any, from which a difference of one digit is hardly chance."""
_NEAR = 60
"""Characters that name a part."""
_BRACKETS = re.compile(r"\([^()]*\)")
_PLAIN = (None, "ước")


def check_parts(source: Audited) -> Iterator[Finding]:
    """Findings of one report's sentences."""
    for split in read_splits(source):
        if split.complete:
            yield from _sum(source, split)
        elif split.claim != "more":
            yield from _over(source, split)


def _sum(source: Audited, split: Split) -> Iterator[Finding]:
    ranges = [r for p in split.parts if (r := printed_range(p))]
    whole = printed_range(split.wholes[0])
    if whole is None or len(ranges) < len(split.parts) or len(split.wholes) > 1:
        return
    readings = [add(ranges[:count]) for count in range(2, len(ranges) + 1)]  # the last may be another thing
    if not any(whole.meets(r) for r in readings):
        yield finding(source, split.wholes[0], split.parts, readings[-1], rule="sum", level="certain")


def _over(source: Audited, split: Split) -> Iterator[Finding]:
    """A part that is larger than every figure that may be its whole."""
    if len(split.wholes) > 1:
        return  # the list may be of more than one sentence
    wholes = [printed_range(w) for w in (*split.wholes, *split.before)]
    most = add([r for r in wholes if r]).high
    for part in split.parts:
        ranged = printed_range(part)
        if None not in wholes and ranged is not None and ranged.low > most and _is_near(source, split, part):
            yield finding(source, split.wholes[-1], [part], ranged, rule="over", level="suspected")
            return
    if len(split.parts) > 1 and len(split.wholes) == 1 and _is_slip(split.wholes[0], split.parts):
        total = add([r for r in map(printed_range, split.parts) if r])
        yield finding(source, split.wholes[0], split.parts, total, rule="slip", level="suspected")


def _is_near(source: Audited, split: Split, part: Figure) -> bool:
    """True when hardly a word stands between the part and what is listed before it."""
    if part.sentence != split.opened[0]:
        return True
    before = [p.end for p in split.parts if p.sentence == part.sentence and p.end <= part.start]
    text = source.sentences[part.sentence].text[max([split.opened[1], *before]) : part.start]
    gap = _BRACKETS.sub("", text).strip()
    joined = gap.startswith(("và ", ";")) if before else ", " not in gap.lstrip(", ")
    return len(gap) <= _NEAR and joined


def _is_slip(whole: Figure, parts: Sequence[Figure]) -> bool:
    """True when one digit changed would make the sum exact, and that is hardly chance."""
    if any(f.qualifier not in _PLAIN or step_of(f) is None for f in (whole, *parts)):
        return False
    coarsest = max(last_place(f.value) for f in (whole, *parts) if f.value)
    rest = abs(whole.value - sum(p.value for p in parts)).normalize()
    return whole.value >= _LONG * coarsest and bool(rest) and len(rest.as_tuple().digits) == 1


def add(ranges: Sequence[Range]) -> Range:
    """What a sum may be."""
    total = Range(Decimal(0), Decimal(0))
    for ranged in ranges:
        total += ranged
    return total


def finding(
    source: Audited, whole: Figure, parts: Sequence[Figure], computed: Range, *, rule: str, level: Level
) -> Finding:
    """A whole that its parts do not make up."""
    added = sum((p.value for p in parts), Decimal(0))
    formula = " + ".join(show(p) for p in parts)
    if len(parts) > 1:
        formula += f" = {print_amount(added, whole.unit)}"
    return Finding(
        check="parts",
        level=level,
        rule=rule,
        formula=formula,
        computed=computed,
        unit=whole.unit,
        stated=source.place(whole, "whole"),
        others=tuple(source.place(p, "part") for p in parts),
    )
