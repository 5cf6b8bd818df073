"""Which of the figures before it a list of parts divides, and so whose time the parts have."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.numbers import Number
from ingest.figures.timing import Timing
from ingest.records import Figure
from ingest.text import fold

_DIVIDES = re.compile(
    r"^\W*(?:trong do|trong so do|cu the|bao gom|gom|chia ra|(?:phan |chia )?theo "
    r"(?:loai hinh|linh vuc|khu vuc|nganh|nhom|thanh phan|dia ban|doi tac|nguon|cap hoc|hinh thuc|"
    r"mat hang))\b"
)
_STATED = frozenset({"amount", "count", "growth", "share_of_total", "share_of_plan"})
_NEARLY = Decimal("0.02")
"""Parts are rounded: their sum may miss the whole by this share of it."""


def timing_of_whole(text: str, numbers: Sequence[Number], before: Sequence[Figure]) -> Timing:
    """The time of the figure that ``text`` divides; no time where it divides none.

    Of two figures before it ("tháng 3 đạt 60 triệu USD; quý I đạt 170 triệu USD. Cụ thể: …") it is the one
    that the parts add up to, else the last.

    Args:
        text: the sentence of the parts.
        numbers: its numbers.
        before: the figures of the sentence before it, in order.

    """
    stated = [f for f in before if f.kind in _STATED and f.period_text]
    if not stated or not _DIVIDES.match(fold(text)):
        return Timing()
    units = [n.unit.name for n in numbers if n.unit is not None]
    alike = [f for f in stated if f.kind in ("amount", "count") and f.unit in units]
    whole = next((f for f in reversed(alike) if _adds_up(f, numbers)), stated[-1])
    if whole.period is not None and whole.period.start == whole.period.end and whole.kind == "growth":
        return Timing()
    return Timing(period=whole.period, text=whole.period_text, as_of=whole.as_of)


def _adds_up(whole: Figure, numbers: Sequence[Number]) -> bool:
    """True when all numbers of its unit make it up."""
    parts = [
        n.value for n in numbers if n.unit is not None and n.unit.name == whole.unit and n.value is not None
    ]
    total = sum(parts, Decimal(0))
    return len(parts) > 1 and whole.value > 0 and abs(total - whole.value) <= whole.value * _NEARLY
