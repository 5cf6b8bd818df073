"""The name of each figure of a sentence: its own words, else those of what it leans on."""

import re

from ingest.figures.behind import ASIDE, GOES_ON, elided, noun_behind, purpose
from ingest.figures.clauses import Words
from ingest.figures.counting import NAME, name_counted
from ingest.figures.indicators import RELATIVE_UNITS, clean, is_generic, shares_words, trim
from ingest.figures.measures import is_money
from ingest.figures.members import measure_of, member
from ingest.figures.parts import Read
from ingest.figures.rates import COMPARED, of_change, tells
from ingest.figures.subjects import before_bracket, inherit_subject, pointed_at, pointing, says_kind
from ingest.figures.telling import told
from ingest.text import fold


def name_figure(read: Read, index: int, *, relative: bool) -> str:
    """The indicator of ``read.words[index]``: own words, else those of what the number leans on."""
    if index in read.pairs:
        return read.pairs[index].name
    words = read.words[index]
    if named := _again(read, index) or ("" if relative else _labelled(read, words)):
        return named
    own = told(clean(read.text[slice(*trim(read.text, *words.before, read.mentions))]))
    own = own or _around_count(read, index) or _inside_time(read, words)
    after = clean(read.text[slice(*trim(read.text, *words.after, read.mentions))])
    after = after if len(after.split()) <= _LONGEST_AFTER and _touches(read.text, words) else ""
    lent = inherit_subject(read, index)
    if own and (measure := measure_of(read, index, own)):
        return f"{own} – {measure}"
    if pointing(own) and (index or read.before):
        lent = pointed_at(read, index, pointing(own)) or (lent if index else "") or read.before
        own = lent
    elif (says_kind(own) or _COMPARES.fullmatch(own.lower())) and (lent or read.before):
        own, lent = "", lent or read.before
    elif own and lent and _HAPPENS.fullmatch(own.lower()):
        own = lent
    bearer = _bearer(lent)
    if own and bearer and _ATTRIBUTED.search(read.text[: words.number.start].lower()) and _is_attribute(own):
        own = f"{own} – {bearer}" if fold(bearer) not in fold(own) else own
    handed = clean(read.context[-1]) if read.context else ""
    if not lent and (not own or is_generic(own)) and _opens_with_time(read, words, own):
        lent = read.before
    if relative:
        lent = COMPARED.sub("", lent)
        if listed := member(read, words, own):
            return of_change(read, index, listed, after or handed)
        name = lent if lent and not tells(own) else own or lent
        return of_change(read, index, name, after or handed)
    return _conditional(read, words, _plain_name(read, words, own, after, lent) or handed)


def _again(read: Read, index: int) -> str:
    """As :func:`before_bracket`, of an amount or a count."""
    unit = read.words[index].number.unit
    return "" if unit is not None and unit.name in RELATIVE_UNITS else before_bracket(read, index)


def _labelled(read: Read, words: Words) -> str:
    """A number's measure with what its item is called before the colon: "kim ngạch – Gạo"."""
    first, *rest = read.clauses
    own = told(clean(read.text[slice(*trim(read.text, *words.before, read.mentions))]))
    if words.clause == 0 or not rest or rest[0].opener != ":" or not _MEASURE.fullmatch(own.lower()):
        return ""
    label = clean(read.text[first.start : first.end])
    plain = label and len(label.split()) <= _LONGEST_LABEL and not _FIELD.match(label)
    told_apart = plain and not any(c.isdigit() for c in label) and not shares_words(label, own)
    return f"{own} – {label}" if told_apart else ""


_MEASURE = re.compile(
    r"(?:tổng |tổng số )?(?:xuất khẩu|nhập khẩu|kim ngạch(?: xuất khẩu| nhập khẩu)?|trị giá)"
)
_FIELD = re.compile(
    r"(?:về|lĩnh vực|công tác|trong đó|gồm|bao gồm|cụ thể|kết quả|tình hình|tổng)\b", re.IGNORECASE
)
_LONGEST_LABEL = 5


def _plain_name(read: Read, words: Words, own: str, after: str, lent: str) -> str:
    unit = words.number.unit
    if unit is not None and unit.counted:
        return name_counted(read, words, own, lent)
    if behind := noun_behind(read, words, own):
        return behind
    if own and unit is not None and is_money(unit) and (goal := purpose(read, words, own)):
        return f"{own} {goal}"
    if own and is_generic(own):
        bearer = _bearer(lent)
        return f"{own} – {bearer}" if bearer and bearer != own else own
    if own and after and (after.split()[0].lower() in _GOODS or _measured(words, after)):
        return f"{own} {after}"
    if not own and lent and after and elided(read, words):
        return lent if ASIDE.match(after.lower()) or not _is_share(words) else f"{lent} – {after}"
    if ASIDE.match(after.lower()):
        after, lent = lent, after
    return member(read, words, own) or own or after or lent


def _around_count(read: Read, index: int) -> str:
    """Words around a count that is part of the name: "Công suất tại 5 khu là 30.000 m3"."""
    words = read.words[index]
    last = read.words[index - 1] if index else None
    unit = last.number.unit if last is not None and last.clause == words.clause else None
    if last is None or unit is None or not unit.counted:
        return ""
    start = last.before[0]
    leading = read.text[start : last.number.start].lower()
    between = read.text[last.number.end : words.number.start].lower()
    if not _INTO.search(leading) or not _COMES_TO.fullmatch(between):
        return ""
    return told(clean(read.text[slice(*trim(read.text, start, words.number.start, read.mentions))]))


def _inside_time(read: Read, words: Words) -> str:
    """The subject within the words of its time: "Lũy kế giải ngân đến 31/8 đạt 7.284 tỷ đồng"."""
    for mention in read.mentions:
        if words.before[0] <= mention.start and mention.end <= words.number.start:
            found = _TO_DATE.match(read.text[mention.start : mention.end])
            if found and _WORD.search(found[1]):
                return told(clean(found[1]))
    return ""


_TO_DATE = re.compile(r"(?:lũy kế|luỹ kế|tính)\b(.*?)\b(?:cho )?(?:đến|tới)\b", re.IGNORECASE)
_WORD = re.compile(r"(?!\b(?:từ|đầu|năm|chung|cho|vốn)\b)\b[^\W\d_]{2,}")

_INTO = re.compile(r"\w+ \w+.*\b(?:tại|ở|của|trong|thuộc|cho|trên)\s*$")

_COMES_TO = re.compile(r"[^,;:()\d]{0,25}\b(?:là|đạt|ước đạt|lên tới|còn)\s+(?:khoảng |gần |hơn |trên )?")


def _opens_with_time(read: Read, words: Words, own: str) -> bool:
    """True for a sentence that only says when: "Quý III ước đạt 45 tỷ đồng", "hết tháng 5, trị giá đạt …"."""
    ahead = read.text[: words.number.start]
    first = next((m for m in read.mentions if m.end <= words.number.start), None)
    rest = clean(ahead[slice(*trim(ahead, 0, len(ahead), read.mentions))])
    opens = first is not None and not clean(ahead[slice(*trim(ahead, 0, first.start, read.mentions))])
    return first is not None and (not rest or (opens and rest == own))


def _bearer(subject: str) -> str:
    """What has the measures of a subject: of "năng suất – Diện tích lúa", "lúa"."""
    *measures, last = subject.split(" – ")
    kept = [piece for piece in measures if not is_generic(piece)]
    return " – ".join([*kept, _DIMENSION.sub("", last) or last])


_DIMENSION = re.compile(
    r"^(?:tổng )?(?:diện tích|năng suất|sản lượng|công suất) (?:gieo trồng |trồng |nuôi )?", re.IGNORECASE
)


def _is_share(words: Words) -> bool:
    return words.number.unit is not None and words.number.unit.name == "%"


def _measured(words: Words, after: str) -> bool:
    """True for what a weight, a length or an area is of: "trồng mới 4.320 ha rừng tập trung"."""
    unit = words.number.unit
    if unit is None or not unit.name or unit.counted or is_money(unit) or unit.name in RELATIVE_UNITS:
        return False
    short = len(after.split()) <= _LONGEST_GOODS
    return short and unit.name in _SUBSTANCE and not GOES_ON.match(after.lower())


_SUBSTANCE = frozenset({"ha", "m2", "km2", "m3", "tấn", "tạ", "kg", "lít", "km", "m", "MW", "kWh", "thùng"})

_LONGEST_GOODS = 6

_COMPARES = re.compile(
    r"(?:(?:tăng|giảm|thấp|cao|nhiều|ít|lớn|nhỏ|so|hơn|với|mức|con số|gấp đôi|mạnh|nhẹ)\s*)+"
)
"""Own words that only compare: "thấp hơn mức 3 tỷ USD của năm trước"."""

_HAPPENS = re.compile(r"(?:đã |có )?(?:xảy ra|ghi nhận|phát sinh|để xảy ra|phát hiện)")

_ATTRIBUTED = re.compile(r"\bvới (?:tổng )?(?:số )?[^,;:()]{2,40}$")


def _is_attribute(own: str) -> bool:
    return len(own.split()) <= _LONGEST_AFTER and " – " not in own and not NAME.search(own)


def _conditional(read: Read, words: Words, name: str) -> str:
    """Under a condition a figure is another one: "tỷ lệ lấp đầy – nếu chỉ tính 18 KCN"."""
    start = read.clauses[words.clause].start
    found = _IF.search(read.text[start : words.number.start])
    return f"{name} – {' '.join(found[1].split())}" if found and name else name


_IF = re.compile(r"\b(nếu .{3,80}?)\s+thì\b", re.IGNORECASE)

_GOODS = frozenset({"vốn", "tiền", "hàng", "giá", "doanh", "kim", "nguồn", "ngân"})
"""First words after an amount that go on naming it: "thu hút được 2 tỷ USD vốn đầu tư"."""

_LONGEST_AFTER = 8
"""Words after a number that may name it; more are the rest of the sentence."""


def _touches(text: str, words: Words) -> bool:
    """True when the words after the number follow it without a stop."""
    return text[words.after[0] : words.after[0] + 1] in (" ", "")
