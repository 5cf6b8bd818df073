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
from ingest.text import fold

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
        return "share_of_plan" if against and alone else kind
    if kind not in ("amount", "count"):
        return kind
    if is_held_against(ahead) and not (unit is not None and unit.name in RELATIVE_UNITS):
        return "plan" if is_called_plan(after) else kind if _has_own_time(read, words) else "base"
    if is_called_plan(after) and not is_done(before):
        return "plan"
    if lead and opens_targets(lead) and not is_done(before):
        return "plan"
    return "plan" if _is_part_of_plan(read, index, kinds) else kind


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
