"""Dates, times of day and years as digits print them, and what tells them from amounts."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.figures.context import ends_with
from ingest.text import fold

DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?![0-9]|[.,/-][0-9])"

_SURE = re.compile(
    # 22/4-27/4/2024, 22-27/4/2024, 5/1 - 3/2
    rf"{DAY}(?:/{MONTH}(?:/{YEAR})?)?\s?[-–]\s?{DAY}/{MONTH}(?:/{YEAR})?{_END}"
    # 20/12/2022, 20-12-2022, 20.12.2022, 20/12/22
    rf"|{DAY}\s?/\s?{MONTH}\s?/\s?{YEAR}{_END}|{DAY}([.-]){MONTH}\1{YEAR}{_END}|{DAY}/{MONTH}/[0-9]{{2}}{_END}"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]){_END}"
    # 12/2022, 6-2016, 6.2016; 1-6/2024
    rf"|(?:{MONTH}\s?[-–]\s?)?{MONTH}\s?[/.-]\s?{YEAR}{_END}"
    # 20 tháng 12 năm 2022, 20 tháng 12
    rf"|{DAY}\s(?:tháng|thang)\s{MONTH}(?:\s?/\s?{YEAR}|,?\s(?:năm|nam)\s{YEAR})?{_END}(?!\s(?:ngày|ngay)\b)"
    # 11 tháng đầu năm 2024, 9 tháng năm 2023, 9T/2023, 6T2024
    rf"|{MONTH}\s?(?:tháng|thang)\s(?:đầu|dau|cuối|cuoi)(?!\w)|{MONTH}\s(?:tháng|thang)(?=\s(?:năm|nam)\s{YEAR})"
    rf"|{MONTH}\s?t\s?/?\s?{YEAR}{_END}|{MONTH}\s?t(?=\s(?:đầu|dau)\s)|{MONTH}\s?(?:tháng|thang)/{YEAR}{_END}"
)
_MONTH_YEAR = re.compile(rf"{MONTH},?\s(?:năm|nam)\s{YEAR}{_END}")
_QUARTER_YEAR = re.compile(rf"[1-4](?:\s?[/-]\s?{YEAR}|\s(?:năm|nam)\s{YEAR})?{_END}")
_DAY_MONTH = re.compile(rf"{DAY}/{MONTH}{_END}")
_DAYS = re.compile(rf"{DAY}{_END}")
_MONTHS = re.compile(rf"{MONTH}(?:\s?[-–]\s?{MONTH})?{_END}")
_LIST_TO_DATE = re.compile(
    rf"{DAY}(?=(?:\s?,\s?{DAY})*\s?(?:-|–|,|và|đến|va|den)\s?(?:ngày |ngay )?{DAY}/{MONTH})"
)
_YEARS = re.compile(rf"{YEAR}(?:\s?[-–—/]\s?{YEAR})?{_END}")
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:\s?(?:h|g)\s?[0-5][0-9](?:\s?(?:phút|p\b|'))?(?!\w)|\s?(?:giờ|gio)\s[0-5]?[0-9](?:\s(?:phút|phut))?(?!\w|[.,/][0-9])"
    r"|:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))"
)
_HOUR = re.compile(r"(?:[01]?[0-9]|2[0-4])\s?(?:h|giờ|gio)(?!\w)")
_PART_OF_DAY = re.compile(
    r"\s?(?:sáng|chiều|tối|trưa|đêm|khuya|cùng ngày|ngày|hôm|mỗi ngày|sang|chieu|toi)(?!\w)"
)

_DAY_WORDS = frozenset(
    "ngày|hôm|sáng|chiều|tối|trưa|đêm|mùng|mồng|rằm|các ngày|từ ngày|đến ngày|sáng ngày|thứ hai|thứ ba|thứ tư|thứ năm|"
    "thứ sáu|thứ bảy|chủ nhật|dịp|sáng nay|chiều nay|vào|hết ngày|trước ngày|sau ngày|lễ|hạn".split("|")
)
_MONTH_WORDS = frozenset({"tháng", "thang", "t"})
_QUARTER_WORDS = frozenset({"quý", "quí", "quy", "q"})
_YEAR_WORDS = frozenset(
    "năm|giai đoạn|nhiệm kỳ|từ|đến|tới|sau|trước|cuối|đầu|giữa|kỳ|so với|kế hoạch|mùa|vụ|niên khóa|niên độ|năm học|"
    "khóa|thập niên|những năm|thời kỳ|tầm nhìn|hè|tết|xuân|quý i|quý ii|quý iii|quý iv|in|since|by|year|cùng kỳ|"
    "world cup|games|năm tài chính".split("|")
)
_CLOCK_WORDS = frozenset("lúc|vào lúc|vào|từ|đến|trước|hồi|tới|khoảng|sau".split("|"))
_LASTING = frozenset(
    "trong|kéo dài|mất|hết|suốt|chỉ|trong vòng|thêm|gần|hơn|tối đa|tối thiểu|khoảng|liên tục".split("|")
)


@cache
def _typed(words: frozenset[str], folded: bool) -> frozenset[str]:
    return frozenset(map(fold, words)) if folded else words


def date_end(low: str, pos: int, before: Sequence[str], *, folded: bool) -> int | None:
    """End of the date, month, quarter or stretch of months whose first digit is at ``pos``, or None."""
    if found := _SURE.match(low, pos):
        return found.end()
    last = before[-1] if before else ""
    if last in _MONTH_WORDS and (found := _MONTH_YEAR.match(low, pos) or _MONTHS.match(low, pos)):
        return found.end()
    if last in _QUARTER_WORDS and (found := _QUARTER_YEAR.match(low, pos)):
        return found.end()
    if ends_with(before, _typed(_DAY_WORDS, folded)):
        if found := _DAY_MONTH.match(low, pos):
            return found.end()
        sure = last in ("ngày", "ngay", "mùng", "mung", "mồng", "mong")
        if sure and (found := _DAYS.match(low, pos)):
            return found.end()
    if last in ("từ", "tu", "ngày", "ngay", "đến", "den") and (found := _LIST_TO_DATE.match(low, pos)):
        return found.end()
    return None


def day_month_end(low: str, pos: int) -> int | None:
    """End of a ``20/12`` at ``pos`` that could be a day of a year not said."""
    found = _DAY_MONTH.match(low, pos)
    return found.end() if found else None


def years_end(low: str, pos: int) -> int | None:
    """End of a year 1900 to 2099, or of two joined by a dash, at ``pos``; whether it is one is not said."""
    found = _YEARS.match(low, pos)
    return found.end() if found else None


def is_year_context(before: Sequence[str], *, folded: bool) -> bool:
    """True when the words before say that four digits are a year."""
    return ends_with(before, _typed(_YEAR_WORDS, folded)) is not None


def time_end(low: str, pos: int, before: Sequence[str], *, folded: bool) -> int | None:
    """End of a time of day at ``pos``; a duration in hours is none."""
    lasting = ends_with(before, _typed(_LASTING, folded)) is not None
    if found := _CLOCK.match(low, pos):
        return None if lasting and ":" not in found.group() else found.end()
    if found := _HOUR.match(low, pos):
        if _PART_OF_DAY.match(low, found.end()):
            return found.end()
        if ends_with(before, _typed(_CLOCK_WORDS, folded)) and not lasting:
            return found.end()
        if not lasting and found.group()[-1] == "h":
            return found.end()
    return None
