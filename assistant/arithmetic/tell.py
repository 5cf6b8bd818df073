"""Answers in words: what was worked out with its formula and operands, or why nothing was."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.arithmetic.operands import Operands
from assistant.arithmetic.records import Request
from assistant.arithmetic.saying import say_formula, say_loose, say_result
from assistant.arithmetic.working import Working
from assistant.asking import read_kinds
from assistant.candidate import Candidate
from assistant.compose import Bench, print_exact, reading, state
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.records import Answer, Reading
from assistant.refuse import nearest_to
from ingest.text import fold
from prompts.answers import load_answers

_YEAR = re.compile(r"\d{4}")


def tell(question: Question, operands: Operands, workings: Sequence[Working]) -> Answer:
    """The result, its formula, and the figures it was worked out from, each cited."""
    say = load_answers().say
    bench = Bench(operands.evidence)
    marks = _cite(bench, operands.sure)
    pairs = list(zip(operands.sure, marks, strict=True))
    readings = tuple(reading(c, m) for c, m in pairs)
    lines = [
        say("computed", "lead", said=_said(operands.request, workings)),
        *(say("answer", "line", clause=say_formula(w, marks)) for w in workings),
        "",
        say("computed", "operands"),
        *(say("answer", "line", clause=state(c, m)) for c, m in pairs),
    ]
    notes = [say("computed", "note")]
    if any(w.rounded for w in workings):
        notes.append(say("computed", "rounded"))
    loose = [say_loose(c.figure) for c in operands.sure if c.figure.qualifier]
    if loose:
        notes.append(say("computed", "approximate", operands="; ".join(dict.fromkeys(loose))))
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer="\n".join(lines),
        figures=tuple(_result(w, readings) for w in workings),
        citations=tuple(bench.citations),
        notes=tuple(notes),
    )


def _cite(bench: Bench, found: Sequence[Candidate]) -> list[int]:
    return [bench.cite(c.report, [c.sentence], [c.figure]) for c in found]


def _said(request: Request, workings: Sequence[Working]) -> str:
    """The result in words: "Tăng 13,98% (24.067 người)"."""
    say = load_answers().say
    first = workings[0]
    name: str = request.operation
    if first.kind == "growth" and request.operation in ("growth", "plan"):
        name = f"over_plan_{first.way}" if request.operation == "plan" else first.way
    elif request.parts == "balance" and first.way != "same":
        imports = "nhap" in fold(request.operands[0].text)
        name = "deficit" if imports == (first.way == "up") else "surplus"
    elif request.operation == "difference":
        name = f"difference_{first.way}"
    elif request.operation == "times" and first.value < 1:
        name = "ratio"
    given = {"result": say_result(first)} if name not in ("same", "difference_same") else {}
    if name.startswith("difference"):
        given |= {n: name_operand(q) for n, q in zip(("one", "other"), request.operands, strict=True)}
    said = say("computed", name, **given)
    rest = [say("computed", "also", result=say_result(w)) for w in workings[1:] if name != "same"]
    return " ".join([said, *rest])


def name_operand(question: Question) -> str:
    """An operand as the reader named it."""
    if question.kinds and not read_kinds(question.text):
        return f"“{load_answers().say('computed', 'plan_of', operand=question.text)}”"
    return f"“{question.text}”"


def _result(working: Working, operands: Sequence[Reading]) -> Reading:
    """The computed figure as the answer's JSON gives it, of the first operand's time, scope and citation."""
    first = operands[0]
    amount = working.amount
    return replace(
        first,
        text=working.result,
        value=print_exact(working.value),
        value_max=None,
        unit=amount.unit,
        kind=working.kind,
        qualifier=None,
        operands=tuple(operands),
        formula=working.formula(),
    )


def tell_difference(answer: Answer, operands: Operands, working: Working) -> Answer:
    """An answer that states what is printed, with a note that the reports' own figures give another value."""
    say = load_answers().say
    bench = Bench(operands.evidence, list(answer.citations))
    marks = _cite(bench, operands.sure)
    note = say("computed", "differs", formula=say_formula(working, marks))
    return replace(answer, citations=tuple(bench.citations), notes=(*answer.notes, note))


def tell_beside(question: Question, operands: Operands) -> Answer:
    """Figures that are to be compared and cannot be reckoned with one another: each as it is, and why."""
    say = load_answers().say
    bench = Bench(operands.evidence)
    marks = _cite(bench, operands.sure)
    pairs = list(zip(operands.sure, marks, strict=True))
    lines = [say("answer", "line", clause=state(c, m)) for c, m in pairs]
    reason = say("computed", f"lack_{operands.lack or 'units'}")
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer="\n".join([say("computed", "there"), *lines, "", reason]),
        figures=tuple(reading(c, m) for c, m in pairs),
        citations=tuple(bench.citations),
        notes=(reason,),
    )


def tell_lack(question: Question, operands: Operands) -> Answer:
    """A refusal that says what stands in the way, and gives the figures that are there."""
    say = load_answers().say
    bench = Bench(operands.evidence)
    lack = operands.lack or "units"
    given = {}
    if lack == "missing":
        at = operands.found.index(None) if None in operands.found else len(operands.found)
        given["operand"] = _missing(question, operands.request, at)
    reason = say("computed", f"lack_{lack}", **given)
    marks = _cite(bench, operands.sure)
    lines = [say("answer", "line", clause=state(c, m)) for c, m in zip(operands.sure, marks, strict=True)]
    there = [say("computed", "there"), *lines] if lines else []
    if lack == "missing" and not lines and (near := _near(operands)) is not None:
        lines = [say("refusal", "nearest", clause=state(near, *_cite(bench, [near])))]
        there = lines
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="refused",
        answer="\n".join([reason, *(["", *there] if there else [])]),
        citations=tuple(bench.citations),
        notes=(reason, *lines),
    )


def _near(operands: Operands) -> Candidate | None:
    """The figure nearest to the first operand that no report has."""
    at = operands.found.index(None) if None in operands.found else 0
    if at >= len(operands.request.operands):
        return None
    ranked = rank_figures(operands.request.operands[at], operands.evidence)
    found = (nearest_to(ranked, missing) for missing in ("", "period", "scope", "unit"))
    return next((c for c in found if c is not None), None)


def _missing(question: Question, request: Request, at: int) -> str:
    """The operand that no report has, in the reader's own words where they name its time."""
    if at < len(request.operands):
        operand = request.operands[at]
        years = {year for m in operand.periods for year in _YEAR.findall(m.text)}
        if all(year in question.text for year in years):
            return name_operand(operand)
    return load_answers().say("computed", "year_before")
