"""How much of a question a figure's own words have, and what it loses beside one that has more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.fitting import same_unit, unit_fits
from assistant.lookup import Lookup
from assistant.names import fold_name
from assistant.question import Question
from assistant.terms import MISTYPED
from ingest.records import Figure, Sentence
from ingest.text import fold, whole


@dataclass(frozen=True, slots=True)
class Own:
    """What of the question a figure's own words have."""

    share: float
    found: frozenset[str]
    whole: bool
    """True when they name the whole measure asked for."""


def lost_beside(question: Question, mine: Own, siblings: Iterable[Own]) -> float:
    """What a figure of ``mine`` loses beside ``siblings``."""
    over = max((o.share for o in siblings if o.found >= mine.found), default=mine.share)
    lost = SIBLING * max(0.0, over - mine.share)
    headless = question.head and not mine.whole and any(o.whole for o in siblings)
    return lost + HEADLESS if headless else lost


def read_own(question: Question, lookup: Lookup, figure: Figure, sentence: Sentence) -> Own:
    """What of the question the words of ``figure`` have."""
    text = sentence.text
    near = text[figure.end : figure.end + _BEHIND].split(",")[0].split(";")[0].split("(")[0]
    told = set(figure.facets) & question.facets & {"foreign", "domestic"}
    counted = lookup.without(
        (_SIDE_WORDS if told else frozenset()) | (_ZONE_WORDS if _ZONES & question.facets else frozenset())
    )
    words = counted.find(f"{figure.indicator} {figure.unit} {near}")
    named = [counted.terms[at] for at, worth in words if worth > MISTYPED]
    sided = _FACET_WORDS if question.facets <= set(figure.facets) else frozenset()
    missing = question.head & counted.bare - {t.bare for t in named} - sided
    return Own(counted.weigh(words), frozenset(t.text for t in named), not missing)


def is_anothers(question: Question, figure: Figure, sentence: Sentence, beside: Iterable[Figure]) -> bool:
    """True when the measure asked for is another figure's of the sentence, and no word of it this one's.

    "Xuất khẩu 3 tỷ USD; nộp ngân sách 23 tỷ đồng": the second is no answer to a question for exports.
    """
    if sentence.kind == "row" or not question.head:
        return False
    told = (figure.indicator, sentence.text[slice(*figure.clause)], *figure.context)
    if question.head & _words(" ".join(told)) or _names_asked(question, figure):
        return False
    others = [f for f in beside if f is not figure and not _are_whole_and_part(f, figure, sentence)]
    others = [f for f in others if not _goes_on(question, f, figure, sentence)]
    return any(question.head <= _words(f.indicator) and unit_fits(question, f) for f in others)


def _names_asked(question: Question, figure: Figure) -> bool:
    """True for a figure called by a name or place of the question: in a list the measure is said once."""
    own = fold_name(figure.indicator)
    return any(whole(fold_name(name)).search(own) for name in (*question.names, *question.places))


def _are_whole_and_part(one: Figure, other: Figure, sentence: Sentence) -> bool:
    """True for "chế biến 28 nghìn tấn, trong đó cà phê bột 23 nghìn tấn": one name is of both."""
    first, last = sorted((one, other), key=lambda f: f.start)
    within = same_unit(one.unit, other.unit) and abs(last.value) < abs(first.value)
    return within and AMONG.search(sentence.text[first.end : last.start].lower()) is not None


def _goes_on(question: Question, first: Figure, figure: Figure, sentence: Sentence) -> bool:
    """True for the next of one measure: "qua Lao Bảo 412 triệu USD, qua La Lay 358 triệu USD".

    What stands between the two must have a telling word of the question that the first does not have.
    """
    between = sentence.text[first.end : figure.start]
    one_list = first.end <= figure.start and first.kind == figure.kind and same_unit(first.unit, figure.unit)
    if not one_list or _ENDED.search(between):
        return False
    own = _words(re.split(r"[,;()]|\bvà\b", between.rstrip("( "))[-1]) - _words(first.indicator)
    return any(t.bare in own and t.weight >= _TELLS for t in question.terms) or any(
        _words(name) <= own for name in (*question.places, *question.names)
    )


_ENDED = re.compile(r"[.;:!?]\s")
"""Where a measure's list is at its end."""

_TELLS = 0.3
"""Weight from which a syllable tells one member of a list from the others."""

AMONG = re.compile(r"\b(?:trong (?:số )?(?:đó|này)|(?:bao )?gồm(?: có)?)\b")
"""Opens the parts of what stands before it, with its marks: without them "trong độ tuổi" looks like it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


_WORD = re.compile(r"\w+")

_FACET_WORDS = frozenset({"moi", "cap", "tang", "them", "luy", "ke", "dau", "tu", "nuoc", "ngoai", "trong"})
"""Words of sides: a figure that is of the sides asked for need not repeat them."""

_SIDE_WORDS = frozenset({"dau", "tu", "nuoc", "ngoai", "trong"})
"""Words of a side that a figure may have from its context."""


_ZONES = frozenset({"inside_zones", "outside_zones"})
_ZONE_WORDS = frozenset({"khu", "cong", "nghiep", "kinh", "te"})
"""Words of where; what is counted must be told by others."""

_BEHIND = 30
"""Characters after a figure that may still name it: "547 dự án trong nước"."""

HEADLESS = 0.1
"""Taken off beside one whose own words name the measure when a figure's own do not."""

SIBLING = 0.35
"""Part of the difference in own words that is taken off."""
