"""The number in a table's cell, with the unit that the nearest head names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.cellnames import is_sex, names_nothing, unit_for
from ingest.figures.context import is_unmarked
from ingest.figures.indicators import clean
from ingest.figures.measures import is_known, is_money
from ingest.figures.numbers import Number, read_numbers
from ingest.figures.numerals import Style
from ingest.records import Cell
from ingest.text import fold

_NOTE = re.compile(
    r"\(?(?:ĐVT|Đơn vị(?: tính)?)\s*[:：]?\s*([^()\n;|]{1,40}(?:;[^()\n|]{1,30})?)|\(([^()]{1,40})\)",
    re.IGNORECASE,
)
_MARKS = " \t*†‡¹²³.:"
"""What may stand around a caption's unit and is none of it: the mark of a note, a full stop."""

_COUNTED = re.compile(r"(?:L(?:ũy|uỹ) kế (?=số ))?(?:Tổng số|Số lượng|[Ss]ố|TỔNG SỐ|SỐ)\s+((?:\w+\s*){1,4})")
_THOUSAND = re.compile(r"^(?:1[.,]?000|ng(?:h|hìn|àn)?\.)\s*", re.IGNORECASE)
_PROJECTS = re.compile(r"\bDA\b")
_REST = re.compile(r"\s*(?:[-–/,;.(].*)?$")
_LISTED = re.compile(r"\s*(?:[,;]|\bvà\b)\s*")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_OF_TIME = re.compile(r"^(?:nam|thoi gian|thoi diem|tien do|khoi cong|hoan thanh)\b(?!.*\d)")
_RELATIVE = re.compile(
    r"\bso (?:voi|cung|kh|dt|ke hoach|du toan)\b|\bty (?:le|trong)\b|\bco cau\b|\btoc do\b|"
    r"\bth ?/ ?(?:kh|dt)\b|"
    r"20\d\d ?/ ?20\d\d|= ?100|\bdat .*\bkh\b"
)
_ALWAYS = re.compile(r"\bty (?:le|trong)\b|\bco cau\b|\btoc do\b|= ?100")
_OF_PLAN = re.compile(
    r"th ?/ ?(?:kh|dt)\b|20\d\d ?/ ?20\d\d|\b(?:so (?:voi )?|dat .*)(?:kh|dt|ke hoach|du toan)\b"
)
_TIMES = 3
"""A result of at most so many is as likely a number of times the plan as a share of it in per cent."""

_SOFTENED = re.compile(r"\b(?:ước|khoảng|gần|hơn|trên|dưới|âm|đạt|trở lên)\b")
_LONGER = 12
"""Characters that a cell may have beside its number, as in ``1.234,5 (*)``."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell states."""

    number: Number
    doubtful: bool = False
    """True when the heads leave open what is counted, or which way the sign goes."""


def read_value(text: str, cell: Cell, caption: str, style: Style) -> Value | None:
    """The cell's number; None for words, several numbers, a spreadsheet's error, or a rate without unit."""
    quantities = [n for n in read_numbers(text, style=style) if n.kind in ("quantity", "bare")]
    year = not quantities and _YEAR.fullmatch(text) and not _OF_TIME.match(fold(cell.column_head))
    if year:
        quantities = [n for n in read_numbers(text, style=style) if n.kind == "year"]
    if len(quantities) != 1 or text.startswith("#"):
        return None
    number = quantities[0]
    if number.unit is not None and number.unit.name:
        return Value(number)
    beside = _SOFTENED.sub("", f"{text[: number.start]} {text[number.end :]}".lower())
    if len(clean(text)) > len(number.text) + _LONGER or any(map(str.isalpha, beside)):
        return None
    found = (
        _relative(number, cell, caption, style)
        if _is_relative(cell)
        else _headed(number, cell, caption, style)
    )
    if found is None or (year and found.number.unit is None):
        return None
    if text.startswith("(") and text.endswith(")"):
        heads = fold(f"{cell.column_head} / {cell.row_head}")
        if not is_change(fold(cell.column_head)) and not _PROFITS.search(heads):
            return Value(found.number, doubtful=True)
        return Value(_negative(found.number, text), doubtful=found.doubtful)
    return found


_PROFITS = re.compile(r"\bloi nhuan\b|\blai(?:,? lo\b| (?:truoc|sau) thue\b)|\bthang du\b")
"""Heads, folded, of what is lost where it stands in brackets."""


def _negative(number: Number, text: str) -> Number:
    """What stands in brackets, as accountants print it; the brackets are its minus, and are quoted."""
    value = None if number.value is None else -number.value
    printed = None if number.printed is None else -number.printed
    readings = tuple(-r for r in number.readings)
    whole = replace(number, start=0, end=len(text), text=text)
    return replace(whole, value=value, printed=printed, readings=readings)


_CHANGES = re.compile(
    r"\btang ?(?:[,/]|va|hoac|hay|-)? ?\(?giam\b|\bchenh lech\b|\btuyet doi\b|\btang truong\b|\btoc do tang\b"
    r"|\+ ?/ ?-"
)
"""Heads, folded, of columns of differences, which may be below zero."""


def is_change(head: str) -> bool:
    """True for a folded head of differences: "Tăng, giảm", "Chênh lệch", "So sánh / Tuyệt đối"."""
    return _CHANGES.search(head) is not None


def _is_relative(cell: Cell) -> bool:
    return "%" in cell.column_head or _RELATIVE.search(fold(cell.column_head)) is not None


def _relative(number: Number, cell: Cell, caption: str, style: Style) -> Value | None:
    """A rate's number; a unit of money or a counted noun of the caption is never a rate's."""
    for unit, strict in _named_units(cell.column_head):
        if made := _with(number, unit, style, strict=strict):
            return Value(made)
    head, size = fold(cell.column_head), abs(number.printed or Decimal())
    known = "%" in f"{cell.column_head} {cell.unit} {caption}" or _ALWAYS.search(head)
    if known or (_OF_PLAN.search(head) and size > _TIMES):
        made = _with(number, "%", style)
        return Value(made) if made else None
    return None


def _headed(number: Number, cell: Cell, caption: str, style: Style) -> Value | None:
    """The number with the first unit that column, unit column, row, groups or caption name."""
    columns = cell.column_head.split(" / ")[::-1]
    counted: Number | None = None
    for head in (*columns, f"({cell.unit})", cell.row_head, *cell.group.split(" / ")[::-1]):
        named = next(
            (m for unit, strict in _named_units(head) if (m := _with(number, unit, style, strict=strict))),
            None,
        )
        if named is not None and counted is None:
            return Value(named)
        counted = counted or next(
            (m for unit in _counted_units(head) if (m := _with(number, unit, style))), None
        )
    found = _of_caption(number, cell, caption, style)
    if counted is not None:
        # "Tổng số khách" under "(nghìn lượt)" is counted in thousands; "Số dự án" under "(tỷ đồng)" is not.
        scaled = [m for m in found if m.unit and m.unit.counted and m.unit.factor > 1]
        return _chosen(cell, scaled or [counted])
    marked = not is_unmarked(f"{caption} {cell.column_head} {cell.row_head}".lower())
    heads = [head for i, head in enumerate(columns) if not i or not _PARTING.fullmatch(fold(head))]
    heads = [head for head in heads if not found or not is_sex(head)]
    bare = next((m for head in heads if (m := _as_unit(number, head, style, marked=marked))), None)
    if bare is not None and bare.unit is not None:
        other = [m for m in found if m.unit and m.unit.name != bare.unit.name]
        if bare.unit.name in _PEOPLE and len(found) == 1 and other and _counts_people(other[0]):
            return Value(other[0])
        # "Doanh nghiệp" over amounts of money may be who pays them, and not what is counted.
        return Value(bare, doubtful=bare.unit.counted and len(other) == len(found) > 0)
    return _chosen(cell, found or [number])


def _counts_people(number: Number) -> bool:
    return number.unit is not None and number.unit.name == "người"


_PEOPLE = frozenset(
    {
        "nữ",
        "phụ nữ",
        "lao động",
        "người lao động",
        "công nhân",
        "nhân viên",
        "cán bộ",
        "công chức",
        "viên chức",
    }
    | {"học sinh", "sinh viên", "giáo viên", "trẻ em", "thanh niên", "chuyên gia", "bác sĩ", "hội viên"}
)
"""Columns of which a caption's "người" is the unit."""


def _of_caption(number: Number, cell: Cell, caption: str, style: Style) -> list[Number]:
    notes = (note.group(1) or note.group(2) for note in _NOTE.finditer(caption))
    units = [unit_for(cell, unit.strip(_MARKS)) for note in notes for unit in _LISTED.split(note)]
    return [made for unit in units if unit not in ("", "%") and (made := _with(number, unit, style))]


def _chosen(cell: Cell, made: Sequence[Number]) -> Value:
    """The only one, or of several units the one that the cell's heads are about."""
    fitting = made if len(made) == 1 else [m for m in made if _fits(cell, m)]
    return Value(fitting[0] if len(fitting) == 1 else made[0], doubtful=len(fitting) != 1)


_WORTH = re.compile(r"\b(?:von|gia tri|kim ngach|doanh thu|thu|chi|kinh phi|so tien|tong muc)\b")


def _fits(cell: Cell, number: Number) -> bool:
    """True when the cell's heads say what the unit of several is for: "Số dự án", "Vốn đăng ký"."""
    heads = fold(f"{cell.column_head} {cell.row_head}")
    if number.unit is None:
        return False
    if is_money(number.unit):
        return _WORTH.search(heads) is not None
    return fold(number.unit.name) in heads


def _named_units(head: str) -> Iterator[tuple[str, bool]]:
    """Units that a head gives in brackets, behind "ĐVT:" or behind its last comma; True for the last.

    Behind a comma may also stand a thing: "Máy vi tính, sản phẩm điện tử".
    """
    for note in _NOTE.finditer(head):
        yield (note.group(1) or note.group(2)).strip(), False
    tail = head.rpartition(",")[2].strip()
    if tail != head.strip() and len(tail) < _LONGEST_TAIL:
        yield tail, True


_LONGEST_TAIL = 20


def _counted_units(head: str) -> Iterator[str]:
    counted = _COUNTED.match(_PROJECTS.sub("dự án", head.strip()))
    if counted:
        yield counted.group(1).lower()


def _as_unit(number: Number, head: str, style: Style, *, marked: bool) -> Number | None:
    """The number with the head as its unit, where the head is nothing else: "Triệu USD", "Dự án".

    Where the table is ``marked`` with diacritics, "Nam" is not "năm".
    """
    plain = _WHEN.sub("", _PROJECTS.sub("dự án", head.strip()))
    if not plain or names_nothing(plain) or fold(plain) == "nam":  # "Nam" beside "Nữ", "Năm" over years
        return None
    made = _with(number, plain, style, counted=True)
    if made is None or made.unit is None or len(made.unit.printed) < len(plain) - 1:
        return None
    name = made.unit.name.lower()
    if not is_known(made.unit) or (marked and is_unmarked(plain.lower()) and fold(name) != name):
        return None
    return made


_WHEN = re.compile(
    r"(?:\s+(?:tính đến|đến hết|đến|hết|cuối|đầu|trong|tại))?\s+(?:(?:thời điểm|ngày|tháng|quý|kỳ|năm)\s+)*"
    r"\d[\d/.-]*$",
    re.IGNORECASE,
)
"""The time at the end of a head: "Hộ nghèo cuối năm 2022"."""

_PARTING = re.compile(r"(?:khu vuc|vung|dia ban|linh vuc|nganh|nhom|loai|gioi tinh|thang|quy|nam)\b.*")
"""Heads, folded, that only say what the heads below them are parts of."""


def _with(
    number: Number, unit: str, style: Style, *, counted: bool = False, strict: bool = False
) -> Number | None:
    """The number as one reads it with ``unit`` behind it; None when that is no unit.

    ``counted`` where more words behind a counted noun make it another thing, ``strict`` where besides only
    units of the lexicon are any.
    """
    # A minus that opens a text is a list's dash to the number reader.
    minus = (number.printed or 0) < 0
    printed = f"{number.text.lstrip('-−')} {_THOUSAND.sub('nghìn ', unit)}"
    made = [n for n in read_numbers(printed, style=style) if n.kind == "quantity" and n.unit]
    if len(made) == 1 and made[0].unit and made[0].unit.factor > 1 and not made[0].unit.name:
        made = _uncounted(number, made[0], unit, style) or made  # "8.840,5" of "nghìn đôi"
    if len(made) != 1 or made[0].start != 0:
        return None
    if strict and not (made[0].unit and is_known(made[0].unit)):
        return None
    whole = made[0].unit is not None and made[0].unit.counted and not (counted or strict)
    if not whole and not _REST.match(printed[made[0].end :]):
        return None
    return _with_unit(number, made[0], sign=-1 if minus else 1)


def _uncounted(number: Number, read: Number, unit: str, style: Style) -> list[Number]:
    """The number as so many thousands of a thing that only whole numbers count, if ``unit`` names one."""
    whole = read_numbers(f"2 {_THOUSAND.sub('nghìn ', unit)}", style=style)
    if len(whole) != 1 or whole[0].start or not whole[0].unit or not whole[0].unit.name:
        return []
    return [replace(read, end=len(number.text) + 1 + len(whole[0].text), unit=whole[0].unit)]


def _with_unit(number: Number, read: Number, *, sign: int) -> Number:
    """The cell's number with the unit that a head gave it."""
    return Number(
        start=number.start,
        end=number.end,
        text=number.text,
        kind="quantity",
        value=None if read.value is None else sign * read.value,
        value_max=read.value_max,
        printed=number.printed,
        unit=read.unit,
        qualifier=number.qualifier,
        readings=tuple(sign * r for r in read.readings),
    )
