"""What the mutation check makes: digits that may be changed, mutants, and how each was answered."""

from dataclasses import dataclass
from typing import Literal

from assistant.records import Answer, Reading
from evals.records import Case

Verdict = Literal["changed", "beside", "hidden", "old", "other", "silent", "unmade"]
"""How a mutant was answered: the changed figure alone; beside the old one, which another place still prints;
beside the old one, which no place prints; only the old one; another figure; no figure; or it was not asked,
as the digit could not be changed in its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One digit of a figure that a right answer cites."""

    case: Case
    reading: Reading
    """The figure as it was answered, or the operand where it was computed."""

    document: str
    """File name below the reports' folder, with ``/``."""

    page: int
    """Counts from 1."""

    offset: int
    """The digit's place in the page's text, from 0."""

    within: int
    """The digit's place in the printed figure, from 0."""

    digits: tuple[str, ...]
    """What may be put there: a number of the same shape, and a figure that the case does not expect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A digit, and what it is to become."""

    spot: Spot

    digits: tuple[str, ...]
    """The digit drawn, then what else may stand there where the file's font does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A mutant ingested, and its case asked again."""

    mutant: Mutant
    digit: str
    """What was put there; ``""`` when nothing could be."""

    verdict: Verdict
    noticed: bool | None = None
    """Whether the ordinary score calls the changed figure alone wrong; None for other answers."""

    answer: Answer | None = None
    problem: str = ""
    """Why it could not be made or asked."""

    @property
    def seen(self) -> bool:
        """The answer follows the report, and the score sees that it is not the figure expected."""
        return self.verdict in ("changed", "beside") and self.noticed is not False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A figure of a right answer that no digit was drawn from, and why."""

    case: Case
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A whole run."""

    seed: int
    trials: tuple[Trial, ...]
    spots: int
    """Digits that could be drawn."""

    cases: int
    """Cases whose answers hold them."""

    passed: tuple[Passed, ...]

    @property
    def made(self) -> tuple[Trial, ...]:
        """Trials whose mutant could be made."""
        return tuple(trial for trial in self.trials if trial.verdict != "unmade")

    @property
    def all_seen(self) -> bool:
        """True when every mutant that could be made was seen, and at least one could."""
        return bool(self.made) and all(trial.seen for trial in self.made)
