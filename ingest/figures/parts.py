"""One sentence, taken apart: what its figures are named and dated from."""

from dataclasses import dataclass, field

from ingest.figures.clauses import Clause, Words
from ingest.figures.periods import PeriodMention
from ingest.figures.records import Rank
from ingest.figures.respective import Pair
from ingest.figures.timing import Timing


@dataclass(slots=True)
class Read:
    """One sentence, taken apart."""

    text: str
    clauses: list[Clause]
    words: list[Words]
    mentions: list[PeriodMention]
    context: tuple[str, ...]
    inherited: Timing
    before: str = ""
    """The indicator of the sentence before, in the same paragraph."""

    planned: Timing = field(default_factory=Timing)
    """The year that the report's title plans for."""

    year: int | None = None
    """The report's."""

    pairs: dict[int, Pair] = field(default_factory=dict)
    """Index into ``words`` → the thing told off to it by "lần lượt"."""

    times: dict[int, PeriodMention] = field(default_factory=dict)
    """Index into ``words`` → the time told off to it by "lần lượt"."""

    unpaired: frozenset[int] = frozenset()
    """Indices into ``words`` of numbers told off in order to what the sentence does not list."""

    indicators: dict[int, str] = field(default_factory=dict)
    """Index into ``words`` → the indicator found."""

    ranks: list[Rank] = field(default_factory=list)
    """Places in an order, which are none of ``words``."""
