"""How things stand now, where an older report says it in the question's words and a newer one in others.

"Có bao nhiêu dự án FDI còn hiệu lực?" finds the report that says "còn hiệu lực", of years ago. A state
without a time is asked for as it is now: what newer reports say of it belongs beside the answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.fitting import same_unit
from assistant.likeness import agree, akin, dated, sides, until
from assistant.measures import measure_units
from assistant.question import Question
from ingest.records import Figure

_MOST = 3
"""Newer figures told."""

_SCOPE = frozenset({"inside_zones"})
"""A side that is told with each figure and need not be the same."""

_NAMED = 0.3
"""Least share of the question's words that a newer figure has."""


def tell_newer(question: Question, ranked: Sequence[Candidate], choice: Choice) -> Choice:
    """``choice`` with the newer states beside an older one.

    Where the question asks for today in so many words ("đến nay"), they are offered with it, newest first.
    """
    now = [m for m in question.periods if m.period is None and m.cumulative]
    if choice.verdict != "answered" or len(now) < len(question.periods):
        return choice
    best = choice.chosen[0]
    newer = _newest([c for c in ranked if _is_newer(c, best)])
    if not newer:
        return choice
    if now:
        return Choice(verdict="clarify", chosen=(*newer, best))
    others = [c for c in choice.others if c not in newer]
    return replace(choice, others=(*newer, *others))


def _newest(found: Sequence[Candidate]) -> list[Candidate]:
    """Each value once, the newest first."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (until(dated(c)), c.worth), reverse=True):
        if not any(agree(candidate.figure, k.figure) for k in kept):
            kept.append(candidate)
    return kept[:_MOST]


def _is_newer(other: Candidate, best: Candidate) -> bool:
    """True for the same measure as it stood in a later year."""
    old, new = dated(best), dated(other)
    if not {"cumulative"} <= {*old.facets} & {*new.facets} or until(new).year <= until(old).year:
        return False
    if not other.misses <= {"words"} or other.covered < _NAMED or old.kind != new.kind:
        return False
    if ("foreign" in old.facets) != ("foreign" in new.facets) or sides(old) ^ sides(new) - _SCOPE:
        return False
    counted = bool(old.unit) and old.unit not in measure_units()
    return same_unit(old.unit, new.unit) and (counted or akin(_headed(best), _headed(other), least=0.0))


def _headed(candidate: Candidate) -> Figure:
    """The figure, called by the first part of its name: the measure, without whose it is."""
    figure = candidate.figure
    return replace(figure, indicator=figure.indicator.split(" – ")[0])
