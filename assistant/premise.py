"""What a question takes for granted or asks to be confirmed, held against the reports.

"Vì sao FDI giảm năm 2024?" is answered with what the reports state otherwise; "FDI năm 2024 có tăng không?"
with the figure that tells. A claim that the reports bear out, or say nothing of, is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from assistant.arithmetic.operands import Seek
from assistant.arithmetic.solve import Show, Solved, tell_solved, work
from assistant.candidate import Candidate
from assistant.claims import Claim, read_claim
from assistant.evidence import Evidence
from assistant.fitting import same_unit
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.records import Answer
from assistant.verdict import choose_for
from ingest.figures.numbers import read_numbers
from ingest.figures.records import Number
from ingest.records import Sentence
from prompts.answers import load_answers

Way = Literal["up", "down", "same"]


def check_premise(question: Question, evidence: Evidence, *, seek: Seek | None, show: Show) -> Answer | None:
    """The answer to a question whose claim the reports confirm or contradict; None to leave it alone."""
    claim = read_claim(question)
    if claim is None:
        return None
    if seek is not None:
        evidence = evidence.joined(seek(claim.told_by))
    if claim.kind == "value":
        return _check_value(question, claim, evidence, show)
    solved = work(claim.told_by, evidence, seek)
    if solved is None or not (solved.printed or solved.workings):
        return None
    if claim.kind == "plan":
        return _check_plan(question, claim, solved, evidence, show)
    if claim.kind == "compare":
        told = tell_solved(question, solved, evidence, show=show)
        return _said(told, "yes" if solved.workings[0].way == claim.way else "no")
    way = way_of(solved)
    if way is None:
        return None
    holds = claim.way in ("", way)
    if not claim.whether and holds and not _other_rate(claim, solved):
        return None
    told = tell_solved(question, solved, evidence, show=show)
    if claim.way == "":
        return _said(told, f"is_{way}")
    if claim.whether:
        return _said(told, "yes" if holds else "no")
    return _said(told, "value" if holds else way)


def way_of(solved: Solved) -> Way | None:
    """Which way the change went, by what is printed and what was worked out; None when that is unclear."""
    ways = {_way(c) for c in solved.printed.chosen} if solved.printed else set()
    ways |= {_WAYS.get(w.way) for w in solved.workings}
    return ways.pop() if len(ways) == 1 else None


_WAYS: dict[str, Way] = {"up": "up", "down": "down", "same": "same"}


def _way(candidate: Candidate) -> Way | None:
    figure = candidate.figure
    if figure.kind == "ratio":
        level = 1 if figure.unit == "lần" else 100
        return "up" if figure.value > level else "down" if figure.value < level else "same"
    if "increase" in figure.facets or "decrease" in figure.facets:
        return "up" if "increase" in figure.facets else "down"
    return None


def _other_rate(claim: Claim, solved: Solved) -> bool:
    """True when the rate that a question takes for granted is none of those printed."""
    if claim.number is None or claim.number.value is None or solved.printed is None:
        return False
    rates = [c.figure.value for c in solved.printed.chosen if c.figure.kind == "growth"]
    return bool(rates) and not any(_near(claim.number, abs(rate)) for rate in rates)


def _check_plan(
    question: Question, claim: Claim, solved: Solved, evidence: Evidence, show: Show
) -> Answer | None:
    shares = [c.figure.value for c in solved.printed.chosen] if solved.printed else []
    met = {share >= _WHOLE for share in [*shares, *(w.value for w in solved.workings)]}
    told = tell_solved(question, solved, evidence, show=show)
    if len(met) > 1:
        return _said(told, "unclear")
    holds = met == {claim.way == "up"}
    if claim.whether:
        return _said(told, "is_plan_met" if met == {True} else "is_plan_missed")
    return None if holds else _said(told, "plan_met" if met == {True} else "plan_missed")


_WHOLE = 100
"""Per cent of a plan from which it is met."""


def _check_value(question: Question, claim: Claim, evidence: Evidence, show: Show) -> Answer | None:
    choice = choose_for(claim.told_by, rank_figures(claim.told_by, evidence))
    if choice is None or claim.number is None:
        return None
    unit = claim.number.unit
    if unit is None or not all(same_unit(unit.name, c.figure.unit) for c in choice.chosen):
        return None
    held = [_holds(claim.number, c) for c in choice.chosen]
    if choice.verdict == "clarify":
        held += [_holds(claim.number, c) for c in choice.others]
        return None if any(held) else _said(show(question, choice, evidence), "value")
    if any(held) and not (claim.whether and all(held)):
        return show(question, choice, evidence) if claim.whether else None
    told = show(question, choice, evidence)
    return _said(told, "is_value" if any(held) else "value")


def past_claim(question: Question, sentences: Sequence[Sentence], evidence: Evidence) -> Question | None:
    """The question for the figure that a why-question takes for granted, where no report bears it out.

    A reason in ``sentences`` that do not state it would seem to grant it.
    """
    claim = read_claim(question)
    if claim is None or claim.whether or claim.number is None:
        return None
    told_by = claim.told_by
    choice = choose_for(told_by, rank_figures(told_by, evidence))
    borne_out = choice is not None and any(_holds(claim.number, c) for c in choice.chosen)
    stated = {n.value for s in sentences for n in read_numbers(s.text)}
    return None if borne_out or claim.number.value in stated else told_by


def _holds(number: Number, candidate: Candidate) -> bool:
    """True when the figure is what the question says, rounded as the question rounds it."""
    value = candidate.figure.value
    if number.value is None or candidate.figure.value_max is not None:
        return False
    if number.qualifier in ("hơn", "trên"):
        return value >= number.value
    if number.qualifier in ("dưới", "chưa đến", "chưa tới"):
        return value < number.value
    return _near(number, value)


def _near(number: Number, value: Decimal) -> bool:
    """True when ``value`` rounds to the number as it is printed in the question."""
    if number.value is None or number.printed is None or not number.printed:
        return False
    exponent = number.printed.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    return abs(value - number.value) <= digit * (number.value / number.printed) / 2


def _said(told: Answer, name: str) -> Answer:
    return replace(told, answer=f"{load_answers().say('premise', name)}\n{told.answer}")
