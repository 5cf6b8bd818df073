"""An answer's text as its reader sees it, with the way back to where each character stands."""

import re
from bisect import bisect_left
from dataclasses import dataclass

_HIDDEN = re.compile(r"\*\*|\\(?=[^\w\s])|[ \t]*\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark."""

    number: int
    at: int
    """Where it stood, in characters of the shown text."""

    start: int
    """Its first digit in the answer's text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Text without bold marks, backslashes and citation marks."""

    text: str
    places: tuple[int, ...]
    """For each character of ``text`` its place in the answer; one more for the end."""

    marks: tuple[Mark, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end`` stand in the answer, half open."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]

    def line(self, at: int) -> tuple[int, int]:
        """The line that holds a place of ``text``, half open."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def cited_at(self, start: int, end: int) -> tuple[int, ...]:
        """Marks that a number at ``start`` to ``end`` is cited by.

        Those next behind it on its line, else those last before it there, else none.
        """
        low, high = self.line(start)
        here = [m for m in self.marks if low <= m.at <= high]
        numbers = [m.at for m in here]
        first = bisect_left(numbers, end)
        if first < len(here):
            return tuple(m.number for m in self._group(here[first:]))
        return tuple(m.number for m in self._group(here[::-1]))

    def _group(self, marks: list[Mark]) -> list[Mark]:
        """The first of ``marks`` and those with no word between."""
        group = marks[:1]
        for mark in marks[1:]:
            between = self.text[min(group[-1].at, mark.at) : max(group[-1].at, mark.at)]
            if any(c.isalnum() for c in between):
                break
            group.append(mark)
        return group


def show(answer: str) -> Shown:
    """The text that a reader of ``answer`` sees.

    >>> show("Đạt **5 ha** [1].").text
    'Đạt 5 ha.'
    """
    pieces: list[str] = []
    places: list[int] = []
    marks: list[Mark] = []
    done = 0
    for hidden in [*_HIDDEN.finditer(answer), None]:
        start = hidden.start() if hidden else len(answer)
        pieces.append(answer[done:start])
        places += range(done, start)
        if hidden is not None:
            done = hidden.end()
            if hidden[1]:
                marks.append(Mark(int(hidden[1]), len(places), hidden.start(1)))
    return Shown("".join(pieces), (*places, len(answer)), tuple(marks))
