"""What a table's cell is about: its row's label, the rows that it stands under, its column's measure."""

import re

from ingest.figures.headtimes import is_time
from ingest.figures.indicators import clean
from ingest.figures.periods import read_periods
from ingest.records import Cell
from ingest.reports import Report
from ingest.text import fold

_NO_MEASURE = re.compile(
    r"(?:\b(?:ước|số liệu|thực hiện|thực|so sánh|so|sánh|kết quả|kế hoạch|giá trị|"
    r"tổng số|tổng cộng|tổng|cộng|tuyệt đối|chênh lệch|chính thức|số lượng|"
    r"sơ bộ|dự toán|lũy kế|luỹ kế|kỳ|báo cáo|chỉ tiêu|số|mức|đạt|trong|năm|tháng|quý|đầu|cuối|cả|hiện|"
    r"có|cùng|trước|dồn|"
    r"nay|sau|đến|hết|tính|từ|các|lần|ghi chú|đơn vị|đvt|th|uth|kh|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu)\b|[\W\d])*"
)
_COMPARES = re.compile(
    r"\bso (?:với|cùng)\b|(?<!giá )\bso sánh\b|^với (?:cùng kỳ|năm|tháng|quý|kỳ)\b|"
    r"\b(?:tốc độ|tăng|giảm|đạt so|mức đạt)\b|%"
)
_BRACKETS = re.compile(r"\([^()]*\)|\b(?:ĐVT|Đơn vị(?: tính)?)\s*[:：].*", re.IGNORECASE)
_TABLE_NUMBER = re.compile(
    r"^(?:Bảng|Biểu|Phụ (?:lục|biểu))(?:\s+số)?\s*(?:[\dIVX][\w./-]*)?\s*[.:]?\s*", re.IGNORECASE
)
_BY_PARTS = re.compile(
    r"\s*\b(?:(?:theo|qua các|từng) (?:quý|tháng|năm|kỳ)|phân (?:theo|bổ)|chia theo|"
    r"theo (?:các )?(?:thị trường|quốc gia|nước|đối tác|mặt hàng|địa phương|huyện|địa bàn))\b.*$",
    re.IGNORECASE,
)

_PARTS = re.compile(r"^(?:trong đó|tr\.? ?đó|chia ra|gồm)\b\W*", re.IGNORECASE)

_SECTION = re.compile(
    r"\W*(?:(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s*)?(?:(?:các|nhóm|một số)\s+)*"
    r"(?:về|lĩnh vực|chỉ tiêu)\b(?!.*\d)",
    re.IGNORECASE,
)
"""What a table's sections are called: they name a field, not a measure."""

_LOOSE = re.compile(r"(?:\s+(?:và|của|trong|đến|tại))+$")
"""What is left where a time was cut off."""


def is_sex(head: str) -> bool:
    """True for "Nam" and "Nữ", which also stand in names: "Huyện Nam Khê"."""
    return head.strip().lower() in ("nam", "nữ")


def is_section(label: str) -> bool:
    """True for a row that only opens a table's section.

    >>> is_section("VỀ KINH TẾ"), is_section("Các chỉ tiêu xã hội"), is_section("Kim ngạch xuất khẩu")
    (True, True, False)
    """
    return _SECTION.match(label) is not None


def names_nothing(head: str) -> bool:
    """True for a head of times and kinds of value only: "Ước thực hiện năm 2023"."""
    return _NO_MEASURE.fullmatch(head.lower()) is not None


def _measure(head: str, report: Report) -> str:
    """What a column measures: "Năng suất" of "Năng suất (tạ/ha)"; ``""`` for periods and kinds of value."""
    named = []
    for part in head.split(" / "):
        text = _PARTS.sub("", _BRACKETS.sub(" ", part))
        if _COMPARES.search(text.lower()):
            return ""
        for mention in reversed(read_periods(text, year=report.year, dated=report.dated)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        if not names_nothing(text):
            named.append(clean(_LOOSE.sub("", clean(text))))
    return " ".join(named)


def _of_caption(caption: str, report: Report) -> str:
    """What a caption says its table measures, whatever it is divided by."""
    return _LOOSE.sub("", _BY_PARTS.sub("", _measure(_TABLE_NUMBER.sub("", caption), report)))


def name_cell(label: str, cell: Cell, report: Report, caption: str) -> str:
    """The row's label behind what it stands under and the column's measure, where they say more.

    A row that is only called by a time or a total is of what the caption names.
    """
    whole = ""
    groups = [text for part in cell.group.split(" / ") if (text := clean(_BRACKETS.sub(" ", part)))]
    groups = [text for text in groups if not (is_time(text) or is_section(text) or fold(text) in fold(label))]
    if is_time(label) or names_nothing(label):
        whole = _of_caption(caption, report)
        label = "" if groups else whole or label
    named = " – ".join((*groups, label)) if label else " – ".join(groups)
    measure = _measure(cell.column_head, report)
    if not measure and not whole and _BY_PARTS.search(caption):
        measure = _of_caption(caption, report)  # "Xuất khẩu phân theo thị trường": a row is a market's
    said = fold(measure) in fold(named) and not is_sex(measure)
    if not measure or (said and named != whole) or fold(measure) == fold(named):
        return named
    return f"{measure} – {named}" if named else measure


_MEANT = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[-–:]\s*(.+)")
"""What a unit is for, and the unit: "vốn - triệu USD"."""


def unit_for(cell: Cell, unit: str) -> str:
    """The unit of a caption; ``""`` where it says that it is for columns of another name."""
    meant = _MEANT.fullmatch(unit)
    if meant is None:
        return unit
    return meant[2] if fold(meant[1]) in fold(f"{cell.column_head} {cell.row_head}") else ""
