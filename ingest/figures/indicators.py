"""The words that say what a number counts or measures, and what kind of number it is."""

import re
from collections.abc import Sequence

from ingest.figures.changes import (
    comes_from,
    is_change,
    is_difference,
    is_level,
    second_rate,
    speaks_of_change,
)
from ingest.figures.clauses import Clause, Words
from ingest.figures.measures import is_money
from ingest.figures.periods import PeriodMention
from ingest.figures.plans import falls_short, fold_targets, sets_target, tells_completion
from ingest.records import FigureKind
from ingest.text import UPPER, fold

_HEAD = re.compile(
    r"^(?:[\s,.:;+•*\-–—()\[\]\"“”'’¹²³⁴-⁹]|\d+\.|(?:với|và|trong đó|trong số đó|bao gồm|gồm|có|"
    r"đạt|ước|từ|của|là|được|"
    r"còn(?! lại)|riêng|cũng|đã|đang|cụ thể|tổng cộng|trong khi|tại|ở|thì|do|này|mà|như|theo đó|qua đó|"
    r"ngoài ra|đặc biệt|như vậy|vậy|do đó|vì vậy|nhờ đó|tính chung|ước tính|tính(?! chất)|sơ bộ|phấn đấu|"
    r"(?:tiếp theo|tiếp đến|kế tiếp|kế đến|sau đó|sau đến|theo sau|(?:đứng |xếp )?thứ (?:hai|ba|tư|nhì))"
    r" (?:là|đến)|"
    r"xấp xỉ|chừng|ngót|khoảng|gần(?! đây)|hơn|trên|lần lượt|"
    r"đưa(?= (?:tổng|giá trị|kim ngạch|khối lượng|trị giá|doanh thu|sản lượng)\b)|"
    r"đồng thời|về|tuy nhiên|nhưng|song song đó|song(?! song)|hiện|nếu|khi)\b)+"
)
_TAIL = re.compile(
    r"(?:[\s,.:;()\-–—\"“”]|\b(?:đạt|là|ước|ước đạt|ước tính|khoảng|gần|hơn|trên|dưới|với|"
    r"(?<!mặt )(?<!đồng )(?<!công )bằng|"
    r"(?:rất|khá|tương đối) (?:cao|thấp|lớn|nhỏ|tốt|nhanh|chậm|ít|nhiều)|"
    r"xấp xỉ|chừng|ngót|những|vỏn vẹn|tròn|lần lượt|dao động|có thêm|chỉ còn|"
    r"tăng|giảm|lên|tới|đến|"
    r"được|có|còn|chiếm|bao gồm|gồm|đang|đã|cũng|vượt|ở mức|(?<!định )mức|xuống|"
    r"(?<!và tăng )(?<!vốn tăng )(?<!mới, tăng )thêm|từ|"
    r"(?<!thực )(?<!phát )(?<!thể )(?<!xuất )hiện|cả|trong đó|và|"
    r"(?<!hoàn )(?<!cấu )(?<!hình )(?<!nội )(?<!ngoại )(?<!giá )thành|so|này|cho|sơ bộ|"
    r"tương đương|trong|của|tăng trưởng|với tổng|gấp|đúng|(?<!chứng )(?<!địa )chỉ|phấn đấu|dự kiến|"
    r"(?<!vốn )(?<!đầu tư )(?<!nước ngoài )(?<!fdi )thực hiện|đạt được|"
    r"phải|tối thiểu|tối đa|ít nhất|"
    r"hiện có|tương ứng)\b)+$"
)
_NAME_END = re.compile(rf"(?<=\w)(?:\s+[{UPPER}]\w*)+")
"""A name's words that look like a verb: "Cao Bằng"."""
_LEANING = re.compile(
    r"\s*(?:của|tại|ở|trên|trong|ngoài|vào|ra|sang|cho|theo|từ|đối với|thuộc|với|giữa|do|bằng|"
    r"còn|vẫn|đã|đang|đều|cũng|chỉ|được|bắt đầu|tiếp tục|xuống giống|gieo|trồng|thu hoạch|nuôi)\b"
)
"""Words that go on with what stands before them: "giá trị sản xuất quý I của tỉnh"."""
_AFTER_STOP = re.compile(
    r"[,;:(.\"“”]|\s[-–—]\s|\b(?:với|đạt(?! (?:chuẩn|tiêu chuẩn|yêu cầu|danh hiệu|giải|loại|từ \d))|tăng|"
    r"giảm|(?<!đồng )bằng|chiếm|là|so với|trên|trong(?! nước)|(?<!đi )làm|khiến|nâng|đưa|gồm|bao gồm|"
    r"(?<!đi )vào|đến|cho|theo|"
    r"thông qua|tham gia|ước|tương đương|và|nhằm|để|do|nhờ|khi|nếu|rồi|sẽ|vẫn|tức)\b"
)
_AFTER_TAIL = re.compile(r"(?:\s+(?:đã|đang|được|có|đi|bị|cũng|chưa|không|đều|của|tại|ở))+$")
_LONGEST_NOUN = 12
"""Words of a counted noun with what tells it from its like."""
_AFTER_NAME = re.compile(rf"\b(?:từ|tại|của|ở|thuộc)\b(?!\s+[{UPPER}])")
_SUBJECT = re.compile(r"\b(?:số|tổng|lượng|số lượng|quy mô|tỷ lệ|tỉ lệ|mức|chỉ số|bình quân)\b")
_GENERIC = re.compile(
    r"^(?:(?:tổng|số|mức|giá trị|quy mô|số tiền|nguồn|lượng|lượt|phần|thêm|tăng|mới|điều chỉnh|"
    r"vốn|đầu tư|đăng ký|năng suất|sản lượng|diện tích|gieo trồng|thu hoạch|công suất|xuống giống|"
    r"tương đương|dài|rộng|chiều dài|chiều rộng|chiều cao|trọng lượng|dung tích|nặng|"
    r"đóng góp|thời gian|bình quân|giá|mức giá|"
    r"giải ngân|cấp|thực hiện|trị giá|tỷ lệ|con số|này|đó)\s*)+$"
)

_SCALE = re.compile(r"^(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+")
"""Multipliers before a counted noun: "triệu lượt khách"."""

_PLAN_AFTER = re.compile(
    r"^\s*(?:so voi |cua |muc )?(?:ke hoach|kh\b|chi tieu|du toan|muc tieu|nghi quyet|phuong an|nhiem vu)"
)
_PLAN = re.compile(
    r"\b(?:ke hoach|kh(?!&)|chi tieu|muc tieu|phan dau|du kien|du toan|du bao|dat muc tieu|tam nhin|"
    r"ky vong)\b(?! \d+/)"
)
_DONE = re.compile(r"\b(?:dat|bang|hoan thanh|vuot|thuc hien|uoc)\b[^,;]*$")
_GROWTH_AFTER = re.compile(
    r"^\s*(?:\(?[^,;]{0,25})?\bso (?:voi )?(?:voi|cung ky|nam truoc|thang truoc|quy truoc)\b"
)
_RATIO = re.compile(r"\b(?:bang|gap|tuong duong)\b[^,;]{0,20}$")
_PAST = re.compile(r"\bđã\b(?! (?:đặt ra|đề ra|giao|thông qua|xây dựng))")
_CAME_TO = re.compile(
    r"\b(?:tăng|giảm|nâng|hạ|rút)\b[^,;]*\b(?:lên|xuống|còn|thành)"
    r"(?: (?:còn|tới|đến|mức|con số|gần|hơn|trên|khoảng|tối đa|tối thiểu))*\s*$"
)
"""Before a level, not a change: "nâng tỷ lệ lên 40%"."""
_FROM = re.compile(r"\btu (?:muc )?(?:gan |tren |hon |khoang )?$")
_REACHING = re.compile(r"[^,;]{0,40}\b(?:len|xuong|con|thanh)\b[^,;]{0,20}[0-9]")
_REACHED = re.compile(
    r"\btu (?:muc )?(?:gan |tren |hon |khoang )?[0-9].{0,40}\b(?:len|xuong|con|thanh)"
    r"(?: (?:con|muc|toi|den|gan|tren|hon|khoang))*\s*$"
)
_STRIVES = re.compile(
    r"\W*(?:(?:trong |nam |quy |thang |den |[\divx/]+ ){0,6})?(?:tiep tuc |quyet tam )?"
    r"(?:phan dau|dat muc tieu|muc tieu(?: la)?)\b(?:(?! da | uoc |,|;).)*$"
)
"""What is striven for is planned, also where it is a rise: "phấn đấu tăng trưởng GRDP đạt 11%"."""
_PRODUCT = re.compile(
    r"^\W*(?:(?:tuy nhien|theo do|nhu vay|trong do|trong khi|rieng|dua|voi|do do|nham|de|neu)\W+)*"
    r"(?:tong san pham (?:quoc noi|tren dia ban|trong nuoc)[^,;%]*|gdp|grdp)\b(?!\W*/)"
    r"(?!.*\b(?:chiem|ty trong|co cau|so voi)\b)"
)
"""Opens a clause, folded, of which a percentage is the growth: "GDP quý I chỉ đạt 5,1%"."""
_OF_WHOLE = re.compile(
    r"^\s*(?:cua |so voi )?(?:tong\b|(?:gdp|grdp|von|so(?! voi)|dien tich|chi|thu|du no|kim ngach|doanh thu|"
    r"gia tri|quy mo|dan so|chi phi|nguon)\b(?![^,;(]*\b(?:nam|cung ky|thang|quy|ky|binh quan|trung binh)\b))"
)
_SHARE = re.compile(r"\b(?:chiem|ty le|ti le|ty trong|ti trong|lap day)\b")
_TIMES = "lần"
"""Of a ratio, "gấp 2 lần", or how often something was done, "sau hai lần thay đổi"."""

RELATIVE_UNITS = frozenset({"%", _TIMES, "điểm %"})


def trim(text: str, start: int, end: int, mentions: Sequence[PeriodMention]) -> tuple[int, int]:
    """The part of ``text[start:end]`` that names something: no periods, connectives or verbs at its ends.

    Returns an empty range when nothing is left.
    """
    bare = list(text[start:end].lower())
    for mention in mentions:
        for i in range(max(mention.start, start) - start, min(mention.end, end) - start):
            bare[i] = " "
    flat = "".join(bare)
    tail = _TAIL.search(flat)
    if tail:
        named = _NAME_END.match(text, start + tail.start(), end) if tail.start() else None
        flat = flat[: named.end() - start if named else tail.start()]
    flat = flat.rstrip()
    head = _HEAD.match(flat)
    low = head.end() if head else 0
    if low >= len(flat):
        return start, start
    piece = flat[low:]
    gap = piece.rfind("   ")
    if gap >= 0 and len(piece[gap:].split()) >= 2 and not _LEANING.match(piece, gap):
        low += gap + len(piece[gap:]) - len(piece[gap:].lstrip())
        led = _HEAD.match(flat[low:])
        low += led.end() if led and led.end() < len(flat) - low else 0
    return start + low, start + len(flat)


def clean(text: str) -> str:
    """One line, single spaces, no list marks at the ends.

    >>> clean("+ Chỉ số giá (CPI):")
    'Chỉ số giá (CPI)'
    """
    bare = " ".join(text.split()).strip(" ,;:+-–—•.()")
    return f"{bare})" if bare.rfind("(") > bare.rfind(")") else bare


def bare_noun(printed: str) -> str:
    """``"lượt khách"`` for ``"triệu lượt khách"``."""
    return clean(_SCALE.sub("", printed))


def counted_noun(text: str, words: Words, mentions: Sequence[PeriodMention]) -> str:
    """The counted noun with what follows it: ``"dự án đầu tư FDI cấp mới"``.

    Of a share or a bare number, the noun behind it: ``"hộ dân"`` of "72% hộ dân dùng nước sạch".
    """
    unit = words.number.unit
    noun = bare_noun(unit.printed) if unit and unit.counted else ""
    after = text[words.after[0] : words.after[1]]
    stops = (_AFTER_STOP.search(after.lower()), _AFTER_NAME.search(after))
    end = words.after[0] + min((s.start() for s in stops if s), default=len(after))
    for mention in mentions:
        if words.after[0] <= mention.start < end:
            end = mention.start
    told = " ".join(f"{noun} {text[words.after[0] : end]}".split()[:_LONGEST_NOUN])
    return clean(_AFTER_TAIL.sub("", told))


def is_generic(indicator: str) -> bool:
    """True for ``"số vốn"``, ``"tổng vốn đầu tư"``: words that need the thing they belong to."""
    return bool(_GENERIC.match(indicator.lower()))


def names_subject(text: str, noun: str) -> bool:
    """True when the words before a counted number already say what is counted."""
    bare = text.lower()
    return bool(_SUBJECT.search(bare)) or bool(noun and noun.lower() in bare)


_TELLING = re.compile(r"[^\W\d_]+")


def shares_words(one: str, other: str) -> bool:
    """True when two names have a telling word in common."""
    empty = {"số", "tổng", "mức", "giá", "trị", "lượng", "mới", "đăng", "ký", "về", "của"}
    words = set(_TELLING.findall(one.lower())) - empty
    return bool(words & set(_TELLING.findall(other.lower())))


def stands_alone(text: str, words: Words) -> bool:
    """True for a number without a unit that the words before it announce: "Chỉ số PCI đạt 70,5"."""
    before = text[max(0, words.number.start - 20) : words.number.start].lower()
    return bool(re.search(r"(?:\b(?:là|đạt|còn|lên|xuống|bằng|ước|khoảng|gần|hơn|trên)|:)\s*$", before))


def read_kind(
    text: str, words: Words, clauses: Sequence[Clause], *, baseline: bool, target: bool
) -> FigureKind:
    """What the number says of its indicator."""
    unit = words.number.unit
    clause = clauses[words.clause]
    ahead, behind = (
        text[clause.start : words.number.start].lower(),
        text[words.number.end : clause.end].lower(),
    )
    before, after = fold_targets(ahead), fold(behind)
    target = target and not _PAST.search(ahead)
    if baseline:
        return "base"
    if unit is not None and unit.name in RELATIVE_UNITS:
        moved = (speaks_of_change(ahead) and not _CAME_TO.search(ahead)) or second_rate(ahead)
        kind = _relative_kind(before, after, moved=moved, share=unit.name == "%")
        if kind == "share_of_total" and unit.name == _TIMES:
            kind = "count"
        return "plan" if target and kind in ("share_of_total", "count") else kind
    if comes_from(ahead, behind):
        return "base"
    if is_difference(text[clause.start : words.number.start]):
        return "growth"
    compared = _GROWTH_AFTER.search(after) or clause.opener == "("
    if is_change(ahead, behind, money=unit is not None and is_money(unit)):
        return "growth"
    if compared and speaks_of_change(ahead) and not is_level(ahead):
        return "growth"
    ahead = _clause_before(text, words, clauses)
    announced = (clause.opener == "(" or (clause.opener == ":" and not tells_completion(ahead))) and (
        _PLAN.search(ahead)
    )
    if target and falls_short(fold(text[words.number.end :])):
        target = False
    if target or sets_target(before) or (announced and not _DONE.search(before)):
        return "plan"
    return "count" if unit is not None and unit.counted else "amount"


def _clause_before(text: str, words: Words, clauses: Sequence[Clause]) -> str:
    if words.clause == 0:
        return ""
    earlier = clauses[words.clause - 1]
    return fold_targets(text[earlier.start : earlier.end])


def _relative_kind(before: str, after: str, *, moved: bool, share: bool) -> FigureKind:
    if _PLAN_AFTER.match(after):
        return "share_of_plan"
    if _FROM.search(before) and _REACHING.match(after):
        return "base"
    if _REACHED.search(before):
        return "share_of_total"
    if moved:
        return "plan" if _STRIVES.match(before) else "growth"
    if _RATIO.search(before):
        return "share_of_total" if share and _OF_WHOLE.match(after) else "ratio"
    if _SHARE.search(before):
        return "share_of_total"
    if sets_target(before):
        return "plan"
    if "tang truong" in before or _GROWTH_AFTER.match(after) or _PRODUCT.match(before):
        return "growth"
    return "share_of_total"
