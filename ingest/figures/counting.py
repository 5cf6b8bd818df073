"""The name of what is counted: the noun behind the number, with the words before it where those say more."""

import re

from ingest.figures.clauses import Words
from ingest.figures.indicators import bare_noun, clean, counted_noun, names_subject
from ingest.figures.parts import Read
from ingest.figures.scopes import read_facets
from ingest.text import UPPER

NAME = re.compile(rf"[{UPPER}][\w.&-]*(?:\s+[{UPPER}0-9][\w.&-]*){{0,4}}")
"""A proper name and nothing else."""

_COUNTERS = frozenset({"người", "lượt", "ca", "vụ", "chiếc", "suất", "con", "cây", "quả", "cái", "khẩu"})
"""Nouns that count anything."""

_EQUATED = re.compile(r"\b(?:là|gồm|đạt|:)\s*(?:khoảng |gần |hơn |trên )?$")


_ACTION = re.compile(
    r"\b(?:giải quyết|tạo|đào tạo|hỗ trợ|xử lý|xử phạt|thu hồi|tuyển|tiếp nhận|kiểm tra|thanh tra|phát hiện|"
    r"khởi công|hoàn thành|ảnh hưởng|giải thể|tổ chức|điều trị|tiêm|cứu|trồng|bàn giao|chấm dứt|bồi thường|"
    r"di dời|khởi tố|bắt giữ|thu giữ)\b(?:\s+\w+){0,4}$",
    re.IGNORECASE,
)
"""What was done to the things counted: "giải quyết việc làm cho 12.300 lao động"."""


def _equated(read: Read, words: Words, noun: str) -> bool:
    """True for "lao động nước ngoài là 7.215 người": "người" says nothing, the words before it do."""
    first, *rest = noun.lower().split() or [""]
    said = " ".join(rest)
    told = not rest or said in _VISITORS or said in read.text[slice(*words.before)].lower()
    return first in _COUNTERS and told and bool(_EQUATED.search(read.text[: words.number.start].lower()))


_VISITORS = frozenset({"người", "khách", "hành khách", "khách du lịch"})


def _is_member(read: Read, words: Words, own: str) -> bool:
    """True for a list's member before what is counted of it: "Phân theo nước: Nhật Bản 52 dự án; …"."""
    clause = read.clauses[words.clause]
    if len(own.split()) > _LONGEST_MEMBER or _PLACE.match(own):
        return False
    listed = clause.opener in (":", ";") and any(c.opener == ":" for c in read.clauses[: words.clause + 1])
    several = len(own.split()) > 1 or own.isupper() or listed
    return (bool(NAME.fullmatch(own)) and several) or (listed and not _ACTION.search(own))


_TOTAL = re.compile(r"\b(?:tổng số|tổng cộng|tất cả|có cả thảy)$")
"""Before a counted noun: "nâng tổng số lên 260 xã", "có tổng cộng 25 dự án"."""
_PLACE = re.compile(r"(?:toàn|cả|tỉnh|thành phố|huyện|trên|địa bàn)\b", re.IGNORECASE)
_LONGEST_MEMBER, _LONGEST_SIDE = 5, 8
"""Words."""


def name_counted(read: Read, words: Words, own: str, lent: str) -> str:
    """The indicator of a counted number, from its ``own`` words before it and the subject ``lent``."""
    if _TOTAL.search(own.lower()):
        own, whole = "", lent
    else:
        whole = ""
    noun = counted_noun(read.text, words, read.mentions)
    unit = words.number.unit
    bare = bare_noun(unit.printed) if unit else ""
    if _OUT_OF.match(own):
        return noun
    if not own and lent and noun.lower() in _COUNTERS and _TAKEN_PART.search(_before(read, words)):
        return f"{noun} – {lent}"
    if not own and lent and noun.lower() in _COUNTERS and _REACHED.search(_before(read, words)):
        return lent
    if own and _AVERAGE.fullmatch(own.lower()):
        return f"{own} – {noun}"
    if own and (names_subject(own, bare) or _equated(read, words, bare)):
        return own
    if whole.lower().startswith(f"{noun.lower()} "):
        return whole
    clause = read.clauses[words.clause]
    if not own and lent and noun.lower() == bare.lower() and (clause.opener == ":" or clause.aside):
        named = clause.opener == ":" or names_subject(lent, bare) or bare.lower().split()[-1] in _COUNTERS
        return lent if named else f"{noun} – {lent}"
    if own and (noun.lower() in _COUNTERS or _is_member(read, words, own)):
        return f"{own} – {noun}"
    action = _ACTION.search(own)
    if action:
        return f"{clean(action.group())} – {noun}"
    sides = set(read_facets([own])) - {"foreign", "domestic"}
    if own and len(own.split()) <= _LONGEST_SIDE and (sides or _picks_out(read, words, own)):
        return f"{own} – {noun}"
    return noun


def _before(read: Read, words: Words) -> str:
    """What stands between the number and the one before it in its clause."""
    return read.text[slice(*words.before)].lower()


_TAKEN_PART = re.compile(r"^\s*[^\d,;:()]{0,60}\bvới (?:tổng số |khoảng |hơn |gần |trên )*$")
"""Between what took place and those who took part: "2 vụ ngừng việc với 1.140 người tham gia"."""

_REACHED = re.compile(
    r"^\s*,?\s*(?:và |nhưng |đã |ước |chỉ |cũng )*(?:đạt|lên|xuống|còn|là)"
    r"(?: (?:tới|đến|còn|mức|khoảng|gần|hơn|trên))*\s*$"
)
"""Between a change and what it leads to: "số khách tăng 23%, đạt 355.000 người"."""

_OUT_OF = re.compile(r"trong (?:tổng )?số\b", re.IGNORECASE)
"""Opens the whole that a number is a part of: "trong số lao động được đào tạo có 90 người đi làm việc"."""

_AVERAGE = re.compile(r"(?:tính )?(?:bình quân|trung bình)(?: (?:mỗi|một|hằng|hàng|chung|cả)(?: \w+){0,2})?")


def _picks_out(read: Read, words: Words, own: str) -> bool:
    """True for words that tell things from those counted before: "900 phòng, trong đó kiên cố 800 phòng"."""
    if len(own.split()) > _LONGEST_MEMBER or _EVERYWHERE.search(own):
        return False
    unit = words.number.unit
    earlier = [w.number.unit for w in read.words if w.number.end <= words.number.start]
    alike = any(u is not None and unit is not None and u.name == unit.name for u in earlier)
    return alike or _PLANNED.match(own.lower()) is not None


_PLANNED = re.compile(r"(?:chỉ tiêu|kế hoạch|dự toán)\b")


_EVERYWHERE = re.compile(
    r"\b(?:toàn|cả|trên|địa bàn|tỉnh|thành phố|nước ta|việt nam|hiện nay|ông|bà|anh|chị|họ|mình|tôi|chúng|"
    r"đơn vị|đã|đang|sẽ|được|bị|khi|nếu|nhưng|và|với|thì|mà|để|do|từ|đến|trước|sau|tại|ở|gặp|làm|lãnh đạo)\b",
    re.IGNORECASE,
)
"""Words of the place reported on, of who acts, or of a sentence that goes on."""
