"""What a sentence is told from outside: headings, the lead-in of its list, the whole it is part of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.figures.numbers import Number
from ingest.notes import called_marks
from ingest.records import Sentence
from ingest.text import fold

_PART = re.compile(
    r"^\W*(?:trong do|trong so do|cu the|gom|bao gom|trong so nay|chia ra|rieng|du an|"
    r"chuong trinh|de an|cong trinh|to hop|"
    r"nha may|su kien|le hoi|doan|cong ty|tap doan|day la|noi day|cung voi do|ben canh do|"
    r"ngoai ra|theo do|qua do|khu)\b"
)
"""A sentence that goes on with what the one before it named."""
_END = re.compile(r"[.!?…]\W*$")
_DATELINE = re.compile(r"[a-z .-]{2,40},\s*ngay\s+\d{1,2}\s+thang\s+\d{1,2}\s+nam\s+\d{4}\W*")
"""Folded: where and when a report was signed, which is not what its list is about."""

_LONGEST_LEAD = 160
"""Characters. A longer line without a full stop is a sentence whose stop was lost."""


@dataclass(slots=True)
class Leads:
    """Lead-ins in force while a report's sentences go by."""

    stack: list[tuple[int, str]] = field(default_factory=list)
    """Depth and text, outermost first."""

    headings: tuple[str, ...] = ()
    before: Sentence | None = None
    depth: int = 0
    """Of ``before``."""

    under: tuple[int, str, int] | None = None
    """Level and sort of mark of the items that stand under a lead-in, and the depth that they have there."""

    noted: dict[str, str] = field(default_factory=dict)
    """A footnote's mark → the sentence that printed it."""

    def enter(self, sentence: Sentence, numbers: Sequence[Number]) -> tuple[str, ...]:
        """Context of ``sentence``, outermost first; then ``sentence`` itself counts for those after it."""
        if sentence.headings != self.headings or sentence.kind in ("heading", "title"):
            self.stack.clear()
            self.headings = sentence.headings
        depth = self._depth(sentence) if sentence.kind == "item" else 0
        if (
            depth == 0
            and self.before is not None
            and self.before.kind == "item"
            and sentence.kind == "paragraph"
        ):
            self.stack.clear()  # the list is over, and with it what led into it
        held = [lead for lead in self.stack if lead[0] < depth or (depth == 0 and lead[0] == 0)]
        context = [*sentence.headings, *(text for _, text in held)]
        if self.before is not None and _PART.match(fold(sentence.text)) and self._follows(sentence):
            context.append(self.before.text)
        if sentence.kind == "footnote":
            context += [self.noted[sentence.mark]] if sentence.mark in self.noted else []
        else:
            marks = [str(n.value) for n in numbers if n.kind == "footnote_mark"]
            self.noted.update(dict.fromkeys([*marks, *called_marks(sentence.text)], sentence.text.strip()))
        self._note(sentence, numbers, depth, held)
        self.before, self.depth = sentence, depth
        return tuple(context)

    def _depth(self, sentence: Sentence) -> int:
        """An item's level; right behind an item that announces a list, those of another mark are that list.

        "4. Lũy kế có 612 dự án, trong đó:" is set deeper than the dashes above it, and than its own.
        """
        last, mark = self.before, _sort(sentence.mark)
        opened = last is not None and last.kind == "item" and last.text.rstrip().endswith(":")
        if opened and last is not None and sentence.level <= self.depth and mark != _sort(last.mark):
            self.under = sentence.level, mark, self.depth + 1
        if self.under is not None and self.under[:2] == (sentence.level, mark):
            return self.under[2]
        self.under = None
        return sentence.level

    def _follows(self, sentence: Sentence) -> bool:
        return self.before is not None and self.before.headings == sentence.headings

    def _note(
        self, sentence: Sentence, numbers: Sequence[Number], depth: int, held: list[tuple[int, str]]
    ) -> None:
        if sentence.kind in ("row", "footnote"):
            return
        if is_lead(sentence, numbers):
            self.stack = [lead for lead in held if lead[0] < depth] + [(depth, sentence.text.strip())]
        elif depth == 0:
            self.stack = []


def _sort(mark: str) -> str:
    """``"1"`` for every number, ``"a"`` for every letter, else the mark itself."""
    bare = mark.strip(".()")
    return "1" if bare.replace(".", "").isdigit() else "a" if len(bare) == 1 and bare.isalpha() else mark


def is_lead(sentence: Sentence, numbers: Sequence[Number]) -> bool:
    """True for a line that announces what follows: a colon ends it, or it is short without stop or count."""
    text = sentence.text.rstrip()
    if _DATELINE.fullmatch(fold(text)):
        return False
    if text.endswith(":") and len(text) <= 2 * _LONGEST_LEAD:
        return True
    counted = any(n.kind == "quantity" for n in numbers)
    return not counted and len(text) <= _LONGEST_LEAD and not _END.search(text) and len(text.split()) >= 2
