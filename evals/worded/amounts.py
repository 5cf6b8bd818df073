"""The amounts that a text states, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lock.matching import AMOUNTS
from assistant.lock.shown import show
from assistant.writing.records import Fact
from evals.compare import among
from evals.records import Amount, Case
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods
from ingest.text import fold

Stated = tuple[Amount, ...]
"""One number as it may be read: from its print, and as the fact that is printed so."""


def stated_amounts(text: str, facts: Sequence[Fact]) -> list[Stated]:
    """Amounts of ``text``; what belongs to a time, and a lone "một", are none."""
    plain = show(text).text
    times = [(m.start, m.end) for m in read_periods(plain)]
    found: list[Stated] = []
    for number in read_numbers(plain):
        article = fold(number.text).split()[:1] == ["mot"]
        timed = any(low <= number.start < high for low, high in times)
        if number.kind not in AMOUNTS or article or timed:
            continue
        printed = tuple(_printed(fact) for fact in _facts_at(number.start, plain, facts))
        read: Stated = ()
        if number.value is not None:
            unit = number.unit.name if number.unit else ""
            read = (Amount(value=number.value, unit=unit, value_max=number.value_max),)
        found.append((*printed, *read))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A text's amounts, as an answer's figures are scored."""

    first: int | None = None
    """1 where the first one is right."""

    stated: int | None = None
    """1 where any is."""

    wrong: int | None = None
    """1 where the first one is not, or where nothing is known and there is any."""


def judge_amounts(case: Case, stated: Sequence[Stated], status: str) -> Judged:
    """What the amounts of a text are worth for ``case``.

    Args:
        case: With its expected figures.
        stated: In the order of the text.
        status: Of the answer; readings side by side have no first one.
    """
    expect = case.expect
    right = [amount for one in expect.figures for amount in one.amounts]
    if not right:
        wrong = status == "answered" and bool(stated)
        return Judged(wrong=None if expect.answerable else int(wrong))
    every = status in ("conflict", "clarify") and status in expect.status
    judged = stated if every else stated[:1]
    first = any(among(way, right) for ways in judged for way in ways)
    return Judged(
        first=int(first),
        stated=int(any(among(way, right) for ways in stated for way in ways)),
        wrong=int(bool(stated) and not first and status != "clarify"),
    )


def _facts_at(start: int, text: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Facts whose print covers a place of the text."""
    for fact in facts:
        at = text.find(fact.shown)
        while at >= 0:
            if at <= start < at + len(fact.shown):
                yield fact
            at = text.find(fact.shown, at + 1)


def _printed(fact: Fact) -> Amount:
    figure = fact.figure
    return Amount(value=figure.value, unit=figure.unit, value_max=figure.value_max)
