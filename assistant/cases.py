"""Figures of one case that a report tells as an example, or of another body than the one asked about.

"Đơn cử như Công ty A nợ 1,2 tỷ đồng" does not say what all companies owe, nor what Công ty B owes.
"""

import re

from assistant.candidate import Candidate
from assistant.meant import told_around
from assistant.names import stands
from assistant.places import names_in, places_in
from assistant.question import Question
from ingest.text import UPPER, fold

_EXAMPLE = re.compile(
    r"^\W*(?:đơn cử|ví dụ|chẳng hạn|điển hình|tiêu biểu)"
    r"(?: (?:như|là|tại|ở|trường hợp|tỉnh|thành phố))*[\s,:]+",
    re.IGNORECASE,
)
_NAME = re.compile(rf"[{UPPER}][\w.&-]*(?: [{UPPER}][\w.&-]*)*")
_BODIES = frozenset({"Công", "Cty", "CTCP", "Tập", "Tổng", "Ngân", "Ông", "Bà", "Anh", "Chị", "TNHH", "CP"})
"""First words of what a body or person is called by, as printed before its name."""

_ALL = re.compile(r"\b(?:tong|cac|toan|ca|tat ca|nhung|all|total)\b")


def is_example(question: Question, candidate: Candidate) -> bool:
    """True where all were asked about, and the sentence tells of one, as an example."""
    opened = _EXAMPLE.match(candidate.sentence.text)
    if opened is None or not _ALL.search(fold(question.text)):
        return False
    told = candidate.sentence.text[opened.end() : max(opened.end(), candidate.figure.start)]
    subject = next((m.group() for m in _NAME.finditer(told) if m.group() not in _BODIES), "")
    return bool(subject) and not stands(fold(question.text), subject)


_SUBJECT = re.compile(
    r"^\W*(?:(?:Hiện(?: nay)?|Đến nay|Tính đến nay|Trong khi đó|Còn|Riêng|Năm \d{4}|Cùng kỳ),? )?"
    r"((?:[A-ZĐ][\w.&-]*)(?: [A-ZĐ][\w.&-]*){0,3}),? "
    r"(?:với|đang|đã|có|đạt|cho|hiện|dự kiến|sẽ|chiếm|đứng|ghi nhận|lãi|lỗ|thu|chi|báo)\b"
)
"""A name that opens a sentence and does what follows: "Viettel, với 5.170 xã, đang có"."""


def is_of_another_body(question: Question, candidate: Candidate) -> bool:
    """True where the sentence has another body for its subject, and nothing near names the one asked for."""
    sentence, figure = candidate.sentence, candidate.figure
    if not question.names:
        return False
    opened = _SUBJECT.match(sentence.text)
    if opened is None or opened.end() > figure.start or places_in(opened[1]) or not names_in(opened[1], ()):
        return False
    told = fold(" ; ".join((figure.indicator, *told_around(figure, sentence, candidate.report))))
    asked_of = stands(fold(question.text), opened[1])
    return not asked_of and not all(stands(told, name) for name in question.names)
