"""What came about in a stretch of time against what has piled up until then.

"Vốn FDI năm 2024" may ask for what came in that year or for all there is at its end, and a report gives
both. The total often stands in plainer words and ranks first; stated alone it would be taken for the year's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.choose import SURE_OF_ONE, Choice
from assistant.fitting import same_unit
from assistant.likeness import agree, akin, share_words, sides
from assistant.names import named_places
from assistant.question import Question
from ingest.records import Figure
from ingest.text import fold

_STRETCHES = frozenset({"year", "years", "range", "months", "quarter", "half"})
"""Forms of a time in which something comes about; by a day or a month's end it has piled up."""

_STANDS = re.compile(
    r"\b(?:luy ke|tinh den|den (?:nay|het|cuoi)|hien (?:nay|co|dang)|con hieu luc|dang hoat dong)\b"
)
"""Asks for what there is."""

_COMES = re.compile(r"\b(?:thu hut|(?:ngay )?trong (?:ca )?(?:nam|quy|\d+ thang)|phat sinh|tang them)\b")
"""Asks for what comes."""

_PIECES = frozenset({"added", "share_purchase"})
_PILED = frozenset({"cumulative"})


def tell_flow(question: Question, ranked: Sequence[Candidate], choice: Choice | None) -> Choice | None:
    """``choice``; where a stretch of time is named, with its flow before the stock.

    A question in words of coming ("thu hút được") is answered with the flow, and the stock goes beside it;
    any other has both to choose from.
    """
    first = choice.chosen[0] if choice else next((c for c in ranked if c.answers), None)
    if first is None or (choice and choice.verdict == "conflict") or not _asks_for_flow(question):
        return choice
    if "cumulative" not in first.figure.facets or _is_of_the_stretch(first):
        return choice
    flow = _flow_beside(first, ranked)
    if flow is None:
        return choice
    if choice is None and first.chance + flow.chance < SURE_OF_ONE:
        return None
    if flow.answers and choice is not None and _COMES.search(fold(question.text)):
        others = tuple(c for c in (first, *choice.others) if c is not flow)
        return Choice(verdict="answered", chosen=(flow,), others=others)
    known = choice.chosen if choice and choice.verdict == "clarify" else (first,)
    return Choice(verdict="clarify", chosen=(flow, *(c for c in known if c is not flow)))


def without_stocks(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked``; what its report tells elsewhere as piled up has not come about in the time asked about.

    "Tổng vốn 6 tháng đạt trên 306 tỷ USD" beside "lũy kế … tổng vốn 306,3 tỷ USD": a slip of the pen.
    """
    if not _asks_for_flow(question):
        return list(ranked)
    piled = [c.figure for c in ranked if "cumulative" in c.figure.facets and c.figure.kind == "amount"]
    return [
        replace(c, misses=c.misses | {"scope"}) if any(_is_stock(c.figure, p) for p in piled) else c
        for c in ranked
    ]


def _is_of_the_stretch(candidate: Candidate) -> bool:
    """True for what piled up over just the time asked about: "lũy kế cả năm 2016 đạt 870 tỷ đồng"."""
    period = candidate.figure.period
    whole = period is not None and period.start != period.end and candidate.figure.as_of is None
    return whole and candidate.fits >= 1.0


def prefer_stretches(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chance of what is told up to a day given to the same of the time asked about.

    "6 tháng chiếm 26%; tính đến tháng 6 chiếm 15%": the second is of all the years before as well.
    """
    changed: dict[int, Candidate] = {}
    open_ones = [c for c in ranked if not c.misses and c.sentence.kind != "row"]
    for state in open_ones if _asks_for_flow(question) else ():
        if state.figure.as_of is None:
            continue
        flows = [c for c in open_ones if _is_of_the_stretch(c) and _is_same_but_for_time(c, state)]
        if flows:
            best = max(flows, key=lambda c: c.worth)
            heir = changed.get(id(best), best)
            changed[id(best)] = heir.given(state.chance)
            changed[id(state)] = state.ruled_out("words")
    return [changed.get(id(c), c) for c in ranked]


def _is_same_but_for_time(flow: Candidate, state: Candidate) -> bool:
    one, other = flow.figure, state.figure
    same = (one.report_id, one.kind, one.unit) == (other.report_id, other.kind, other.unit)
    alike = named_places(one.indicator) == named_places(other.indicator) and sides(one) == sides(other)
    return same and alike and share_words(one, other) and one.sentence != other.sentence


def _is_stock(figure: Figure, piled: Figure) -> bool:
    same = (figure.report_id, figure.kind, figure.unit) == (piled.report_id, piled.kind, piled.unit)
    near = abs(figure.value - piled.value) <= _SLIGHT * abs(piled.value)
    return same and near and "cumulative" not in figure.facets and agree(figure, piled)


_SLIGHT = Decimal("0.01")
"""Share of a value up to which it is the same, rounded."""


def _asks_for_flow(question: Question) -> bool:
    """True where all times named are stretches and no word asks for what there is."""
    named = bool(question.periods) and all(m.form in _STRETCHES for m in question.periods)
    return named and "cumulative" not in question.facets and not _STANDS.search(fold(question.text))


def _flow_beside(stock: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The best figure of the same thing, of the same report, that came about in the time asked for."""
    flows = [c for c in ranked if _is_flow_of(c, stock)]
    whole = [c for c in flows if "new" not in c.figure.facets]
    return max(whole or flows, key=lambda c: (c.answers, c.worth), default=None)


def _is_flow_of(flow: Candidate, stock: Candidate) -> bool:
    one, other = flow.figure, stock.figure
    if (
        one.period is None
        or one.period.start == one.period.end
        or not flow.fits
        or not flow.misses <= {"words"}
    ):
        return False
    if one.report_id != other.report_id or one.kind != other.kind or not same_unit(one.unit, other.unit):
        return False
    if {"cumulative", *_PIECES} & set(one.facets) or sides(one) - {"new"} != sides(other) - _PILED:
        return False
    return one.value < other.value and not agree(one, other) and akin(one, other)
