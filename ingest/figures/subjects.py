"""What a number without words of its own leans on: the number before it, or a clause's subject."""

import re

from ingest.figures.clauses import Words
from ingest.figures.indicators import RELATIVE_UNITS, clean, trim
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


_ALONE = re.compile(r"\s*(?:và |trong đó )?riêng (?:tháng|quý|\d+ tháng|năm)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:gồm|trong đó|chia ra|cơ cấu)\b", re.IGNORECASE)


def _resumed(read: Read, index: int) -> str:
    """The whole that "…, gồm nuôi 5 tấn, khai thác 2 tấn; riêng quý III đạt 3 tấn" goes back to."""
    words = read.words[index]
    start = read.clauses[words.clause].start
    if read.clauses[words.clause].opener != ";" or not _ALONE.match(read.text, start, words.number.start):
        return ""
    listed = _LISTED.search(read.text, read.text.rfind(";", 0, start - 1) + 1, start)
    ahead = [j for j in range(index) if listed and read.words[j].number.end <= listed.start()]
    whole = [j for j in ahead if _same_unit(read.words[j], words) and j in read.indicators]
    return read.indicators[whole[-1]] if whole else ""


def before_bracket(read: Read, index: int) -> str:
    """What a bracket that opens with a time tells again of that time.

    "Cử 74 đoàn với 312 lượt cán bộ (năm 2022: 41 đoàn với 165 lượt)": its last number is of "lượt cán bộ".
    """
    words = read.words[index]
    opened = read.text.rfind("(", 0, words.number.start)
    closed = read.text.rfind(")", 0, words.number.start)
    if not read.clauses[words.clause].aside or opened <= closed:
        return ""
    told = any(not read.text[opened + 1 : m.start].strip() for m in read.mentions if m.start > opened)
    ahead = [j for j in range(index) if read.words[j].number.end <= opened]
    same = [j for j in ahead if _same_unit(read.words[j], words) and j in read.indicators]
    return read.indicators[same[-1]] if told and same else ""


def _same_unit(one: Words, other: Words) -> bool:
    a, b = one.number.unit, other.number.unit
    return a is not None and b is not None and (a.name, a.per) == (b.name, b.per)


def inherit_subject(read: Read, index: int) -> str:
    """The indicator of the number before in this clause, or the subject of the clauses before."""
    if resumed := _resumed(read, index):
        return resumed
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
            if alike := _of_the_unit(read, index, i):
                return alike
            clause = read.clauses[i]
            skipped = _first_named(read, index, i)
            continue
        named = _named_since_rate(read, index, i) or _named_in(read, index, i)
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


def _named_since_rate(read: Read, index: int, clause: int) -> list[str]:
    """Those behind the clause's last rate, where another subject joins on.

    "Xuất khẩu 17 tỷ USD, giảm 2% và nhập khẩu 18 tỷ USD, tăng 4%": what rose are imports.
    """
    here = [j for j, w in enumerate(read.words[:index]) if w.clause == clause and j in read.indicators]
    rates = [j for j in here if _unit_of(read.words[j]) in RELATIVE_UNITS]
    return [read.indicators[j] for j in here if rates and j > rates[-1]]


def _of_the_unit(read: Read, index: int, clause: int) -> str:
    """The clause's last indicator of this number's unit, where the first subject was told in another unit.

    "Tỷ trọng 9%; xuất khẩu năm 2020 đạt 1 tỷ USD; năm 2025 là 2 tỷ USD": the last are exports.
    """
    alike = [j for j in range(index) if _same_unit(read.words[j], read.words[index]) and j in read.indicators]
    here = [j for j in alike if read.words[j].clause == clause]
    first = next(iter(sorted(read.indicators)), index)
    other = first < index and not _same_unit(read.words[first], read.words[index])
    return read.indicators[here[-1]] if here and other else ""


def _unit_of(words: Words) -> str:
    return words.number.unit.name if words.number.unit else ""


def _first_named(read: Read, index: int, clause: int) -> str:
    """The first indicator from the last subject up to ``clause``: "CPI tăng 2%, giảm 1%; …" gives CPI."""
    while clause > 0 and not _named_in(read, index, clause):
        clause -= 1
    return next(iter(_named_in(read, index, clause)), "")
