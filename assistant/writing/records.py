"""What goes to the model, what comes back, and what was made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.question import Question
from assistant.records import Citation
from ingest.records import Figure
from ingest.reports import Report

Why = Literal[
    "fact",  # a fact number that was not given
    "number",  # a number that no cited quote bears out
    "unit",  # another unit behind a fact
    "period",  # a time that is not the fact's
    "scope",  # the side or place that a fact is of is left out or changed
    "indicator",  # it does not say what the number is of
    "direction",  # a rise for a fall
    "kind",  # a result for a plan, a change for a level
    "denial",  # a denial added or dropped
    "hard",  # a word that changes the meaning: a cause, a superlative, a duty
    "name",  # a name that neither the quotes nor the question have
    "words",  # too much that the quotes do not say
    "uncited",  # no citation
    "citation",  # a citation that does not exist
    "markup",  # HTML, links, code, tags of roles
    "prompt",  # the prompt told back
    "order",  # words of a report that give orders to a machine
    "repeated",
    "beside",  # another figure before the one that was asked for
    "long",
]
"""Why a statement was withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure that the model may name by its number."""

    number: int
    """From 1: ``{{F1}}``."""

    shown: str
    """Value and unit as the reader sees them."""

    figure: Figure
    citation: Citation
    """Its ``mark`` is the one in the prompt."""

    report: Report
    headline: bool
    """True for a figure of the answer itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything that a statement may rest on."""

    question: Question
    facts: tuple[Fact, ...]
    """In the order of their numbers."""

    citations: tuple[Citation, ...]
    """In the order of their marks in the prompt, which count from 1."""

    reports: dict[str, Report]

    def fact(self, number: int) -> Fact | None:
        """The fact ``{{F<number>}}``."""
        return self.facts[number - 1] if 1 <= number <= len(self.facts) else None

    def citation(self, mark: int) -> Citation | None:
        """The passage ``[mark]``."""
        return self.citations[mark - 1] if 1 <= mark <= len(self.citations) else None

    @property
    def headlines(self) -> Sequence[Fact]:
        """The figures of the answer itself."""
        return [fact for fact in self.facts if fact.headline]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the guard says of one statement, a whole sentence of the model with its marks."""

    text: str
    """Filled in, its marks those of the prompt; the model's own words where ``why`` is set."""

    why: Why | None = None
    facts: tuple[Fact, ...] = ()
    marks: tuple[int, ...] = ()
    """Of the prompt, as first used."""
