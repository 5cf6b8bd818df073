"""A number of months that a question names alone: "GRDP 9 tháng" is of the year's first nine."""

import re
from functools import cache

from ingest.text import fold, has_diacritics

_LASTING = (
    "vòng|sau|hạn|dài|hơn|gần|trước|khoảng|từ|thêm|mỗi|đến|cứ|gian|nghỉ|học|tù|thai|sản|bảo hành|lãi suất|"
    "trên|dưới|quá|đủ|chưa"
)
"""What stands before a stretch of time that lasts: "kỳ hạn 6 tháng", "trong vòng 3 tháng"."""

_GOES_ON = (
    "đầu|cuối|năm|của năm|qua|tới|nữa|gần|liên|trước|sau|tuổi|một lần|trở|kể|tiếp|tiền|phụ cấp|lương|đến|"
    "cho đến"
)
"""What goes on with it: "9 tháng đầu năm" says the year's beginning by itself, "trẻ 6 tháng tuổi" an age."""


def with_year_begun(text: str) -> str:
    """``text`` with "đầu năm" behind a number of months that stands alone.

    >>> with_year_begun("GRDP 9 tháng của Thái Nguyên tăng bao nhiêu?")
    'GRDP 9 tháng đầu năm của Thái Nguyên tăng bao nhiêu?'
    >>> with_year_begun("xuat khau 6 thang bao nhieu")
    'xuat khau 6 thang dau nam bao nhieu'
    >>> with_year_begun("Lãi suất kỳ hạn 6 tháng là bao nhiêu?")
    'Lãi suất kỳ hạn 6 tháng là bao nhiêu?'
    """
    folded = not has_diacritics(text)
    low = fold(text) if folded else text.lower()
    if len(low) != len(text):
        return text
    for found in reversed(list(_pattern(folded).finditer(low))):
        text = f"{text[: found.end()]} {'dau nam' if folded else 'đầu năm'}{text[found.end() :]}"
    return text


@cache
def _pattern(folded: bool) -> re.Pattern[str]:
    """2 to 11 months, not before a number that may be a year: "9 tháng 2024", "9 tháng/2024"."""
    before = "".join(f"(?<!{word} )" for word in _LASTING.split("|"))
    pattern = (
        rf"(?<![\w/.,-]){before}(?:[2-9]|1[01]|sáu|chín) tháng(?! (?:{_GOES_ON})\b)(?!,? ?[\d/(-])(?!\w)"
    )
    return re.compile(fold(pattern) if folded else pattern)
