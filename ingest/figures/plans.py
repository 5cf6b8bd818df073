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
    r"(?:dat (?:ra )?(?:cac )?)?muc tieu|"
    r"(?:de ra|xay dung|dat ra|dat|giao|co|dua ra|thong qua) (?:ke hoach|chi tieu))\b(?! \d+/)"
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
_REACHED = re.compile(r"\b(?:dat|bang|hoan thanh|vuot|thuc hien|uoc)\b[^,;]*$")


def announces_plan(context: Sequence[str]) -> str:
    """The innermost heading or lead-in that says whether plans or results follow, if it says plans.

    >>> announces_plan(("III. Nhiệm vụ năm 2024",))
    'III. Nhiệm vụ năm 2024'
    >>> announces_plan(("Mục tiêu năm 2024", "Kết quả cụ thể:"))
    ''
    """
    for text in reversed(context):
        bare = fold(text)
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
