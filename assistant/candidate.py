"""A figure as it stands before a question: its place, its score, and what speaks against it."""

from dataclasses import dataclass, replace

from ingest.records import Figure, Sentence
from ingest.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure with its place and its score."""

    figure: Figure
    sentence: Sentence
    report: Report
    score: float
    covered: float
    """Share of the question's words found, 0 to 1."""

    fits: float
    """As :func:`assistant.timing.fit`."""

    own: float = 0.0
    """Share of the question's words found in the figure's own words, 0 to 1."""

    misses: frozenset[str]
    """Why it is no answer: ``period``, ``place``, ``name``, ``unit``, ``kind``, ``words``, ``scope``;
    ``given`` for one that the question itself states; ``far``, ``around`` and ``opening`` as
    :func:`assistant.names.missing_names`;
    ``noun`` for another thing counted than the one asked for."""

    worth: float = 0.0
    """By the ranking model: log-odds in tens, comparable within one question."""

    chance: float = 0.0
    """By the ranking model: probability that it is the answer, 0 to 1."""

    about: str = ""
    """The province that its report is about, folded, or ``""``."""

    backed: bool = False
    """The rules by themselves would give the same value."""

    @property
    def answers(self) -> bool:
        """True when nothing speaks against it."""
        return not self.misses

    def without_words(self) -> "Candidate":
        """The same as no answer by its words."""
        return self if "words" in self.misses else replace(self, misses=self.misses | {"words"})

    def ruled_out(self, why: str = "scope") -> "Candidate":
        """The same with no chance, and ``why`` among its misses."""
        return replace(self, chance=0.0, misses=self.misses | {why})

    def given(self, chance: float) -> "Candidate":
        """The same with another's ``chance`` besides its own."""
        return replace(self, chance=self.chance + chance) if chance else self

    def in_place_of(self, other: "Candidate") -> "Candidate":
        """The same with the chance of ``other``, and where that one answers, as good an answer."""
        given = self.given(other.chance)
        return (
            given if other.misses else replace(given, worth=max(self.worth, other.worth), misses=frozenset())
        )
