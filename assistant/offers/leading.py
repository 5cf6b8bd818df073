"""Whether a question leads to a figure: the assistant is asked."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.records import Answer, Reading, Turn
from ingest.records import Figure

Ask = Callable[[str, Sequence[Turn]], Answer]
"""The answer in the reports' own words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question must be answered with."""

    value: Decimal
    value_max: Decimal | None
    unit: str
    kind: str
    period: str | None
    as_of: str | None

    def is_met_by(self, answer: Answer) -> bool:
        """True when the answer is this figure and no other reading."""
        if answer.status != "answered" or not answer.figures or answer.figures[0].operands:
            return False
        return self == wanted(answer.figures[0])


def wanted(told: Reading | Figure) -> Wanted:
    """What is the same in two answers with one figure."""
    if isinstance(told, Reading):
        most = None if told.value_max is None else Decimal(told.value_max)
        return Wanted(Decimal(told.value), most, told.unit, told.kind, told.period, told.as_of)
    period = told.period.iso if told.period else None
    as_of = told.as_of.isoformat() if told.as_of else None
    return Wanted(told.value, told.value_max, told.unit, told.kind, period, as_of)


def first_that_leads(questions: Iterable[str], figure: Wanted, ask: Ask, *, until: float) -> str:
    """The first question that the assistant answers with the figure, ``""`` where none does.

    Args:
        questions: The plainest first.
        figure: What it must be answered with.
        ask: Of the assistant.
        until: Clock reading after which no further one is tried, of :func:`time.monotonic`.
    """
    for question in dict.fromkeys(questions):
        if time.monotonic() > until:
            break
        if figure.is_met_by(ask(question, ())):
            return question
    return ""
