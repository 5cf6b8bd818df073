"""The time of a table's cell: its column's, with the year of the head above it or the month of its row."""

import re
from collections.abc import Sequence

from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.timing import Timing
from ingest.records import Cell, Sentence
from ingest.reports import Report

_MONTHS = re.compile(r"\b(\d{1,2}) (tháng)(?=\W*$| (?:năm|của)?\W*$)", re.IGNORECASE)
_ONLY_TIME = re.compile(
    r"(?:cả năm|(?:tháng|quý)\s*(?:\d{1,2}|[ivx]{1,3})|\d{1,2} tháng(?: đầu năm)?|năm \d{4}|"
    r"\d{4}|[ivx]{1,3})\W*",
    re.IGNORECASE,
)
_PARTS_OF_YEAR = frozenset({"month", "quarter", "half", "months"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_time(label: str) -> bool:
    """True for a row's label that is a time and nothing else: "Tháng 4", "9 tháng"."""
    return bool(_ONLY_TIME.fullmatch(label.strip()))


def cell_timing(
    cell: Cell, sentence: Sentence, context: Sequence[str], report: Report
) -> tuple[Timing, bool]:
    """The cell's time, and whether a head makes it a target."""
    head = _head_mention(cell.column_head, report)
    row = _last(cell.row_head, report, head.period.end.year if head and head.period else report.year)
    if head and head.form == "year" and row and row.form in _PARTS_OF_YEAR and not _YEAR.search(row.text):
        return Timing.of(row), head.target
    for text in (sentence.caption, *reversed(context)):
        mention = head or row or _last(text, report, report.year)
        if mention:
            return Timing.of(mention), mention.target
    mention = head or row
    return (Timing.of(mention), mention.target) if mention else (Timing(year=report.year), False)


def _head_mention(head: str, report: Report) -> PeriodMention | None:
    """The narrowest time of a head: of "Năm 2023 / 9 tháng", nine months of 2023."""
    parts = head.split(" / ")
    years = [m for part in parts if (m := _last(part, report, report.year)) and m.form == "year" and m.period]
    year = years[0].period.end.year if years and years[0].period else report.year
    read = [m for part in reversed(parts) if (m := _last(part, report, year))]
    return next((m for m in read if m.form != "year"), read[0] if read else None)


def _last(text: str, report: Report, year: int | None) -> PeriodMention | None:
    """The last time that ``text`` names and does not compare with."""
    spelt = _MONTHS.sub(r"\1 tháng đầu năm", text)
    plain = [m for m in read_periods(spelt, year=year, dated=report.dated) if not m.baseline]
    return plain[-1] if plain else None
