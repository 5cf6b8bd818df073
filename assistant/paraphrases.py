"""What people say and what reports write for it, from ``paraphrases.txt``: "bỏ việc" and "thôi việc".

They stand beside a question's words and never in their place: a figure of "thôi việc" is found for "bỏ việc"
nearly as well as one of "bỏ việc" itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from assistant.terms import Term, is_telling, sequence
from ingest.text import has_diacritics

Phrase = tuple[str, ...]
"""Canonical syllables in order."""

GAP = "…"
"""Stands in a phrase for up to :data:`REACH` other syllables."""

REACH = 4


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A phrase as asked, and the phrases that reports have for it."""

    asked: Phrase
    told: tuple[Phrase, ...]


def find_paraphrases(words: Sequence[str], *, folded: bool) -> tuple[Paraphrase, ...]:
    """Those whose phrase stands in canonical ``words``; of those that share words the longest."""
    table = _table(folded)
    found = [
        (at, end, paraphrase)
        for at, word in enumerate(words)
        for paraphrase in table.get(word, ())
        if (end := _end(paraphrase.asked, words, at)) is not None
    ]
    kept: list[tuple[int, int, Paraphrase]] = []
    for at, end, paraphrase in sorted(found, key=lambda one: one[0] - one[1]):
        if all(end <= a or e <= at for a, e, _ in kept):
            kept.append((at, end, paraphrase))
    return tuple(paraphrase for _, _, paraphrase in sorted(kept, key=lambda one: one[0]))


def with_others(terms: Sequence[Term], text: str, *, folded: bool) -> tuple[Term, ...]:
    """``terms`` of a question's ``text`` with what reports write for the phrases that they belong to.

    Left out is what holds the phrase itself or a part of it alone, and what tells of no subject: "tổng số".
    """
    others: dict[str, dict[Phrase, None]] = defaultdict(dict)
    for paraphrase in find_paraphrases(sequence(text, folded=folded), folded=folded):
        asked = frozenset(paraphrase.asked)
        more = dict.fromkeys(told for told in paraphrase.told if _adds(told, asked, folded=folded))
        for word in asked if more else ():
            others[word].update(more)
    return tuple(replace(t, others=tuple(others[t.text])) if t.text in others else t for t in terms)


def _adds(told: Phrase, asked: frozenset[str], *, folded: bool) -> bool:
    return not (asked.issubset(told) or asked.issuperset(told)) and is_telling(told, folded=folded)


def in_report_words(text: str) -> str:
    """``text``, lower case, with phrases of it in the words that reports prefer; empty where it has none.

    For reading what kind is asked.

    >>> in_report_words("Bao nhiêu bác sĩ bỏ việc?")
    'bao nhiêu bác sĩ thôi việc'
    """
    folded = not has_diacritics(text)
    words, found = list(sequence(text, folded=folded)), False
    for at in range(len(words) - 1, -1, -1):
        for paraphrase in _table(folded).get(words[at], ()):
            phrase = paraphrase.asked
            if GAP not in phrase and tuple(words[at : at + len(phrase)]) == phrase:
                words[at : at + len(phrase)], found = paraphrase.told[0], True
                break
    return " ".join(words) if found else ""


def words_of(terms: Sequence[Term], *, most: int = 2) -> str:
    """Further words that reports may write for ``terms``, of ``most`` phrases each: searched for too."""
    own = {term.text for term in terms}
    told = dict.fromkeys(o for term in terms for o in term.others[:most] if not own.issuperset(o))
    return " ".join(dict.fromkeys(word for phrase in told for word in phrase if word not in own))


def _end(phrase: Phrase, words: Sequence[str], at: int) -> int | None:
    """Where ``phrase`` ends that begins at ``at``; None where it does not stand there."""
    if len(phrase) > 1 and phrase[1] != GAP and (at + 1 == len(words) or words[at + 1] != phrase[1]):
        return None  # as most that begin alike: told without the loop
    reach = 0
    for wanted in phrase:
        if wanted == GAP:
            reach = REACH
            continue
        skipped = next((n for n, word in enumerate(words[at : at + reach + 1]) if word == wanted), None)
        if skipped is None:
            return None
        at, reach = at + skipped + 1, 0
    return at


@cache
def _table(folded: bool) -> Mapping[str, tuple[Paraphrase, ...]]:
    """By the first syllable of what is asked."""
    told: dict[Phrase, dict[Phrase, None]] = defaultdict(dict)
    for asked, others in _entries():
        key = _phrase(asked, folded)
        told[key].update(dict.fromkeys(other for o in others if (other := _phrase(o, folded)) != key))
    made: dict[str, list[Paraphrase]] = defaultdict(list)
    for key, phrases in told.items():
        if key and key[0] != GAP and phrases:
            made[key[0]].append(Paraphrase(key, tuple(phrases)))
    return {first: tuple(sorted(those, key=_longest)) for first, those in made.items()}


def _longest(paraphrase: Paraphrase) -> int:
    return -len(paraphrase.asked)


def _phrase(text: str, folded: bool) -> Phrase:
    pieces = [sequence(piece, folded=folded) for piece in text.split(GAP)]
    phrase = list(pieces[0])
    for piece in pieces[1:]:
        phrase += [GAP, *piece]
    return tuple(phrase)


def _entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is asked with what is told for it, line by line."""
    listed = files("assistant").joinpath("paraphrases.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        entry = line.partition("#")[0].strip()
        if "->" in entry:
            left, _, right = entry.partition("->")
            told = _split(right, "|")
            yield from ((asked, told) for asked in _split(left, "|"))
        elif entry:
            alike = _split(entry, "=")
            yield from ((asked, tuple(a for a in alike if a != asked)) for asked in alike)


def _split(text: str, at: str) -> tuple[str, ...]:
    return tuple(part for piece in text.split(at) if (part := piece.strip()))
