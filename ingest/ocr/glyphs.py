"""What the ink of a line says that the recognised text does not: raised marks, bold print."""

import re
from dataclasses import dataclass

import numpy as np

from ingest.ocr.engine import Seen, SeenLine
from ingest.ocr.straighten import Ink

_MARKED = re.compile(r"(?P<head>.*?)(?P<mark>[\d!?*'’‘”\"°)]{0,2})(?P<tail>[.,;:)]{0,2})")
"""A word that may end in a raised mark: what a small raised digit is read as, or left out."""

_RISE = 0.15
"""Distance of a raised mark from the baseline, in heights of a line's print, at least."""

_HIGH = (0.25, 0.62)
"""Its own height, at least and at most: quotes are less high."""


_Run = tuple[int, int, int, int]
"""Left, top, right and foot of a run of columns with ink, in pixels, half open."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised mark at a word's end."""

    start: int
    """First character in the word's text, inclusive."""

    end: int
    """Last character, exclusive; ``start`` where the text left the mark out."""

    box: _Run


def find_mark(word: Seen, line: SeenLine, ink: Ink) -> Mark | None:
    """The raised mark that the word is or ends in; None when none of its ink is raised."""
    found = _MARKED.fullmatch(word.text)
    if found is None:
        return None
    runs = _runs(word, line, ink)
    last = len(runs) - len(found["tail"])
    count = last
    while count > 0 and last - count < len(found["mark"] or "?") and _is_raised(runs[count - 1], line):
        count -= 1
    marks = runs[count : max(last, 0)]
    if not marks or (found["head"] and not count):
        return None
    lefts, tops, rights, feet = zip(*marks, strict=True)
    end = found.end("mark")
    left_out = len(runs) >= len(word.text) + len(
        marks
    )  # more runs than characters: "12.500¹" read as "12.500"
    start = end if left_out else max(end - len(marks), found.start("mark"))
    return Mark(start, end, (min(lefts), min(tops), max(rights), max(feet)))


def _runs(word: Seen, line: SeenLine, ink: Ink) -> list[_Run]:
    """Each run of columns with ink, from left to right."""
    upper = max(round(line.base - line.size), 0)
    crop = ink[upper : round(line.base + 0.3 * line.size), word.left : word.right + 1]
    filled = np.flatnonzero(crop.any(axis=0)) if crop.size else np.empty(0, dtype=np.int64)
    found = []
    for run in np.split(filled, np.flatnonzero(np.diff(filled) > 1) + 1):
        if not len(run):
            continue
        first, last = int(run[0]), int(run[-1]) + 1
        rows = np.flatnonzero(crop[:, first:last].any(axis=1))
        found.append((word.left + first, upper + int(rows[0]), word.left + last, upper + int(rows[-1]) + 1))
    return found


def _is_raised(run: _Run, line: SeenLine) -> bool:
    _, top, _, foot = run
    return foot < line.base - _RISE * line.size and _HIGH[0] <= (foot - top) / line.size <= _HIGH[1]


def measure_stroke(line: SeenLine, ink: Ink) -> float:
    """Mean width of the line's strokes against its height: inked pixels over their left edges."""
    upper, lower = max(round(line.base - line.size), 0), round(line.base + 1)
    inked = edges = 0
    for word in line.words:
        crop = ink[upper:lower, word.left : word.right + 1]
        inked += int(crop.sum())
        edges += int((crop[:, 1:] & ~crop[:, :-1]).sum())
    return inked / edges / line.size if edges and line.size else 0.0
