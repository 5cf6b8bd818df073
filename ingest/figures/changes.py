"""Changes: which way a figure moved, what of it moved, and what it is compared with."""

import re
from typing import Literal

from ingest.figures.clauses import Words
from ingest.text import UPPER

_SOFT = (
    r"(?:\s+(?:khoảng|gần|hơn|trên|dưới|thêm|tới|ngót|xấp xỉ|ước|chừng|được|bớt|đi|nhẹ|mạnh|nhanh|cao|"
    r"bình quân|trung bình|lần lượt|đạt|là))*"
)
_UP = r"tăng|tăng trưởng|cao hơn|nhiều hơn|lớn hơn"
_DOWN = r"giảm|sụt|sụt giảm|suy giảm|cắt giảm|thấp hơn|ít hơn|nhỏ hơn|rút ngắn"
_VERB = re.compile(rf"\b(?:(?P<up>{_UP}|vượt)|(?P<down>{_DOWN}))\b")
_AT_ONCE = re.compile(rf"\b(?:{_UP}|{_DOWN})\b{_SOFT}\s*$")
_GROWTH = re.compile(rf"\b(?:{_UP}|{_DOWN})\b[^,;]{{0,40}}$")
_LEVEL = re.compile(
    r"\b(?:lên|đến|còn|xuống|thành|mức)(?:\s+(?:tới|đến|mức|con số|còn|khoảng|gần|hơn|trên))*\s*$"
)
_CAPITAL = re.compile(r"\bvốn\b(?!.*\b(?:thực hiện|giải ngân)\b)|\bđiều chỉnh\b|\bmở rộng\b")
_AFTER = re.compile(r"^\s*\(?[^,;]{0,25}\bso (?:với|cùng kỳ|năm trước|tháng trước|quý trước)\b|^\s*so cùng\b")
_FROM = re.compile(r"\b(?:tăng|giảm|nâng|hạ|rút)\b[^,;]{0,40}\btừ (?:mức )?(?:gần |trên |hơn |khoảng )?$")
_RAISED = re.compile(r"\btừ (?:mức )?(?:gần |trên |hơn |khoảng )?$")
_RAISED_TO = re.compile(
    r"\s*(?:lên|xuống|còn)\b(?: (?:tối đa|tối thiểu|tới|đến|mức|gần|hơn|trên|khoảng|còn|thành))*\s*[0-9]"
)
_HELD_AGAINST = re.compile(
    r"\b(?:so với(?: (?:mức|con số|tỷ lệ))?|"
    r"(?:cao|thấp|lớn|nhỏ|ít|nhiều|kém) hơn (?:so với )?(?:mức|con số|tỷ lệ)(?: tăng trưởng| tăng| giảm)?)"
    r"(?: (?:khoảng|gần|hơn|trên|chỉ))*\s*$"
)
_THAN_NAMED = re.compile(
    rf"\b(?:cao|thấp|nhiều|ít) hơn (?:so với )?(?:của )?[{UPPER}][\w.]*(?: [{UPPER}][\w.]*)*\s*$"
)
_OTHER_VERB = re.compile(r"\d.*\b(?:bằng|chiếm|tương đương)\b")
_REACHING = re.compile(r"[^,;]{0,40}\b(?:lên|xuống|còn|thành)\b[^,;]{0,20}[0-9]")
_RATE_PAIR = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\b{_SOFT}\s+[0-9.,]+\s*(?:%|điểm %|lần) về [^,;]{{3,60}}(?: và| nhưng)\s*$"
)
_ABOUT = re.compile(
    r"^\s*về\s+(.+?)(?=\s*(?:[,;().]|$|\b(?:so với|so|nhưng|song|trong khi|còn|do|nhờ|tăng|giảm|đạt|bằng|"
    r"để|qua)\b))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"^[^,;]{0,40}?\b(so\s+(?:với\s+)?.+?)(?=\s*(?:[,;()]|\.?\s*$|"
    r"\b(?:và|nhưng|song|trong khi|còn|do|nhờ|tăng|giảm|đạt|bằng)\b))",
    re.IGNORECASE,
)

_BEYOND = re.compile(rf"\bvượt{_SOFT}\s*$")
_AGAINST_PLAN = re.compile(r"\s*(?:so với (?:mức )?)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|kh)\b")

Direction = Literal["increase", "decrease", ""]


def direction(text: str, start: int, number_start: int) -> Direction:
    """Which way the change printed at ``number_start`` went, by the nearest verb since ``start``.

    >>> direction("Doanh thu giảm 4,7%", 0, 15)
    'decrease'
    """
    verbs = list(_VERB.finditer(text[start:number_start].lower()))
    if not verbs:
        return ""
    return "increase" if verbs[-1]["up"] else "decrease"


def is_change(before: str, after: str, *, money: bool) -> bool:
    """True for "tăng 74 nghìn người", not for "tăng lên 5 tỷ" nor for capital that was added.

    Args:
        before: Words of the clause up to the number, in lower case.
        after: Words of the clause behind it, in lower case.
        money: Whether the number is an amount of money.
    """
    if _BEYOND.search(before) and _AGAINST_PLAN.match(after):
        return True
    if not _AT_ONCE.search(before) or _LEVEL.search(before):
        return False
    return not (money and _CAPITAL.search(before)) or bool(_AFTER.match(after))


def speaks_of_change(before: str) -> bool:
    """True when a verb of change stands near: "tăng 8%", not "trao tặng 8 suất" or "hạ tầng 8 ha"."""
    found = _GROWTH.search(before)
    return found is not None and not _OTHER_VERB.search(found.group())


def is_level(before: str) -> bool:
    """True behind "tăng lên", "giảm còn", "lên mức": what it came to."""
    return bool(_LEVEL.search(before))


def comes_from(before: str, after: str) -> bool:
    """True for the 5 of "tăng từ 5 tỷ lên 7 tỷ"."""
    raised = _RAISED.search(before) and _RAISED_TO.match(after)
    return bool(raised or (_FROM.search(before) and _REACHING.match(after)))


def is_held_against(before: str) -> bool:
    """True for the 5 of "tăng 9% so với 5 tỷ" and of "cao hơn mức 5 tỷ"."""
    return bool(_HELD_AGAINST.search(before))


def is_difference(ahead: str) -> bool:
    """True for the words, as printed, before the 5 of "thấp hơn Thái Lan 5 đồng/lít"."""
    return bool(_THAN_NAMED.search(ahead))


def second_rate(before: str) -> bool:
    """True for the second of "tăng 9% về số doanh nghiệp và 14,2% về vốn"."""
    return bool(_RATE_PAIR.search(before))


def about(text: str, words: Words) -> str:
    """``"vốn"`` of "tăng 14,2% về vốn"."""
    found = _ABOUT.match(text[slice(*words.after)])
    return found[1].strip() if found else ""


def compared_with(text: str, words: Words) -> str:
    """``"so với cùng kỳ"`` behind the number, ``""`` where its words say none."""
    found = _COMPARED.match(text[slice(*words.after)])
    return " ".join(found[1].split()) if found else ""
