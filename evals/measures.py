"""Shares of right answers over many results, with their uncertainty, and the times they took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from evals.records import Result, Score

Z = 1.959963984540054
"""97.5 % point of the normal distribution: intervals are 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A field of :class:`Score`, how it is called, and what it has to reach."""

    name: str
    """The field's name."""

    label: str
    fault: bool = False
    """True where 1 is a fault: the share printed is of faults, and less is better."""

    goal: float | None = None
    """Least share, or greatest of faults. None: only the baseline binds."""

    of_answers: bool = False
    """True where not the cases but the answers given decide what is counted."""


MEASURES = (
    Measure(name="figure_first", label="Right figure first", goal=0.96),
    Measure(name="figures_all", label="Every expected figure stated"),
    Measure(name="wrong_figure", label="Wrong figure first", fault=True, goal=0.01),
    Measure(name="extra_figure", label="Some figure beside the point", fault=True),
    Measure(name="conflict_shown", label="Conflict shown with every reading", goal=1.0),
    Measure(name="text_right", label="Right text"),
    Measure(name="wrong_text", label="Text question answered wrongly", fault=True),
    Measure(name="refused", label="Unanswerable refused", goal=0.97),
    Measure(name="false_refusal", label="Answerable refused", fault=True, goal=0.03),
    Measure(name="status", label="Right status"),
    Measure(name="citation_place", label="Cited report and page right"),
    Measure(name="citation_holds", label="Figure inside its quote", goal=1.0, of_answers=True),
    Measure(name="numbers_held", label="Every number shown is a cited page's", goal=1.0, of_answers=True),
    Measure(name="quote_exact", label="Quote is the page's text", goal=1.0, of_answers=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many of how many."""

    good: int
    """Right ones; for a fault, those without it."""

    of: int
    """Scored ones, at least 1."""

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.good / self.of


def tally(measure: Measure, results: Iterable[Result]) -> Tally | None:
    """``None`` when no result was scored for it: not asked is not wrong."""
    scored = [_value(measure, result.score) for result in results]
    marks = [mark for mark in scored if mark is not None]
    if not marks:
        return None
    ones = sum(marks)
    return Tally(good=len(marks) - ones if measure.fault else ones, of=len(marks))


def _value(measure: Measure, score: Score) -> int | None:
    value: int | None = getattr(score, measure.name)
    return value


def tallies(results: Sequence[Result]) -> dict[str, Tally | None]:
    """Every measure by name."""
    return {measure.name: tally(measure, results) for measure in MEASURES}


def shown_share(measure: Measure, counted: Tally) -> float:
    """The share as printed: of faults where the measure is one."""
    return 1 - counted.share if measure.fault else counted.share


def reaches_goal(measure: Measure, counted: Tally | None) -> bool:
    """True where there is no goal, nothing was scored, or the goal is reached.

    The goal is compared with counts, since 0.9 and 1 - 0.05 are no exact floats.
    """
    if measure.goal is None or counted is None:
        return True
    least = 1 - measure.goal if measure.fault else measure.goal
    return counted.good + 1e-9 >= least * counted.of


def wilson(counted: Tally) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927, JASA 22:209).

    >>> [round(end, 3) for end in wilson(Tally(good=9, of=10))]
    [0.596, 0.982]
    """
    n, p = counted.of, counted.share
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    reach = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The nearest-rank percentile; ``None`` of nothing.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 50), percentile([3.0, 1.0, 2.0, 4.0], 95), percentile([], 50)
    (2.0, 4.0, None)
    """
    if not values:
        return None
    return sorted(values)[max(0, ceil(percent / 100 * len(values)) - 1)]
