"""What a figure is told with or without: "kể cả dầu thô", "không kể dầu thô"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from assistant.question import Question
from ingest.records import Figure, Sentence
from ingest.text import fold

Side = Literal["with", "without"]

_TOLD = re.compile(
    r"\b(?:(?P<without>(?:khong|chua) (?:ke|tinh|gom|bao gom)(?: den| ca)?|ngoai tru|"
    r"(?<!bi )(?<!khau )(?<!thuoc )(?<!phong )(?<!diet )(?<!loai )(?<!nop )tru(?! lui))|"
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
    return tuple((m["what"], "without" if m["without"] else "with") for m in _find(text))


def _find(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """What ``text`` leaves out or has in; "trừ" only with its mark, since "trụ" and "trú" are other words."""
    bare = fold(text)
    for found in _TOLD.finditer(bare, start):
        printed = text[found.start() : found.end()].lower()
        if found["without"] != "tru" or (len(bare) == len(text) and printed.startswith("trừ")):
            yield found


def _told_of(figure: Figure, sentence: Sentence) -> list[tuple[str, Side]]:
    """What stands right behind the figure, else before it as far as no other number comes between."""
    text = sentence.text
    bare = fold(text)
    behind = next(_find(text, figure.end), None)
    if behind and not re.search(r"[\d,;:.]", bare[figure.end : behind.start()]):
        return [(behind["what"], "without" if behind["without"] else "with")]
    low = max(bare.rfind(";", 0, figure.start) + 1, 0)
    ahead = bare[low : figure.start]
    return [
        (m["what"], "without" if m["without"] else "with")
        for m in _find(text[low : figure.start])
        if not re.search(r"\d", _WHEN.sub(" ", ahead[m.end() :])) and not _touches_number(ahead, m.start())
    ]


_WHEN = re.compile(r"\b(?:(?:thang|quy|nam|ngay) \d[\d/]*|\d+ (?:thang|nam|ngay|quy)\b)")
"""A time, whose number is no figure that comes between: "trừ dầu khí 9 tháng tăng 9,12%"."""


def _touches_number(text: str, at: int) -> bool:
    """True for words right behind another figure, which they are of: "10,22 tỷ USD kể cả dầu thô và …"."""
    return re.search(r"\d\S*(?: \w+){0,3} $", _WHEN.sub("|", text[:at])) is not None
