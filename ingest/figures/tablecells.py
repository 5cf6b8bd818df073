"""Figures in table rows: the row says what, the column says when or of what kind, a head says the unit."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.changes import Direction
from ingest.figures.headtimes import cell_timing, is_time
from ingest.figures.indicators import RELATIVE_UNITS, clean
from ingest.figures.numbers import Number, read_numbers
from ingest.figures.numerals import Style
from ingest.figures.periods import read_periods
from ingest.figures.scopes import read_facets, read_scope
from ingest.records import Cell, Figure, FigureKind, Sentence
from ingest.reports import Report
from ingest.text import fold

_UNIT_NOTE = re.compile(
    r"\(?(?:ĐVT|Đơn vị(?: tính)?)\s*[:：]?\s*([^()\n;|]{1,40})|\(([^()]{1,40})\)", re.IGNORECASE
)
_UNIT_HEAD = re.compile(r"^(?:dvt|don vi(?: tinh)?)\b")
_COUNTED_HEAD = re.compile(r"(?:Tổng số|Số lượng|Số|TỔNG SỐ|SỐ)\s+((?:\w+\s*){1,4})")
_NUMBERING = re.compile(r"^(?:stt|tt|so tt|so thu tu)\b")
_KINDS: tuple[tuple[re.Pattern[str], FigureKind], ...] = (
    (re.compile(r"(?:ty le|%|so voi|dat).*(?:ke hoach|\bkh\b)|th/kh|%\s*kh"), "share_of_plan"),
    (
        re.compile(
            r"so (?:voi )?(?:cung ky|nam|thang|quy|ky|cuoi|dau)\b|20\d\d\s*/\s*20\d\d|"
            r"so voi (?:uth|th|uoc|thuc hien)\b|tang truong|tang,? ?giam|tang \(|toc do"
        ),
        "growth",
    ),
    (re.compile(r"ke hoach|\bkh\b|chi tieu|muc tieu|du toan"), "plan"),
    (re.compile(r"ty trong|ty le|co cau"), "share_of_total"),
)


_AS_INDEX = re.compile(r"(?!.*\b(?:tang|giam|toc do)\b)")
_INDEX = 50
"""Per cent. Statistics offices print "so với cùng kỳ (%)" as an index: 108,4 is growth by 8,4."""


def _named_kind(head: str) -> FigureKind | None:
    """The kind that a folded head says, if it says one."""
    return next((name for pattern, name in _KINDS if pattern.search(head)), None)


def read_cells(
    report: Report, sentence: Sentence, context: tuple[str, ...], style: Style = "vi"
) -> list[Figure]:
    """The figures of one table row, whose table writes its separators in ``style``."""
    if not sentence.cells or not sentence.spans:
        return []
    base = sentence.spans[0].start
    label = next((clean(c.row_head) for c in sentence.cells if c.row_head), "")
    row_unit = _row_unit(sentence, base)
    found = []
    for cell in sentence.cells:
        text = sentence.text[cell.start - base : cell.end - base]
        if cell.column == 0 or _NUMBERING.match(fold(cell.column_head)):
            continue
        heads = [cell.column_head, row_unit, cell.row_head, sentence.caption]
        if not cell.column_head and any(is_time(part) for part in text.split(" / ")):
            continue
        number = _only_number(text, heads, style)
        if number is not None:
            found.append(_fact(report, sentence, context, cell, number, label, base))
    return found


def _row_unit(sentence: Sentence, base: int) -> str:
    for cell in sentence.cells:
        if _UNIT_HEAD.match(fold(cell.column_head)):
            return f"({sentence.text[cell.start - base : cell.end - base]})"
    return ""


_NO_MEASURE = re.compile(
    r"(?:\b(?:ước|số liệu|thực hiện|thực|so sánh|so|sánh|kết quả|kế hoạch|giá trị|"
    r"tổng số|tổng cộng|cộng|chính thức|số lượng|"
    r"sơ bộ|dự toán|lũy kế|luỹ kế|kỳ|báo cáo|chỉ tiêu|số|mức|đạt|trong|năm|tháng|quý|đầu|cuối|cả|hiện|"
    r"có|cùng|trước|"
    r"nay|sau|đến|tính|từ|các|lần|ghi chú|đơn vị|đvt|th|kh|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu)\b|[\W\d])*"
)
_COMPARES = re.compile(r"\bso (?:với|cùng)\b|\b(?:tốc độ|tăng|giảm|đạt so|mức đạt)\b|%")
_BRACKETS = re.compile(r"\([^()]*\)|\b(?:ĐVT|Đơn vị(?: tính)?)\s*[:：].*", re.IGNORECASE)


def _measure(head: str, report: Report) -> str:
    """What a column measures: "Năng suất" of "Năng suất (tạ/ha)"; ``""`` for periods and kinds of value."""
    named = []
    for part in head.split(" / "):
        text = _BRACKETS.sub(" ", part)
        if _COMPARES.search(text.lower()):
            return ""
        for mention in reversed(read_periods(text, year=report.year, dated=report.dated)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        if not _NO_MEASURE.fullmatch(text.lower()):
            named.append(clean(text))
    return " ".join(named)


_TABLE_NUMBER = re.compile(r"^(?:Bảng|Biểu|Phụ lục|Biểu số|Bảng số)\s*[\dIVX.]*\s*[.:]?\s*", re.IGNORECASE)
_BY_TIME = re.compile(r"\s*\b(?:theo|qua các|từng) (?:quý|tháng|năm|kỳ)\b.*$", re.IGNORECASE)


def _named(label: str, head: str, report: Report, caption: str) -> str:
    """The row's label behind the column's measure, where that is another than the row's.

    A row that is only called by a time or a total is of what the caption names.
    """
    if is_time(label) or _NO_MEASURE.fullmatch(label.lower()):
        label = _BY_TIME.sub("", _measure(_TABLE_NUMBER.sub("", caption), report)) or label
    measure = _measure(head, report)
    if not measure or fold(measure) in fold(label):
        return label
    return f"{measure} – {label}" if label else measure


def _only_number(text: str, heads: Sequence[str], style: Style) -> Number | None:
    """The cell's number, with a unit from the nearest head that names one."""
    quantities = [n for n in read_numbers(text, style=style) if n.kind in ("quantity", "bare")]
    if len(quantities) != 1:
        return None
    number = quantities[0]
    if number.unit is not None and number.unit.name:
        return number
    if len(clean(text)) > len(number.text) + 12:
        return None
    for head in heads:
        for note in _UNIT_NOTE.finditer(head):
            unit = (note.group(1) or note.group(2)).strip()
            printed = f"{number.text} {unit}"
            made = [n for n in read_numbers(printed, style=style) if n.kind == "quantity" and n.unit]
            if len(made) == 1 and made[0].start == 0:
                return _with_unit(number, made[0])
    for head in heads:
        counted = _COUNTED_HEAD.match(head.strip())
        printed = f"{number.text} {counted.group(1).lower()}" if counted else ""
        made = read_numbers(printed, style=style)
        if made and made[0].start == 0 and made[0].unit is not None and made[0].unit.counted:
            return _with_unit(number, made[0])
    return number if "%" not in " ".join(heads[:1]) else None


def _with_unit(number: Number, read: Number) -> Number:
    """The cell's number with the unit that a head gave it."""
    return Number(
        start=number.start,
        end=number.end,
        text=number.text,
        kind="quantity",
        value=read.value,
        value_max=read.value_max,
        printed=number.printed,
        unit=read.unit,
        qualifier=number.qualifier,
        readings=read.readings,
    )


def _way(head: str, value: Decimal) -> Direction:
    if value < 0 or (_FALLS.search(head) and not _RISES.search(head)):
        return "decrease"
    return "increase" if value > 0 else ""


_FALLS = re.compile(r"\bgiam\b")
_RISES = re.compile(r"\btang\b")


def _facets(words: Sequence[str], kind: FigureKind, head: str, value: Decimal) -> tuple[str, ...]:
    """What the row, the column and what stands above say of the figure; of a growth, which way it went."""
    way = _way(head, value) if kind == "growth" else ""
    return tuple(sorted({*read_facets(words), way} - {""}))


def _fact(
    report: Report,
    sentence: Sentence,
    context: tuple[str, ...],
    cell: Cell,
    number: Number,
    label: str,
    base: int,
) -> Figure:
    start, end = cell.start - base + number.start, cell.start - base + number.end
    timing, target = cell_timing(cell, sentence, context, report)
    head = fold(f"{cell.column_head}")
    kind: FigureKind = "count" if number.unit is not None and number.unit.counted else "amount"
    named = _named_kind(head)
    if number.unit is not None and number.unit.name in RELATIVE_UNITS:
        kind = named or _named_kind(fold(label)) or "share_of_total"
        if kind == "growth" and _AS_INDEX.match(head) and number.value is not None and number.value > _INDEX:
            kind = "ratio"
    elif named == "plan":
        kind = named
    if target:
        kind = "plan"
    words = [label, cell.column_head, sentence.caption, *reversed(context)]
    value = number.value
    if value is None:
        raise ValueError(f"a quantity without a value: {number.text!r}")
    return Figure(
        report_id=report.id,
        ordinal=0,
        sentence=sentence.ordinal,
        passage=0,
        spans=sentence.place(start, end),
        start=start,
        end=end,
        text=number.text,
        value=value,
        value_max=number.value_max,
        value_other=number.other,
        unit=number.unit.name if number.unit else "",
        per=number.unit.per if number.unit else "",
        indicator=_named(label, cell.column_head, report, sentence.caption),
        kind=kind,
        period=timing.period,
        period_text=timing.text,
        as_of=timing.as_of,
        scope=read_scope(words),
        facets=_facets(words, kind, head, value),
        qualifier=number.qualifier,
        clause=(0, len(sentence.text)),
        context=(*context, *(h for h in (sentence.caption, cell.column_head) if h)),
        ambiguous=number.other is not None,
    )
