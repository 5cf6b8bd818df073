"""What a number without words of its own leans on: the number before it, or a clause's subject."""

import re

from ingest.figures.indicators import clean, trim
from ingest.figures.parts import Read
from ingest.figures.telling import told

_KIND = re.compile(
    r"(?:(?:ước|thực hiện|kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|đề ra|giao|cùng kỳ|lũy kế|luỹ kế|cả năm|"
    r"năm trước|trong kỳ|trong năm|năm|đạt|cộng dồn|tính đến nay|đến nay)\s*)+",
    re.IGNORECASE,
)


def says_kind(own: str) -> bool:
    """True for words that only say which value of the indicator follows: "(kế hoạch 8%)"."""
    return bool(_KIND.fullmatch(own))


_POINTING = re.compile(
    r"(con số|mức|số|chỉ số|chỉ tiêu|số liệu|tỷ lệ)"
    r"(?: (?:này|đó|trên|nói trên|ấy|ở|của|tại|vào|trong|cùng kỳ|tương ứng))*",
    re.IGNORECASE,
)


_GOES_ON = re.compile(r"(?:đến|tới|và|với|của|tại|ở|từ|để|nhằm|có|sẽ|đã|được)\b", re.IGNORECASE)
"""Begins what goes on behind a bracket with what stands before it."""


def pointing(own: str) -> str:
    """The noun of own words that only point back: "con số" of "con số này ở"."""
    found = _POINTING.fullmatch(own)
    return found[1].lower() if found else ""


def pointed_at(read: Read, index: int, word: str) -> str:
    """The nearest earlier indicator that begins with the word pointed with: "tỷ lệ này"."""
    earlier = [read.indicators[i] for i in range(index - 1, -1, -1) if i in read.indicators]
    return next((e for e in earlier if e.lower().startswith(f"{word.lower()} ")), "")


def _counts_parts(read: Read, clause: int) -> bool:
    """True for "gồm 12 dự án FDI và 5 dự án trong nước": what follows is of the whole."""
    units = [w.number.unit.name for w in read.words if w.clause == clause and w.number.unit is not None]
    return len(units) > len(set(units))


def inherit_subject(read: Read, index: int) -> str:
    """The indicator of the number before in this clause, or the subject of the clauses before."""
    words = read.words[index]
    clause = read.clauses[words.clause]
    for j in range(index - 1, -1, -1):
        if read.words[j].clause == words.clause and read.indicators.get(j):
            return read.indicators[j]
    skipped = ""
    for i in range(words.clause - 1, -1, -1):
        if read.clauses[i].aside and not clause.aside:
            continue
        if clause.opener == ";" and i == words.clause - 1:
            clause = read.clauses[i]
            skipped = _first_named(read, index, i)
            continue
        named = _named_in(read, index, i)
        if len(named) > 1 and clause.opener == "," and i and _counts_parts(read, i):
            continue
        if named:
            return named[0]
        subject = clean(
            read.text[slice(*trim(read.text, read.clauses[i].start, read.clauses[i].end, read.mentions))]
        )
        subject = told(subject)
        if read.clauses[i].opener == ")" and _GOES_ON.match(subject):
            continue
        if subject and not says_kind(subject):
            return subject
    return skipped


def _named_in(read: Read, index: int, clause: int) -> list[str]:
    """Indicators of a clause's numbers, of those before ``index``."""
    earlier = enumerate(read.words[:index])
    return [read.indicators[j] for j, w in earlier if w.clause == clause and j in read.indicators]


def _first_named(read: Read, index: int, clause: int) -> str:
    """The first indicator from the last subject up to ``clause``: "CPI tăng 2%, giảm 1%; …" gives CPI."""
    while clause > 0 and not _named_in(read, index, clause):
        clause -= 1
    return next(iter(_named_in(read, index, clause)), "")
