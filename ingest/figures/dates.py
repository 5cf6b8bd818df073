"""Dates, times of day and years as digits print them, and what tells them from amounts."""

import re
from collections.abc import Sequence

from ingest.figures.context import ends_with, phrases

DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)[0-9]{2}"
_END = r"(?![0-9]|[.,/-][0-9])"

_MONTH_WORDS = (
    r"(?:giêng|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười(?: (?:một|hai))?|chạp|"
    r"gieng|mot|ba|tu|nam|sau|bay|tam|chin|muoi(?: (?:mot|hai))?|chap)"
)
_SURE = re.compile(
    # 22/4-27/4/2024, 22-27/4/2024, 5/1 - 3/2
    rf"{DAY}(?:/{MONTH}(?:/{YEAR})?)?\s?[-–]\s?{DAY}/{MONTH}(?:/{YEAR})?{_END}"
    # 8/1988-10/1990
    rf"|{MONTH}/{YEAR}\s?[-–]\s?{MONTH}/{YEAR}{_END}"
    # 20/12/2022, 20-12-2022, 20.12.2022, 20/12/22
    rf"|{DAY}\s?/\s?{MONTH}\s?/\s?{YEAR}{_END}|{DAY}([.-]){MONTH}\1{YEAR}{_END}|{DAY}/{MONTH}/[0-9]{{2}}{_END}"
    rf"|{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]){_END}"
    # 12/2022, 6-2016, 6.2016; 1-6/2024
    rf"|(?:{MONTH}\s?[-–]\s?)?{MONTH}\s?[/.-]\s?{YEAR}{_END}"
    # 20 tháng 12 năm 2022, 20 tháng 12
    rf"|{DAY}\s(?:tháng|thang)\s{MONTH}(?:\s?/\s?{YEAR}|,?\s(?:năm|nam)\s{YEAR})?{_END}(?!\s(?:ngày|ngay)\b)"
    # rằm tháng giêng, 20 tháng mười một năm 2024
    rf"|{DAY}\s(?:tháng|thang)\s(?:giêng|chạp|gieng|chap)(?!\w)"
    rf"|{DAY}\s(?:tháng|thang)\s{_MONTH_WORDS},?\s(?:năm|nam)\s{YEAR}{_END}"
    # 11 tháng đầu năm 2024, 9 tháng năm 2023, 9T/2023, 6T2024
    rf"|{MONTH}\s?(?:tháng|thang)\s(?:đầu|dau|cuối|cuoi)(?!\w)|{MONTH}\s(?:tháng|thang)(?=\s(?:năm|nam)\s{YEAR})"
    rf"|{MONTH}\s?t\s?/?\s?{YEAR}{_END}|{MONTH}\s?t(?=\s(?:đầu|dau)\s)|{MONTH}\s?(?:tháng|thang)/{YEAR}{_END}"
)
_OF_YEAR = re.compile(rf"(?:,?\s(?:năm|nam)\s|\s?/\s?){YEAR}{_END}")
_NEXT = re.compile(r",\s|\s(?:và|va)\s")
_MONTH_YEAR = re.compile(rf"{MONTH},?\s(?:năm|nam)\s{YEAR}{_END}")
_QUARTER_YEAR = re.compile(rf"[1-4](?:\s?[/-]\s?{YEAR}|\s(?:năm|nam)\s{YEAR})?{_END}")
_DAY_MONTH = re.compile(rf"{DAY}/{MONTH}{_END}")
_DAY_DASH_MONTH = re.compile(rf"{DAY}\s?[.-]\s?{MONTH}{_END}(?!\s?(?:lần|lan|ngày|ngay|người|nguoi|%))")
_DAYS = re.compile(rf"{DAY}{_END}(?!\s(?:ngày|ngay)\b)")
_MONTHS = re.compile(rf"{MONTH}(?:\s?[-–]\s?{MONTH})?{_END}")
_LIST_TO_DATE = re.compile(
    rf"{DAY}(?=(?:\s?,\s?{DAY})*"
    rf"(?:,{DAY}/|\s?(?:-|–|,\s|và|đến|va|den)\s?(?:ngày |ngay )?{DAY}[/.-]){MONTH}{_END})"
)
_LAST_DAY = re.compile(rf"{DAY}\s?[/.-]\s?{MONTH}{_END}")
_MONTH_BEFORE = re.compile(rf"(?:tháng|thang)\s(?:{MONTH}(?:,\s)?)+\Z")
_NEXT_MONTH = re.compile(rf"{MONTH}(?=\s?(?:[.,;:)]|năm|nam|\Z))(?![.,][0-9])")
_WEEKDAY = re.compile(r"[2-7](?![0-9]|[.,/-][0-9])")
_WITH_DATE = re.compile(rf",?\s(?:ngày|ngay)\s[0-9]|\s\({DAY}[/.-]{MONTH}")
_BRACKETED_DAY = re.compile(rf"{DAY}[/.-]{MONTH}(?=\))")
_TODAY = re.compile(r"(?:nay|qua|mai|cùng ngày|hai|ba|tư|năm|sáu|bảy|nhật|hôm)\s?\(\Z")
_OLD_YEAR = re.compile(rf"1[0-8][0-9]{{2}}(?:\s?[-–—]\s?(?:1[0-8][0-9]{{2}}|{YEAR}))?{_END}")
_YEARS = re.compile(rf"{YEAR}(?:\s?[-–—/]\s?{YEAR}|/[0-9]{{2}})?{_END}")
_CLOCK = re.compile(
    r"(?:(?:[01]?[0-9]|2[0-4])\s?(?:h|giờ|gio)?\s?[-–]\s?)?(?:[01]?[0-9]|2[0-4])(?:\s?(?:h|g)\s?[0-5][0-9](?:\s?(?:phút|p\b|'))?(?!\w)"
    r"|\s?(?:giờ|gio)\s[0-5]?[0-9](?:\s(?:phút|phut))?(?!\w|[.,/][0-9])"
    r"|\.[0-5][0-9](?=\s(?:sáng|chiều|tối|trưa)(?!\w))|:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))"
)
_HOUR = re.compile(
    r"(?:[0-9]{1,2}\s?(?:h|giờ|gio)?\s?[-–]\s?)?(?:[01]?[0-9]|2[0-4])\s?(?:h|giờ|gio)"
    r"(?![\w/]|\s(?:đồng hồ|dong ho))"
)
_PART_OF_DAY = re.compile(
    r"\s?(?:sáng|chiều|tối|trưa|đêm|khuya|cùng ngày|ngày|hôm|mỗi ngày|sang|chieu|toi)(?!\w)"
)


def _says(before: Sequence[str], name: str, folded: bool) -> bool:
    """True when ``before`` ends with a phrase of the list ``name``."""
    return ends_with(before, phrases("dates", name, folded=folded)) is not None


def date_end(low: str, pos: int, before: Sequence[str], *, folded: bool) -> int | None:
    """End of the date, month, quarter or stretch of months whose first digit is at ``pos``, or None."""
    if found := _SURE.match(low, pos):
        return found.end()
    if not before:
        return None
    found = _after_month(low, pos, before, folded) or _after_day(low, pos, before, folded)
    return found.end() if found else None


def is_weekday(low: str, pos: int, before: Sequence[str], *, folded: bool) -> bool:
    """True for the ``7`` of ``chiều thứ 7`` and ``thứ 3 (4/7)``, false for that of ``đứng thứ 7``."""
    if before[-1:] not in (("thứ",), ("thu",)) or not _WEEKDAY.match(low, pos):
        return False
    return _says(before[:-1], "weekday", folded) or bool(_WITH_DATE.match(low, pos + 1))


def _after_month(low: str, pos: int, before: Sequence[str], folded: bool) -> re.Match[str] | None:
    """``tháng 10``, ``tháng 1-6``, ``quý 3 năm 2023``: the digits after the word."""
    if _says(before, "month", folded):
        return _MONTH_YEAR.match(low, pos) or _MONTHS.match(low, pos)
    return _QUARTER_YEAR.match(low, pos) if _says(before, "quarter", folded) else None


def _after_day(low: str, pos: int, before: Sequence[str], folded: bool) -> re.Match[str] | None:
    """``ngày 20``, ``sáng 12/5``, ``chiều 9-6``, ``từ 5 đến 8/3``: the digits after the word."""
    if is_weekday(low, pos, before, folded=folded):
        return _WEEKDAY.match(low, pos)
    if _says(before, "day", folded) and (found := _DAY_MONTH.match(low, pos)):
        return found
    if _says(before, "day_only", folded):
        if found := _DAY_DASH_MONTH.match(low, pos) or _LIST_TO_DATE.match(low, pos):
            return found
        return (
            _DAYS.match(low, pos) if before[-1] in ("ngày", "ngay", "mùng", "mung", "mồng", "mong") else None
        )
    if before[-1] in ("từ", "tu", "đến", "den"):
        return _LIST_TO_DATE.match(low, pos)
    return None


def listed_day(low: str, end: int, pos: int) -> int | None:
    """End of the ``6`` of ``ngày 5, 6 và 7/3`` and of its ``7-3``; the date before ends at ``end``."""
    if not _NEXT.fullmatch(low, end, pos):
        return None
    found = _LIST_TO_DATE.match(low, pos) or _LAST_DAY.match(low, pos)
    if found is None and _MONTH_BEFORE.search(low, max(0, end - 30), end):
        found = _NEXT_MONTH.match(low, pos)
    return found.end() if found else None


def day_in_brackets(low: str, pos: int) -> int | None:
    """End of the day in ``sáng nay (6.2)`` and ``thứ tư (14-5)``, or None."""
    found = _BRACKETED_DAY.match(low, pos)
    return found.end() if found and _TODAY.search(low, max(0, pos - 12), pos) else None


def written_month_end(low: str, end: int, before: Sequence[str], *, folded: bool) -> int | None:
    """End of ``mười một năm 2024`` after ``tháng``, or None; the words of the month end at ``end``."""
    if not _says(before, "month", folded):
        return None
    year = _OF_YEAR.match(low, end)
    return year.end() if year else end


def is_day(low: str, pos: int, end: int, before: Sequence[str], *, folded: bool) -> bool:
    """True for a ``20/12`` that is a day of a year not said, false for ``1/3`` of something."""
    found = _DAY_MONTH.match(low, pos)
    if found is None or found.end() != end or _says(before, "part", folded):
        return False
    after = [word.rstrip(".,;:)") for word in low[end : end + 24].split()]
    wholes = phrases("dates", "whole", folded=folded)
    return not after or (after[0] not in wholes and " ".join(after[:2]) not in wholes)


def years_end(low: str, pos: int, *, old: bool = False) -> int | None:
    """End of a year 1900 to 2099, or of two joined by a dash, at ``pos``; whether it is one is not said.

    ``old`` takes years from 1000 on.
    """
    found = _YEARS.match(low, pos) or (_OLD_YEAR.match(low, pos) if old else None)
    return found.end() if found else None


def is_year_context(before: Sequence[str], *, folded: bool) -> bool:
    """True when the words before say that four digits are a year."""
    return _says(before, "year", folded)


def time_end(low: str, pos: int, before: Sequence[str], *, folded: bool) -> int | None:
    """End of a time of day at ``pos``; a duration in hours is none."""
    lasting = _says(before, "lasting", folded)
    if found := _CLOCK.match(low, pos):
        return None if lasting and ":" not in found.group() else found.end()
    found = _HOUR.match(low, pos)
    if found is None:
        return None
    if _PART_OF_DAY.match(low, found.end()):
        return found.end()
    told = found.group()[-1] == "h" or _says(before, "clock", folded)
    return found.end() if told and not lasting else None
