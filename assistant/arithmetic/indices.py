"""Indices of a table told as the change that was asked for: 111,5% of last year is a growth by 11,5%."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.arithmetic.operands import Operands
from assistant.arithmetic.records import Request
from assistant.arithmetic.working import Working
from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.lock.algebra import Amount
from assistant.question import Question
from ingest.figures.printing import print_number
from ingest.text import fold

_WHOLE = Decimal(100)
"""Per cent that an index is counted from."""

_HOW_MUCH = re.compile(r"\b(?:bao nhieu|bao nhiu|bn|may|phan tram|how much|per ?cent)\b|%")
"""Whether it rose at all is answered with what is printed."""

_EXCESS = re.compile(r"\bvuot\b")
_REACHED = re.compile(r"\b(?:dat|hoan thanh|bang|thuc hien)\b")
_SAYS_HOW_FAR = re.compile(r"\b(?:vuot|tang|giam)\b[^,;]{0,20}$")


def as_change(
    question: Question, request: Request, printed: Choice, operands: Operands
) -> tuple[Operands, Working] | None:
    """The printed index with what is worked out from it; None where it is told as it stands."""
    first = printed.chosen[0]
    asked = _is_index(request, first) or _is_excess(question, request, first)
    if printed.verdict != "answered" or not asked or not _HOW_MUCH.search(fold(question.text)):
        return None
    figure = first.figure
    value = abs(figure.value - _WHOLE)
    way = "same" if not value else "up" if figure.value > _WHOLE else "down"
    working = Working(
        operands=(figure,),
        template="100% − {0}" if way == "down" else "{0} − 100%",
        amount=Amount(Fraction(value), "%"),
        result=f"{print_number(value)}%",
        value=value,
        rounded=False,
        kind="growth",
        way=way,
    )
    return replace(operands, request=request, found=(first,), lack=None), working


def _is_index(request: Request, candidate: Candidate) -> bool:
    """True for a cell such as "So với cùng kỳ (%): 111,5", where a change in per cent was asked for."""
    figure = candidate.figure
    printed = figure.kind == "ratio" and figure.unit == "%" and candidate.sentence.kind == "row"
    return printed and request.operation == "growth" and request.relative


def _is_excess(question: Question, request: Request, candidate: Candidate) -> bool:
    """True for more than all of a plan, where only the excess was asked for: "vượt kế hoạch bao nhiêu %"."""
    figure, asked = candidate.figure, fold(question.text)
    if request.operation != "plan" or figure.kind != "share_of_plan" or figure.value <= _WHOLE:
        return False
    before = candidate.sentence.text[figure.clause[0] : figure.start]
    told = candidate.sentence.kind != "row" and _SAYS_HOW_FAR.search(fold(before)) is not None
    return bool(_EXCESS.search(asked)) and not _REACHED.search(asked) and not told
