"""The three texts of a case, each judged by what it says."""

import re
from dataclasses import replace

from assistant.lock.check import check_text
from assistant.records import Answer
from assistant.writing.records import Frame
from assistant.writing.skeleton import Skeleton
from assistant.writing.slots import fill_in
from evals.records import Case, Score
from evals.score import score
from evals.worded.amounts import Judged, judge_amounts, stated_amounts
from evals.worded.records import Column
from evals.worded.support import measure_support

_NO_FACT = re.compile(r"\{\{F\d+\}\}")


def judge_reply(case: Case, plain: Answer, reply: str, frame: Frame) -> Column:
    """The model's own text, as if it were shown without a lock."""
    text = fill_in(reply, frame)
    found = judge_text(text, replace(plain, citations=frame.citations), frame)
    told = score(case, replace(plain, answer=_NO_FACT.sub("", text)), lambda *_: "").text_right
    amounts = stated_amounts(_NO_FACT.sub("", text), frame.facts)
    return _of_amounts(replace(found, text_right=told), judge_amounts(case, amounts, plain.status))


def judge_answer(case: Case, answer: Answer, scored: Score, skeleton: Skeleton, frame: Frame) -> Column:
    """What a reader sees where the model worded it; its own part is what is judged."""
    own = own_part(answer.answer, skeleton)
    found = judge_text(own, answer, frame)
    amounts = stated_amounts(own, frame.facts)
    return _of_amounts(of_score(found, scored), judge_amounts(case, amounts, answer.status))


def judge_plain(answer: Answer, scored: Score, skeleton: Skeleton | None) -> Column:
    """An answer in the reports' own words: its figures are those of its JSON.

    One in another language has its own lock behind it, whose verdict counts; its words cannot be held against
    a Vietnamese passage.
    """
    own = skeleton.replaced if skeleton else ""
    if answer.language != "vi":
        loose = answer.verdict.unsupported if answer.verdict else ()
        return of_score(Column(text=own, false_numbers=tuple(held.text for held in loose)), scored)
    return of_score(judge_text(own, answer), scored)


def judge_text(text: str, answer: Answer, frame: Frame | None = None) -> Column:
    """What stands in ``text`` and rests on nothing that ``answer`` cites."""
    asked = (answer.question, answer.standalone_question, *([frame.question.text] if frame else []))
    loose = check_text(_NO_FACT.sub("", text), answer.citations, asked=asked).unsupported
    marks = [held.text for held in loose if held.kind == "footnote_mark"]
    return Column(
        text=text,
        false_numbers=tuple(held.text for held in loose if held.kind != "footnote_mark"),
        false_marks=(*marks, *_NO_FACT.findall(text)),
        support=measure_support(_NO_FACT.sub("", text), answer.citations),
    )


def of_score(column: Column, scored: Score) -> Column:
    """The column with what the ordinary score says."""
    return replace(
        column,
        figure_first=scored.figure_first,
        figure_stated=scored.figures_all,
        wrong_figure=scored.wrong_figure,
        text_right=scored.text_right,
        refused=scored.refused,
        false_refusal=scored.false_refusal,
    )


def _of_amounts(column: Column, judged: Judged) -> Column:
    return replace(column, figure_first=judged.first, figure_stated=judged.stated, wrong_figure=judged.wrong)


def own_part(text: str, skeleton: Skeleton) -> str:
    """What stands between the lines that no model may word."""
    return text.removeprefix(skeleton.lead).removesuffix(skeleton.tail).strip()
