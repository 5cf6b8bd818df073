"""What of an extractive answer a model may put in its own words, and what stays as it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Answer

_MARK = re.compile(r"\[(\d{1,3})\]")
_MARKS = re.compile(r"(?:\[\d{1,3}\])+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """An answer's text around the lines that state its figures."""

    lead: str
    """Lines before: that reports disagree, that a premise is wrong."""

    replaced: str
    """The lines that a model may word."""

    tail: str
    """Lines after: earlier values, related figures."""

    listed: bool
    """True when each statement is a line of a list."""

    @property
    def parts(self) -> Sequence[str]:
        """The words asked for, in bold."""
        return _BOLD.findall(self.replaced)

    @property
    def opening(self) -> str:
        """What stands there until the model has a sentence: the words asked for with their marks, else all.

        >>> Skeleton(lead="", replaced="Năm 2024 đạt **9 tấn** [1].", tail="x", listed=False).opening
        '**9 tấn** [1]'
        """
        if not self.replaced:
            return self.tail
        told = [(_BOLD.findall(line), _MARKS.findall(line)) for line in self.replaced.split("\n")]
        if self.listed or not all(parts and marks for parts, marks in told):
            said = self.replaced
        else:
            said = "; ".join(f"{', '.join(f'**{p}**' for p in parts)} {marks[-1]}" for parts, marks in told)
        return "\n".join(part for part in (self.lead, said) if part)

    def fill(self, statements: Sequence[str]) -> str:
        """The text with ``statements`` in place of the lines."""
        said = "\n".join(f"- {s}" for s in statements) if self.listed else " ".join(statements)
        return "\n".join(part for part in (self.lead, said, self.tail) if part)


def split_answer(answer: Answer) -> Skeleton | None:
    """The first run of lines that rest on the figures' own citations; None when there is none."""
    own = {f.citation for f in answer.figures} or {c.mark for c in answer.citations}
    lines = answer.answer.split("\n")
    ours = [bool(found := _marks(line)) and found <= own for line in lines]
    if True not in ours:
        return None
    start = ours.index(True)
    end = next((i for i in range(start, len(lines)) if not ours[i]), len(lines))
    return Skeleton(
        lead="\n".join(lines[:start]),
        replaced="\n".join(lines[start:end]),
        tail="\n".join(lines[end:]),
        listed=end - start > 1 and all(line.startswith("- ") for line in lines[start:end]),
    )


def _marks(line: str) -> set[int]:
    return {int(m) for m in _MARK.findall(line)}
