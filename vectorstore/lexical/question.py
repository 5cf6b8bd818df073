"""A question as terms."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold, has_diacritics, nfc
from vectorstore.lexical.terms import Terms, number_terms, pair, read_syllables
from vectorstore.lexical.values import read_values
from vectorstore.lexical.weights import PAIR_WEIGHT

Expand = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Terms to look for in one table; arrays of one length."""

    terms: Terms
    weights: NDArray[np.float32]
    """How often the question has the term, pairs counting less."""

    pairs: NDArray[np.bool_]
    """Which of them are pairs of neighbours."""

    bare: Terms
    """The same terms without diacritics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked for in each table."""

    accented: Wanted | None
    """None for a question without diacritics."""

    folded: Wanted
    values: Wanted


def _and_pairs(words: list[str]) -> Terms:
    single = number_terms(words)
    return np.concatenate((single, pair(single[:-1], single[1:])))


def _count(words: list[str]) -> Wanted:
    terms, first, counts = np.unique(_and_pairs(words), return_index=True, return_counts=True)
    pairs = first >= len(words)
    return Wanted(
        terms=terms,
        weights=(counts * np.where(pairs, PAIR_WEIGHT, 1.0)).astype(np.float32),
        pairs=pairs,
        bare=_and_pairs([fold(word) for word in words])[first],
    )


def count_equally(terms: Terms) -> Wanted:
    """Terms that each count once, none of them a pair."""
    ones = np.ones(len(terms), dtype=np.float32)
    return Wanted(terms=terms, weights=ones, pairs=np.zeros(len(terms), dtype=np.bool_), bare=terms)


def read_question(text: str, expand: Expand) -> Question:
    """The terms of a question, its abbreviations and synonyms spelt out by ``expand``."""
    words = read_syllables(expand(nfc(text)))
    return Question(
        accented=_count(words) if has_diacritics(text) else None,
        folded=_count([fold(word) for word in words]),
        values=count_equally(np.unique(number_terms(read_values(text)))),
    )
