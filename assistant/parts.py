"""Questions that ask for several figures at once, taken apart."""

import re
from itertools import pairwise

from assistant.arithmetic.conjuncts import spread
from assistant.companions import ask_of_same
from assistant.question import Question, read_question
from ingest.text import fold

_ASK = re.compile(r"\b(?:bao nhieu|bn|how many|how much)\b")
_JOINT = re.compile(r"(?:\s*[,;]\s*(?:va |voi |con )?|\s+(?:va|voi|cung voi|and)\s+)(?=\w)")
_RESPECTIVELY = re.compile(r"\blan luot\b|\brespectively\b")
_NAMES = re.compile(
    r"\b(?:so|tong|von|du an|xuat khau|nhap khau|doanh thu|lao dong|kim ngach|dien tich|ty le)\b"
)
_SIDES = {"foreign": "FDI", "domestic": "DDI"}
_MOST = 3
"""Figures asked for at once, at most."""


def split_parts(question: Question) -> tuple[Question, ...]:
    """The questions in one: each with the time that the whole names. A single question is returned as it is.

    >>> [p.text for p in split_parts(read_question("Năm 2022 có bao nhiêu dự án FDI và tổng vốn bao nhiêu?"))]
    ['Năm 2022 có bao nhiêu dự án FDI', 'tổng vốn bao nhiêu FDI Năm 2022']
    """
    if question.asked != "figure":
        return (question,)
    text = question.text
    pieces = ask_of_same(text) or _by_asking(text) or _by_turns(text) or _by_sides(question)
    if not 2 <= len(pieces) <= _MOST:
        return (question,)
    when = " ".join(m.text for m in question.periods)
    side = next((word for name, word in _SIDES.items() if name in question.facets), "")
    pieces = [p if not side or read_question(p).facets & _SIDES.keys() else f"{p} {side}" for p in pieces]
    whole = tuple(read_question(p if _says(p, when) else f"{p} {when}") for p in pieces)
    return whole if all(p.terms and p.asked == "figure" for p in whole) else (question,)


def _by_sides(question: Question) -> list[str]:
    """``Số dự án FDI và DDI là bao nhiêu``: the number of each."""
    return (
        spread(question.text.rstrip(" ?."), folded=question.folded)
        if _ASK.search(fold(question.text))
        else []
    )


def _says(piece: str, when: str) -> bool:
    return not when or when in piece or bool(read_question(piece).periods)


def _by_asking(text: str) -> list[str]:
    """Cut at the joint before each further "bao nhiêu"."""
    bare = fold(text)
    asks = list(_ASK.finditer(bare))
    if len(asks) < 2:
        return []
    pieces, start = [], 0
    for one, other in pairwise(asks):
        joints = list(_JOINT.finditer(bare, one.end(), other.start()))
        if not joints:
            return []
        pieces.append(text[start : joints[0].start()])
        start = joints[0].end()
    return [p.strip(" ?.,") for p in [*pieces, text[start:]]]


def _by_turns(text: str) -> list[str]:
    """Cut "xuất khẩu và nhập khẩu lần lượt là bao nhiêu" at its "và"."""
    bare = fold(text)
    turns = _RESPECTIVELY.search(bare)
    if not turns:
        return []
    named = list(_NAMES.finditer(bare, 0, turns.start()))
    if len(named) < 2:
        return []
    joint = _JOINT.search(bare, named[0].end(), turns.start())
    if not joint:
        return []
    tail = " là bao nhiêu"
    return [
        text[: joint.start()].strip(" ?.,") + tail,
        text[joint.end() : turns.start()].strip(" ?.,") + tail,
    ]
