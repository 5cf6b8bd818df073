"""The questions for the operands, worded from the pieces of the whole question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.measures import counted_noun
from assistant.merging import SIDES, ZONES
from assistant.places import place_spans
from assistant.question import Question, read_question
from ingest.figures.periods import PeriodMention
from ingest.text import fold

TELLING = 0.1
"""Least weight of a word that names an indicator."""

_CAPITAL = frozenset({"new", "added", "share_purchase"})


@dataclass(slots=True)
class Wording:
    """Words the operands of one question."""

    question: Question

    def say(self, words: str) -> str:
        """``words`` as the question's writer would type them."""
        return fold(words) if self.question.folded else words

    def sided(self, text: str) -> str:
        """A part of the capital with the side that is named once: "FDI cấp mới và vốn tăng thêm"."""
        own = read_question(text).facets
        sides = [word for side, word in SIDES.items() if side in self.question.facets]
        if len(sides) != 1 or not own & _CAPITAL or own & SIDES.keys():
            return text
        return f"{text} {sides[0]}"

    def operand(
        self,
        text: str,
        asked: Sequence[PeriodMention],
        first: str,
        places: Sequence[str] = (),
        *,
        noun: str = "",
    ) -> Question:
        """The question for one operand: its own words, and what the whole question says once for all."""
        units = _units(text, folded=self.question.folded)
        if noun and len(units) != 1:
            text, units = f"{self.say(f'số {noun}')} {text}", frozenset({noun})
        own = read_question(text)
        text += "".join(f" {self.say(p)}" for p in places if p not in own.places)
        for zone, said in ZONES.items():
            if zone in self.question.facets and not own.facets & ZONES.keys():
                text += f" {self.say(said)}"
        text = f"{text} {self.say(' '.join(m.text for m in asked))}".strip()
        made = read_question(f"{text} {self.say('là bao nhiêu')}?")
        known = {t.text for t in made.terms}
        leaning = () if units else read_question(first).terms
        lent = {t.text: t for t in (*leaning, *self.question.soft) if t.text not in known}
        return replace(
            made,
            text=text,
            folded=self.question.folded,
            asked="figure",
            kinds=own.kinds & {"plan"},
            units=units,
            periods=tuple(asked),
            baselines=(),
            soft=tuple(lent.values()),
        )


_COUNTED = re.compile(r"\b(?:projects?|workers?|employees|enterprises|companies|firms|people|visitors)\b")
"""English nouns of what is counted, which others may stand before: "FDI projects"."""


def lent(part: Question, whole: Question) -> Question:
    """The part's question, helped by the telling words of the whole that it is a part of."""
    known = {t.text for t in (*part.terms, *part.soft)}
    lent = tuple(t for t in whole.terms if t.weight >= _NAMING and t.text not in known)
    return replace(part, soft=(*part.soft, *lent))


_NAMING = 0.3
"""Weight from which a word names a thing of its own."""


def _units(text: str, *, folded: bool) -> frozenset[str]:
    """Units of an indicator: those that asking how much or how many of it would read."""
    bare = re.sub(r"^(?:tổng |tong )?(?:số |so |the number of )?", "", text, flags=re.IGNORECASE)
    english = _COUNTED.search(bare)
    ask = "bao nhieu" if folded else "bao nhiêu"
    noun = counted_noun(f"{ask} {bare}") or (counted_noun(f"{ask} {english.group()}") if english else "")
    if noun:
        return frozenset({noun})
    asked = f"{text} là bao nhiêu"
    return read_question(fold(asked) if folded else asked).units


def in_place(text: str, first: str) -> str:
    """What the first piece asks for, of the place that ``text`` only names: "gấp mấy lần Gia Lai"."""
    places, spans = place_spans(text), place_spans(first)
    if len(places) != 1 or len(spans) != 1 or tells(text):
        return text
    start, end, _ = spans[0]
    return f"{first[:start]}{text[places[0][0] : places[0][1]]}{first[end:]}"


def without_places(text: str) -> str:
    """``text`` without the places it names."""
    for start, end, _ in reversed(place_spans(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def tells(text: str) -> bool:
    """True when the words name something: not only "tổng số", or nothing."""
    made = read_question(text)
    return any(t.text.isalpha() and t.weight >= TELLING for t in made.terms) or bool(made.facets)
