"""Figures told so plainly that the name, the time and the scope read from them are all that is said."""

import re

from ingest.audit.records import Place
from ingest.audit.subjects import load_words, subject, told_syllables
from ingest.lexicon import load_lexicon
from ingest.records import Figure
from ingest.text import UPPER, fold

_WORD = rf"[{UPPER}][\w&]*(?:[.-][\w&]+)*"
_NAME = re.compile(rf"\b{_WORD}(?:\s+{_WORD})*")
_BEGINS = re.compile(r"(?:^|[.!?:;“\"]\s)\W*$")
_SURE = 2
"""Capital words from which the beginning of a sentence is a name too."""
_NEXT = re.compile(r"\d")


def names_in(text: str) -> frozenset[str]:
    """Folded proper names, words of the trade left out."""
    known, offices = load_lexicon().abbreviations, frozenset(map(fold, load_words("names")["offices"]))
    found = set()
    for match in _NAME.finditer(text):
        words = [w.strip(".,-") for w in match.group().split()]
        kept = [w for w in words if w.lower() not in known]
        begins = len(kept) < _SURE and _BEGINS.search(text[: match.start()])
        if not begins and not {fold(w) for w in kept} <= offices:
            found.add(fold(" ".join(kept)))
    return frozenset(found)


def names_around(place: Place) -> frozenset[str]:
    """Names in the sentence and in what is handed down to it."""
    return names_in(" . ".join((place.sentence.text, *place.figure.context)))


def without(text: str, home: str) -> str:
    """``text`` without the place that the report is about.

    >>> without("kim ngạch xuất khẩu của tỉnh Bình Sơn", "binh son")
    'kim ngạch xuất khẩu của tỉnh '
    """
    kept, end = "", 0
    for match in re.finditer(rf"\b{re.escape(home)}\b", fold(text)) if home else ():
        kept, end = f"{kept}{text[end : match.start()]}", match.end()
    return kept + text[end:]


def telling(text: str, home: str) -> frozenset[str]:
    """Telling syllables, the place that the report is about left out."""
    return subject(without(text, home)) - frozenset(load_words("names")["plain"])


def says_enough(figure: Figure, home: str, least: int) -> bool:
    """True for a name that has ``least`` telling syllables beside the place and the unit."""
    return len(told_syllables(without(figure.indicator, home)) - told_syllables(figure.unit)) >= least


def is_clean(place: Place, home: str, *, whole: bool = False) -> bool:
    """True when no telling word of the clause is outside the figure's name, time and scope.

    Args:
        place: The figure.
        home: Folded name of the place that the report is about; it may be repeated.
        whole: Take everything that the sentence says before the figure for its clause.
    """
    figure, text = place.figure, place.sentence.text
    heads = " ".join((*figure.context, place.sentence.caption))
    if fold(figure.period_text) not in fold(f"{text} {heads}"):
        return False  # the time was carried on from another sentence
    if place.sentence.kind == "row":
        return True
    low, high = figure.clause
    if not subject(figure.indicator) <= subject(text[low:high]):
        return False  # the name was lent by another clause
    behind = _NEXT.search(text, figure.end, high)
    said = (
        f"{text[0 if whole else low : figure.start]} {text[figure.end : behind.start() if behind else high]}"
    )
    known = (figure.indicator, figure.period_text, figure.scope, figure.unit, figure.qualifier or "")
    rest = telling(said, home) - telling(" ".join(known), home)
    return not [word for word in rest if not word.isdigit()]
