"""From a question that wants something worked out to its answer; what is printed comes first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.arithmetic.indices import as_change
from assistant.arithmetic.operands import Operands, Seek, find_operands
from assistant.arithmetic.records import Request
from assistant.arithmetic.request import read_request
from assistant.arithmetic.tell import tell, tell_difference, tell_lack
from assistant.arithmetic.together import named_parts, period_of
from assistant.arithmetic.working import Working, bounds, last_digit, work_out
from assistant.candidate import Candidate
from assistant.choose import Choice, is_firm
from assistant.evidence import Evidence
from assistant.fitting import same_unit
from assistant.lock.algebra import Unlike
from assistant.measures import PERCENT, TIMES
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.records import Answer
from assistant.verdict import choose_for
from ingest.text import fold
from prompts.answers import load_answers

Show = Callable[[Question, Choice, Evidence], Answer]
"""States what a choice holds, as for any question about a figure."""

_MEAN = re.compile(r"\b(?:binh quan|trung binh)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """What the reports print in answer to a request, and what was worked out from their figures."""

    request: Request
    printed: Choice | None
    operands: Operands
    workings: tuple[Working, ...]

    @property
    def contradicted(self) -> bool:
        """True when the printed value is not what the reports' own figures give."""
        sure = self.printed is not None and self.printed.verdict == "answered" and self.workings
        return bool(sure and self.printed and not _agrees(self.printed.chosen[0], self.workings))

    @property
    def check(self) -> Working:
        """The working in the unit of what is printed."""
        unit = self.printed.chosen[0].figure.unit if self.printed else ""
        return next((w for w in self.workings if same_unit(w.amount.unit, unit)), self.workings[0])


def solve(question: Question, evidence: Evidence, *, seek: Seek | None, show: Show) -> Answer | None:
    """The answer to a question for a change, a difference, a sum, a share, a multiple or an average.

    None for any other question. A printed figure that answers it comes first; where the reports' own figures
    give another value than the printed one, a note says so.
    """
    solved = work(question, evidence, seek)
    return None if solved is None else tell_solved(question, solved, evidence, show=show)


def work(question: Question, evidence: Evidence, seek: Seek | None) -> Solved | None:
    """What is printed and what can be worked out; None when nothing was asked to be."""
    request = read_request(question)
    if request is None:
        return None
    if request.parts == "row" and not _falls_short(request, question, evidence):
        return None
    printed = _printed(request, question, evidence)
    operands = find_operands(request, evidence, seek)
    workings = tuple(_work_out(operands))
    if workings and printed is not None and not is_firm(printed.chosen[0]):
        printed = None  # what every operand bears out is surer than a figure in other words
    if workings and printed is None:
        printed = _of_row(request, question, evidence, operands, workings)
    return Solved(request=request, printed=printed, operands=operands, workings=workings)


def tell_solved(question: Question, solved: Solved, evidence: Evidence, *, show: Show) -> Answer:
    """What is printed; else what was worked out; else why nothing was."""
    operands = solved.operands
    if solved.printed is not None:
        if (change := as_change(question, solved.request, solved.printed, operands)) is not None:
            return tell(question, change[0], change[1:])
        answer = show(question, solved.printed, evidence)
        return tell_difference(answer, operands, solved.check) if solved.contradicted else answer
    if solved.workings:
        return tell(question, operands, solved.workings)
    if operands.choice is not None:
        answer = show(question, replace(operands.choice, verdict="clarify"), operands.evidence)
        return replace(answer, notes=(*answer.notes, load_answers().say("computed", "lack_unsure")))
    return tell_lack(question, operands)


def _work_out(operands: Operands) -> list[Working]:
    if operands.lack is not None:
        return []
    request = operands.request
    figures = [c.figure for c in operands.sure]
    try:
        made = work_out(request.operation, figures, relative=request.relative, absolute=request.absolute)
    except Unlike:
        return []
    return made[::-1] if request.by_amount else made


def _printed(request: Request, question: Question, evidence: Evidence) -> Choice | None:
    """What the reports print in answer to the very question."""
    if (request.operation == "difference" and request.parts != "balance") or (
        request.parts == "named" and request.operation == "sum"
    ):
        return None
    asked = question
    if request.operation == "growth" and not request.relative:
        units = request.operands[0].units
        asked = replace(question, kinds=frozenset({"growth"}), units=units)
    choice = choose_for(asked, rank_figures(asked, evidence))
    if choice is None or not all(_answers(request, question, c) for c in choice.chosen):
        return None
    return None if request.operation == "sum" and choice.verdict != "answered" else choice


def _of_row(
    request: Request,
    question: Question,
    evidence: Evidence,
    operands: Operands,
    workings: Sequence[Working],
) -> Choice | None:
    """The share that a table prints in the row of the part, where it is what the part and the whole give."""
    part = operands.sure[0] if operands.sure else None
    if part is None or request.operation != "share" or part.sentence.kind != "row":
        return None
    row = (part.figure.report_id, part.figure.sentence)
    found = [
        c
        for c in rank_figures(question, evidence)
        if (c.figure.report_id, c.figure.sentence) == row
        and c.figure.kind == "share_of_total"
        and not c.figure.ambiguous
        and _agrees(c, workings)
    ]
    return Choice(verdict="answered", chosen=(found[0],)) if len(found) == 1 else None


def _falls_short(request: Request, question: Question, evidence: Evidence) -> bool:
    """True when the figure that would be stated names some of the parts and not the others."""
    choice = choose_for(question, rank_figures(question, evidence))
    if choice is None:
        return False
    return all(0 < len(named_parts(request, c)) < len(request.operands) for c in choice.chosen)


def _answers(request: Request, question: Question, candidate: Candidate) -> bool:
    """True when the figure is of the kind that the request would make."""
    figure = candidate.figure
    relative = figure.unit in PERCENT | TIMES
    if request.over_time and not _since(request, candidate):
        return False
    if request.operation == "growth" and not request.relative:
        return figure.kind == "growth" and not relative
    if request.operation == "growth" or (request.operation == "ratio" and request.over_time):
        return figure.kind in ("growth", "ratio") or _is_past_growth(request, candidate)
    if request.parts == "balance":
        return bool(
            _BALANCE.search(fold(f"{figure.indicator} {candidate.sentence.text[slice(*figure.clause)]}"))
        )
    if request.operation == "sum":
        return len(named_parts(request, candidate)) == len(request.operands)
    if request.operation == "average":
        told = candidate.sentence.text[slice(*figure.clause)]
        return bool(figure.per) or bool(_MEAN.search(fold(f"{figure.indicator} {told}")))
    if request.operation == "plan":
        return figure.kind == "share_of_plan"
    if request.operation == "times":
        return figure.kind == "ratio" and figure.unit == "lần"
    planned = figure.kind == "plan" and "plan" in question.kinds
    return relative and (planned or figure.kind == "share_of_total")


def _is_past_growth(request: Request, candidate: Candidate) -> bool:
    """True for the growth of an earlier time, told in brackets behind a later one, where it was asked for.

    "tăng 7,4% (cùng kỳ năm 2024 tăng 5,2%)": asked for 2024, the second.
    """
    figure = candidate.figure
    before = fold(candidate.sentence.text[figure.clause[0] : figure.start])
    told = figure.kind == "base" and figure.unit in PERCENT and _MOVED.search(before)
    return bool(told) and request.operation == "growth" and candidate.fits >= 1.0


_MOVED = re.compile(r"\b(?:tang|giam)\b[^,;()]{0,30}$")

_BALANCE = re.compile(r"\b(?:xuat|nhap) sieu\b|\b(?:thang du|tham hut)\b|\bcan can\b")


def _since(request: Request, candidate: Candidate) -> bool:
    """False when the change is counted from another year than the one the question compares with."""
    mine = period_of(candidate)
    years = {m.period.end.year for q in request.operands[1:] for m in q.periods if m.period is not None}
    if not years or mine is None or mine.start.year != mine.end.year:
        return True
    told = candidate.sentence.text[slice(*candidate.figure.clause)]
    return mine.end.year - 1 in years or any(str(year) in told for year in years)


def _agrees(printed: Candidate, workings: Sequence[Working]) -> bool:
    """True when the printed value lies within what rounding allows, the operands' and its own.

    A last digit cut off counts as rounding. A growth may be printed as the level it led to: 108,45%.
    """
    figure = printed.figure
    made = next((w for w in workings if same_unit(w.amount.unit, figure.unit)), None)
    if made is None:
        return True
    if {"increase": "down", "decrease": "up"}.get(_told_way(printed)) == made.way != "":
        return False
    low, high = bounds(made)
    digit, value = last_digit(figure), Fraction(abs(figure.value))
    levels = [0, 100] if figure.kind == "ratio" and made.kind == "growth" else [0]
    return any(low + more - digit < value < high + more + digit for more in levels)


def _told_way(printed: Candidate) -> str:
    return next((f for f in printed.figure.facets if f in ("increase", "decrease")), "")
