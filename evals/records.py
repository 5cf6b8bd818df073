"""What evaluation makes: cases read from files, and what an answer to one scored."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from assistant.records import Answer, Status, Turn

CaseKind = Literal["figure", "text", "conflict", "followup", "unanswerable"]

Stage = Literal["extraction", "retrieval", "answer"]
"""Where a failed case was lost: never read, not found, or found and not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit, as an answer or a case states it."""

    value: Decimal
    unit: str
    value_max: Decimal | None = None
    """Upper end of a range, in ``unit``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a right answer may be read."""

    document: str
    """File name below the ingested folder, with ``/``."""

    pages: tuple[int, ...]
    """Any of these, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFigure:
    """A figure that the answer has to state; several amounts are several right ways to state it."""

    amounts: tuple[Amount, ...]
    places: tuple[Place, ...] = ()
    """Where its citation may point. Empty: anywhere in the case's reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a right answer looks like."""

    status: tuple[Status, ...]
    """Any of these is right."""

    figures: tuple[ExpectedFigure, ...] = ()
    """All belong into the answer, one of them first. In a conflict: every reading."""

    allowed: tuple[ExpectedFigure, ...] = ()
    """Right to state beside them, never first: not what was asked for."""

    text: tuple[tuple[str, ...], ...] = ()
    """The answer holds one string of every group, case- and diacritic-exact after white space is folded."""

    places: tuple[Place, ...] = ()
    """Where a citation of a text answer may point."""

    @property
    def answerable(self) -> bool:
        """True when a refusal is never right."""
        return "refused" not in self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what is known about its right answer."""

    id: str
    question: str
    kind: CaseKind
    reports: tuple[str, ...]
    """Documents that must be there for the case to be asked."""

    expect: Expectation
    checked_by: str
    checked_against: str
    """Report and page the expectation was read from."""

    history: tuple[Turn, ...] = ()
    tags: tuple[str, ...] = ()
    """Ways of asking: ``no-diacritics``, ``abbreviation``, ``english``, ``typo``, …"""

    collection: str = ""
    """First word of the file's name: ``samples`` or ``haiphong``."""

    heldout: bool = False
    """From a ``*-heldout.jsonl`` file: nobody who works on the assistant reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Each measure of one answer: 1 right, 0 wrong, None where the case does not ask for it."""

    status: int | None = None
    """The status is one of the expected ones."""

    figure_first: int | None = None
    """Value and unit of the first figure are right."""

    figures_all: int | None = None
    """Every expected figure is stated."""

    wrong_figure: int | None = None
    """1 when the answer puts a figure first that is not right: the worst a reader can get. Readings that are
    only offered to choose from state none."""

    extra_figure: int | None = None
    """1 when any stated figure is neither expected nor allowed."""

    conflict_shown: int | None = None
    """Every reading of a disagreement is stated, and the status says that it is one."""

    text_right: int | None = None
    wrong_text: int | None = None
    """1 when a text question was answered without the right words."""

    refused: int | None = None
    """Unanswerable cases: refused, with no figure."""

    false_refusal: int | None = None
    """Answerable cases: 1 when refused."""

    citation_place: int | None = None
    """A citation points to the right report and page."""

    citation_holds: int | None = None
    """Every stated figure's printed text stands inside the quote it cites."""

    numbers_held: int | None = None
    """Every number shown stands on a cited page, in a cited report's name or in the question."""

    quote_exact: int | None = None
    """Every quote is the page's text at its spans."""

    @property
    def passed(self) -> bool:
        """True when nothing that the case asks for went wrong."""
        good = (
            self.status,
            self.figure_first,
            self.figures_all,
            self.conflict_shown,
            self.text_right,
            self.refused,
            self.citation_place,
            self.citation_holds,
            self.numbers_held,
            self.quote_exact,
        )
        return 0 not in good and 1 not in (self.false_refusal, self.wrong_figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A case, what was answered, and what that scored."""

    case: Case
    answer: Answer | None
    """None when asking raised an expected error, which then stands in ``error``."""

    score: Score
    milliseconds: float
    """Wall time of the question."""

    error: str = ""
    stage: Stage | None = None
    """Failed cases only, where it could be told."""

    notes: tuple[str, ...] = field(default=())
    """What a reader of the failure has to know."""
