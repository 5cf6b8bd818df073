"""Whether a figure is of the kind asked for: a result, a plan, a change, a share, a rank."""

import re
from datetime import date

from assistant.question import Question
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold

_SIDE = {
    "plan": 0.25,
    "base": 0.2,
    "growth": 0.3,
    "ratio": 0.3,
    "share_of_plan": 0.3,
    "share_of_total": 0.1,
    "rank": 0.4,
}
"""Taken off when the question did not ask for this kind."""

_NAMED_BASE = 0.02
"""Taken off the earlier value of a comparison when the question names a time: it is that time's figure."""

_ANY_SHARE, _CHANGED = 2, 0.1
"""Kinds from which any percentage was asked for; what is taken off a change of a rate beside the rate."""

_PLANNED = re.compile(
    r"\b(?:ke hoach|chi tieu|muc tieu|phan dau|du kien|du toan|dat ra|de ra|se dat|tam nhin|nhiem vu)\b"
)


def kind_score(question: Question, figure: Figure, sentence: Sentence) -> float:
    """0 when the figure is of the kind asked for, less otherwise."""
    return _of_kind(question, figure, sentence) - _required(question, figure, sentence)


_MUST = re.compile(r"\b(?:phai|toi thieu|toi da|it nhat|khong qua|quy dinh|yeu cau|muon|dieu kien)\b")
_REQUIRED = 0.15
"""Taken off what a rule demands where a state was asked for."""


def _required(question: Question, figure: Figure, sentence: Sentence) -> float:
    told = fold(sentence.text[figure.clause[0] : figure.start])
    return _REQUIRED if _MUST.search(told) and not _MUST.search(fold(question.text)) else 0.0


def _of_kind(question: Question, figure: Figure, sentence: Sentence) -> float:
    if not question.kinds:
        if figure.kind == "base" and question.periods:
            return -_NAMED_BASE
        return -_SIDE.get(figure.kind, 0.0)
    if figure.kind in question.kinds:
        if len(question.kinds) > _ANY_SHARE and figure.kind != "share_of_total":
            return -_CHANGED
        return 0.05 if len(question.kinds) == 1 else 0.0
    if {figure.kind, *question.kinds} <= {"growth", "ratio"}:
        return -0.05
    if "plan" in question.kinds:
        told = fold(" ".join([sentence.text[figure.clause[0] : figure.start], *figure.context[-2:]]))
        stated = figure.kind in ("amount", "count", "share_of_total") and _PLANNED.search(told)
        return -0.08 if stated else -0.35
    return -0.2


_CURRENCY = re.compile(r"((?:nghin|ngan|trieu|ty|ti|[.,]\d{3}))\s*(?:dong|vnd|usd|euro|do la|do|d)$")


def _without_currency(printed: str) -> str:
    """Of "10 nghin dong" the "10 nghin": who asks for tickets at that price leaves the rest out."""
    return _CURRENCY.sub(r"\1", printed)


def is_given(question: Question, figure: Figure) -> bool:
    """True for a number that the question itself has: "khách sạn 4 - 5 sao"; the 20 of a date is none."""
    printed = _without_currency(fold(figure.text))
    if printed not in fold(question.text):
        return False
    asked = question.text
    for mention in (*question.periods, *question.baselines):
        asked = f"{asked[: mention.start]}{'|' * (mention.end - mention.start)}{asked[mention.end :]}"
    pattern = rf"(?<![\w/.,]){re.escape(printed)}(?![\w/%]|[.,]\d)"
    return bool(re.search(pattern, fold(asked)))


def is_other_kind(question: Question, figure: Figure) -> bool:
    """True for a change where a level was asked for, or for a share of a plan where a change was."""
    kind, asked = figure.kind, question.kinds
    if kind == "rank":
        return "rank" not in asked
    if not asked:
        return kind in ("growth", "ratio", "share_of_plan")
    if asked == {"share_of_plan"}:
        return kind == "growth"
    if asked <= {"growth", "ratio"}:
        return kind in ("share_of_plan", "plan")
    return asked == {"plan"} and kind in ("share_of_plan", "ratio", "base")


def is_other_plan(question: Question, figure: Figure, report: Report) -> bool:
    """True for a target where a result was asked for; of a time still to come there are only targets.

    An estimate asked for by that word, "ước cả năm", is no target either.
    """
    if figure.kind != "plan" or "plan" in question.kinds:
        return False
    if question.standing:
        return True
    now = report.dated or (date(report.year, 12, 31) if report.year else None)
    ahead = figure.period is not None and now is not None and figure.period.end > now
    return not (ahead and question.periods)
