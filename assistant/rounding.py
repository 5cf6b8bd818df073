"""A value told roughly ("hơn 3 tỷ") gives way to the same one told exactly."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.likeness import agree, akin, dated, same_time, share_words, sides, step_of, until
from assistant.measures import ABOUT
from ingest.records import Figure


def most_exact(best: Candidate, near: Sequence[Candidate], ranked: Sequence[Candidate]) -> Candidate:
    """``best``, or what says it exactly: one of ``near``, or of its report among all that were ``ranked``.

    A headline rounds what the text below it gives to the last digit: "hơn 200 nghìn lượt", "211.834 lượt".
    """
    if best.figure.qualifier not in ABOUT:
        return best
    same = [
        c
        for c in near
        if c.figure.qualifier not in ABOUT
        and c.figure.kind == best.figure.kind
        and agree(best.figure, c.figure)
    ]
    exact = [c for c in same if akin(best.figure, c.figure) and same_time(dated(best), dated(c))]
    if not exact:
        exact = [c for c in ranked if c.misses <= _open(c.figure) and _is_finer(best.figure, c.figure)]
    if not exact:
        return best
    told = max(exact, key=lambda c: c.worth)
    return replace(told, backed=told.backed or best.backed)  # up to rounding the rules state the same


def _open(figure: Figure) -> frozenset[str]:
    """What may speak against the exact value; one that names no time has that of the rough."""
    return frozenset({"words"}) if _is_timed(figure) else frozenset({"words", "period"})


def _is_timed(figure: Figure) -> bool:
    return figure.period is not None or figure.as_of is not None


def _is_finer(rough: Figure, other: Figure) -> bool:
    """True where the same report tells the value by more digits, on the side that "hơn" or "gần" says."""
    alike = (rough.report_id, rough.kind, rough.per) == (other.report_id, other.kind, other.per)
    if not alike or sides(rough) != sides(other) or other.ambiguous or not agree(rough, other):
        return False
    above = other.value >= rough.value
    if (rough.qualifier in _OVER and not above) or (rough.qualifier in _UNDER and above):
        return False
    slight = abs(other.value - rough.value) <= _SLIGHT * abs(rough.value)
    finer = step_of(other.value) < step_of(rough.value)
    named = share_words(rough, other) or (_is_timed(rough) and same_time(rough, other) and _is_telling(rough))
    return slight and finer and _is_one_time(rough, other) and named


def _is_telling(figure: Figure) -> bool:
    """False for values of which many round to the same: 5 dự án, 10 tỷ."""
    return len(figure.value.normalize().as_tuple().digits) > _FEW


_FEW = 2
"""Digits of a value that is hardly ever another's of the same text and time by chance."""


_OVER, _UNDER = frozenset({"hơn", "trên"}), frozenset({"gần"})

_SLIGHT = Decimal("0.2")
"""Share of a value that its rounding takes off at most: "hơn 1 tỷ" of 1,154 tỷ."""


def _is_one_time(one: Figure, other: Figure) -> bool:
    """True where nothing tells that the two are about different times."""
    if same_time(one, other):
        return True
    untimed = not (_is_timed(one) and _is_timed(other))
    return untimed or ((one.as_of is None) != (other.as_of is None) and until(one) == until(other))
