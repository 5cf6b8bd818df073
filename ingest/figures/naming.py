"""The name of each figure of a sentence: its own words, else those of what it leans on."""

import re

from ingest.figures.changes import about, compared_with
from ingest.figures.clauses import Words
from ingest.figures.counting import NAME, name_counted
from ingest.figures.indicators import RELATIVE_UNITS, clean, is_generic, shares_words, trim
from ingest.figures.measures import is_money
from ingest.figures.parts import Read
from ingest.figures.subjects import POINTING, inherit_subject, pointed_at, says_kind
from ingest.text import UPPER, fold


def name_figure(read: Read, index: int, *, relative: bool) -> str:
    """The indicator of ``read.words[index]``: own words, else those of what the number leans on."""
    if index in read.pairs:
        return read.pairs[index].name
    words = read.words[index]
    own = clean(read.text[slice(*trim(read.text, *words.before, read.mentions))])
    after = clean(read.text[slice(*trim(read.text, *words.after, read.mentions))])
    after = after if len(after.split()) <= _LONGEST_AFTER and _touches(read.text, words) else ""
    lent = inherit_subject(read, index)
    if own.lower() in POINTING and index:
        own, lent = "", pointed_at(read, index, own) or lent or read.indicators.get(index - 1, "")
    elif (says_kind(own) or _COMPARES.fullmatch(own.lower())) and (lent or read.before):
        own, lent = "", lent or read.before
    elif own and lent and _HAPPENS.fullmatch(own.lower()):
        own = lent
    bearer = _bearer(lent)
    if own and bearer and _ATTRIBUTED.search(read.text[: words.number.start].lower()) and _is_attribute(own):
        own = f"{own} – {bearer}" if fold(bearer) not in fold(own) else own
    handed = clean(read.context[-1]) if read.context else ""
    if not own and not lent and _opens_with_time(read, words):
        lent = read.before
    if relative:
        lent = _COMPARED.sub("", lent)
        name = lent if lent and len(own.split()) < _TELLING_WORDS else own or lent
        return _of_change(read, index, name, after or handed)
    return _conditional(read, words, _plain_name(read, words, own, after, lent) or handed)


def _plain_name(read: Read, words: Words, own: str, after: str, lent: str) -> str:
    unit = words.number.unit
    if unit is not None and unit.counted:
        return name_counted(read, words, own, lent)
    if own and is_generic(own):
        bearer = _bearer(lent)
        return f"{own} – {bearer}" if bearer and bearer != own else own
    if own and after and (after.split()[0].lower() in _GOODS or _measured(words, after)):
        return f"{own} {after}"
    if not own and lent and after and _elided(read, words):
        return lent if _ASIDE.match(after.lower()) or not _is_share(words) else f"{lent} – {after}"
    if _ASIDE.match(after.lower()):
        after, lent = lent, after
    return _member(read, words, own) or own or after or lent


def _opens_with_time(read: Read, words: Words) -> bool:
    """True for a sentence that only says when: "Quý III ước đạt 45 tỷ đồng"."""
    ahead = read.text[: words.number.start]
    first = next((m for m in read.mentions if m.end <= words.number.start), None)
    return first is not None and not clean(ahead[slice(*trim(ahead, 0, len(ahead), read.mentions))])


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


def _elided(read: Read, words: Words) -> bool:
    """True for a verb whose subject stands in the clause before: ", chiếm 20% tổng vốn"."""
    return bool(_VERB.search(read.text[slice(*words.before)].lower()))


_VERB = re.compile(
    r"\b(?:chiếm|vượt|bằng|tăng|giảm|đạt|tương đương|xuống|lên|còn|gấp|hụt|thiếu|thừa)"
    r"(?: (?:còn|đến|tới|gần|hơn|trên|dưới|khoảng|mức|thêm))*\s*$"
)
_ASIDE = re.compile(
    r"(?:do|nhờ|vì|khi|sau|trước|so với|so|tại|trong|để|nếu|thay vì|kể từ|và|nhưng|trở|theo|kế hoạch|dự toán|"
    r"mỗi|từ|vào|đến|giờ|bị|qua|như|ở|trên|cho)\b"
)
"""Begins words behind a number that go on with the sentence and name nothing."""


def _measured(words: Words, after: str) -> bool:
    """True for what a weight, a length or an area is of: "trồng mới 4.320 ha rừng tập trung"."""
    unit = words.number.unit
    if unit is None or not unit.name or unit.counted or is_money(unit) or unit.name in RELATIVE_UNITS:
        return False
    short = len(after.split()) <= _LONGEST_GOODS
    return short and unit.name in _SUBSTANCE and not _GOES_ON.match(after.lower())


_SUBSTANCE = frozenset({"ha", "m2", "km2", "m3", "tấn", "tạ", "kg", "lít", "km", "m", "MW", "kWh", "thùng"})
_LONGEST_GOODS = 6
_GOES_ON = re.compile(
    rf"(?:{_ASIDE.pattern}|(?:là|được|đã|đang|sẽ|có|với|của|cùng|bằng|chưa|tương|gồm|bao|này|đó|tăng|giảm|đạt|"
    r"chiếm|lên|về|nữa|trong đó|cao|thấp|hơn|nằm|thuộc|ngoài|gần|xung|phục vụ|nhằm|các)\b)"
)


def _of_change(read: Read, index: int, name: str, fallback: str) -> str:
    """A rate's name with what "về …" says of it; where two rates differ in that, what it is compared with."""
    words = read.words[index]
    part = about(read.text, words)
    if part:
        earlier = [read.indicators[i] for i in range(index - 1, -1, -1) if i in read.indicators]
        bare = _MEASURE.sub("", part)
        alike = next((e for e in earlier if shares_words(bare, e)), "" if earlier else name)
        whole = next((piece for piece in alike.split(" – ") if fold(bare) in fold(piece)), "")
        return whole or (f"{part} – {alike}" if alike else part)
    name = _alike(read, index, fallback) or name or fallback
    compared = compared_with(read.text, words)
    near = [w for w in (*read.words[:index][-1:], *read.words[index + 1 :][:1]) if w.clause == words.clause]
    if compared and any(compared_with(read.text, w) not in ("", compared) for w in near):
        return f"{_COMPARED.sub('', name)} {compared}"
    return name


_MOVED = re.compile(r"\b(?:tăng|giảm|nhiều hơn|ít hơn)\b")
_MEASURE = re.compile(r"^(?:tổng |số lượng |số |lượng |giá trị |quy mô )+", re.IGNORECASE)


def _alike(read: Read, index: int, after: str) -> str:
    """For a change in a count without own words, what was counted by the same noun: "giảm 14 vụ"."""
    words = read.words[index]
    unit = words.number.unit
    own = clean(read.text[slice(*trim(read.text, *words.before, read.mentions))])
    moved = _MOVED.search(read.text[slice(*words.before)].lower())
    if unit is None or not unit.counted or own or not moved:
        return ""
    same = [
        read.indicators[i]
        for i, w in enumerate(read.words[:index])
        if i in read.indicators and w.number.unit is not None and w.number.unit.name == unit.name
    ]
    return next((name for name in same if after and shares_words(after, name)), same[0] if same else "")


_COMPARES = re.compile(
    r"(?:(?:tăng|giảm|thấp|cao|nhiều|ít|lớn|nhỏ|so|hơn|với|mức|con số|gấp đôi|mạnh|nhẹ)\s*)+"
)
"""Own words that only compare: "thấp hơn mức 3 tỷ USD của năm trước"."""
_HAPPENS = re.compile(r"(?:đã |có )?(?:xảy ra|ghi nhận|phát sinh|để xảy ra|phát hiện)")
_ATTRIBUTED = re.compile(r"\bvới (?:tổng )?(?:số )?[^,;:()]{2,40}$")


def _is_attribute(own: str) -> bool:
    return len(own.split()) <= _LONGEST_AFTER and " – " not in own and not NAME.search(own)


_COMPARED = re.compile(r"\s+so (?:với|cùng|tháng|năm|quý|kỳ|cuối|đầu)\b.*$")


def _conditional(read: Read, words: Words, name: str) -> str:
    """Under a condition a figure is another one: "tỷ lệ lấp đầy – nếu chỉ tính 18 KCN"."""
    start = read.clauses[words.clause].start
    found = _IF.search(read.text[start : words.number.start])
    return f"{name} – {' '.join(found[1].split())}" if found and name else name


_IF = re.compile(r"\b(nếu .{3,80}?)\s+thì\b", re.IGNORECASE)


def _member(read: Read, words: Words, own: str) -> str:
    """A list's member with the list's subject: "Đài Loan – vốn đầu tư"."""
    clause = read.clauses[words.clause]
    name = own or (_before_bracket(read, words) if clause.aside else "")
    if not NAME.fullmatch(name) or clause.opener not in (",", ":", "(", ";"):
        return ""
    for i in range(words.clause - 1, -1, -1):
        earlier = read.clauses[i]
        if earlier.opener == ":" or i == 0 or read.clauses[i + 1].opener == ":":
            is_lead = read.clauses[i + 1].opener == ":"
            said = clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])
            first = next((name for j, name in read.indicators.items() if read.words[j].clause == i), said)
            subject = said if is_lead else _LAST_NAME.sub("", first)
            if is_lead or (subject != first and not NAME.fullmatch(first)):
                return f"{name} – {subject}" if subject and len(subject.split()) <= _LONGEST_SUBJECT else ""
    return ""


def _before_bracket(read: Read, words: Words) -> str:
    earlier = read.clauses[words.clause - 1] if words.clause else None
    if earlier is None or read.clauses[words.clause].opener != "(":
        return ""
    return clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])


_LAST_NAME = re.compile(
    rf"\s+(?:(?:của|từ|tại|ở|sang|vào|với|là)\s+)?[{UPPER}][\w.&-]*(?:\s+[{UPPER}][\w.&-]*)*$"
)
_LONGEST_SUBJECT = 14


_GOODS = frozenset({"vốn", "tiền", "hàng", "giá", "doanh", "kim", "nguồn", "ngân"})
"""First words after an amount that go on naming it: "thu hút được 2 tỷ USD vốn đầu tư"."""

_LONGEST_AFTER = 8
"""Words after a number that may name it; more are the rest of the sentence."""

_TELLING_WORDS = 3
"""Words from which a share's own words say of what it is."""


def _touches(text: str, words: Words) -> bool:
    """True when the words after the number follow it without a stop."""
    return text[words.after[0] : words.after[0] + 1] in (" ", "")
