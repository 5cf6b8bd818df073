"""Things of which only the multiplier is printed: "số thuê bao khoảng 54,2 triệu" are so many thuê bao."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.measures import load_lexicon
from ingest.records import Figure, Sentence

_SCALED = re.compile(r"\b(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)$")
_COUNTED = re.compile(r"(?:tổng )?(?:số(?: lượng)?|lượng) ((?:[^\W\d_]+ ?){1,4})")
_PEOPLE = re.compile(r"(?:quy mô |tổng )?dân số\b")
_LONGEST = 4


def of_things(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Figure]:
    """``figures``, among them those of no unit whose subject is a number of things as so many of these."""
    prose = {s.ordinal for s in sentences if s.kind != "row"}
    return [_named(f) if not f.unit and f.sentence in prose else f for f in figures]


def _named(figure: Figure) -> Figure:
    if not _SCALED.search(figure.text.lower()) or figure.kind not in ("amount", "plan", "base"):
        return figure
    noun = _noun(figure.indicator.lower())
    if not noun:
        return figure
    return replace(figure, unit=noun, kind="count" if figure.kind == "amount" else figure.kind)


def _noun(indicator: str) -> str:
    """The counted noun that an indicator begins with, or ``""``."""
    if _PEOPLE.match(indicator):
        return "người"
    subject = _COUNTED.match(indicator)
    words = subject[1].split() if subject else []
    entries = load_lexicon(folded=False).entries
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name, kind = entries.get(" ".join(words[:length]), ("", ""))
        if kind == "counted":
            return name
    return ""
