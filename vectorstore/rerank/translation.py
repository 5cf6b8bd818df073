"""How likely a passage's words are to be asked about in the question's words: IBM Model 1.

Brown et al. 1993; as a feature for ranking answers: Boytsov and Kolter 2021, arXiv:2102.06815. Learnt from
questions and the sentences that answer them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.rerank.asking import Asked
from vectorstore.rerank.cutting import Cut

Rows = NDArray[np.floating[Any]]
Places = NDArray[np.int64]

ITSELF = 0.3
"""Share of a word's probability that comes from the word itself."""

BACKGROUND = 0.3
"""Share that comes from what questions ask anyway."""

_SHORTEST = 8
"""Syllables that a sentence counts as having at least."""

_FLOOR = 1e-9
_UNKNOWN = 1e-6
"""Probability of a word that no question had."""

_KEPT = 1e-3
"""Least probability that is kept."""

_SEEN = 3
"""Questions, or sentences, that a word stands in at least."""

_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Probabilities of question words given a passage's word; both sides with diacritics, or both without."""

    words: Mapping[str, int]
    """Passage word → its number, from 0 without a gap."""

    asked: Mapping[str, int]
    """Question word → its number, from 0 without a gap."""

    share: NDArray[np.float32]
    """Shape (question words,): share of all words of questions."""

    starts: NDArray[np.int64]
    """Shape (question words + 1,): where each one's links begin in the two arrays below."""

    links: NDArray[np.int32]
    """Numbers of the passage words that make a question word likely."""

    chances: NDArray[np.float32]
    """Probability of the question word given the passage word, for each link."""

    def number(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Numbers of passage words; one past the last for those that are not in the table."""
        none = len(self.words)
        return np.asarray([self.words.get(token, none) for token in tokens], dtype=np.int64)

    def given(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Probability of each of ``terms`` for every passage word, shape ``(words + 1, len(terms))``."""
        rows = np.zeros((len(self.words) + 1, len(terms)), dtype=np.float32)
        for column, term in enumerate(terms):
            at = self.asked.get(term)
            if at is not None:
                some = slice(self.starts[at], self.starts[at + 1])
                rows[self.links[some], column] = self.chances[some]
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """Tables for questions typed with diacritics and without."""

    accented: Table
    folded: Table

    def score(
        self, asked: Asked, cuts: Sequence[Cut], hits: Rows, laid: tuple[Places, Places, Places]
    ) -> tuple[Rows, Rows]:
        """Mean log probability of the question's words given each passage, and given its best sentence.

        Args:
            asked: The question.
            cuts: The passages.
            hits: 1.0 where a syllable is the question's own, shape (syllables of all passages, terms).
            laid: First syllables of passages, first syllables of sentences, first sentences of passages.
        """
        starts, sentences, owners = laid
        table = self.folded if asked.bare else self.accented
        for cut in cuts:
            if asked.bare not in cut.numbered:
                cut.numbered[asked.bare] = table.number(cut.bare if asked.bare else cut.tokens)
        numbers = np.concatenate([cut.numbered[asked.bare] for cut in cuts])
        flat = (1 - ITSELF) * table.given(asked.terms)[numbers] + ITSELF * hits
        sizes = np.asarray([max(1, cut.size) for cut in cuts])
        lengths = np.concatenate([cut.lengths for cut in cuts])
        background = BACKGROUND * self._usual(table, asked.terms)
        whole = np.add.reduceat(flat, starts) / sizes[:, None]
        each = np.add.reduceat(flat, sentences) / np.maximum(lengths, _SHORTEST)[:, None]
        passages, best = (
            np.log(background + (1 - BACKGROUND) * given + _FLOOR).mean(axis=1) for given in (whole, each)
        )
        return passages, np.maximum.reduceat(best, owners)

    @staticmethod
    def _usual(table: Table, terms: Sequence[str]) -> Rows:
        return np.asarray([table.share[table.asked[t]] if t in table.asked else _UNKNOWN for t in terms])


def learn_table(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Table:
    """A table by expectation maximisation over pairs of question and answering sentence, cut into words."""
    kept = [(list(question), sorted(set(sentence))) for question, sentence in pairs]
    asked = _numbers(word for question, _ in kept for word in set(question))
    said = {"": 0, **{w: i + 1 for w, i in _numbers(w for _, s in kept for w in s).items()}}
    keys, groups = _links(kept, asked, said)
    links, which = np.unique(keys, return_inverse=True)
    sources = links // len(asked)
    chance = np.full(len(links), 1.0 / len(asked))
    for _ in range(_ROUNDS):
        share = chance[which]
        share /= np.bincount(groups, share)[groups]
        counts = np.bincount(which, share)
        chance = counts / np.bincount(sources, counts, minlength=len(said))[sources]
    held = (chance > _KEPT) & (sources > 0)
    order = np.lexsort((sources[held], links[held] % len(asked)))
    owners = (links[held] % len(asked))[order]
    counted = Counter(word for question, _ in kept for word in question)
    return Table(
        words={word: at - 1 for word, at in said.items() if word},
        asked=asked,
        share=np.asarray([counted[w] / counted.total() for w in asked], dtype=np.float32),
        starts=np.searchsorted(owners, np.arange(len(asked) + 1)),
        links=(sources[held][order] - 1).astype(np.int32),
        chances=chance[held][order].astype(np.float32),
    )


def _numbers(words: Iterable[str]) -> dict[str, int]:
    """Words that stand often enough, numbered in order of appearance of their sorted names."""
    counts = Counter(words)
    return {word: i for i, word in enumerate(sorted(w for w, n in counts.items() if n >= _SEEN))}


def _links(
    kept: Sequence[tuple[Sequence[str], Sequence[str]]], asked: Mapping[str, int], said: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every link between a sentence's word (or none) and a question's, and the question word it is of."""
    keys, groups, group = [], [], 0
    for question, sentence in kept:
        sources = np.asarray([0, *(said[w] for w in sentence if w in said)], dtype=np.int64)
        for word in question:
            if word in asked:
                keys.append(sources * len(asked) + asked[word])
                groups.append(np.full(len(sources), group))
                group += 1
    return np.concatenate(keys), np.concatenate(groups)
