"""A number's kind by what stands beside it: the plan it is held against, its list's lead-in, its sentence."""

import re
from collections.abc import Sequence

from ingest.figures.changes import is_held_against
from ingest.figures.clauses import Words
from ingest.figures.indicators import RELATIVE_UNITS
from ingest.figures.parts import Read
from ingest.figures.plans import is_called_plan, is_done, opens_targets, tells_completion
from ingest.figures.surroundings import lead_clause
from ingest.records import FigureKind
from ingest.text import UPPER, fold

_COMES_TO = re.compile(
    r"(?:\W|\b(?:da|moi|chi|uoc|dat|bang|hoan thanh|duoc|ty le|tuong duong|khoang|gan|hon|tren|va|tuc)\b)*"
)
"""Folded words before a share that say nothing of what it is of: "mới đạt"."""
_PARTS = re.compile(r"\b(?:trong do|gom|bao gom|trong so do)\b")
_TURN = re.compile(
    r"\b(?:da|hien|nam truoc|cung ky|thuc hien|ket qua|trong khi|tang|giam|so voi|giai ngan|dat|uoc)\b"
)


def settle_kind(read: Read, index: int, kind: FigureKind, kinds: Sequence[FigureKind]) -> FigureKind:
    """``kind`` with what the number's neighbours say of it.

    Args:
        read: the sentence.
        index: the number's, into ``read.words``.
        kind: by the number's own words.
        kinds: of the figures before it in the sentence.

    """
    words = read.words[index]
    unit = words.number.unit
    clause = read.clauses[words.clause]
    ahead = read.text[clause.start : words.number.start].lower()
    before, after = fold(ahead), fold(read.text[words.number.end : clause.end])
    lead = fold(" ".join(lead_clause(read, words)))
    if kind in ("share_of_total", "ratio") and unit is not None and unit.name == "%":
        against = "plan" in kinds or tells_completion(lead)
        alone = _COMES_TO.fullmatch(before) and not after.strip(" .,;)")
        if against and alone:
            return "share_of_plan"
        return "growth" if kind == "share_of_total" and _is_listed_change(read, index, kinds) else kind
    if kind not in ("amount", "count"):
        return kind
    if is_held_against(ahead) and not (unit is not None and unit.name in RELATIVE_UNITS):
        return "plan" if is_called_plan(after) else kind if _has_own_time(read, words) else "base"
    if is_called_plan(after) and not is_done(before):
        return "plan"
    if lead and opens_targets(lead) and not is_done(before):
        return "plan"
    return "plan" if _is_part_of_plan(read, index, kinds) else kind


def _is_listed_change(read: Read, index: int, kinds: Sequence[FigureKind]) -> bool:
    """True for the members of "sang Lào tăng 4%, châu Âu 5%" and of "tăng mạnh là Nga (36%), Đức (11%)"."""
    words = read.words[index]
    aside = read.clauses[words.clause].aside
    if index and kinds and kinds[-1] == "growth":
        last = read.words[index - 1]
        unit = last.number.unit
        between = read.text[last.number.end : words.number.start]
        alike = unit is not None and unit.name == "%" and read.clauses[last.clause].aside == aside
        return alike and (_MEMBER_ASIDE if aside else _MEMBER).fullmatch(between) is not None
    opened = read.text.rfind("(", 0, words.number.start)
    if not aside or read.text[opened + 1 : words.number.start].strip():
        return False
    return _ROSE_MOST.search(read.text[:opened]) is not None


_NAMED = rf"(?:[^\W\d_]+\s+){{0,2}}[{UPPER}][^,;:()\d]{{0,40}}?"
_MEMBER = re.compile(rf"\s*(?:,|;|,?\s*và)\s+{_NAMED}\s+")
_MEMBER_ASIDE = re.compile(rf"\)\s*(?:,|;|,?\s*và)\s+(?:{_NAMED}|[^,;:()\d]{{2,40}}?)\s*\(")
"""Between two rates of a list."""

_ROSE_MOST = re.compile(
    r"\b(?:tăng|giảm)(?: trưởng)?(?: (?:rất|khá))?(?: (?:mạnh|cao|nhanh|nhiều|sâu|đáng kể))?(?: nhất)?"
    r"(?: (?:là|gồm|như|có))?(?:[:,]? (?!chiếm)[^,;:()\d]{2,60})$",
    re.IGNORECASE,
)


def _has_own_time(read: Read, words: Words) -> bool:
    return any(words.after[0] <= m.start < words.after[1] for m in read.mentions)


def _is_part_of_plan(read: Read, index: int, kinds: Sequence[FigureKind]) -> bool:
    """True for the parts of a planned whole: "dự toán thu là 9 tỷ đồng, trong đó thu nội địa 8 tỷ đồng"."""
    if not kinds or kinds[-1] != "plan" or index == 0:
        return False
    last = read.words[index - 1]
    if read.clauses[last.clause].aside or read.clauses[read.words[index].clause].aside:
        return False
    between = fold(read.text[last.number.end : read.words[index].number.start])
    listed = _PARTS.search(fold(read.text[: read.words[index].number.start]))
    return bool(listed) and not _TURN.search(between) and ";" not in between
