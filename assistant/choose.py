"""From ranked figures to a verdict: one answer, readings that disagree, or several to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from assistant.candidate import Candidate
from assistant.contradicting import CLOSE, contradicts, disagrees, elsewhere
from assistant.fitting import same_unit
from assistant.likeness import ALIKE, agree, akin, dated, restated, sides, until
from assistant.rounding import most_exact
from ingest.records import Figure

TIED = 0.03
"""Score difference below which nothing tells two figures apart."""


SURE, ALONE = 0.7, 0.65
"""Least chance of what is stated; where nothing else is likely at all."""

BACKED = 0.5
"""Least chance of what the rules by themselves would state as well. All three chosen by cross-validation over
reports that the model did not see: 66 % right and 5.1 % wrong of 2,143 questions; a tenth less each would be
68 and 5.6, a tenth more 62 and 4.0."""

NO_RIVAL = 0.1
"""Chance of the likeliest figure beside what is told."""

SURE_OF_ONE = 0.7
"""Least chance that one of several offered readings answers."""

_LIKELY, _OFFERED = 0.15, 3
"""Least chance of a reading that is offered, and how many are."""

_MOST = 4
"""Readings shown at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the figures say."""

    verdict: Literal["answered", "conflict", "clarify"]
    chosen: tuple[Candidate, ...]
    """The answer, the readings that disagree, or the readings to choose from; best first."""

    others: tuple[Candidate, ...] = ()
    """Further readings worth a line: other periods, parts, the same value elsewhere."""


def choose(ranked: Sequence[Candidate], *, open_period: bool) -> Choice | None:
    """The verdict over ``ranked``; None when no figure answers.

    ``open_period`` is true when the question names no time: then the newest of the best wins.
    """
    fitting = [c for c in ranked if c.answers]
    if not fitting:
        return None
    unsure = [c for c in ranked if c.misses == {"words"} and c.score >= _HEARD]
    choice, alike = _weigh(fitting, unsure, ranked, open_period=open_period)
    told = [*choice.chosen, *alike]
    if _chance(ranked, told) >= _needed(ranked, told):
        return choice
    return _offer(fitting)


def _weigh(
    fitting: Sequence[Candidate],
    unsure: Sequence[Candidate],
    ranked: Sequence[Candidate],
    *,
    open_period: bool,
) -> tuple[Choice, Sequence[Candidate]]:
    """The verdict if one of ``fitting`` answers, and what would answer an open question as well.

    ``unsure`` are figures in other words than the question's: no answers, but they may contradict one.
    """
    best = fitting[0]
    near = [c for c in fitting if best.worth - c.worth <= CLOSE]
    if open_period:
        best = _newest(best, near)
    best = most_exact(best, near, ranked)
    rivals = [c for c in fitting if c is not best and contradicts(best, c)]
    rivals += [c for c in unsure if disagrees(best, c)]
    clashing = [c for c in rivals if not agree(best.figure, c.figure)]
    here = [c for c in clashing if not elsewhere(best, c)]
    if here:
        return Choice(verdict="conflict", chosen=_each_value([best, *here])[:_MOST]), ()
    if clashing:
        return Choice(verdict="clarify", chosen=_each_value([best, *clashing])[:_MOST]), ()
    others = [c for c in near if c is not best and c not in rivals]
    tied = [c for c in others if abs(best.worth - c.worth) <= TIED and _told_apart_by_nothing(best, c)]
    tied += [c for c in others if c not in tied and _even(best, c)]
    if tied:
        return Choice(verdict="clarify", chosen=_each_value([best, *tied])[:_MOST]), ()
    shown = [c for c in others if _another_reading(best.figure, c.figure)]
    answer = Choice(verdict="answered", chosen=(best,), others=tuple(_each_value(shown)[:_MOST]))
    return answer, [c for c in shown if _of_another_time(best, c)] if open_period else ()


def _of_another_time(best: Candidate, other: Candidate) -> bool:
    return dated(best).period != dated(other).period or sides(best.figure) != sides(other.figure)


def _chance(ranked: Sequence[Candidate], told: Sequence[Candidate]) -> float:
    """That what is told answers: the chances of all figures that say one of its values."""
    return sum(c.chance for c in ranked if c.chance and _is_told(c, told))


def has_rival(ranked: Sequence[Candidate], told: Sequence[Candidate]) -> bool:
    """True when a value that is not told has a chance of :data:`NO_RIVAL` or more.

    It must be a value of one of the weighty: the others have less than that all together.
    """
    likely = [c for c in ranked if c.chance]
    weighty = _weighty(likely)
    left = (c for c in ranked if _is_told(c, weighty) and not _is_told(c, told))
    return any(_chance(likely, [c]) >= NO_RIVAL for c in left)


def _weighty(likely: Sequence[Candidate]) -> list[Candidate]:
    """All but the least likely that together stay well below :data:`NO_RIVAL`."""
    rising = sorted(likely, key=lambda c: c.chance)
    below = accumulate(c.chance for c in rising)
    return [c for c, chance in zip(rising, below, strict=True) if chance >= NO_RIVAL / 2]


def _is_told(candidate: Candidate, told: Sequence[Candidate]) -> bool:
    return any(_says_same(candidate.figure, t.figure) for t in told)


def _needed(ranked: Sequence[Candidate], told: Sequence[Candidate]) -> float:
    """The chance that what is told, the best first, must have."""
    if told[0].backed:
        return BACKED
    return SURE if has_rival(ranked, told) else ALONE


def is_firm(best: Candidate) -> bool:
    """True for a figure that would be stated whatever else is there."""
    return best.backed or best.chance >= SURE


def _says_same(one: Figure, other: Figure) -> bool:
    return agree(one, other) or restated(one, other)


def _offer(fitting: Sequence[Candidate]) -> Choice | None:
    """The two or three readings to choose from, where it is as good as sure that one of them answers."""
    likely: list[Candidate] = []
    for candidate in _each_value([c for c in fitting if c.chance >= _LIKELY]):
        if not _is_told(candidate, likely):
            likely.append(candidate)
    likely = likely[:_OFFERED]
    if len(likely) < 2 or _chance(fitting, likely) < SURE_OF_ONE:
        return None
    return Choice(verdict="clarify", chosen=tuple(likely))


def _even(best: Candidate, other: Candidate) -> bool:
    """True when the very same words and time lead to another value: then none is picked silently."""
    one, two = best.figure, other.figure
    even = abs(best.worth - other.worth) <= _EVEN and one.kind == two.kind and not agree(one, two)
    return even and same_unit(one.unit, two.unit) and dated(best).period == dated(other).period


_HEARD = 0.45
"""Least score of a figure that may contradict although its words are not the question's."""

_EVEN = 0.004
"""Score difference that is none."""


def _newest(best: Candidate, near: Sequence[Candidate]) -> Candidate:
    """The newest figure of the same indicator and sides.

    What a report tells of a year after its own is still to come. A report's own time makes no figure of it
    newer than one that says when, in the same report.
    """
    same = [c for c in near if c.figure.kind == best.figure.kind and c.figure.per == best.figure.per]
    same = [c for c in same if not _is_ahead(c) or _is_ahead(best)]
    if _says_when(best.figure):
        same = [c for c in same if _says_when(c.figure) or c.report.id != best.report.id]
    same = [c for c in same if sides(c.figure) == sides(best.figure)]
    same = [c for c in same if akin(best.figure, c.figure, least=ALIKE)]
    return max([best, *same], key=lambda c: (until(dated(c)), c.worth))


def _is_ahead(candidate: Candidate) -> bool:
    year, period = candidate.report.year, candidate.figure.period
    return year is not None and period is not None and period.start.year > year


def _says_when(figure: Figure) -> bool:
    return figure.period is not None or figure.as_of is not None


def _told_apart_by_nothing(best: Candidate, other: Candidate) -> bool:
    """Same time, another thing, and the question fits both alike."""
    one, two = best.figure, other.figure
    if agree(one, two) or one.kind != two.kind or restated(one, two):
        return False
    different = sides(one) != sides(two) or one.unit != two.unit
    return different and one.period == two.period and abs(best.covered - other.covered) < TIED


def _another_reading(one: Figure, other: Figure) -> bool:
    """The same indicator at another time or of another side."""
    return one.kind == other.kind and one.unit == other.unit and akin(one, other) and not agree(one, other)


def _each_value(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates with each value, period and report once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for candidate in candidates:
        figure = candidate.figure
        mark = (figure.value, figure.unit, figure.period, figure.report_id)
        if mark not in seen:
            seen.add(mark)
            kept.append(candidate)
    return tuple(kept)
