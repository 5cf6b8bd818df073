"""What a question asks for: a figure, a date, a person, a document, a place, a list, a reason."""

import re
from typing import Literal

from ingest.figures.numbers import read_numbers
from ingest.records import FigureKind
from ingest.text import fold, has_diacritics

Asked = Literal["figure", "when", "who", "where", "document", "list", "why", "text"]

MONEY = frozenset({"USD", "VND", "EUR", "JPY", "CNY", "GBP", "KRW", "", "đồng"})
PERCENT = frozenset({"%", "điểm %"})
AREA = frozenset({"ha", "m2", "km2"})
TIMES = frozenset({"lần"})

_PAPER = (
    r"(?:van ban|quyet dinh|nghi quyet|nghi dinh|ke hoach|cong van|to trinh|thong bao|thong tu|chi thi|luat|"
    r"chuong trinh hanh dong|giay phep)"
)

_ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    ("why", re.compile(r"\bvi sao\b|\btai sao\b|\bly do\b|\bnguyen nhan\b|\bdo dau\b|\bwhy\b|\bvi dau\b")),
    (
        "document",
        re.compile(
            rf"\b{_PAPER}\b.{{0,30}}\b(?:so may|so nao|nao|so bao nhieu|so hieu)\b|\bso {_PAPER}\b|"
            rf"\bso hieu\b|\b{_PAPER} gi\b|"
            rf"\bwhich (?:decision|document|resolution)\b|\b(?:theo|tai|bang|o) {_PAPER} (?:nao|may|"
            rf"gi)\b|\bso may\b|\bcan cu {_PAPER}\b"
        ),
    ),
    (
        "when",
        re.compile(
            r"\bkhi nao\b|\bbao gio\b|\bluc nao\b|\b(?:vao |tu |den |trong )?(?:ngay|thang|nam|"
            r"thoi gian|thoi diem) (?:nao|may)\b|(?<!moi )(?<!hang )(?<!mot )\b(?:ngay|nam) bao nhieu\b(?! \w)|"
            r"\bthoi gian nao\b|\bwhen\b|\bngay thang nam nao\b|\bwhich (?:year|date|month)\b|"
            r"\bwhat (?:year|date)\b"
        ),
    ),
    (
        "figure",
        re.compile(
            r"\bbao nhieu\b|\bbn\b|\bmay (?!moc|tinh|bay)\w+|\bhow (?:many|much|large|big|high)\b|"
            r"\bso luong\b|\bty le\b|\bti le\b|"
            r"\bwhat (?:is|was|were|are)\b.*\b(?:total|value|number|amount|average|rate|share|turnover|revenue|"
            r"exports?|imports?|capital|investment|income|area|target|plan)\b|"
            r"\bdat muc nao\b|\bmuc bao\b"
        ),
    ),
    (
        "who",
        re.compile(
            r"(?:^|\W)(?:ai)(?:\W|$)(?! cap)|\bnguoi nao\b|\bong nao\b|\bba nao\b|\bvi nao\b|\bwho\b|"
            r"\bdo ai\b|\bten (?:cua )?(?:ong|ba|nguoi|giam doc|chu tich|truong ban|bi thu)"
        ),
    ),
    (
        "where",
        re.compile(
            r"\bo dau\b|\btai dau\b|\bdau\?*$|\bnoi nao\b|\bdia diem nao\b|\bwhere\b|\b(?:tinh|huyen|"
            r"quan|nuoc|quoc gia|dia phuong) nao\b"
        ),
    ),
    (
        "list",
        re.compile(
            r"\bnhung \w.*\b(?:nao|gi)\b|\bcac \w.*\b(?:nao|gi)\b|\bgom (?:nhung |cac )?(?:gi|nao|"
            r"ai)\b|\bke ten\b|\bliet ke\b|\bneu ten\b|\bbao gom\b|"
            r"\bwhich\b|\blist\b|\bnao\b|\bname the\b"
        ),
    ),
)

_MEASURE = re.compile(
    r"^(?:\W*(?:cho (?:toi )?(?:biet|hoi)|xin hoi|hoi)\s+)?(?:tong|so|von|kim ngach|doanh thu|ty le|"
    r"ti le|dien tich|thu nhap|toc do|muc|quy mo|"
    r"chi tieu|muc tieu|ke hoach (?:thu|xuat|nhap|doanh|von|nop|ngan sach|tang)|kieu hoi|gia tri|xuat khau|nhap khau|xuat nhap khau|thu ngan sach|nop ngan sach|thu hut|fdi|ddi|"
    r"luong|san luong|grdp|chi so|tang truong|"
    r"total|fdi|number of|export|import|xnk|xk|nk|lao dong|dau tu)\b"
)
_MONEY = re.compile(
    r"\b(?:von|kim ngach|doanh thu|ngan sach|kieu hoi|tri gia|muc dau tu|thu nhap|luong|gia tri|"
    r"so tien|usd|dong|do la|tien|fdi|ddi|"
    r"capital|revenue|turnover|investment|dtnn|oda|xuat khau|nhap khau|xuat nhap khau|xnk|xk|nk|"
    r"dau tu|chi phi|kinh phi)\b"
)
_DOLLAR = re.compile(r"\b(?:usd|do la|do my|dollars?)\b|\$")
_DONG = re.compile(r"\b(?:vnd|dong)\b(?! thoi| chi| nai| hung)")
_PERCENT = re.compile(
    r"%|\bphan tram\b|\bty le\b|\bti le\b|\bty trong\b|\bti trong\b|\bper ?cent\b|\bpercentage\b|\bshare\b"
)
_PLAN_SHARE = re.compile(
    r"(?:%|phan tram|ty le|muc do|dat bao nhieu)\W.*\b(?:ke hoach|chi tieu|muc tieu|kh|du toan)\b|"
    r"\b(?:hoan thanh|dat)\b.{0,40}\bbao nhieu.{0,25}\b(?:ke hoach|chi tieu|kh)\b"
)
_PLAN = re.compile(r"\b(?:ke hoach|kh|chi tieu|muc tieu|du kien|phan dau|du toan|plan|planned|target)\b")
_GROWTH = re.compile(
    r"\b(?:tang|giam)(?: truong)?\b(?! von| them)[^?]{0,60}(?:bao nhieu|may|%|phan tram|the nao|"
    r"ra sao)|\bso voi\b[^?]*\b(?:tang|giam)\b|"
    r"\b(?:tang|giam) (?:hay|hoac) (?:tang|giam)\b|\btoc do tang\b|\btang truong\b|\bbien dong\b|"
    r"\bgrowth\b|\bgrow\b|\bincrease\b"
)
_CHANGE = re.compile(r"\bso (?:voi )?(?:voi|cung ky|nam truoc)\b|\bbang bao nhieu\b")
_SHARE = re.compile(r"\bchiem\b|\bty trong\b|\bti trong\b|\blap day\b|\bshare of\b")
_COUNT = re.compile(r"\b(?:bao nhieu|bn|may|how many|so luong|tong so|so luong cac|so)\s+((?:\w+\s*){1,5})")
_NOT_COUNTED = re.compile(
    r"^(?:tien|von|phan tram|ty|ti|trieu|nghin|usd|dong|do la|lan|kim ngach|nam|%|thu|voi|cung|la|"
    r"tong|bao nhieu|doanh thu)\b"
)


def read_asked(question: str) -> Asked:
    """The kind of answer wanted."""
    bare = fold(question)
    for asked, pattern in _ASKED:
        if pattern.search(bare):
            return asked
    return "figure" if _MEASURE.search(bare) else "text"


def read_kinds(question: str) -> frozenset[FigureKind]:
    """Kinds of figure that would answer; empty when the question says none."""
    bare = fold(question)
    if _PLAN_SHARE.search(bare):
        return frozenset({"share_of_plan"})
    if _GROWTH.search(bare) and _means_growth(question):
        return frozenset({"growth", "ratio"})
    if _PERCENT.search(bare) or _SHARE.search(bare):
        if _CHANGE.search(bare):
            return frozenset({"ratio", "growth"})
        return frozenset({"share_of_total", "share_of_plan", "growth", "ratio"})
    if re.search(r"\b(?:gap|bang) (?:may|bao nhieu) lan\b", bare):
        return frozenset({"ratio"})
    if _PLAN.search(bare) and not re.search(r"\bso voi (?:ke hoach|chi tieu)\b", bare):
        return frozenset({"plan"})
    return frozenset()


def _means_growth(question: str) -> bool:
    """False for "tặng" and "giám", which fold like tăng and giảm."""
    return not has_diacritics(question) or bool(re.search(r"tăng|giảm|biến động|tốc độ", question.lower()))


def read_units(question: str, kinds: frozenset[FigureKind]) -> frozenset[str]:
    """Base units an answer may have; empty when any will do."""
    bare = fold(question)
    if kinds and kinds <= {"share_of_plan", "growth", "ratio", "share_of_total"}:
        return PERCENT | TIMES
    noun = counted_noun(question)
    if noun:
        return frozenset({noun})
    if re.search(r"\bdien tich\b|\barea\b|\bha\b|\bhecta\b", bare):
        return AREA
    if _DOLLAR.search(bare):
        return frozenset({"USD"})
    if re.search(r"(?:bao nhieu|may|ty|trieu|nghin) (?:ty |trieu |nghin )?dong\b", bare):
        return frozenset({"VND"})
    if _MONEY.search(bare):
        return MONEY
    return frozenset()


def counted_noun(question: str) -> str:
    """The thing asked to be counted, as the number reader names it, or ``""``.

    >>> counted_noun("Có bao nhiêu dự án FDI?")
    'dự án'
    """
    bare = fold(question)
    for match in _COUNT.finditer(bare):
        if _NOT_COUNTED.match(match.group(1)):
            continue
        words = question[match.start(1) : match.end(1)]
        for number in read_numbers(f"5 {words}"):
            if number.start == 0 and number.unit is not None and number.unit.counted:
                return number.unit.name
    return ""
