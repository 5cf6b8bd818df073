"""Plans: what a heading announces, and words that set a target, are not results."""

import re
from collections.abc import Sequence

from ingest.text import fold

_HEADING = re.compile(
    r"^\W*(?:(?:[ivx]{1,4}|[a-z]|\d+(?:\.\d+)*)[.)]\s*)?(?:\W*(?:mot so|cac|nhung|he thong)\s+)?"
    r"(?:phuong huong|muc tieu|chi tieu|nhiem vu|ke hoach|phan dau|du kien|dinh huong)\b"
)
_RESULT = re.compile(
    r"\b(?:ket qua|tinh hinh|danh gia|da dat|dat duoc|da thuc hien|uoc thuc hien|hoan thanh|so voi|"
    r"thuc hien ke hoach)\b"
)
_STRONG = re.compile(
    r"\b(?:phai (?:dat|dam bao|bang|co)|phan dau|du kien|ky vong|du bao|"
    r"(?<!khong )(?<!chua )(?:dat (?:ra )?(?:cac )?)?"
    r"(?<!khong dat )(?<!chua dat )(?<!khong dat duoc )(?<!vuot )(?<!hoan thanh )muc tieu|"
    r"(?:de ra|xay dung|dat ra|dat|giao|co|dua ra|thong qua) (?:cac |mot so |nhung )?(?:ke hoach|chi tieu))\b"
    r"(?! \d+/)"
)
_WEAK = re.compile(r"\b(?:ke hoach|kh(?!&)|chi tieu|du toan|tam nhin)\b(?! \d+/)")
_DONE = re.compile(
    r"\b(?:da|uoc thuc hien|uoc dat|thuc hien duoc|hoan thanh|vuot)\b|"
    r"\bthuc hien (?:nam|6 thang|9 thang)\b"
)
_OTHER = re.compile(
    r"^[^,;]*\b(?:thuc hien|hoan thanh|khoi cong|trien khai|xay dung|di vao|dau tu)\b[^,;]*\bvoi\b"
)
"""What is planned is the doing: "dự kiến thực hiện từ năm 2023 với tổng mức đầu tư …"."""
_REACHED = re.compile(r"\b(?:dat(?! ra)|bang|hoan thanh|vuot|thuc hien|uoc)\b[^,;]*$")


_SPENDING = re.compile(r"\bchi tiêu\b", re.IGNORECASE)
"""Spending, which without diacritics reads as a target."""


def fold_targets(text: str) -> str:
    """``text`` folded, "chi tiêu" blanked: folded it would be "chỉ tiêu".

    >>> fold_targets("Mức chi tiêu đạt chỉ tiêu")
    'muc ######## dat chi tieu'
    """
    return fold(_SPENDING.sub("########", text))


def announces_plan(context: Sequence[str]) -> str:
    """The innermost heading or lead-in that says whether plans or results follow, if it says plans.

    >>> announces_plan(("III. Nhiệm vụ năm 2024",))
    'III. Nhiệm vụ năm 2024'
    >>> announces_plan(("Mục tiêu năm 2024", "Kết quả cụ thể:"))
    ''
    """
    for text in reversed(context):
        bare = fold_targets(text)
        if bare.rstrip().endswith((".", "!", "?")):
            continue
        if _RESULT.search(bare):
            return ""
        if _HEADING.match(bare) and (len(bare) < _LONGEST or text.rstrip().endswith(":")):
            return text
    return ""


_LONGEST = 120
"""Characters of a heading."""


def is_done(before: str) -> bool:
    """True for folded words that tell a result even under a plan's heading."""
    return bool(_DONE.search(before))


def sets_target(before: str) -> bool:
    """True for folded words before a number that make it a target: "phấn đấu đạt", "kế hoạch"."""
    strong = list(_STRONG.finditer(before))
    if strong:
        rest = before[strong[-1].end() :]
        return not _DONE.search(rest) and not _OTHER.match(rest)
    weak = list(_WEAK.finditer(before))
    return bool(weak) and not _REACHED.search(before[weak[-1].end() :])


_PLAN_WORD = r"(?:ke hoach|kh|chi tieu|du toan|muc tieu|nghi quyet)"
_MET = re.compile(
    rf"\b(?:dat|vuot|hoan thanh|thuc hien|bang|so voi|(?:thap|cao) hon)\b[^,;:]{{0,40}}\b{_PLAN_WORD}\b"
)
_NAMED_PLAN = re.compile(rf"\s*(?:nhu )?(?:trong |theo )?{_PLAN_WORD}\b(?! \d+/)")
_SHORT_OF = re.compile(rf"^[^;]{{0,60}}\b(?:thap|cao|it|nhieu) hon (?:so voi )?(?:muc )?{_PLAN_WORD}\b")


def tells_completion(lead: str) -> bool:
    """True for folded words that say how far a plan was met: "9 khoản thu đạt và vượt dự toán"."""
    return bool(_MET.search(lead))


def opens_targets(lead: str) -> bool:
    """True for a folded lead-in whose list are targets: "công ty đề ra các chỉ tiêu"."""
    return bool(_STRONG.search(lead)) and not tells_completion(lead) and not _DONE.search(lead)


def is_called_plan(after: str) -> bool:
    """True for folded words behind a number that call it a plan: "2,78 tỷ USD như kế hoạch"."""
    return bool(_NAMED_PLAN.match(after))


def falls_short(after: str) -> bool:
    """True for folded words that hold a result against its plan: ", thấp hơn so với kế hoạch"."""
    return bool(_SHORT_OF.match(after))
