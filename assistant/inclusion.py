"""What a figure is told with or without: "kể cả dầu thô", "không kể dầu thô"."""

import re
from functools import lru_cache
from typing import Literal

from assistant.question import Question
from ingest.records import Figure, Sentence
from ingest.text import fold

Side = Literal["with", "without"]

_TOLD = re.compile(
    r"\b(?:(?P<without>(?:khong|chua) (?:ke|tinh|gom|bao gom)(?: den| ca)?|ngoai tru|"
    r"(?<!luu )(?<!cu )(?<!tam )tru(?! so| cot))|"
    r"(?P<with>(?:ke|tinh|gom|bao gom) ca))\s+(?P<what>\w+(?: \w+)?)"
)


def is_told_otherwise(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True where the question leaves something out, or has it in, and the figure does not.

    What names nothing left out has it in: "xuất siêu 10 tỷ USD" is no answer without crude oil.
    """
    asked = _told(question.text)
    if not asked:
        return False
    if sentence.kind == "row":
        leaf = fold(figure.indicator.rpartition(" – ")[2])
        return any(side == "without" and leaf.startswith(what) for what, side in asked)
    mine = dict(_told(figure.indicator) or _told_of(figure, sentence))
    return any(mine.get(what, "with") != side for what, side in asked)


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[tuple[str, Side], ...]:
    return tuple((m["what"], "without" if m["without"] else "with") for m in _TOLD.finditer(fold(text)))


def _told_of(figure: Figure, sentence: Sentence) -> list[tuple[str, Side]]:
    """What stands right behind the figure, else before it as far as no other number comes between."""
    bare, low = fold(sentence.text), figure.clause[0]
    behind = _TOLD.search(bare, figure.end)
    if behind and not re.search(r"[\d,;:.]", bare[figure.end : behind.start()]):
        return [(behind["what"], "without" if behind["without"] else "with")]
    ahead = bare[min(low, figure.start) : figure.start]
    return [
        (m["what"], "without" if m["without"] else "with")
        for m in _TOLD.finditer(ahead)
        if not re.search(r"\d", _WHEN.sub(" ", ahead[m.end() :])) and not _touches_number(ahead, m.start())
    ]


_WHEN = re.compile(r"\b(?:(?:thang|quy|nam|ngay) \d[\d/]*|\d+ (?:thang|nam|ngay|quy)\b)")
"""A time, whose number is no figure that comes between: "trừ dầu khí 9 tháng tăng 9,12%"."""


def _touches_number(text: str, at: int) -> bool:
    """True for words right behind another figure, which they are of: "10,22 tỷ USD kể cả dầu thô và …"."""
    return re.search(r"\d\S*(?: \w+){0,3} $", _WHEN.sub("|", text[:at])) is not None
