"""What a figure covers: the whole place, inside or outside the zones, new or added capital, a company."""

import re
from collections.abc import Sequence

from ingest.figures.needed import Pattern
from ingest.kept import kept
from ingest.text import UPPER, fold

_ZONE = r"(?:cac |nhung )?(?:khu cong nghiep|kcn|khu kinh te|kkt|khu che xuat|kcx|cum cong nghiep|ccn)"
_SEVERAL = rf"{_ZONE}(?:\s*(?:,|va|/|-)\s*{_ZONE})*"
_CITY = r"(?:thanh pho|tinh|dia ban|ca nuoc|toan quoc|quan|huyen)"

FACETS: tuple[tuple[str, Pattern], ...] = (
    ("outside_zones", Pattern(rf"\bngoai (?:dia ban )?{_SEVERAL}")),
    ("inside_zones", Pattern(rf"\b(?:trong|tai|vao|o|cua|thuoc|cho) (?:pham vi |dia ban )?{_SEVERAL}")),
    (
        "cumulative",
        Pattern(r"\bluy ke\b|\bcon hieu luc\b|\bcong don\b|\btu truoc den nay\b|\bden nay\b|\bhien co\b"),
    ),
    ("share_purchase", Pattern(r"\bmua co phan\b|\bgop von\b|\bphan von gop\b")),
    (
        "added",
        Pattern(
            r"\btang von\b|\bvon tang\b|\b(?:tang|rot|von) them\b|(?<!sau )\bdieu chinh\b(?! giam)"
            r"|\b(?:bo sung|mo rong) von\b"
        ),
    ),
    ("new", Pattern(r"\b(?:cap|dang ky|cap phep|thanh lap) moi\b|\bmoi (?:cap|dang ky)\b")),
    (
        "domestic",
        Pattern(
            r"\b(?:dau tu|von|doanh nghiep|du an|lao dong|khach)(?: \w+){0,2} trong nuoc\b|\bddi\b|\bdttn\b"
            r"|\b(?:lao dong|nguoi lao dong|nhan luc|chuyen gia) (?:nguoi )?viet nam\b"
            r"| / (?:von |du an )?trong nuoc\W*$"
        ),
    ),
    ("foreign", Pattern(r"\bnuoc ngoai\b|\bfdi\b|\bdtnn\b")),
)
"""Facet and the folded words that name it; of several in one text each counts."""

EXCLUSIVE: tuple[frozenset[str], ...] = (
    frozenset({"inside_zones", "outside_zones"}),
    frozenset({"new", "added", "share_purchase"}),
    frozenset({"domestic", "foreign"}),
)
"""Of each set a figure has one: the one named nearest to it."""

_WHOLE = re.compile(
    rf"\b(?:toan (?:thanh pho|tinh|quoc|huyen|quan|vung)|ca nuoc|tren (?:toan )?(?:dia ban )?{_CITY})\b"
)
_PAIR = (
    r"Phát triển nông thôn|Điện lực|Thuộc da|Xây dựng|Thương mại|Dịch vụ|Đầu tư|Phát triển|"
    r"Công nghiệp|Nông nghiệp|Lâm nghiệp|"
    r"Thực phẩm|Cơ khí|Dầu khí|Điện tử|Vật liệu|Hóa chất|Nhà nước|Thế giới|Chính sách xã hội|Khai thác|"
    r"Khoáng sản|Chế biến|Sản xuất|Môi trường|Năng lượng|Viễn thông|Vận tải|Du lịch|May mặc|Bất động sản|"
    r"Hàng hải|Hàng không|Xuất nhập khẩu|Kinh doanh|Dược phẩm|Bảo hiểm|Chứng khoán|Cấp nước|Cấp thoát nước|"
    r"Quản lý|Giao thông|Ô tô|Kỹ thuật|Công nghệ|Hợp tác xã|Thủy sản|Thủy lợi|Xi măng|Nhiệt điện|Thủy điện|"
    r"Gang thép|Giấy|Bao bì|Nông thôn|Ngoại thương|Công thương|Quân đội|Đường sắt|Hạ tầng|Đô thị|Tài chính|"
    r"Cổ phần|Khu công nghiệp|Trách nhiệm hữu hạn"
)
"""Words of names whose second syllable is written small."""
_PART_OF_NAME = rf"(?:(?:{_PAIR})(?!\w)|[{UPPER}][\w.&-]*)"
_SMALL = (
    r"(?!(?:đã|có|là|tại|ở|được|của|với|cho|từ|đang|sẽ|trong|trên|thuộc|vào|do|để|đạt|tăng|giảm|nộp|đầu|sau|khi|bị|"
    r"làm|về|theo|cũng|còn|hiện|vừa|mới|phải|chỉ|như|này|đó|không|nhận|bán|mua|mất|thu|chi|ra|lên|đến|xây|sản)\b)"
    r"[a-zà-ỹđ]+"
)
_COMPANY = re.compile(
    rf"\b(?:Công ty|Tập đoàn|Tổng công ty|Tổ hợp|Ngân hàng|Liên doanh|Nhà máy)"
    rf"(?:\s+(?:(?:và|-|–|&)\s+)?{_PART_OF_NAME}(?:(?:\s+{_SMALL}){{1,3}}(?=\s+[{UPPER}]))?)+"
)


_SIDES = EXCLUSIVE[2]
"""Where a clause or heading away from the figure names both, it says neither of it."""
_OWN = EXCLUSIVE[1]
"""Facets of a part of the capital: only words right by the figure say which part it is."""


def read_facets(near: Sequence[str], far: Sequence[str] = ()) -> tuple[str, ...]:
    """Facets, the nearest text first; a nearer one shuts out its rivals.

    Args:
        near: The figure's own words and the lead-in of its list.
        far: Other clauses, lead-ins and headings; these say nothing of new, added or bought capital.
    """
    found: list[str] = []
    settled: set[str] = set()
    for i, text in enumerate([*near, *far]):
        here = [(end, name) for end, name in _named(text) if i < len(near) or name not in _OWN]
        if i == 0 and {name for _, name in here} >= {"new", "added"}:
            settled |= _OWN
        if i >= len(near) and {name for _, name in here} >= _SIDES:
            settled |= _SIDES
        for _, name in sorted(here, reverse=True):
            rivals = next((group for group in EXCLUSIVE if name in group), frozenset({name}))
            if not rivals.intersection(settled):
                found.append(name)
                settled |= rivals
    return tuple(sorted(found))


@kept
def _named(text: str) -> tuple[tuple[int, str], ...]:
    """Every facet that a text names, with where its words end. Kept: headings stand over many figures."""
    bare = fold(text)
    return tuple((m.end(), name) for name, pattern in FACETS for m in pattern.finditer(bare))


_AGAINST = re.compile(r"\b(?:so với|cao hơn|thấp hơn)\b[^,;()]*", re.IGNORECASE)
"""What is compared with is not what is covered: "so với cả nước"."""


def read_scope(texts: Sequence[str]) -> str:
    """The words that say what is covered, as printed, from the nearest text that has any."""
    return next(filter(None, map(_scope, texts)), "")


@kept
def _scope(printed: str) -> str:
    text = _AGAINST.sub(" ", printed)
    company = _COMPANY.search(text)
    if company:
        return " ".join(company.group().split())
    bare = fold(text)
    found = FACETS[0][1].search(bare) or FACETS[1][1].search(bare) or _WHOLE.search(bare)
    return " ".join(text[found.start() : found.end()].split()) if found else ""
