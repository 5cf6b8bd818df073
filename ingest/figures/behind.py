"""Names that stand behind the number: what a share is of, what money was spent on."""

import re

from ingest.figures.clauses import Words
from ingest.figures.indicators import counted_noun, names_subject
from ingest.figures.parts import Read


def noun_behind(read: Read, words: Words, own: str) -> str:
    """What a share or a bare number is of where only the words behind it say: "72% hộ dân dùng nước sạch"."""
    unit = words.number.unit
    text = read.text[words.after[0] : words.after[1]].lower()
    if (unit is not None and unit.name != "%") or not text[:1].isspace() or GOES_ON.match(text.strip()):
        return ""
    if own and (unit is not None or names_subject(own, "")):
        return ""
    if elided(read, words) or _BEARS.search(read.text[slice(*words.before)].lower()):
        return ""
    noun = counted_noun(read.text, words, read.mentions)
    return f"{own} – {noun}" if own and noun else noun


_BEARS = re.compile(r"\b(?:là|đạt|bằng|mức|tỷ lệ|hưởng|lãi suất|thuế suất)(?: \w+)?\s*$")


def purpose(read: Read, words: Words, own: str) -> str:
    """What money that was spent was spent on: "chi 4 tỷ đồng để trả lương cho nhân viên"."""
    if not _SPENT.search(own.lower()):
        return ""
    found = _SPENT_ON.match(read.text, *words.after)
    return " ".join(found[1].split()[:_LONGEST_PURPOSE]) if found else ""


_SPENT = re.compile(
    r"\b(?:chi|chi ra|dành|dành ra|bỏ ra|đầu tư|hỗ trợ|trích|vay|rót|cấp|bố trí|huy động|phân bổ|"
    r"ủng hộ|tài trợ|sử dụng|tổng cộng|số tiền|kinh phí)$"
)

_SPENT_ON = re.compile(
    r"\s+((?:(?:để|nhằm|cho|vào)\s+\w|"
    r"(?:xây dựng|xây|mua|đầu tư|trả|hỗ trợ|nâng cấp|sửa chữa|cải tạo|phát triển)\b)[^,;:()]*?)"
    r"(?=\s*(?:[,;:()]|\.?\s*$|\b(?:trong khi|nhưng|song|(?:trong|vào) (?:năm|tháng|quý))\b))"
)

_LONGEST_PURPOSE = 14
"""Words."""


def elided(read: Read, words: Words) -> bool:
    """True for a verb whose subject stands in the clause before: ", chiếm 20% tổng vốn"."""
    return bool(_VERB.search(read.text[slice(*words.before)].lower()))


_VERB = re.compile(
    r"\b(?:chiếm|vượt|bằng|tăng|giảm|đạt|tương đương|xuống|lên|còn|gấp|hụt|thiếu|thừa)"
    r"(?: (?:còn|đến|tới|gần|hơn|trên|dưới|khoảng|mức|thêm))*\s*$"
)

ASIDE = re.compile(
    r"(?:do|nhờ|vì|khi|sau|trước|so với|so|tại|trong|để|nếu|thay vì|kể từ|và|nhưng|trở|theo|kế hoạch|dự toán|"
    r"mỗi|từ|vào|đến|giờ|bị|qua|như|ở|trên|cho)\b"
)
"""Begins words behind a number that go on with the sentence and name nothing."""

GOES_ON = re.compile(
    rf"(?:{ASIDE.pattern}|(?:là|được|đã|đang|sẽ|có|với|của|cùng|bằng|chưa|tương|gồm|bao|này|đó|tăng|giảm|đạt|"
    r"chiếm|lên|về|nữa|trong đó|cao|thấp|hơn|nằm|thuộc|ngoài|gần|xung|phục vụ|nhằm|các)\b)"
)
