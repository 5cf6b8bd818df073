"""Which year the year-less times of a sentence are of, and which of its times are still to come."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.timing import Timing, has_amount
from ingest.records import Period

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_RELATIVE = re.compile(r"\b(?:nay|này|ngoái|trước|vừa qua|qua|tới|sau|hiện)\b|hiện", re.IGNORECASE)
_PARTS = frozenset({"day", "month", "quarter", "half", "months", "range"})
_LEAST_YEAR = 300
"""Days from which a stretch counts as a year's."""


def settle_years(
    text: str, mentions: Sequence[PeriodMention], year: int | None, carried: Timing
) -> list[PeriodMention]:
    """``mentions`` with year-less months, quarters and days in the year that the text means.

    "Năm 2016, doanh thu quý IV đạt …" in a report of 2017 is of 2016; "Năm 2016 đạt 5 tỷ đồng, 6 tháng đầu
    năm đạt 3 tỷ đồng" may be of either, and stays open.

    Args:
        text: the sentence.
        mentions: as ``read_periods`` gave them for ``year``.
        year: the report's, or its heading's.
        carried: the time of the sentences before in the paragraph.

    """
    said, clear, short = carried.period, -1, _is_short(carried.period)
    found: list[PeriodMention] = []
    for mention in mentions:
        if _in_brackets(text, mention):
            found.append(mention)
            continue
        if _YEAR.search(mention.text):
            plain = not mention.baseline and not mention.target
            if plain and mention.form in ("year", "month", "quarter", "months", "half") and mention.period:
                said, clear, short = mention.period, mention.end, _is_short(mention.period)
        elif _is_open(mention) and said and said.end.year != year:
            near = clear >= 0 and not has_amount(text, clear, mention.start, mentions)
            mention = _of_year(mention, said.end.year if near or short else None)
        found.append(mention)
    return found


def _in_brackets(text: str, mention: PeriodMention) -> bool:
    """True inside round brackets, where times are said by the way."""
    opened = text.rfind("(", 0, mention.start)
    return opened > text.rfind(")", 0, mention.start) and bool(_YEAR.search(mention.text))


def _is_open(mention: PeriodMention) -> bool:
    """True for part of a year that is not said: "quý IV", not "tháng 5 năm nay"."""
    whole = mention.text.lower().endswith(("cả năm", "trọn năm"))
    return (mention.form in _PARTS or whole) and not _RELATIVE.search(mention.text)


def _is_short(period: Period | None) -> bool:
    """True for part of a year: what follows is likely of the same one."""
    return period is not None and (period.end - period.start).days < _LEAST_YEAR


def _of_year(mention: PeriodMention, year: int | None) -> PeriodMention:
    """The mention in another year; open when that is None."""
    read = read_periods(mention.text, year=year)
    if len(read) != 1:
        return replace(mention, period=None, as_of=None)
    return replace(mention, period=read[0].period, as_of=read[0].as_of)


def look_ahead(mentions: Sequence[PeriodMention], year: int | None) -> list[PeriodMention]:
    """``mentions`` with the years after the report's as targets."""
    return [
        replace(m, target=True)
        if m.form == "year" and not m.baseline and m.period and year and m.period.start.year > year
        else m
        for m in mentions
    ]
