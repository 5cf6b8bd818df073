"""Which rows of a table stand under which: by their numbering, their bullets, and rows without values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.marks import Mark, Style, read_mark
from ingest.text import fold

_RANKS: dict[Style, float] = {
    "part": 0,
    "chapter": 0,
    "section": 0,
    "letter": 0,
    "roman": 1,
    "number": 2,
    "number2": 2.1,
    "number3": 2.2,
    "number4": 2.3,
    "lower": 3,
    "paren": 3,
    "lower_roman": 3,
    "bullet": 4,
}
"""Official papers number A, I, 1, 1.1, a) and then use dashes, outermost lowest."""

_HEADING = 1.5
"""A row of words without a number: above numbered rows, below roman ones."""

_PLAIN = 3.5
"""A row without a mark: above bullets, below all numbers."""

_MARKER = re.compile(r"(?:[IVX]+|\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-zĐđ]|[-–+*•])[.)]?")
_PARTS = re.compile(r"^(?:trong do|tr\.? ?do|t\.? ?do|trd|bao gom|gom|chia ra|rieng)\b\W*")
_GRAND = re.compile(
    r"(?:tong(?: cong| so)?|toan (?:tinh|thanh pho|quoc|nganh)|ca nuoc)\b[\W\d]*(?:\(.*\))?\W*"
)
_TIME = re.compile(r"(?:(?:nam|thang|quy|\d+ thang)\b[\w ./-]{0,20}|(?:19|20)\d\d)\W*")
"""A heading that is a time: below it the table begins anew."""

_SUBTOTAL = re.compile(r"(?:tong )?cong\b.{0,12}")


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label and how it is marked."""

    text: str
    """As printed, without its mark and without "Trong đó:"."""

    mark: str
    rank: float
    """The outermost is lowest; :data:`_PLAIN` without a mark."""

    alone: bool
    """True when no other cell of the row says anything."""

    parts: bool = False
    """True for "Trong đó: …" and for a row that says only "Trong đó:"."""


def is_marker(text: str) -> bool:
    """True for a cell that only numbers its row: "II", "1.2", "a)", "-"."""
    return _MARKER.fullmatch(text) is not None


def read_label(text: str, marker: str, *, alone: bool) -> Label:
    """The label in a row's ``text``, with the ``marker`` of the numbering column where there is one."""
    own = read_mark(text)
    mark: Mark | None = own
    if marker:
        dash = marker.rstrip(".)") in "-–+*•"
        mark = read_mark(f"{marker} {text}" if dash else f"{marker.rstrip('.)')}. {text}") or own
    words = text[own.end :] if own else text
    rank = _PLAIN if mark is None else _RANKS[mark.style] + (0.5 if mark.text in ("+", "*") else 0)
    low = fold(words)
    # Folding keeps the number of characters, so the cut falls at the same place.
    parts = _PARTS.match(low) if len(low) == len(words) else None
    if parts and (":" in parts[0] or parts.end() == len(low)):
        rest = words[parts.end() :]
        rank = max(rank, _RANKS["bullet"]) if mark is None else rank
        return Label(rest, mark.text if mark else "", rank, alone, parts=True)
    return Label(words, mark.text if mark else "", rank, alone)


def nest(labels: Sequence[Label]) -> list[tuple[str, ...]]:
    """For each row the labels of those that it stands under, outermost first; totals pass no words on."""
    regular = _numbers_have_parts(labels)
    timed = _times_have_totals(labels)
    stack: list[Label] = []
    found: list[tuple[str, ...]] = []
    for label in labels:
        low = fold(label.text)
        if label.parts and not label.text:
            found.append(_texts(stack))
            stack.append(Label("", "", _PLAIN - 0.1, alone=True, parts=True))
            continue
        if not label.mark and not label.parts and (_GRAND.fullmatch(low) or _SUBTOTAL.fullmatch(low)):
            rank = _PLAIN if not _GRAND.fullmatch(low) else 0
            stack = [s for s in stack if s.alone and (s.rank < rank or (timed and _is_time(s)))]
            found.append(_texts(stack))
            stack.append(label)
            continue
        stack = _above(stack, label, regular=regular)
        found.append(_texts(stack))
        stack.append(label)
    return found


def _times_have_totals(labels: Sequence[Label]) -> bool:
    """True when each heading that is a time has a total of its own; a single one may be of them all."""
    totals = sum(_GRAND.fullmatch(fold(label.text)) is not None for label in labels)
    return totals >= sum(map(_is_time, labels))


def _is_time(label: Label) -> bool:
    return label.alone and _TIME.fullmatch(fold(label.text)) is not None


def _texts(stack: Sequence[Label]) -> tuple[str, ...]:
    return tuple(s.text for s in stack if s.text and not _GRAND.fullmatch(fold(s.text)))


def _above(stack: list[Label], label: Label, *, regular: bool) -> list[Label]:
    """The rows that ``label`` stands under."""
    if not label.mark and not label.parts and label.alone:
        return [s for s in stack if s.alone and s.mark and s.rank < _HEADING]
    if label.rank != _PLAIN:
        return [s for s in stack if _rank(s) < label.rank]
    opened = next((i for i, s in enumerate(stack) if s.parts and not s.text), None)
    if opened is not None:  # below "Trong đó:" all plain rows are parts of the row above it
        return stack[: opened + 1]
    kept = [s for s in stack if _rank(s) < _PLAIN]
    sure = regular or not kept or kept[-1].alone or kept[-1].rank < _RANKS["number"]
    return kept if sure else [s for s in kept if s.alone]


def _rank(label: Label) -> float:
    """A heading of its own without a mark stands above numbered rows."""
    return _HEADING if label.alone and not label.mark and not label.parts else label.rank


def _numbers_have_parts(labels: Sequence[Label]) -> bool:
    """True when plain rows follow at least two numbered ones: then they are the parts of these."""
    followed = sum(
        upper.mark != "" and upper.rank >= _RANKS["number"] and not lower.mark and not lower.alone
        for upper, lower in pairwise(labels)
    )
    return followed > 1
