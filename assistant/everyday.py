"""Everyday ways of naming the main measures, put into the words that reports use."""

import re
from functools import cache

from assistant.patterns import compiled
from assistant.words import load_groups
from ingest.text import fold, has_diacritics


def in_trade_words(text: str) -> str:
    """``text`` with everyday names of measures replaced.

    >>> in_trade_words("Hàng bán ra nước ngoài năm 2024 được bao nhiêu?")
    'xuất khẩu năm 2024 được bao nhiêu?'
    >>> in_trade_words("hang ban ra nuoc ngoai duoc bao nhieu")
    'xuat khau duoc bao nhieu'
    """
    folded = not has_diacritics(text)
    for said, meant in _PHRASED:
        text = _rephrased(text, said, fold(meant) if folded else meant, folded=folded)
    pattern, terms = _table(folded)
    bare = fold(text) if folded else text.lower()
    if len(bare) != len(text):
        return text
    for found in reversed(list(pattern.finditer(bare))):
        text = f"{text[: found.start()]}{terms[found.group()]}{text[found.end() :]}"
    return text


def _rephrased(text: str, said: str, meant: str, *, folded: bool) -> str:
    """``text`` with ``said`` put as ``meant``, in which ``{}`` stands for the words of its group."""
    bare = fold(text) if folded else text.lower()
    if len(bare) != len(text):
        return text
    for found in reversed(list(compiled(said, folded).finditer(bare))):
        kept = text[found.start(1) : found.end(1)] if found.re.groups else ""
        text = f"{text[: found.start()]}{meant.format(kept.strip())}{text[found.end() :]}"
    return text


_THING = r"((?:(?!\b(?:cho|với|để|và|hàng)\b)[\w%]+ ){1,6}?)"
_PHRASED = (
    (rf"(?<!đã )\bbán (?:được )?{_THING}(?:ra|sang|đi) (?:nước ngoài|thế giới)\b", "xuất khẩu {}"),
    (rf"\bmua (?:về )?{_THING}(?:từ|của) nước ngoài\b", "nhập khẩu {}"),
    (
        r"(?<!trả )(?<!tra )(?<!mời )\blời(?= (?:(?:được|khoảng|ròng|tới|hơn|gần|trước thuế|sau thuế) )*"
        r"(?:bao nhiêu|bao nhiu|mấy|trước thuế|sau thuế|ròng)\b)",
        "lãi",
    ),
    (
        r"\b(?:cướp đi|cướp|lấy đi)(?: sinh)?(?: mạng(?: sống)?)?(?: của)? (bao nhiêu|mấy) (?:sinh )?"
        r"(?:mạng người|mạng|người)\b",
        "làm chết {} người",
    ),
    (
        r"\b(bao nhiêu|bao nhiu|mấy|bn) (?:ký lô|kí lô|ki lô|kilô|kilo|ký|kí)\b(?! (?:túc|kết|hiệu|sinh|giả|"
        r"hợp|ức|văn|biên|thỏa|gửi|nhận|duyệt|quyết|ban|tự|họa|sư|thuật|niệm|họp|thi|luật|năng|nghỉ|hạn|quan|"
        r"lục|nguyên|vọng|kế|báo|tế|cam|mua|được|mới|tên)\b)",
        "{} kg",
    ),
)
"""Ways of saying with the thing or the question between their words, and what they mean."""


@cache
def _table(folded: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """The phrases, longest first, and the term of each; the first of a group is the term."""
    said = {phrase: group[0] for group in load_groups("everyday") for phrase in group[1:]}
    terms = {fold(p): fold(t) for p, t in said.items()} if folded else said
    listed = sorted(terms, key=lambda p: (-len(p), p))
    return re.compile(_BEFORE + "(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)"), terms


_BEFORE = (
    r"(?<!\w)(?<!cửa )(?<!cua )(?<!ngân )(?<!ngan )(?<!khách )(?<!khach )"
    r"(?<!phần )(?<!phan )(?<!phiếu )(?<!phieu )(?<!hàng )(?<!hang )"
)
"""Not within a longer word: "cửa hàng bán ra nước ngoài", "cổ phần bán ra nước ngoài"."""
