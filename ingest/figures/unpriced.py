"""Money of which only the multiplier is printed: "lỗ tới 507,7 tỷ", "bị xử phạt 80 triệu" are đồng."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.measures import load_lexicon
from ingest.records import Figure, Sentence

_DONG = "VND"
_BILLIONS = re.compile(r"\b(?:tỷ|tỉ)(?: rưỡi)?$")
_MILLIONS = re.compile(r"\btriệu(?: rưỡi)?$")
_MONEY = re.compile(
    r"\b(?:phạt|thiệt hại|giá|lương|thưởng|vốn|tiền|nợ|lãi|lỗ|vay|hỗ trợ|doanh thu|doanh số|lợi nhuận|"
    r"hóa đơn|kinh phí|chi phí|thu nhập|ngân sách|bồi thường|thuế|trị giá|đầu tư)\b"
)
"""Words of money; a bare million may also be of people or things."""

_BEHIND = re.compile(
    r"\s*(?:$|[.,;:)\]”\"…!?]|(?:so|tăng|giảm|vượt|bằng|đạt|chiếm|thì|là|và|nhưng|mà|để|cho|vào|trong|tại|ở|của|từ|"
    r"với|năm|tháng|quý|nửa|đầu|cuối|sau|trước|hồi|được|bị|nữa|trở|còn|lên|xuống|hoặc|hay|do|vì|khi|trên|mỗi|"
    r"một|đến|tới|theo|nếu|nợ|tiền|vốn|trái phiếu|lợi nhuận|doanh thu|thuế|kinh phí|ngân sách|lãi|lỗ|"
    r"tín dụng)\b)"
)
"""Goes on behind an amount: no thing counted."""

_AT_ONCE = re.compile(
    r"\b(?:chi|rót|nộp|lãi|lỗ|lời|phạt|nợ|vay|thu hồi|bồi thường|thất thoát|thiệt hại|doanh thu|lợi nhuận|"
    r"kinh phí|hỗ trợ|tài trợ|quyên góp|đầu tư|giá|trị giá|vốn|tiền)"
    r"(?: (?:tới|đến|gần|hơn|trên|khoảng|chừng|ngót|xấp xỉ|thêm|đạt|là|về|ra|số tiền))*\s*$"
)
"""Right before a billion, which is then money whatever follows: "chi 900 tỷ xây cầu"."""


def in_dong(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Figure]:
    """``figures``, the bare amounts of a text that reckons in đồng among them as đồng.

    Beside a foreign currency in one sentence, or where the text names no đồng but another currency, a bare
    amount may be of either and stays open.
    """
    foreign = load_lexicon(folded=False).currencies - {_DONG}
    strange = {f.sentence for f in figures if f.unit in foreign}
    if strange and not any(f.unit == _DONG for f in figures):
        return list(figures)
    texts = {s.ordinal: s.text for s in sentences if s.kind != "row"}
    return [
        replace(f, unit=_DONG)
        if f.sentence in texts and f.sentence not in strange and _is_money(f, texts[f.sentence])
        else f
        for f in figures
    ]


def _is_money(figure: Figure, text: str) -> bool:
    if figure.unit or figure.kind == "rank":
        return False
    printed = figure.text.lower()
    billions = _BILLIONS.search(printed) is not None
    if not _BEHIND.match(text, figure.end):
        return billions and _AT_ONCE.search(text.lower(), 0, figure.start) is not None
    if billions:
        return True
    before = text[min(figure.clause[0], figure.start) : figure.start]
    told = f"{figure.indicator} {before}".lower()
    return _MILLIONS.search(printed) is not None and _MONEY.search(told) is not None
