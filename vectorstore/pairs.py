"""Pairs of question and passage for contrastive training, drawn afresh for every step.

Texts without questions give pairs by the inverse cloze task (Lee, Chang and Toutanova 2019,
arXiv:1906.00300), with words of the sentence dropped so that it is worded less like its passage, by
titles, headings and leads. Several passages of one article stand in one batch: they are the hard
negatives.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold
from vectorstore.corpora import Article, QuestionSet
from vectorstore.pieces import Vocabulary

Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions and passages as rows of the table; question i belongs to passage i."""

    queries: list[Rows]
    passages: list[Rows]
    owners: NDArray[np.int64]
    """Shape (pairs,): equal numbers are the same passage, which is no negative of itself."""


def cut(vocabulary: Vocabulary, texts: Sequence[str]) -> list[Rows]:
    """Rows of the table for each text."""
    found = vocabulary.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [vocabulary.rows[e.ids] for e in found]


class Library:
    """Articles, cut into rows, as one flat array with the ends of sentences and sections."""

    def __init__(self, vocabulary: Vocabulary, articles: Iterable[Article], *, fewest: int = 4) -> None:
        """Cut every article of at least ``fewest`` sentences."""
        sentences: list[Rows] = []
        starts: list[tuple[int, int, int]] = []
        heads: list[tuple[Rows, Rows]] = []
        self._articles: list[tuple[int, int]] = []
        for article in articles:
            if sum(len(s.sentences) for s in article.sections) < fewest:
                continue
            first = len(starts)
            lead = article.summary or article.title
            for section in article.sections:
                if not section.sentences:
                    continue
                rows = cut(vocabulary, [article.title, f"{article.title}, {section.heading}", lead])
                heads.append((rows[1] if section.heading else rows[0], rows[2]))
                start = len(sentences)
                sentences += cut(vocabulary, section.sentences)
                starts.append((start, len(sentences), len(heads) - 1))
            self._articles.append((first, len(starts)))
        self._sentences = sentences
        self._sections = starts
        self._heads = heads
        sizes = [
            sum(self._sections[i][1] - self._sections[i][0] for i in range(a, b)) for a, b in self._articles
        ]
        # Long articles give more passages, but not in proportion, or a few would be half of the batch.
        weight = np.sqrt(np.asarray(sizes, dtype=np.float64))
        self._chance = weight / weight.sum()

    def draw(self, rng: np.random.Generator, pairs: int, *, together: int) -> Batch:
        """``pairs`` pairs, ``together`` of them from each article where it is long enough."""
        queries: list[Rows] = []
        passages: list[Rows] = []
        while len(queries) < pairs:
            for number in rng.choice(len(self._articles), size=pairs // together + 1, p=self._chance):
                first, last = self._articles[number]
                for section in rng.integers(first, last, size=together):
                    pair = self._pair(rng, int(section))
                    if pair is not None:
                        queries.append(pair[0])
                        passages.append(pair[1])
        order = rng.permutation(len(queries))[:pairs]
        return Batch([queries[i] for i in order], [passages[i] for i in order], np.arange(pairs))

    def _pair(self, rng: np.random.Generator, section: int) -> tuple[Rows, Rows] | None:
        start, end, head = self._sections[section]
        at = int(rng.integers(start, end))
        target, length, stop = int(rng.integers(40, 140)), 0, at
        while stop < end and length < target:
            length += len(self._sentences[stop])
            stop += 1
        kind = rng.random()
        kept = list(range(at, stop))
        if kind < 0.2:
            query = self._heads[head][int(rng.random() < 0.4)]
        else:
            chosen = int(rng.integers(at, stop))
            query = self._sentences[chosen]
            if len(query) > 24:
                cut_at = int(rng.integers(0, len(query) - 16))
                query = query[cut_at : cut_at + int(rng.integers(8, 24))]
            query = query[rng.random(len(query)) > rng.uniform(0.1, 0.6)]
            if len(kept) > 1 and rng.random() < 0.4:
                kept.remove(chosen)
        parts = [self._sentences[i] for i in kept]
        if rng.random() < 0.2:
            parts.insert(0, self._heads[head][0])
        passage = np.concatenate(parts)[:160]
        return (query, passage) if len(query) >= 2 and len(passage) >= 8 else None


class Quiz:
    """Questions of readers with their paragraphs; the article's other paragraphs stand in the batch too."""

    def __init__(self, vocabulary: Vocabulary, questions: QuestionSet) -> None:
        """Cut questions (with and without diacritics) and paragraphs."""
        self._contexts = cut(vocabulary, questions.contexts)
        texts = [q.text for q in questions.questions]
        self._plain = cut(vocabulary, texts)
        self._bare = cut(vocabulary, [fold(t) for t in texts])
        self._owner = np.asarray([q.context for q in questions.questions])
        self._article = np.asarray(questions.articles)[self._owner]

    def __len__(self) -> int:
        return len(self._plain)

    def draw(self, rng: np.random.Generator, pairs: int, *, bare: float = 0.25, drop: float = 0.2) -> Batch:
        """``pairs`` questions, whole articles at a time; a share ``bare`` of them without diacritics."""
        order = rng.permutation(int(self._article.max()) + 1)
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        chosen = np.argsort(rank[self._article] + rng.random(len(self)) * 0.5, kind="stable")[:pairs]
        queries = []
        for i in chosen:
            query = self._bare[i] if rng.random() < bare else self._plain[i]
            kept = query[rng.random(len(query)) > drop]
            queries.append(kept if len(kept) else query)
        passages = []
        for i in chosen:
            passage = self._contexts[self._owner[i]]
            passages.append(passage[rng.random(len(passage)) > drop])
        return Batch(queries, passages, self._owner[chosen])
