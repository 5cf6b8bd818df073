"""From characters and words to the boxes that are drawn around them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from assistant.pictures.records import Box

_GAP = 2.5
"""Heights of a line between two words from which on they are marked apart: another column, another cell."""

_SIDEWAYS = 3.0
"""A line this many times higher than wide runs sideways."""


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them; there must be one."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def middle(box: Box) -> tuple[float, float]:
    """Its centre."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def holds(box: Box, point: tuple[float, float]) -> bool:
    """True when the point lies in it."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def lines_of(boxes: Sequence[Box]) -> list[Box]:
    """One box a printed line, from characters or words in reading order, upright or sideways.

    >>> lines_of([(0, 0, 9, 10), (10, 4, 19, 10), (2, 20, 9, 30), (90, 20, 99, 30)])
    [(0, 0, 19, 10), (2, 20, 9, 30), (90, 20, 99, 30)]
    >>> lines_of([(0, 40, 10, 49), (0, 30, 10, 39), (0, 20, 10, 29)])
    [(0, 20, 10, 49)]
    """
    turn = _turn(boxes)
    found: list[Box] = []
    upright = [_turned(box, turn) for box in boxes]
    usual = median(box[3] - box[1] for box in upright) if boxes else 0.0
    for box in upright:
        if found and _goes_on(found[-1], box, usual):
            found[-1] = union((found[-1], box))
        else:
            found.append(box)
    return [_turned(box, -turn) for box in found]


def _turn(boxes: Sequence[Box]) -> int:
    """Quarter turns clockwise, -1 to 2, that have the print run from left to right."""
    ways = Counter(_way(middle(a), middle(b)) for a, b in pairwise(boxes))
    return max((0, 2, -1, 1), key=lambda way: ways[way])


def _way(a: tuple[float, float], b: tuple[float, float]) -> int:
    across, down = b[0] - a[0], b[1] - a[1]
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return -1 if down > 0 else 1


def _turned(box: Box, turns: int) -> Box:
    left, top, right, bottom = box
    if turns == 1:
        return -bottom, left, -top, right
    if turns == -1:
        return top, -right, bottom, -left
    return (-right, -bottom, -left, -top) if abs(turns) == 2 else box


def _goes_on(line: Box, box: Box, usual: float) -> bool:
    height = max(usual, line[3] - line[1], 1.0)
    level = (
        min(line[3], box[3]) - max(line[1], box[1]) > -0.35 * height
        and abs(middle(line)[1] - middle(box)[1]) < 0.75 * height
    )
    return level and -0.5 * height <= box[0] - line[2] <= _GAP * height


def even(lines: Sequence[Box]) -> list[Box]:
    """Lines as a pen would mark them: a little wider and higher than the ink."""
    if not lines:
        return []
    if all(box[3] - box[1] > _SIDEWAYS * (box[2] - box[0]) for box in lines):
        return [_turned(box, -1) for box in even([_turned(box, 1) for box in lines])]
    usual = median(box[3] - box[1] for box in lines)
    found = []
    for left, top, right, bottom in lines:
        high = max(0.2 * usual, 2.0, (1.35 * usual - (bottom - top)) / 2)
        found.append((left - 0.15 * usual, top - high, right + 0.15 * usual, bottom + high))
    return found
