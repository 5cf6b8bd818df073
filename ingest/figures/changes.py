"""Changes: which way a figure moved, what of it moved, and what it is compared with."""

import re
from typing import Literal

from ingest.figures.clauses import Words
from ingest.text import fold

_SOFT = (
    r"(?:\s+(?:khoang|gan|hon|tren|duoi|them|toi|ngot|xap xi|uoc|chung|duoc|bot|di|nhe|manh|nhanh|cao|"
    r"binh quan|trung binh|tu|lan luot|dat|la))*"
)
_UP = r"tang|tang truong|cao hon|nhieu hon|lon hon|vuot"
_DOWN = r"giam|sut giam|suy giam|cat giam|thap hon|it hon|nho hon|rut ngan"
_VERB = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_AT_ONCE = re.compile(rf"(?<!tiep )\b(?:{_UP.removesuffix('|vuot')}|{_DOWN})\b{_SOFT}\s*$")
_LEVEL = re.compile(r"\b(?:len|den|con|xuong|thanh|muc)(?:\s+(?:toi|den|muc|con|khoang|gan|hon|tren))*\s*$")
_CAPITAL = re.compile(r"\bvon\b(?!.*\b(?:thuc hien|giai ngan)\b)|\bdieu chinh\b|\bmo rong\b")
_AFTER = re.compile(r"^\s*\(?[^,;]{0,25}\bso (?:voi|cung ky|nam truoc|thang truoc|quy truoc)\b|^\s*so cung\b")
_FROM = re.compile(r"\b(?:tang|giam|nang|ha|rut)\b[^,;]{0,40}\btu (?:muc )?(?:gan |tren |hon |khoang )?$")
_REACHING = re.compile(r"[^,;]{0,40}\b(?:len|xuong|con|thanh)\b[^,;]{0,20}[0-9]")
_RATE_PAIR = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\b{_SOFT}\s+[0-9.,]+\s*(?:%|diem %|lan) ve [^,;]{{3,60}}(?: va| nhung)\s*$"
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

Direction = Literal["increase", "decrease", ""]


def direction(text: str, start: int, number_start: int) -> Direction:
    """Which way the change printed at ``number_start`` went, by the nearest verb since ``start``.

    >>> direction("Doanh thu giảm 4,7%", 0, 15)
    'decrease'
    """
    verbs = list(_VERB.finditer(fold(text[start:number_start])))
    if not verbs:
        return ""
    return "increase" if verbs[-1]["up"] else "decrease"


def is_change(before: str, after: str, *, money: bool) -> bool:
    """True for "tăng 74 nghìn người", not for "tăng lên 5 tỷ" nor for capital that was added.

    Args:
        before: Folded words of the clause up to the number.
        after: Folded words of the clause behind it.
        money: Whether the number is an amount of money.
    """
    if not _AT_ONCE.search(before) or _LEVEL.search(before):
        return False
    return not (money and _CAPITAL.search(before)) or bool(_AFTER.match(after))


def is_level(before: str) -> bool:
    """True behind "tăng lên", "giảm còn", "lên mức": what it came to."""
    return bool(_LEVEL.search(before))


def comes_from(before: str, after: str) -> bool:
    """True for the 5 of "tăng từ 5 tỷ lên 7 tỷ"."""
    return bool(_FROM.search(before) and _REACHING.match(after))


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
