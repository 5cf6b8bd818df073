"""What the number lock makes: for each number of an answer what it rests on."""

from dataclasses import dataclass
from typing import Literal

from ingest.figures.records import NumberKind

Basis = Literal[
    "quote",  # equals a figure or number of a cited quote
    "setting",  # stands in the title, date, heading, table head, lead-in or period words of a cited quote
    "operand",  # an operand of a shown formula, equal to a number of a cited quote
    "formula",  # the result of a shown formula
    "question",  # repeated from the question where the answer asserts nothing
    "mark",  # numbers the lines of a list, or a citation
    "none",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One number of an answer and its support."""

    text: str
    """As the answer prints it, without bold marks."""

    start: int
    """First character in the answer's text, inclusive."""

    end: int
    """Last character in the answer's text, exclusive."""

    kind: NumberKind
    reading: str
    """Value and base unit, e.g. ``"2061530000 USD"``; of dates and names the words themselves."""

    basis: Basis
    citation: int | None = None
    """Mark of the citation that supports it, from 1."""

    support: str = ""
    """The words it rests on: the figure as the report prints it, or the formula."""

    note: int | None = None
    """Index of the note it stands in; None in the answer's own text."""

    def to_json(self) -> dict[str, str | int | None]:
        """The contract's object."""
        return {
            "text": self.text,
            "basis": self.basis,
            "citation": self.citation,
            "support": self.support,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the lock says of one answer."""

    numbers: tuple[Held, ...]
    """Every number, in reading order; those of the notes follow."""

    @property
    def unsupported(self) -> tuple[Held, ...]:
        """Numbers that rest on nothing."""
        return tuple(held for held in self.numbers if held.basis == "none")

    @property
    def stands(self) -> bool:
        """True when every number has its support."""
        return not self.unsupported
