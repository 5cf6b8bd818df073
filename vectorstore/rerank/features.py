"""What tells a passage that answers from one that only shares words: numbers for the network.

All passages of one question are laid behind each other and read at once. Coverage in the best sentence and
the best window follows Tellex et al. 2003 (10.1145/860435.860445); the rest are usual in learning to rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.rerank.asking import Asked
from vectorstore.rerank.cutting import GAP, Cut
from vectorstore.rerank.translation import Translation

Rows = NDArray[np.float32]
Marks = NDArray[np.floating[Any]]

WINDOWS = (15, GAP)
"""Syllables."""

_AHEAD = 6
"""Syllables within which one word of the question follows another."""

_TELLING = 0.5
"""Weight above which a syllable's first place in the passage counts."""

WIDTH = 23
"""Features of a passage."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Passages laid behind each other."""

    at: NDArray[np.int64]
    """Position of each syllable among the question's terms; one past the last for any other."""

    starts: NDArray[np.int64]
    """First place of each passage."""

    sentences: NDArray[np.int64]
    """First place of each sentence of all passages."""

    owners: NDArray[np.int64]
    """First sentence of each passage."""

    sizes: NDArray[np.float64]
    empty: NDArray[np.bool_]
    """Places of the gaps."""

    none: int
    """What :attr:`at` says where the question has no such term."""


def _lay(asked: Asked, cuts: Sequence[Cut]) -> _Laid:
    place = {term: i for i, term in enumerate(asked.terms)}
    none = len(place)
    tokens = (cut.bare if asked.bare else cut.tokens for cut in cuts)
    at = np.asarray([place.get(t, none) for some in tokens for t in some], dtype=np.int64)
    lengths = [len(cut.tokens) for cut in cuts]
    starts = np.cumsum([0, *lengths[:-1]])
    firsts = [cut.firsts for cut in cuts]
    counts = [len(f) for f in firsts]
    return _Laid(
        at=at,
        starts=starts,
        sentences=np.concatenate([f + s for f, s in zip(firsts, starts, strict=True)]),
        owners=np.cumsum([0, *counts[:-1]]),
        sizes=np.asarray([max(1, cut.size) for cut in cuts], dtype=np.float64),
        empty=np.concatenate([np.arange(len(cut.tokens)) >= cut.size for cut in cuts]),
        none=none,
    )


def read_features(asked: Asked, cuts: Sequence[Cut], translation: Translation) -> Rows:
    """Rows of shape ``(len(cuts), WIDTH)``, most between 0 and 1; the last two are log probabilities."""
    if not cuts or not asked.terms:
        return np.zeros((len(cuts), WIDTH), dtype=np.float32)
    laid = _lay(asked, cuts)
    terms, pairs = len(asked.terms), len(asked.pairs)
    weights, weight = np.asarray(asked.weights), sum(asked.weights)
    pair_weights, pair_weight = np.asarray(asked.pair_weights), sum(asked.pair_weights) or 1.0
    hits = _marks(laid.at, terms)
    joined = _marks(_pairs_at(asked, laid.at), pairs)
    seen = np.add.reduceat(hits, laid.starts)
    found = seen > 0
    paired = np.add.reduceat(joined, laid.starts) > 0
    told = (np.add.reduceat(hits, laid.sentences) > 0) @ weights / weight
    told_pairs = (np.add.reduceat(joined, laid.sentences) > 0) @ pair_weights / pair_weight
    ahead = np.concatenate([np.zeros((1, terms)), np.cumsum(hits, axis=0)])
    best = _best_sentences(laid, told + told_pairs)
    columns = [
        found @ weights / weight,
        paired @ pair_weights / pair_weight,
        _runs(paired, pair_weights) / pair_weight,
        np.maximum.reduceat(told, laid.owners),
        np.maximum.reduceat(told_pairs, laid.owners),
        _best_couple(laid, hits, weights) / weight,
        *(_best_window(laid, ahead, weights, size) / weight for size in WINDOWS),
        _followed(asked, laid, hits, ahead),
        _share(found, asked.capitals),
        _share(found, asked.numbers),
        np.where(found, 0.0, weights).max(axis=1),
        found.sum(axis=1) / terms,
        np.log1p(laid.sizes),
        *_signs(laid, cuts, best),
        _first(laid, hits, weights),
        np.log1p(seen) @ weights / weight,
        np.full(len(cuts), weight),
        _weighed(found, weights, asked.focus),
    ]
    spoken = translation.score(asked, cuts, hits, (laid.starts, laid.sentences, laid.owners))
    return np.column_stack([*columns, *spoken]).astype(np.float32)


def _marks(at: NDArray[np.int64], width: int) -> NDArray[np.float32]:
    """1.0 in the column that each place names; places that name ``width`` have none."""
    marks = np.zeros((len(at), width), dtype=np.float32)
    known = np.flatnonzero(at < width)
    marks[known, at[known]] = 1.0
    return marks


def _pairs_at(asked: Asked, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each place, which of the question's pairs begins there; their number where none does."""
    none = len(asked.pairs)
    table = np.full((len(asked.terms) + 1, len(asked.terms) + 1), none)
    for i, (a, b) in enumerate(asked.pairs):
        table[a, b] = i
    return np.append(table[at[:-1], at[1:]], none)


def _runs(paired: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weight of the longest run of the question's neighbouring pairs that a passage holds."""
    best = np.zeros(len(paired))
    run = np.zeros(len(paired))
    for column, weight in zip(paired.T, weights, strict=True):
        run = np.where(column, run + weight, 0.0)
        best = np.maximum(best, run)
    return best


def _best_sentences(laid: _Laid, told: NDArray[np.float64]) -> NDArray[np.int64]:
    """Ordinal, in its passage, of the first sentence that tells most."""
    ends = np.append(laid.owners[1:], len(told))
    return np.asarray([told[a:b].argmax() for a, b in zip(laid.owners, ends, strict=True)])


def _best_couple(laid: _Laid, hits: Marks, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Most that two neighbouring sentences tell, each counted for itself."""
    told = (np.add.reduceat(hits, laid.sentences) > 0) @ weights
    after = np.append(told[1:], 0.0)
    after[np.append(laid.owners[1:], len(told)) - 1] = 0.0  # the last of a passage has none after it
    couples: NDArray[np.float64] = np.maximum.reduceat(told + after, laid.owners)
    return couples


def _best_window(laid: _Laid, ahead: Marks, weights: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Most that ``size`` syllables in a row tell."""
    count = len(ahead) - 1
    ends = np.minimum(np.arange(count) + size, count)
    told = (ahead[ends] > ahead[:-1]) @ weights
    told[laid.empty] = 0.0  # a window that begins in the gap may end in the next passage
    windows: NDArray[np.float64] = np.maximum.reduceat(told, laid.starts)
    return windows


def _followed(asked: Asked, laid: _Laid, hits: Marks, ahead: Marks) -> NDArray[np.float64]:
    """Share of the question's steps from word to word that a passage makes within a few syllables."""
    if not asked.steps:
        return np.zeros(len(laid.starts))
    one, two = (np.asarray(side) for side in zip(*asked.steps, strict=True))
    count = len(hits)
    near = ahead[np.minimum(np.arange(count) + _AHEAD + 1, count)] > ahead[1:]
    made = np.add.reduceat((hits[:, one] > 0) & near[:, two], laid.starts) > 0
    weights = np.asarray([(asked.weights[a] + asked.weights[b]) / 2 for a, b in asked.steps])
    followed: NDArray[np.float64] = made @ weights / weights.sum()
    return followed


def _share(found: NDArray[np.bool_], which: Sequence[int]) -> NDArray[np.float64]:
    if not which:
        return np.zeros(len(found))
    share: NDArray[np.float64] = found[:, list(which)].mean(axis=1)
    return share


def _weighed(
    found: NDArray[np.bool_], weights: NDArray[np.float64], which: Sequence[int]
) -> NDArray[np.float64]:
    if not which:
        return np.zeros(len(found))
    chosen = weights[list(which)]
    share: NDArray[np.float64] = found[:, list(which)] @ chosen / chosen.sum()
    return share


def _signs(laid: _Laid, cuts: Sequence[Cut], best: NDArray[np.int64]) -> list[NDArray[np.float64]]:
    """Whether the best sentence has a number, a year, and capitals that the question has not."""
    signs = np.zeros((len(cuts), 3))
    ends = np.append(laid.starts[1:], len(laid.at))
    other = laid.at == laid.none
    for i, (cut, start, end) in enumerate(zip(cuts, laid.starts, ends, strict=True)):
        here = cut.sentence == best[i]
        names = cut.capital & other[start:end]
        signs[i] = (cut.number & here).any(), (cut.year & here).any(), (names & here).sum() > 1
    return list(signs.T)


def _first(laid: _Laid, hits: Marks, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far into a passage its first telling word of the question stands, 0 to 1; 1 where none does."""
    telling = np.asarray(hits[:, weights > _TELLING].any(axis=1))
    ends = np.append(laid.starts[1:], len(telling))
    first = np.ones(len(laid.starts))
    for i, (start, end) in enumerate(zip(laid.starts, ends, strict=True)):
        if telling[start:end].any():
            first[i] = telling[start:end].argmax() / laid.sizes[i]
    return first
