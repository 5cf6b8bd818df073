"""Which printed letter is which letter of the cleaned page.

Cleaning drops running heads, moves footnotes to the end, and writes a table row by row, so the two orders
differ. Stretches that occur once in both are the same print wherever they stand (the anchors of patience
diff); what lies between two of them is looked for there alone. What stays uncertain is not mapped.
"""

from collections import defaultdict
from collections.abc import Sequence

LENGTHS = (24, 12, 7, 5)
"""Letters of the stretches that are looked for, one round each; a number with its unit has five and more."""

_REACH = 200
"""Printed letters between two anchors, at most, among which what lies between them is looked for."""

UNMAPPED = -1


def align(text: str, printed: str, ends: Sequence[int]) -> list[int]:
    """For each letter of ``text`` its index in ``printed``, or ``UNMAPPED``.

    Args:
        text: Letters of the cleaned page.
        printed: Letters as printed, in the file's order.
        ends: Where pieces of ``text`` (paragraphs, cells) end, rising. A stretch that runs over such an end
            by chance is cut there.
    """
    pairing = _Pairing(text, printed, ends)
    for length in LENGTHS:
        pairing.anchor(length)
        pairing.fill()
    return pairing.map


class _Pairing:
    def __init__(self, text: str, printed: str, ends: Sequence[int]) -> None:
        self._text = text
        self._printed = printed
        self.map = [UNMAPPED] * len(text)
        self._taken = [False] * len(printed)
        self._first = [0] * len(text)
        self._last = [0] * len(text)
        start = 0
        for end in ends:
            for i in range(start, end):
                self._first[i], self._last[i] = start, end
            start = end

    def anchor(self, length: int) -> None:
        """Map what occurs once in both, among letters not mapped yet, longest stretches first."""
        ours = _once(self._text, [place != UNMAPPED for place in self.map], length)
        theirs = _once(self._printed, self._taken, length)
        runs: dict[tuple[int, int], tuple[int, int, int]] = {}
        reached: dict[int, int] = {}
        for words, i in sorted(ours.items(), key=lambda item: item[1]):
            j = theirs.get(words)
            if j is None or reached.get(i - j, -1) >= i + length:
                continue
            low, high = self._grown(i, j, length)
            reached[i - j] = high
            runs[low, i - j] = (low, high, j - i)
        for low, high, shift in sorted(runs.values(), key=lambda run: run[0] - run[1]):
            self._pair(low, high, shift, length)

    def _grown(self, i: int, j: int, length: int) -> tuple[int, int]:
        low, high, shift = i, i + length, j - i
        while low > 0 and low + shift > 0 and self._same(low - 1, low - 1 + shift):
            low -= 1
        while high < len(self._text) and high + shift < len(self._printed) and self._same(high, high + shift):
            high += 1
        return low, high

    def _same(self, i: int, j: int) -> bool:
        return self._text[i] == self._printed[j] and self.map[i] == UNMAPPED and not self._taken[j]

    def _pair(self, low: int, high: int, shift: int, least: int) -> None:
        """Map a stretch; a few letters of the piece before or behind it may be alike by chance."""
        if low > self._first[low] and self._last[low] < high and self._last[low] - low < least:
            low = self._last[low]
        if (
            high < self._last[high - 1]
            and self._first[high - 1] > low
            and high - self._first[high - 1] < least
        ):
            high = self._first[high - 1]
        if all(self._same(i, i + shift) for i in range(low, high)):
            for i in range(low, high):
                self._put(i, i + shift)

    def _put(self, i: int, j: int) -> None:
        self.map[i] = j
        self._taken[j] = True

    def fill(self) -> None:
        """Map what lies between two mapped letters where it stands there once."""
        i = 0
        while i < len(self.map):
            if self.map[i] != UNMAPPED:
                i += 1
                continue
            end = i
            while end < len(self.map) and self.map[end] == UNMAPPED:
                end += 1
            if i > 0 and end < len(self.map):
                self._between(i, end, self.map[i - 1] + 1, self.map[end])
            i = end

    def _between(self, start: int, end: int, low: int, high: int) -> None:
        """Map ``text[start:end]`` in ``printed[low:high]``, whole or, from both sides, what is alike."""
        if not 0 < high - low <= _REACH + end - start or any(self._taken[low:high]):
            return
        words, room = self._text[start:end], self._printed[low:high]
        at = room.find(words)
        if at >= 0:
            if room.find(words, at + 1) < 0:
                for i in range(start, end):
                    self._put(i, low + at + i - start)
            return
        if not (self._first[start] < start and self._last[end - 1] > end - 1):
            return
        # One piece in which a sign or two differ: a hyphen taken out, a mark read otherwise.
        if abs(len(room) - len(words)) > 2:
            return
        while start < end and low < high and self._text[start] == self._printed[low]:
            self._put(start, low)
            start, low = start + 1, low + 1
        while start < end and low < high and self._text[end - 1] == self._printed[high - 1]:
            self._put(end - 1, high - 1)
            end, high = end - 1, high - 1


def _once(text: str, taken: Sequence[bool], length: int) -> dict[str, int]:
    """Stretches of free letters that occur once, with their place."""
    found: dict[str, list[int]] = defaultdict(list)
    free = 0
    for i, used in enumerate(taken):
        free = 0 if used else free + 1
        if free >= length:
            found[text[i + 1 - length : i + 1]].append(i + 1 - length)
    return {words: places[0] for words, places in found.items() if len(places) == 1}
