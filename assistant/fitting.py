"""What speaks for or against a figure beyond its words: unit, kind, side, rival words."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from assistant.contributions import is_contribution
from assistant.inclusion import is_told_otherwise
from assistant.levies import is_levy
from assistant.measures import AREA, MONEY, PEOPLE, PERCENT, TIMES, barred_units, measure_units
from assistant.places import names_in, places_in
from assistant.question import Question
from assistant.rivals import is_other_number, is_rival
from assistant.terms import bag, coverage
from assistant.words import load_groups
from ingest.records import Figure, Sentence
from ingest.text import fold

_FAMILIES = (MONEY, PERCENT | TIMES, AREA)
_WEIGHTS = frozenset({"g", "kg", "yến", "tạ", "tấn"})
"""Who asks for kilograms is answered in tonnes."""


@cache
def _alike() -> tuple[frozenset[str], ...]:
    """Groups of units that count the same things."""
    return (PEOPLE, *map(frozenset, load_groups("alike")))


def unit_fits(question: Question, figure: Figure) -> bool:
    """False when the figure's unit cannot be what is asked for; a place in an order is none of an amount."""
    if figure.kind == "rank" or "rank" in question.kinds:
        return figure.kind == "rank" and "rank" in question.kinds and _ranks_asked(question, figure)
    if is_density(question, figure):
        return False
    if not question.units:
        return figure.unit not in barred_units(question.text)
    if is_occasions(question, figure) or (question.units == MONEY and _PORTION.fullmatch(figure.text)):
        return False
    weighed = figure.unit in _WEIGHTS and question.units <= _WEIGHTS and not figure.per
    if figure.unit in question.units or weighed:
        return True
    if any(figure.unit in family and question.units == family for family in _FAMILIES):
        return True
    counted = figure.kind in ("count", "base", "plan", "growth") or not figure.unit
    return counted and _counts(question, figure)


_PORTION = re.compile(r"\d{1,2}/\d{1,2}")
"""One third of a sum is none: "mới nhận 1/3 tiền đền bù"."""


def is_occasions(question: Question, figure: Figure) -> bool:
    """True for how often something was done, "sau hai lần thay đổi", where a share or growth is asked for."""
    return figure.unit in TIMES and figure.kind == "count" and bool(question.kinds)


def is_density(question: Question, figure: Figure) -> bool:
    """True for things counted per something, "784 người/km2", where the question asks for no rate."""
    rate = bool(figure.per) and figure.unit not in measure_units()
    return rate and not _PER.search(fold(f"{question.text} ")) and fold(figure.per) not in fold(question.text)


_PER = re.compile(
    r"\b(?:mat do|binh quan|trung binh|moi|ty le|ti le|he so|per|tren|density|rate)\b|/|"
    r"\bmot (?:ngay|thang|nam)\b"
)


def counts_other(question: Question, figure: Figure) -> bool:
    """True when another thing is counted than the one asked for: near in meaning it may be all the same.

    "Bao nhiêu người chết" and "10 ca tử vong"; money never answers what is counted.
    """
    measures = measure_units()
    return bool(question.units) and not (question.units & measures or figure.unit in measures)


@cache
def _counterparts() -> Mapping[str, frozenset[str]]:
    """Unit → all that count what it counts, where there are others."""
    return {unit: frozenset().union(*(g for g in _alike() if unit in g)) for unit in chain(*_alike())}


def same_unit(one: str, other: str) -> bool:
    """True for equal units, and for nouns that count the same: lao động and người."""
    return one == other or other in _counterparts().get(one, ())


def _counts(question: Question, figure: Figure) -> bool:
    """True when it counts the noun asked for under another name: "lao động nước ngoài: 4.757 người"."""
    noun = next(iter(question.units)) if len(question.units) == 1 else ""
    if not noun or not noun[:1].islower() or figure.unit in MONEY - {""} or figure.unit in PERCENT:
        return False
    if figure.unit in _counterparts().get(noun, ()):
        return True
    asked, unit = fold(noun), fold(figure.unit)
    if unit and (f"{asked} ".startswith(f"{unit} ") or f"{unit} ".startswith(f"{asked} ")):
        return True
    return unit in _COUNTERS and asked in fold(figure.indicator)


_COUNTERS = frozenset(
    {
        "",
        "nguoi",
        "luot",
        "ca",
        "vu",
        "cai",
        "chiec",
        "don vi",
        "truong hop",
        "co so",
        "suat",
        "con",
        "cap",
        "bo",
    }
)
"""Folded units that count whatever the indicator names."""

_RIVALS = (
    ("inside_zones", "outside_zones"),
    ("domestic", "foreign"),
    ("new", "added"),
    ("new", "share_purchase"),
    ("added", "share_purchase"),
)


def clashes(question: Question, figure: Figure, sentence: Sentence, before: str = "") -> bool:
    """True when the question names one side and the figure is of the other.

    ``before`` is what its passage says ahead of the sentence.
    """
    if figure.kind == "rank":
        return not _ranks_asked(question, figure)
    asked, mine = question.facets, set(figure.facets)
    for one, other in _RIVALS:
        for a, b in ((one, other), (other, one)):
            if a in asked and b not in asked and b in mine and a not in mine:
                return True
    derived = (
        set()
        if _RATE.match(fold(figure.indicator))
        else {m.group().split()[0] for m in _DERIVED.finditer(fold(figure.indicator))}
    )
    if any(word not in fold(question.text) for word in derived) and figure.kind not in (
        "plan",
        "share_of_total",
    ):
        return True
    if _other_people(question, figure, sentence) or is_levy(question, figure):
        return True
    told_apart = is_rival(question, figure, sentence, before) or is_other_number(question, figure, sentence)
    told_apart = told_apart or is_told_otherwise(question, figure, sentence)
    told_apart = told_apart or is_contribution(question, figure, sentence)
    return told_apart or compares_otherwise(question, figure, sentence)


def _other_people(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for people of whom nothing says that they are foreign, where foreigners were asked for."""
    if not (figure.unit in PEOPLE and _FOREIGNERS.search(fold(question.text))) or "foreign" in figure.facets:
        return False
    return not _FOREIGN.search(fold(" ".join((sentence.text, sentence.caption, *figure.context))))


_FOREIGNERS = re.compile(
    r"\b(?:lao dong|nguoi|chuyen gia|cong nhan|nhan vien|ky su) (?:la )?(?:nguoi )?nuoc ngoai\b"
)
_FOREIGN = re.compile(r"\b(?:nuoc ngoai|ngoai quoc|quoc te|quoc tich|fdi)\b")


def _ranks_asked(question: Question, figure: Figure) -> bool:
    """True when the rank is of what the question names: the sentence around it may rank something else."""
    told = [(1.0, bag(figure.indicator, folded=question.folded))]
    return not question.terms or coverage(question.terms, told) >= _RANKED


_RANKED = 0.5
"""Least share of the question's words that a rank's own must have."""


_UNASKED = {
    "new": 0.16,
    "added": 0.16,
    "share_purchase": 0.16,
    "outside_zones": 0.2,
    "inside_zones": 0.1,
    "cumulative": 0.02,
    "domestic": 0.01,
    "foreign": 0.0,
}
"""Taken off for a side the question did not ask for: a part is not the whole."""

_WHOLE = re.compile(r"\b(?:toan|ca) (?:tinh|thanh pho|nuoc)\b")
_TOO_WIDE = 0.15
"""Taken off as well for the whole province when the zones were asked about."""

_PILED = 0.1
"""Taken off as well for what has piled up since the beginning when the question names a stretch of time."""

_MISSING = {
    "new": 0.3,
    "added": 0.3,
    "share_purchase": 0.3,
    "inside_zones": 0.1,
    "outside_zones": 0.3,
    "cumulative": 0.3,
    "domestic": 0.3,
    "foreign": 0.04,
}
"""Taken off when the question asked for a side that the figure does not have."""

_STANDINGS = frozenset({"preliminary", "official"})
_OTHER_STANDING, _NO_STANDING = 0.12, 0.02
"""Taken off an estimate where the final figure was asked for (or the reverse), and off what says neither."""


def side_score(question: Question, figure: Figure) -> float:
    """0 when the figure is of just the sides asked for, less for each that differs."""
    mine = set(figure.facets)
    lost = sum(_UNASKED.get(name, 0.0) for name in mine - question.facets)
    if "cumulative" in mine - question.facets and any(m.form != "to_date" for m in question.periods):
        lost += _PILED
    lost += sum(_MISSING.get(name, 0.0) for name in question.facets - mine)
    if question.standing and question.standing not in mine:
        lost += _OTHER_STANDING if mine & _STANDINGS else _NO_STANDING
    if "inside_zones" in question.facets - mine and _WHOLE.search(fold(figure.scope)):
        lost += _TOO_WIDE
    return -lost


_DERIVED = re.compile(r"\b(?:binh quan|trung binh|dau nguoi|con lai)\b")
"""Makes another measure of the words beside it."""

_RATE = re.compile(
    r"(?:nang suat|dan so|thu nhap|(?:tien |muc )?luong|gia|ty le|ti le|cong suat|diem|mat do|tuoi tho|muc)\b"
)
"""Measures that are averages by themselves."""

_UP, _DOWN = re.compile(r"\btang\b"), re.compile(r"\bgiam\b")
_NAME_LOST, _TURN_LOST = 0.15, 0.15


def detail_score(question: Question, figure: Figure, sentence: Sentence) -> float:
    """Less for a named member that the question did not ask for, and for a change the other way."""
    asked = fold(question.text)
    low = figure.clause[0] if figure.clause[0] < figure.start else 0
    head = sentence.text[low : figure.start]
    lost = 0.0
    if any(fold(name) not in asked for name in _members(figure.indicator)):
        lost += _NAME_LOST
    if figure.kind == "growth":
        last = max(
            [*_UP.finditer(fold(head)), *_DOWN.finditer(fold(head))], key=lambda m: m.start(), default=None
        )
        up, down = bool(_UP.search(asked)), bool(_DOWN.search(asked))
        if last is not None and up != down and (last.group() == "tang") != up:
            lost += _TURN_LOST
    return -lost


@lru_cache(maxsize=16384)
def _members(indicator: str) -> tuple[str, ...]:
    """Proper names in an indicator: "Chi cục Hải quan KCN Mỹ Phước"."""
    return tuple(n for n in names_in(indicator, places_in(indicator)) if " " in n or not n.isupper())


_COMPARED = re.compile(
    r"\bso (?:voi )?(?:cung ky|nam|thang|quy|ngay)\b[^,;.]{0,12}|\bso (?:voi )?(?:dau|cuoi) nam\b"
)


def _span_compared(text: str) -> str:
    """``year``, ``month`` or ``quarter``: what a growth is counted against; ``""`` when not said."""
    found = _COMPARED.search(text)
    if not found:
        return ""
    words = found.group()
    if "thang" in words and "cung ky" not in words:
        return "month"
    return "quarter" if "quy" in words and "cung ky" not in words else "year"


_LONGER = frozenset({"quarter", "half", "months", "year", "years", "range", "to_date"})
"""Forms of times that last longer than a month."""


def compares_otherwise(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True when the growth asked for is against another span: the month before, the same time last year."""
    if figure.kind not in ("growth", "ratio"):
        return False
    asked = _span_compared(fold(question.text))
    told = _span_compared(fold(sentence.text[figure.end : figure.end + 40]))
    if told == "month" and question.periods and all(m.form in _LONGER for m in question.periods):
        return True  # what is held against the month before is of one month
    return bool(asked and told and asked != told)
