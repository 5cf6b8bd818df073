"""Numbers that state nothing by themselves, and plans that go on from one clause to the next."""

import re

from ingest.figures.clauses import Words
from ingest.figures.numbers import Number
from ingest.figures.parts import Read
from ingest.text import fold

_OF_WHOLE = re.compile(r"^(?:tổng|số|diện tích|dân số|kim ngạch|sản lượng|giá trị)\b")
_SPELL = re.compile(r"\b(?:trong vòng|suốt|sau|hơn|gần|qua)\s+(?:hơn |gần |khoảng )?$")
_SPELL_UNITS = frozenset({"năm", "tháng", "thập kỷ"})
_CONDITION = re.compile(r"^[^,;:]{0,45}\b(?:trên|dưới|từ)\s*$")
_STATING = re.compile(r"\b(?:chiếm|bằng|tăng|giảm|tương đương|với|là)\b")
_SOFT = frozenset({"trên", "dưới", "trở lên", "từ"})


def states_nothing(read: Read, index: int) -> bool:
    """True for "1/3 tổng kim ngạch", "hai con số", "trong vòng 20 năm", and "18 KCN lấp đầy trên 50%"."""
    words = read.words[index]
    number = words.number
    name = number.unit.name if number.unit else ""
    if (
        number.value_max is not None
        and "/" in number.text
        and _OF_WHOLE.match(name or read.text[number.end :].lstrip().lower())
    ):
        return True
    if name == "con số":
        return True
    before = read.text[max(0, number.start - 25) : number.start].lower()
    if name in _SPELL_UNITS and _SPELL.search(before):
        return True
    return _is_condition(read, index)


def is_in_name(text: str, number: Number) -> bool:
    """True for a number in a name: "lao động từ 15 tuổi trở lên", "khách sạn 5 sao", "trên một vạn dân"."""
    name = number.unit.name if number.unit is not None else ""
    before = text[max(0, number.start - 12) : number.start].lower()
    if name == "sao" or (name in ("dân", "người dân", "vạn dân", "") and _PER.search(before)):
        return name == "sao" or _PEOPLE.match(text[number.end :].lower()) is not None or name != ""
    return name in ("tuổi", "tháng tuổi") and bool(_AGED.search(before))


_PER = re.compile(r"(?:\btrên|/|\btính trên|\bcho mỗi)\s*$")
_PEOPLE = re.compile(r"\s*(?:vạn )?dân\b")
_AGED = re.compile(r"\b(?:từ|dưới|trên|độ|ngoài)(?: đủ| độ)? $")


def _is_condition(read: Read, index: int) -> bool:
    """True for a rate that picks out what the number before it counted."""
    words = read.words[index]
    if index == 0 or (words.number.qualifier or "") not in _SOFT:
        return False
    ahead = read.words[index - 1]
    unit = ahead.number.unit
    if ahead.clause != words.clause or unit is None or not unit.counted:
        return False
    between = read.text[ahead.number.end : words.number.start].lower()
    return bool(_CONDITION.match(between)) and not _STATING.search(between)


_TARGET = re.compile(r"\b(?:phan dau|du kien|muc tieu|dat ke hoach|de ra|dat muc tieu|ky vong)\b")
_TURN = re.compile(r"\b(?:da|hien|nam truoc|cung ky|thuc hien|ket qua|trong khi|tang|giam|so voi)\b")


def goes_on_planning(read: Read, index: int, last: str) -> bool:
    """True behind a target set in the same sentence: "phấn đấu A đạt 5, B đạt 6"."""
    words = read.words[index]
    clause = read.clauses[words.clause]
    if last != "plan" or index == 0:
        return False
    start = read.words[index - 1].number.end
    first = fold(read.text[: read.words[0].number.start])
    named = bool(_TARGET.search(first)) or bool(_TARGET.search(fold(read.text[:start])))
    between = fold(read.text[start : words.number.start])
    return named and clause.opener in (",", ";", "", ":") and not _TURN.search(between)


def has_past(read: Read, words: Words) -> bool:
    """True when the number's clause names a year before the one planned for, or a comparison."""
    clause = read.clauses[words.clause]
    planned = read.inherited.known_year
    here = [m for m in read.mentions if clause.start <= m.start and m.end <= words.number.start]
    years = [m.period.end.year for m in here if m.period is not None]
    return any(m.baseline for m in here) or bool(planned and years and min(years) < planned)
