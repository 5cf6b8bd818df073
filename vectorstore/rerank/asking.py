"""A question as the reranker reads it: its syllables, their weights, and the kind of answer it wants."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ingest.text import SYLLABLE, fold, has_diacritics, nfc, one_tone
from vectorstore.terms import load_terms

_LEAST = 1e-4
"""Added to every weight, so that a question of empty words has a sum."""

_NEAR = 3
"""Syllables on either side of a question word that say what is asked for."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What ``questions.toml`` holds, as written and folded."""

    empty: tuple[frozenset[str], frozenset[str]]
    asking: tuple[frozenset[str], frozenset[str]]
    wants: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    faint: float


@cache
def _words() -> _Words:
    raw = tomllib.loads(files("vectorstore.rerank").joinpath("questions.toml").read_text(encoding="utf-8"))
    empty, asking = (frozenset(raw[name]) for name in ("empty", "asking"))
    wants = tuple(
        (re.compile(rf"\b(?:{p})\b"), re.compile(rf"\b(?:{fold(p)})\b")) for p in raw["wants"].values()
    )
    return _Words(
        empty=(empty, frozenset(map(fold, empty))),
        asking=(asking, frozenset(map(fold, asking))),
        wants=wants,
        faint=float(raw["faint"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, cut."""

    terms: tuple[str, ...]
    """Its syllables, repeated ones once, in order."""

    weights: tuple[float, ...]
    """How much each tells, above 0, at most about 1."""

    pairs: tuple[tuple[int, int], ...]
    """Neighbouring syllables, by their positions in :attr:`terms`."""

    pair_weights: tuple[float, ...]
    steps: tuple[tuple[int, int], ...]
    """Neighbours among the syllables that say something."""

    capitals: tuple[int, ...]
    """Syllables with a capital letter, the first of the question left out."""

    numbers: tuple[int, ...]
    focus: tuple[int, ...]
    """Syllables next to the question word: ``năm``, ``tỉnh`` of "tỉnh nào"."""

    wants: tuple[float, ...]
    """1.0 for each kind of answer that is asked for, in the order of ``questions.toml``."""

    bare: bool
    """Typed without diacritics."""


def read_asked(question: str) -> Asked:
    """Cut and weigh ``question``."""
    text, known = nfc(question), _words()
    bare = not has_diacritics(text)
    found = list(SYLLABLE.finditer(text))
    tokens = [one_tone(m.group().lower()) for m in found]
    place: dict[str, int] = {}
    row = [place.setdefault(token, len(place)) for token in tokens]
    empty, asking = known.empty[bare], known.asking[bare]
    weigh = load_terms().weigh
    weights = tuple(weigh(t, folded=bare) * (known.faint if t in empty else 1.0) + _LEAST for t in place)
    pairs = tuple(dict.fromkeys(pairwise(row)))
    full = [i for i, token in zip(row, tokens, strict=True) if token not in empty]
    wanted = [i for i, token in enumerate(tokens) if token in asking]
    near = {row[j] for i in wanted for j in range(max(0, i - _NEAR), min(len(row), i + _NEAR + 1))}
    terms = tuple(place)
    return Asked(
        terms=terms,
        weights=weights,
        pairs=pairs,
        pair_weights=tuple(_pair(terms[a], terms[b], weights[a], weights[b], empty) for a, b in pairs),
        steps=tuple(dict.fromkeys(pairwise(full))),
        capitals=tuple(dict.fromkeys(row[k] for k, m in enumerate(found) if k and m.group()[0].isupper())),
        numbers=tuple(i for i, term in enumerate(terms) if term[0].isdigit()),
        focus=tuple(sorted(i for i in near if terms[i] not in empty)),
        wants=tuple(float(bool(p[bare].search(text.lower()))) for p in known.wants),
        bare=bare,
    )


def _pair(one: str, two: str, first: float, second: float, empty: frozenset[str]) -> float:
    mean = (first + second) / 2
    return mean * 0.2 if one in empty and two in empty else mean
