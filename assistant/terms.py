"""Words compared: canonical syllables and pairs of a text, and how well a question's are covered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.words import load_groups, load_words
from ingest.lexicon import canonical
from ingest.text import fold, one_tone, syllables
from vectorstore.terms import load_terms

_DIGITS = {"hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9"}
_DIGITS |= {f"0{n}": str(n) for n in range(1, 10)}
_DIGITS_FOLDED = {fold(word): digit for word, digit in _DIGITS.items()}
"""Small numbers are written either way: "ba trụ cột", "03 trụ cột"; "năm" is left out, it is a year."""


@dataclass(frozen=True, slots=True)
class Bag:
    """A text's canonical syllables and pairs of neighbours."""

    ones: frozenset[str]
    twos: frozenset[tuple[str, str]]
    bare: frozenset[str]
    """The syllables without diacritics, for a mark that was left out or set wrong."""


@lru_cache(maxsize=65536)
def sequence(text: str, *, folded: bool) -> tuple[str, ...]:
    """Canonical syllables in order."""
    numbers = _DIGITS_FOLDED if folded else _DIGITS
    return tuple(numbers.get(s) or one_tone(s) for s in syllables(canonical(text, folded=folded)))


@lru_cache(maxsize=65536)
def bag(text: str, *, folded: bool) -> Bag:
    """The text's :class:`Bag`; cached, since the same sentences come up again and again."""
    ordered = sequence(text, folded=folded)
    return Bag(frozenset(ordered), frozenset(pairwise(ordered)), frozenset(map(fold, ordered)))


@cache
def _stops(folded: bool) -> frozenset[str]:
    """Folded, "đô" of đô la and "mới" of cấp mới look like stop words; they name a subject and stay."""
    listed = load_words("stops")
    return frozenset(fold(s) for s in listed) - {"do", "moi"} if folded else listed


def is_stop(term: str, *, folded: bool) -> bool:
    """True for words that carry no subject."""
    return term in _stops(folded)


@dataclass(frozen=True, slots=True)
class Term:
    """A question's syllable with its neighbours, for telling "lao động" from "động" and "lao"."""

    text: str
    weight: float
    bare: str
    """Without diacritics."""

    unknown: bool
    """True for a syllable that stands in no Vietnamese text: a name or a slip of the hand."""

    pairs: tuple[tuple[str, str], ...]
    """With the syllable before and after it, where those are no stop words."""

    others: tuple[tuple[str, ...], ...] = ()
    """Canonical syllables of what reports write for the phrase that it belongs to."""


def read_terms(words: Sequence[str], *, folded: bool) -> tuple[Term, ...]:
    """Terms of a question's content words, each once; ``""`` in ``words`` marks a gap."""
    weights = load_terms()
    found: dict[str, Term] = {}
    for i, word in enumerate(words):
        if not word or (is_stop(word, folded=folded) and not (folded and _is_kept(words, i))):
            continue
        if _is_half(tuple(words[i : i + 2]), folded):
            continue
        before = (
            (words[i - 1], word) if i and words[i - 1] and not is_stop(words[i - 1], folded=folded) else None
        )
        before = None if before and _is_half(before, folded) else before
        after = None
        if i + 1 < len(words) and words[i + 1] and not is_stop(words[i + 1], folded=folded):
            after = (word, words[i + 1])
        pairs = tuple(p for p in (before, after) if p)
        if word in found:
            pairs = tuple(dict.fromkeys((*found[word].pairs, *pairs)))
        weight = weights.weigh(word, folded=folded)
        if word.isdigit():
            weight = NUMBER
        unknown = word.isalpha() and len(word) > 2 and not weights.knows(word, folded=folded)
        if unknown and _SYLLABLE.fullmatch(fold(word)):
            weight = SLIP
        light = _is_light(word, folded)
        found[word] = Term(word, weight * LIGHT if light else weight, fold(word), unknown, pairs)
    return tuple(found.values())


@cache
def _halves(folded: bool) -> frozenset[tuple[str, ...]]:
    pairs = load_groups("halves")
    return frozenset(tuple(map(fold, pair)) for pair in pairs) if folded else frozenset(pairs)


def _is_half(pair: tuple[str, ...], folded: bool) -> bool:
    """True for a word of which the second syllable alone says as much."""
    return pair in _halves(folded)


def _is_kept(words: Sequence[str], at: int) -> bool:
    """True for half of a word that without its marks looks like a stop word: "de" of "dan de"."""
    pairs = {tuple(words[at - 1 : at + 1]) if at else (), tuple(words[at : at + 2])}
    return not pairs.isdisjoint(load_groups("kept"))


NUMBER = 0.4
"""Weight of a small number among the words: "ba trụ cột"."""

SLIP = 0.35
"""Weight of an unknown syllable that looks Vietnamese: a slip of the hand rather than a name."""

_SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")

LIGHT = 0.4
"""Part of its weight that a word of measuring keeps."""


@cache
def _light(folded: bool) -> frozenset[str]:
    listed = load_words("light")
    return frozenset(fold(w) for w in listed) if folded else listed


def _is_light(word: str, folded: bool) -> bool:
    return word in _light(folded)


def is_telling(phrase: Sequence[str], *, folded: bool) -> bool:
    """False where all of it only measures or ties words together: "tổng số", "kế hoạch"."""
    return any(not is_stop(word, folded=folded) and not _is_light(word, folded) for word in phrase)


def _one_slip(word: str, other: str) -> bool:
    """True when one letter was added, left out, changed or swapped with its neighbour."""
    if abs(len(word) - len(other)) > 1 or word == other:
        return word == other
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1:2] + a[:1] + a[2:] == b and len(a) > 1)


RARE = 0.8
"""Weight from which a syllable needs no neighbour: names, codes."""

MISTYPED = 0.5
"""Credit of a syllable found with other diacritics."""

UNMARKED, SLIPPED = 0.85, 0.7
"""Credit of a syllable typed without its diacritics among others that have them; of one letter wrong."""

OTHERWISE = 0.9
"""Credit of a syllable whose phrase the text has in other words."""

ALONE = 0.7
"""Credit of a syllable found without the neighbour it has in the question."""


def credit(term: Term, where: Bag) -> float:
    """1 when the term stands there with a neighbour it has in the question (or needs none), else less."""
    own = _own_credit(term, where)
    return OTHERWISE if own < OTHERWISE and any(_stands(o, where) for o in term.others) else own


def _stands(phrase: tuple[str, ...], where: Bag) -> bool:
    return all(word in where.ones for word in phrase) and all(two in where.twos for two in pairwise(phrase))


def _own_credit(term: Term, where: Bag) -> float:
    if term.text not in where.ones and term.unknown and any(_one_slip(term.bare, b) for b in where.bare):
        return SLIPPED
    if term.text not in where.ones:
        if term.text == term.bare and term.bare in where.bare and len(term.text) > 1:
            return UNMARKED
        return MISTYPED if term.bare in where.bare and len(term.text) > 2 else 0.0
    if not term.pairs or term.weight >= RARE or any(pair in where.twos for pair in term.pairs):
        return 1.0
    return ALONE


def coverage(terms: Sequence[Term], levels: Sequence[tuple[float, Bag]]) -> float:
    """Weighted share of ``terms`` found, each at its best level; 1 when there are no terms."""
    total = sum(t.weight for t in terms)
    if not total:
        return 1.0
    ordered = sorted(levels, key=lambda level: -level[0])
    return sum(t.weight * _best(t, ordered) for t in terms) / total


def _best(term: Term, ordered: Sequence[tuple[float, Bag]]) -> float:
    """The greatest worth of the term's places, those that count most first."""
    best = 0.0
    for worth, where in ordered:
        if worth <= best:
            break
        if term.unknown or term.others or term.bare in where.bare:
            best = max(best, worth * credit(term, where))
    return best


def surplus(where: str, terms: Sequence[Term], *, folded: bool, also: frozenset[str] = frozenset()) -> float:
    """Weighted share of ``where``'s words that the question does not have, 0 to 1."""
    weights = load_terms()
    asked = {t.text for t in terms} | also | {word for t in terms for other in t.others for word in other}
    words = {w for w in sequence(where, folded=folded) if not is_stop(w, folded=folded) and w.isalpha()}
    total = sum(weights.weigh(w, folded=folded) for w in words)
    if not total:
        return 0.0
    return sum(weights.weigh(w, folded=folded) for w in words - asked) / total
