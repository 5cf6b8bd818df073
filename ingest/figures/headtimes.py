"""The time of a table's cell: its column's, with the year of the head above it or the month of its row."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.timing import Timing
from ingest.records import Cell, Period, Sentence
from ingest.reports import Report
from ingest.text import fold

UNKNOWN = Timing()
"""The heads name a time that nothing fixes ("Kỳ trước"): the figure must not be dated by anything else."""

_MONTHS = re.compile(r"\b(\d{1,2}) (tháng)(?=\W*$| (?:năm|của)?\W*$)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"\s*\([^()\d]*\)\s*$")
"""The unit of a head: "9 tháng (nghìn lượt)"."""
_SHORT_MONTHS = re.compile(r"\b(\d{1,2})T\b(?!\s*/)")
_ONLY_TIME = re.compile(
    r"(?:cả năm|(?:tháng|quý)\s*(?:\d{1,2}|[ivx]{1,3}|một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|"
    r"mười(?: một| hai)?|chạp)|\d{1,2} tháng(?: đầu năm)?|năm \d{4}|"
    r"(?:tháng )?\d{1,2}/\d{4}|\d{4}|[ivx]{1,3})\W*",
    re.IGNORECASE,
)
_PARTS_OF_YEAR = frozenset({"month", "quarter", "half", "months", "range"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARED = re.compile(
    r"\bso (?:voi|cung|kh|ke hoach|du toan)\b.*|.*= ?100.*|(?<!gia )\bso sanh\b.*|"
    r"(?:^|(?<=/ ))(?:ty le )?%\s?(?:voi )?(?:cung ky|nam truoc|ke hoach|kh|du toan|dt)\b.*|"
    r"(?:^|(?<=/ ))voi (?:cung ky|nam|thang|quy|ky|ke hoach|kh|du toan|dt)\b.*"
)
"""What a column is held against: "So với cùng kỳ", "So sánh (%) / Với năm 2023", "% cùng kỳ"."""
_RATIO = re.compile(r"\b((?:19|20)\d\d)\s*/\s*(?:[^\W\d_]+\s+){0,3}(?:19|20)\d\d\b")
"""What is set against what: "2024/2023", "Ước TH 2024/TH 2023"."""
_SAME = re.compile(r"\bcung ky\b")
_BEFORE = re.compile(r"\b(thang|quy|ky|nam) (?:truoc|ngoai)\b")
_SINCE_JANUARY = re.compile(r"\btu dau nam\b|\bcong don\b|\bluy ke (?:nam|tu dau nam)\b|\btinh chung\b")
_PILED = re.compile(r"\bluy ke\b")
_DONE = re.compile(r"\b(?:thuc hien|uoc|th|ket qua|tinh hinh)\b")
_PLAN_OF_YEAR = re.compile(r"(?:^| / )(?:ke hoach|kh|du toan|chi tieu) (?:ca )?nam\W*$")
_REPORTED = re.compile(r"\b(?:thang|quy) (?:bao cao|nay)\b")


def is_time(label: str) -> bool:
    """True for a row's label that is a time and nothing else: "Tháng 4", "9 tháng", "11/2024"."""
    return bool(_ONLY_TIME.fullmatch(label.strip()))


@dataclass(frozen=True, slots=True)
class _Outer:
    """The time of the whole table."""

    mention: PeriodMention | None = None
    several: bool = False
    """True when its caption names several stretches: "tháng 11 và 11 tháng năm 2024"."""

    every: tuple[PeriodMention, ...] = ()
    done: bool = False
    """True when the caption tells of results: "Kết quả thực hiện kế hoạch năm 2024"."""

    @property
    def stretch(self) -> Period | None:
        """Its one stretch of time."""
        return self.mention.period if self.mention and not self.several else None

    @property
    def end(self) -> date | None:
        """The last day of all that it names."""
        return max((m.period.end for m in self.every if m.period), default=None)


def cell_timing(
    cell: Cell, sentence: Sentence, context: Sequence[str], report: Report
) -> tuple[Timing, bool]:
    """The cell's time, and whether a head makes it a target."""
    outer = _outer((sentence.caption, *reversed(context)), report)
    year = outer.end.year if outer.end else report.year
    head = _head_mention(cell.column_head, report, year)
    if (told := _told(cell.column_head, head, outer)) is not None:
        return told, False
    row_year = head.period.end.year if head and head.period else year
    row = next((m for t in (cell.row_head, cell.group) if (m := _last(t, report, row_year))), None)
    if head and _is_stretch(head, cell.column_head, outer.stretch) and outer.mention:
        return Timing.of(outer.mention), False
    if head and head.form == "year" and row and row.form in _PARTS_OF_YEAR and not _YEAR.search(row.text):
        return Timing.of(row), head.target
    mention = head or row
    if mention is None and outer.several and not _compares(cell.column_head):
        return UNKNOWN, False
    if mention is not None:
        return Timing.of(mention), mention.target
    if outer.mention is not None:
        done = _DONE.search(fold(cell.column_head)) or outer.done
        return Timing.of(outer.mention), outer.mention.target and not done
    return Timing(year=report.year), False


_WHOLE_YEAR = re.compile(r"\b(?:ca nam|uoc|du kien|kha nang|ke hoach|kh|du toan|chi tieu|muc tieu)\b")


def _is_stretch(head: PeriodMention, text: str, stretch: Period | None) -> bool:
    """True for "Tỷ trọng năm 2023" of a table of nine months of 2023: the year is no longer than that."""
    if head.form != "year" or head.period is None or head.target or stretch is None:
        return False
    year = head.period.end.year
    if (stretch.start, stretch.end.year) != (date(year, 1, 1), year) or stretch.start == stretch.end:
        return False
    return _WHOLE_YEAR.search(fold(text)) is None


def _compares(head: str) -> bool:
    return _COMPARED.search(fold(head)) is not None


def _told(head: str, own: PeriodMention | None, outer: _Outer) -> Timing | None:
    """The time of a head that names it by the table's: "Cùng kỳ năm trước", "Tháng trước", "Lũy kế"."""
    low = fold(head)
    if _PLAN_OF_YEAR.search(low) and outer.end:
        whole = Period(start=date(outer.end.year, 1, 1), end=date(outer.end.year, 12, 31))
        return Timing(period=whole, text=head)
    if _COMPARED.search(low):
        low = _COMPARED.sub("", low)
        return _since_january(low, head, outer) if own is None or own.period is None else None
    stretch = own.period if own and own.form in _PARTS_OF_YEAR else outer.stretch
    before = _BEFORE.search(low)
    if _SAME.search(low):
        named = _YEAR.search(low)
        return _shifted(stretch, head, int(named.group()) if named else None)
    if before:
        return _earlier(before[1], stretch, outer, head)
    if own is not None and own.form != "year" and own.period is not None:
        return None
    if (since := _since_january(low, head, outer)) is not None:
        return since
    if _PILED.search(low) and outer.end and own is None:
        return Timing(
            period=Period(start=outer.end, end=outer.end), text=head, as_of=outer.end, cumulative=True
        )
    if _REPORTED.search(low):
        found = [m for m in outer.every if m.form in ("month", "quarter")]
        return Timing.of(found[0]) if len(found) == 1 else UNKNOWN
    return None


def _since_january(low: str, text: str, outer: _Outer) -> Timing | None:
    if not _SINCE_JANUARY.search(low) or outer.end is None:
        return None
    return Timing(period=Period(start=date(outer.end.year, 1, 1), end=outer.end), text=text, stretch=True)


def _shifted(stretch: Period | None, text: str, year: int | None) -> Timing:
    """The same stretch of ``year``, of the year before when it is None."""
    if stretch is None or stretch.start == stretch.end:
        return UNKNOWN
    away = stretch.end.year - year if year else 1
    return Timing(period=Period(start=_moved(stretch.start, away), end=_moved(stretch.end, away)), text=text)


def _moved(day: date, years: int) -> date:
    last = monthrange(day.year, day.month)[1] == day.day
    year = day.year - years
    return date(
        year,
        day.month,
        monthrange(year, day.month)[1] if last else min(day.day, 28 if day.month == 2 else 31),
    )


def _earlier(what: str, stretch: Period | None, outer: _Outer, text: str) -> Timing:
    """The month, or the whole year, before the table's."""
    if what == "thang":
        months = [m.period for m in outer.every if m.form == "month" and m.period]
        if len(months) == 1:
            end = months[0].start - timedelta(days=1)
            return Timing(period=Period(start=end.replace(day=1), end=end), text=text)
    if what == "nam" and stretch is not None:
        whole = (stretch.start.month, stretch.start.day, stretch.end.month, stretch.end.day) == (1, 1, 12, 31)
        return _shifted(stretch, text, None) if whole else UNKNOWN
    return UNKNOWN


def _outer(texts: Sequence[str], report: Report) -> _Outer:
    for text in texts:
        plain = _plain(text, report, report.year)
        if plain:
            parts = {m.period for m in plain if m.form in _PARTS_OF_YEAR and m.period}
            return _Outer(plain[-1], len(parts) > 1, tuple(plain), _DONE.search(fold(text)) is not None)
    return _Outer()


def _head_mention(head: str, report: Report, year: int | None) -> PeriodMention | None:
    """The narrowest time of a head: of "Năm 2023 / 9 tháng", nine months of 2023.

    What a head compares with is not its time, nor is what stands below it.
    """
    parts = head.split(" / ")
    low = [fold(part) for part in parts]
    compared = next((i for i, part in enumerate(low) if _COMPARED.search(part)), None)
    if compared is not None:
        cut = _COMPARED.search(low[compared])
        parts = [*parts[:compared], parts[compared][: cut.start() if cut else 0]]
    ratio = _RATIO.search(head)
    if ratio:
        parts = [f"năm {ratio[1]}"]
    years = [m for part in parts if (m := _last(part, report, year)) and m.form == "year" and m.period]
    named = [m for m in years if _YEAR.search(m.text)]
    within = named[0].period.end.year if named and named[0].period else year
    read = [m for part in reversed(parts) if (m := _last(part, report, within))]
    return next((m for m in read if m.form != "year"), read[0] if read else None)


def _last(text: str, report: Report, year: int | None) -> PeriodMention | None:
    """The last time that ``text`` names and does not compare with."""
    plain = _plain(text, report, year)
    return plain[-1] if plain else None


def _plain(text: str, report: Report, year: int | None) -> list[PeriodMention]:
    bare = _UNIT_BEHIND.sub("", text)
    spelt = _MONTHS.sub(r"\1 tháng đầu năm", _SHORT_MONTHS.sub(r"\1 tháng đầu năm", bare))
    return [m for m in read_periods(spelt, year=year, dated=report.dated) if not m.baseline]
