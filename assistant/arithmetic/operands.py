"""The figures of a request's operands, each found as the figure of any question is."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.arithmetic.records import Lack, Request
from assistant.arithmetic.together import clash, find_lack, period_of
from assistant.candidate import Candidate
from assistant.choose import Choice, choose
from assistant.contradicting import CLOSE
from assistant.evidence import Evidence
from assistant.fitting import same_unit
from assistant.measures import PERCENT
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.timing import LENT
from assistant.verdict import choose_for
from ingest.figures.periods import PeriodMention
from ingest.records import Period

Seek = Callable[[Question], Evidence]
"""Searches for what a question is about."""

_SURE = LENT
"""Least fit of a figure's time with the time asked about (:func:`assistant.timing.fit`)."""

_STATED = frozenset({"amount", "count", "base", "share_of_total"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operands:
    """What the reports have for a request."""

    request: Request
    """With its second question filled in, where the first figure's time tells it."""

    found: tuple[Candidate | None, ...]
    """As many as were looked for; None where there is no figure."""

    evidence: Evidence
    lack: Lack | None
    choice: Choice | None = None
    """The readings of an operand that has several."""

    @property
    def sure(self) -> tuple[Candidate, ...]:
        """The operands that are there."""
        return tuple(c for c in self.found if c is not None)


@dataclass(slots=True)
class _Shelf:
    """What was searched out, once for each question."""

    evidence: Evidence
    """All of it, what was there at the beginning first."""

    seek: Seek | None
    _found: dict[str, Evidence] = field(default_factory=dict)

    def of(self, question: Question) -> Evidence:
        """The evidence for one operand: its figures are weighed as those of any question are."""
        if self.seek is None:
            return self.evidence
        if question.text not in self._found:
            self._found[question.text] = self.seek(question)
            self.evidence = self.evidence.joined(self._found[question.text])
        return self._found[question.text]


def find_operands(request: Request, evidence: Evidence, seek: Seek | None) -> Operands:
    """Each operand's figure; the unit of the one found first binds the others.

    Of a share or an average either may tell where the other stands: the part its whole, the whole its part.
    """
    shelf = _Shelf(evidence, seek)
    found = _find(request, shelf, list(range(len(request.operands))))
    if request.operation in ("share", "average") and found.lack is not None:
        turned = _find(request, shelf, [1, 0])
        return turned if turned.lack is None else found
    return found


def _find(request: Request, shelf: _Shelf, order: list[int]) -> Operands:
    """The operands looked for in ``order``."""
    found: dict[int, Candidate | None] = {}
    anchor: Candidate | None = None
    for at in order:
        asked = _bound(request, request.operands[at], anchor) if anchor else request.operands[at]
        here = shelf.of(asked)
        choice = _choose(request, asked, here, anchor, whole=at == 1)
        if choice is not None and choice.verdict != "answered":
            return Operands(request=request, found=(), evidence=shelf.evidence, lack="unsure", choice=choice)
        if choice is None and anchor is not None and request.operation != "average":
            choice = _in_another_unit(request.operands[at], here)
        found[at] = choice.chosen[0] if choice and _usable(asked, choice.chosen[0]) else None
        anchor = anchor or found[at]
        if len(request.operands) == 1:
            request = _with_second(request, anchor)
            order += range(1, len(request.operands))
    return _judged(request, tuple(found[at] for at in sorted(found)), shelf.evidence)


def _choose(
    request: Request, asked: Question, evidence: Evidence, anchor: Candidate | None, *, whole: bool
) -> Choice | None:
    """The choice for an operand; of a further one, first what stands by the one that is there.

    Figures of one report count the same things up to the same day; a part stands in the passage of its whole.
    Nearness only decides between figures that answer about equally well.
    """
    ranked = _of_the_day(asked, rank_figures(asked, evidence))
    if anchor is None:
        return choose_for(asked, ranked)
    ranked = _beside(request, ranked, anchor, whole=whole)
    report = [c for c in ranked if c.report.id == anchor.report.id]
    passage = [c for c in report if c.figure.passage == anchor.figure.passage]
    if request.operation == "average":
        beside = choose([c for c in passage if c.figure.sentence == anchor.figure.sentence], open_period=True)
        if beside is not None and beside.verdict == "answered" and _usable(asked, beside.chosen[0]):
            return beside
    if request.with_plan and (plans := _own_plans(ranked, anchor)):
        return Choice(verdict="answered" if len(plans) == 1 else "clarify", chosen=tuple(plans))
    best = next((c for c in ranked if c.answers), None)
    for near in [passage, report] if request.operation == "share" else [report]:
        equal = [c for c in near if best and _as_good(c, best)]
        choice = choose_for(asked, equal)
        if choice is not None and choice.verdict == "answered" and _usable(asked, choice.chosen[0]):
            return choice
    timed = _at_the_time(request, asked, anchor)
    if timed is not asked:
        ranked = _beside(request, rank_figures(timed, evidence), anchor, whole=whole)
    return choose_for(timed, ranked)


def _own_plans(ranked: Sequence[Candidate], result: Candidate) -> list[Candidate]:
    """The plans printed right behind their result: "7.945 tỷ đồng, bằng 144,5% dự toán (5.500 tỷ đồng)".

    Where a sentence names any, no plan of another sentence is meant.
    """
    mine = result.figure
    place = mine.report_id, mine.sentence
    behind = sorted(
        (
            c
            for c in ranked
            if (c.figure.report_id, c.figure.sentence) == place and c.figure.start >= mine.end
        ),
        key=lambda c: c.figure.start,
    )
    plans: list[Candidate] = []
    for candidate in behind:
        figure = candidate.figure
        if ";" in candidate.sentence.text[mine.end : figure.start]:
            break
        if figure.kind == "plan" and same_unit(figure.unit, mine.unit):
            plans.append(candidate)
        elif figure.unit not in PERCENT:
            break
    return plans


def _beside(
    request: Request, ranked: Sequence[Candidate], anchor: Candidate, *, whole: bool
) -> list[Candidate]:
    """Those that may be worked out with the operand that is there; the chance of the others is shared out."""
    kept = [c for c in ranked if _may_stand_beside(request, c, anchor, whole=whole)]
    gone = sum(c.chance for c in ranked) - sum(c.chance for c in kept)
    return [replace(c, chance=c.chance / (1 - gone)) for c in kept] if gone < 1 else kept


def _may_stand_beside(request: Request, candidate: Candidate, anchor: Candidate, *, whole: bool) -> bool:
    """False for the operand that is there, and for what can be no whole of it or no part of it."""
    one, other = candidate.figure, anchor.figure
    if (one.report_id, one.ordinal) == (other.report_id, other.ordinal):
        return False
    if request.operation != "share" or not same_unit(one.unit, other.unit):
        return True
    more = one.value > other.value if whole else one.value < other.value
    return more and not clash(frozenset(one.facets), frozenset(other.facets))


def _of_the_day(asked: Question, ranked: list[Candidate]) -> list[Candidate]:
    """Only figures of the very time asked about, where that ends on a day which the question names."""
    if not any(m.as_of is not None and m.as_of.day != _last_day(m.as_of) for m in asked.periods):
        return ranked
    return [c for c in ranked if c.fits >= 1.0] or ranked


def _last_day(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _as_good(candidate: Candidate, best: Candidate) -> bool:
    """True when it has as many words of the question and comes close to the best."""
    words = candidate.covered >= best.covered and candidate.own >= best.own
    return words and best.worth - candidate.worth <= CLOSE


def _in_another_unit(asked: Question, evidence: Evidence) -> Choice | None:
    """The figure that is there in another unit than the first operand's: to be shown, not reckoned with."""
    choice = choose_for(asked, rank_figures(asked, evidence))
    return choice if choice is not None and choice.verdict == "answered" else None


def _bound(request: Request, asked: Question, anchor: Candidate) -> Question:
    """A further operand's question in the unit of the one that is there."""
    return asked if request.operation == "average" else replace(asked, units=frozenset({anchor.figure.unit}))


def _at_the_time(request: Request, asked: Question, anchor: Candidate) -> Question:
    """The question at the time of the operand that is there, where it names none."""
    period = anchor.figure.period
    if asked.periods or request.over_time or period is None:
        return asked
    return replace(asked, periods=(_mention(period, anchor),))


def _judged(request: Request, found: tuple[Candidate | None, ...], evidence: Evidence) -> Operands:
    sure = [c for c in found if c is not None]
    lack: Lack | None = None
    if not request.operands:
        lack = "unread"
    elif len(sure) < max(len(found), 2):
        lack = "missing"
    elif any(c.figure.value_max is not None or c.figure.ambiguous for c in sure):
        lack = "range"
    else:
        lack = find_lack(request, sure, evidence)
    return Operands(request=request, found=found, evidence=evidence, lack=lack)


def _usable(asked: Question, candidate: Candidate) -> bool:
    """True for a stated value of the very time asked about, or for a plan where a plan was asked for."""
    kinds = asked.kinds or _STATED
    return candidate.figure.kind in kinds and (not asked.periods or candidate.fits >= _SURE)


def _with_second(request: Request, first: Candidate | None) -> Request:
    """The request with the same question a year before: "tăng bao nhiêu so với cùng kỳ?"."""
    if first is None or not request.over_time:
        return request
    period = period_of(first)
    before = _year_before(period) if period else None
    if before is None:
        return request
    asked = request.operands[0]
    return replace(request, operands=(asked, replace(asked, periods=(_mention(before, first),))))


def _mention(period: Period, first: Candidate) -> PeriodMention:
    """A time as a question would name it, for a figure of the kind of ``first``."""
    return PeriodMention(
        start=0,
        end=0,
        text=f"năm {period.end.year}",
        form="year" if _is_year(period) else "range",
        period=period,
        as_of=period.end if period.start == period.end else None,
        cumulative="cumulative" in first.figure.facets,
        baseline=False,
    )


def _is_year(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)


def _year_before(period: Period) -> Period | None:
    try:
        start, end = (date(d.year - 1, d.month, d.day) for d in (period.start, period.end))
    except ValueError:
        return None
    return Period(start=start, end=end)
