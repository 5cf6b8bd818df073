"""The name of a rate or a change: what moved, what of it, and what it is held against."""

import re

from ingest.figures.changes import about, compared_with
from ingest.figures.clauses import Words
from ingest.figures.indicators import clean, is_generic, shares_words, trim
from ingest.figures.parts import Read
from ingest.text import fold

COMPARED = re.compile(r"\s+so (?:với|cùng|tháng|năm|quý|kỳ|cuối|đầu)\b.*$")


def tells(own: str) -> bool:
    """True for a rate's own words that name what moved, and not only how: "nhập siêu", not "vẫn"."""
    if len(own.split()) >= _TELLING_WORDS:
        return True
    return bool(own) and not is_generic(own) and not _MANNER.fullmatch(own.lower())


_MANNER = re.compile(
    r"(?:(?:vẫn|đều|cùng|lại|bình quân|trung bình|ước|nhưng|song|tiếp tục|đồng loạt|mức|tốc độ|tương ứng|"
    r"lần lượt|cao|thấp|hoàn thành|thực hiện|so|đạt|vượt|bằng|gần|thêm|chỉ|nhẹ|mạnh|sẽ|không|chưa|tăng|"
    r"giảm|trưởng|sụt|bị|nhanh|lượng|khối|kim ngạch|trị giá|về|nhất|là|tới|kỳ|này|trước|phấn đấu|dự kiến|"
    r"hay|tức|quy mô|hơn|kém|ít|nhiều|gấp|đôi|con số|cũng|hụt|thiếu|khi|trong|ngoài|do|nhờ|để|nên|thì|mà|"
    r"và|cả)\s*)+"
)
"""Words about a change that leave open what changed."""


def of_change(read: Read, index: int, name: str, fallback: str) -> str:
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
    if plan := _told_plan(read, index):
        return f"{COMPARED.sub('', name)} so với {plan}"
    compared = compared_with(read.text, words)
    near = [w for w in (*read.words[:index][-1:], *read.words[index + 1 :][:1]) if w.clause == words.clause]
    if compared and any(compared_with(read.text, w) not in ("", compared) for w in near):
        return f"{COMPARED.sub('', name)} {compared}"
    return name


def _told_plan(read: Read, index: int) -> str:
    """The plan that a share is of, where the sentence holds the result against two of them."""
    plan = _plan_behind(read, read.words[index])
    others = (_plan_behind(read, w) for i, w in enumerate(read.words) if abs(i - index) in (1, 2))
    return plan if plan and any(other not in ("", plan) for other in others) else ""


def _plan_behind(read: Read, words: Words) -> str:
    unit = words.number.unit
    found = _PLAN_NAME.match(read.text, *words.after) if unit is not None and unit.name == "%" else None
    return clean(found[1]) if found else ""


_PLAN_NAME = re.compile(r"\s*(?:so với |của )?((?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)\s+[^\d,;:()]{2,60})")

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


_TELLING_WORDS = 3
"""Words from which a share's own words say of what it is."""
