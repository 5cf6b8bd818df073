"""Figures of what is lacking, of what may be, beside a plan, or of all among which one is the largest.

None of them is what there is: "còn thiếu 428 giáo viên" does not say how many teachers there are.
"""

import re

from assistant.candidate import Candidate
from assistant.question import Question
from ingest.text import fold

_LACKING = re.compile(r"(?<!tối )\bthiếu(?! (?:nhi|niên|nữ|tá|úy|tướng|sinh))(?:\s+\w+){0,2}\W*$")
"""Right before a number; with its tone, for "tối thiểu" and "thiểu số" are other words."""

_ASKS_LACKING = re.compile(r"\b(?:thieu|hut|can (?:them|bo sung|tuyen)|lack\w*|short\w*|missing)\b")


def is_lacking(question: Question, candidate: Candidate) -> bool:
    """True for how many are lacking where that was not asked."""
    figure = candidate.figure
    before = candidate.sentence.text[min(figure.clause[0], figure.start) : figure.start].lower()
    return _LACKING.search(before) is not None and not _ASKS_LACKING.search(fold(question.text))


_LACKS = re.compile(r"(?<!tối )\bthiếu(?: hụt)? (?:khoảng |tới |đến )?(?:bao nhiêu|mấy)\b")
_LACKS_FOLDED = re.compile(r"(?<!toi )\bthieu(?: hut)? (?:khoang |toi |den )?(?:bao nhieu|may)\b")
_LACK_TOLD = re.compile(r"(?<!toi )\bthieu(?! (?:nhi|nien|nu|so)\b)|\bcon can\b|\bchua (?:co|du|dap ung)\b")


def is_there(question: Question, candidate: Candidate) -> bool:
    """True for how many there are where it was asked how many are lacking."""
    asked = (
        _LACKS_FOLDED.search(fold(question.text)) if question.folded else _LACKS.search(question.text.lower())
    )
    if not asked:
        return False
    told = (*candidate.figure.context, candidate.figure.indicator, candidate.sentence.text)
    return not any(_LACK_TOLD.search(fold(text)) for text in told)


_POSSIBLE = re.compile(r"\bco the\b")
_DONE = re.compile(r"\bda (?:duoc )?\w+")


def is_possible(question: Question, candidate: Candidate) -> bool:
    """True for a table's "đất có thể cho thuê" where what "đã cho thuê" was asked for."""
    figure, asked = candidate.figure, fold(question.text)
    if candidate.sentence.kind != "row" or not _DONE.search(asked) or _POSSIBLE.search(asked):
        return False
    return any(_POSSIBLE.search(fold(head)) for head in (figure.indicator, *figure.context[-1:]))


_PLAN_BESIDE = re.compile(
    r"^[^()\d]{0,25}\((?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán)\b(?! tăng| giảm)[^()%]*\)|"
    r"^, (?:đạt|bằng) [\d.,]+ ?% (?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán)[^();,\d]{0,20}\([\d.,]+ ",
    re.IGNORECASE,
)
"""Right behind a result: "8,1 bác sĩ/vạn dân (kế hoạch 8,0)", "612 người, đạt 95% kế hoạch (645 người)"."""


def is_beside_plan(question: Question, candidate: Candidate) -> bool:
    """True for the result where the plan was asked for, and stands in brackets behind it."""
    figure = candidate.figure
    if question.kinds != frozenset({"plan"}) or figure.kind == "plan":
        return False
    return _PLAN_BESIDE.match(candidate.sentence.text[figure.end :]) is not None


_MOST = r"(?:lon|cao|nhieu|dong|dai|rong|nho|thap|it|ngan)\s+nhat"
_ASKS_MOST = re.compile(rf"\b{_MOST}\b")
_MOST_BEHIND = re.compile(
    rf"^[^.;:]{{0,40}}[,(]\s*(?:trong (?:do|so do)\W+)?(?:\w+ ){{0,2}}{_MOST}\s+(?:la|thuoc|o)\b"
)


def is_of_all(question: Question, candidate: Candidate) -> bool:
    """True for the amount of all where that of the largest was asked: "4 công trình …, lớn nhất là …"."""
    if candidate.sentence.kind == "row" or not _ASKS_MOST.search(fold(question.text)):
        return False
    figure, text = candidate.figure, candidate.sentence.text
    before = fold(text[min(figure.clause[0], figure.start) : figure.start])
    return not _ASKS_MOST.search(before) and _MOST_BEHIND.match(fold(text[figure.end :])) is not None
