"""Statements for readers of other languages: only the answer's own figures, filled in, above the quotes.

What a sentence in Korean says of a Vietnamese quote cannot be compared word by word. So it may only frame
figures that the reader asked for; every other number, a turned direction and a denial are withheld, and the
answer in the reports' own words stands below it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from assistant.languages.detect import Language
from assistant.languages.spotting import foreign_numbers
from assistant.writing.cleaning import clean, objection
from assistant.writing.frame import borne_out
from assistant.writing.records import Fact, Frame, Ruling, Why
from assistant.writing.slots import Apart, take_apart
from ingest.figures.numbers import read_numbers
from ingest.text import fold

_SCALES = {Decimal(1): "", Decimal(10**6): "million", Decimal(10**9): "billion", Decimal(10**12): "trillion"}
_WAYS = {"increase": "up", "decrease": "down"}
_PLANS, _UNTOLD = ("plan", "share_of_plan"), ("ratio", "base", "rank")
_LATIN = re.compile(r"[A-Za-zÀ-ỹĐđ][A-Za-zÀ-ỹĐđ0-9&.-]+")


@cache
def load_abroad() -> Mapping[str, Mapping[str, str]]:
    """Language → its name and patterns, as ``abroad.toml`` has them."""
    return tomllib.loads(files("assistant.writing").joinpath("abroad.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class GuardAbroad:
    """Rules on the statements of one reply in a language of :func:`load_abroad`."""

    frame: Frame
    fence: str
    language: Language

    def rule(self, statement: str) -> Ruling:
        """The statement as the reader may see it, or why not."""
        text = clean(statement)
        if why := objection(text, self.fence):
            return Ruling(text=text, why=why)
        apart = take_apart(text, self.frame, literally=False)
        if apart.why:
            return Ruling(text=text, why=apart.why)
        facts = [slot.facts[0] for slot in apart.slots]
        if len(facts) != 1 or not facts[0].headline:
            return Ruling(text=text, why="indicator" if facts else "uncited")
        if why := self._objection(apart, facts[0]):
            return Ruling(text=text, why=why)
        return _filled(apart, facts[0])

    def _objection(self, apart: Apart, fact: Fact) -> Why | None:
        words, figure = load_abroad()[self.language], fact.figure
        said = {name for name in ("up", "down", "denial", "plan") if re.search(words[name], apart.bare)}
        ways = {"increase": {"up"}, "decrease": {"down"}}
        moved = (
            next((ways[f] for f in figure.facets if f in ways), set()) if figure.kind == "growth" else set()
        )
        if figure.kind in _UNTOLD or (figure.kind in _PLANS) != ("plan" in said):
            return "kind"
        if said & {"up", "down"} != moved:
            return "direction"
        if "denial" in said:
            return "denial"
        spots = foreign_numbers(apart.bare, self.language)
        if {apart.bare[start:end].strip() for start, end in spots} - _years(fact):
            return "number"
        quote = fold(f"{fact.citation.quote} {fact.citation.title} {self.frame.question.text}")
        strange = [w for w in _LATIN.findall(apart.bare) if fold(w).strip(".-") not in quote]
        return "name" if strange else None


def _years(fact: Fact) -> set[str]:
    """Years that a sentence may name beside the fact."""
    period = fact.figure.period
    return {str(period.end.year)} if period and period.start.year == period.end.year else set()


def _filled(apart: Apart, fact: Fact) -> Ruling:
    time = f" ({' '.join(fact.figure.period_text.split())})" if fact.figure.period_text else ""
    named = set(re.findall(r"\d{4}", apart.bare))
    shown = f"**{print_abroad(fact)}**{'' if named else time}"
    at = apart.slots[0].at
    words = f"{apart.words[:at]}{shown}{apart.words[at + 1 :]}".rstrip(" .。")
    mark = fact.citation.mark
    return Ruling(text=f"{words} [{mark}].", facts=(fact,), marks=(mark,))


def print_abroad(fact: Fact) -> str:
    """A sum of money the international way, ``2,061.53 million USD``; all else as the report prints it."""
    figure = fact.figure
    if len(figure.unit) != _MONEY or not figure.unit.isupper() or figure.value_max is not None:
        return fact.shown
    for number in read_numbers(figure.text):
        scale = figure.value / number.printed if number.printed else None
        if scale in _SCALES:
            way = " ".join(w for w in (f"{number.printed:,f}", _SCALES[scale], figure.unit) if w)
            if borne_out(way, fact.citation):
                return way
    return fact.shown


_MONEY = 3
"""Letters of a currency's code."""
