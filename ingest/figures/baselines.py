"""Times that a sentence only compares with, though no "so với" stands before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.changes import is_held_against
from ingest.figures.numbers import Number
from ingest.figures.periods import PeriodMention

_RATE = re.compile(r"\b(?:bằng|gấp|tương đương)(?: (?:khoảng|gần|hơn|trên|xấp xỉ|chỉ|tới))*\s*$")
_TIMES = re.compile(r"\b(?:bằng|gấp|tăng|giảm)(?: (?:khoảng|gần|hơn|trên|gấp|tới|đến))*\s*$")
_FROM = re.compile(r"\btừ(?: (?:mức|con số|khoảng|gần|hơn|chỉ))*\s*$")
_OF_IT = re.compile(r"\s*(?:(?:của|trong|vào|ở|hồi)\s+)?")
_TO = re.compile(r"\s*,?\s*(?:tăng |giảm |đã )?(?:xuống|lên|còn|thành|đến|tới)\b")
_OPENS = re.compile(
    r"(?:\A|[;:(.,–-]\s?|\b(?:trong khi(?: đó)?|còn|nhưng|mà|con số|thì)\b,?(?: (?:con số|số liệu|số))?)\W*$"
)
_STATES = re.compile(r"\b(?:là|đạt|có|chỉ|mới|ở mức|lần lượt|con số này|ghi nhận|xảy ra)\b|:")
_CHANGES = re.compile(r"\b(?:tăng|giảm|so với|thấp hơn|cao hơn|vượt|bằng)\b")


def mark_baselines(
    text: str, numbers: Sequence[Number], mentions: Sequence[PeriodMention]
) -> list[PeriodMention]:
    """``mentions`` with those that a rate is of, or that a change starts from, as baselines.

    "bằng 96% năm 2019; giá bán …" says nothing of the year of what follows, and in "từ 4% đầu năm xuống còn
    3%" the year's beginning is of the first figure alone.
    """
    low = text.lower()
    rates = [n for n in numbers if n.unit is not None and n.unit.name in ("%", "lần")]
    return [
        replace(m, baseline=True)
        if not m.baseline
        and not m.target
        and (
            any(_is_rate_of(low, n, m) or _holds_against(low, n, m) for n in rates)
            or any(_starts_from(low, n, m) for n in numbers)
        )
        else m
        for m in mentions
    ]


def _is_rate_of(low: str, number: Number, mention: PeriodMention) -> bool:
    if not _OF_IT.fullmatch(low, number.end, mention.start):
        return False
    if (
        low.startswith(("trong ", "vào ", "hồi "), mention.start)
        or "trong" in low[number.end : mention.start]
    ):
        return False
    verb = _TIMES if number.unit is not None and number.unit.name == "lần" else _RATE
    return verb.search(low[: number.start]) is not None


def _holds_against(low: str, number: Number, mention: PeriodMention) -> bool:
    """In "tăng 5,8%, thấp hơn mức 7,9% của quý I/2022" the other quarter is of the second rate alone."""
    direct = _OF_IT.fullmatch(low, number.end, mention.start) is not None
    return direct and is_held_against(low[: number.start])


def _starts_from(low: str, number: Number, mention: PeriodMention) -> bool:
    return (
        number.unit is not None
        and _OF_IT.fullmatch(low, number.end, mention.start) is not None
        and _FROM.search(low[: number.start]) is not None
        and _TO.match(low, mention.end) is not None
    )


def tells_of_base(text: str, mention: PeriodMention, number: Number) -> bool:
    """True for a number that a clause of an earlier time states: "Cùng kỳ năm trước là 12 dự án".

    >>> from ingest.figures.numbers import read_numbers
    >>> from ingest.figures.periods import read_periods
    >>> text = "Cùng kỳ năm 2019 là 12 dự án với 40 triệu USD."
    >>> [tells_of_base(text, read_periods(text)[0], n) for n in read_numbers(text)[1:]]
    [True, True]
    """
    low = text.lower()
    if not low.startswith("cùng k", mention.start) or not _OPENS.search(low[: mention.start]):
        return False
    first = re.compile(r"[0-9]").search(low, mention.end)
    opening = low[mention.end : min(number.start, first.start() if first else number.start)]
    return bool(_STATES.search(opening)) and not _CHANGES.search(low[mention.end : number.start])
