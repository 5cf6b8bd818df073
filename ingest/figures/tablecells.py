"""Figures in table rows: the row says what, the column says when or of what kind, a head says the unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.figures.cellnames import name_cell, names_nothing
from ingest.figures.cellunits import Value, is_change, read_value
from ingest.figures.changes import Direction
from ingest.figures.headtimes import UNKNOWN, cell_timing, is_time
from ingest.figures.indicators import RELATIVE_UNITS, clean
from ingest.figures.numerals import Style
from ingest.figures.plans import fold_targets
from ingest.figures.records import Number
from ingest.figures.scopes import read_facets, read_scope
from ingest.figures.standings import Standing, handed_standing, head_standing, spoken_standing
from ingest.records import Cell, Figure, FigureKind, Period, Sentence
from ingest.reports import Report
from ingest.text import fold

_NAMING = re.compile(
    r"^(?:stt|tt|so tt|so thu tu|dvt|don vi tinh|ma(?: so| hs| nganh| dvt| vung)?|so hieu|"
    r"(?:so )?dien thoai|sdt|fax|ghi chu)(?!\w)"
)
"""Columns of running numbers, codes, units and remarks: their digits count nothing."""

_KINDS: tuple[tuple[re.Pattern[str], FigureKind], ...] = (
    (
        re.compile(
            r"(?:ty le|%|so voi|dat).*(?:ke hoach|du toan|\b(?:kh|dt)\b)|"
            r"\b(?:th|thuc hien|uoc)\b[^/]*/ ?(?:kh|dt|ke hoach|du toan)\b|"
            r"%\s*(?:kh|dt)\b|\bso (?:ke hoach|du toan|kh|dt)\b.*%"
        ),
        "share_of_plan",
    ),
    (
        re.compile(
            r"so (?:voi )?(?:cung ky|nam|thang|quy|ky|cuoi|dau)\b|20\d\d\s*/\s*20\d\d|"
            r"so voi (?:uth|th|uoc|thuc hien)\b|= ?100|tang truong|tang ?[,/]? ?giam|tang \(|toc do|"
            r"(?<!gia )\bso sanh\b|%\s?(?:voi )?(?:cung ky|nam truoc)\b|"
            r"(?:^|(?<=/ ))voi (?:cung ky|nam|thang|quy|ky)\b"
        ),
        "growth",
    ),
    (re.compile(r"ke hoach|\bkh\b|chi tieu|muc tieu|du toan"), "plan"),
    (re.compile(r"ty trong|ty le|co cau"), "share_of_total"),
)


_COMPARING = frozenset({"share_of_plan", "growth", "ratio"})
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
    found = []
    for cell in sentence.cells:
        text = sentence.text[cell.start - base : cell.end - base]
        # Cells of the head and the row's own label have no row head.
        if cell.column == 0 or not cell.row_head or _NAMING.match(fold(cell.column_head)):
            continue
        if not cell.column_head and any(is_time(part) for part in text.split(" / ")):
            continue
        value = read_value(text, cell, sentence.caption, style)
        if value is not None:
            found.append(_fact(report, sentence, context, cell, value, base))
    return found


def _way(head: str, value: Decimal) -> Direction:
    if value < 0 or (_FALLS.search(head) and not _RISES.search(head)):
        return "decrease"
    return "increase" if value > 0 else ""


_ESTIMATE = re.compile(r"\b(?:uoc|uth)\b")
_FALLS = re.compile(r"\bgiam\b")
_RISES = re.compile(r"\btang\b")


def _facets(words: Sequence[str], kind: FigureKind, head: str, value: Decimal) -> tuple[str, ...]:
    """What the row, the column and what stands above say of the figure; of a growth, which way it went."""
    way = _way(head, value) if kind == "growth" else ""
    return tuple(sorted({*read_facets(words), way} - {""}))


def _standing(
    number: Number,
    cell: Cell,
    sentence: Sentence,
    context: Sequence[str],
    kind: FigureKind,
    period: Period | None,
) -> Standing:
    """By the number, its column's head, its row's, then the caption and what stands above the table."""
    if kind == "plan":
        return ""
    if (number.qualifier or "").startswith("ước"):
        return "preliminary"
    own = head_standing(cell.column_head) or spoken_standing(cell.row_head) or spoken_standing(cell.group)
    return own or handed_standing((*context, sentence.caption), period)


def _is_all(kind: FigureKind, value: Decimal, label: str) -> bool:
    """True for the 100% that all rows together are, which says nothing of anything."""
    return kind == "share_of_total" and value == _ALL and names_nothing(label)


_ALL = 100
"""Per cent."""


def _fact(
    report: Report,
    sentence: Sentence,
    context: tuple[str, ...],
    cell: Cell,
    read: Value,
    base: int,
) -> Figure:
    number, label = read.number, clean(cell.row_head)
    start, end = cell.start - base + number.start, cell.start - base + number.end
    timing, target = cell_timing(cell, sentence, context, report)
    head = fold_targets(cell.column_head)
    kind: FigureKind = "count" if number.unit is not None and number.unit.counted else "amount"
    named = _named_kind(head)
    if number.unit is not None and number.unit.name in RELATIVE_UNITS:
        kind = named or _named_kind(fold_targets(label)) or "share_of_total"
        if kind == "growth" and _AS_INDEX.match(head) and number.value is not None and number.value > _INDEX:
            kind = "ratio"
    elif is_change(head):
        kind = "growth"
    elif named == "plan":
        kind = named
    if target and kind not in _COMPARING:
        kind = "plan"
    if kind == "share_of_plan" and target:  # the head's time is the plan's
        timing, _ = cell_timing(replace(cell, column_head=""), sentence, context, report)
    words = [label, cell.group, cell.column_head, sentence.caption, *reversed(context)]
    standing = _standing(number, cell, sentence, context, kind, timing.period)
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
        indicator=name_cell(label, cell, report, sentence.caption),
        kind=kind,
        period=timing.period,
        period_text=timing.text,
        as_of=timing.as_of,
        scope=read_scope(words),
        facets=tuple(sorted({*_facets(words, kind, head, value), standing} - {""})),
        qualifier=number.qualifier or ("ước" if _ESTIMATE.search(head) else None),
        clause=(0, len(sentence.text)),
        context=(*context, *(h for h in (sentence.caption, cell.group, cell.column_head) if h)),
        ambiguous=number.other is not None
        or read.doubtful
        or cell.doubtful
        or timing is UNKNOWN
        or _is_all(kind, value, label),
    )
