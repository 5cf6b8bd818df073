"""How well passages are found: recall, MRR and nDCG over question sets that others published."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold
from vectorstore.build import Batch, write_generation
from vectorstore.corpora import QuestionSet, read_contexts, read_questions
from vectorstore.embed import Embedder, load_embedder
from vectorstore.lexical.records import Document
from vectorstore.opened import Opened, open_generation
from vectorstore.ranking import given_embedder, rank
from vectorstore.records import Stage
from vectorstore.settings import IndexSettings

STAGES: tuple[Stage, ...] = ("lexical", "dense", "fused")
DEPTH = 10
"""Hits looked at for each question."""

RESAMPLES = 1_000
SEED = 13

_AT_ONCE = 500

Ranks = NDArray[np.int64]
"""Shape (questions,): rank of the right passage from 1, or 0 when it is not among the first ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageScores:
    """One stage's measures over all questions, as fractions of 1."""

    values: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    """95 %, by the bootstrap over questions (Efron 1979), 1,000 resamples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalReport:
    """What was measured."""

    dataset: str
    """The file's name."""

    passages: int
    """Searched among, the question set's own included."""

    questions: int
    stages: Mapping[Stage, StageScores]

    def to_json(self) -> dict[str, object]:
        """The contract's object, and ``intervals`` beside it."""
        return {
            "dataset": self.dataset,
            "passages": self.passages,
            "questions": self.questions,
            "stages": {
                stage: {name: round(x, 4) for name, x in scores.values.items()}
                for stage, scores in self.stages.items()
            },
            "intervals": {
                stage: {name: [round(x, 4) for x in ends] for name, ends in scores.intervals.items()}
                for stage, scores in self.stages.items()
            },
        }

    def to_text(self) -> str:
        """A table in percent, for people."""
        lines = [f"{self.dataset}: {self.questions} questions, {self.passages} passages"]
        for stage, scores in self.stages.items():
            cells = [f"{name} {_percent(x, scores.intervals[name])}" for name, x in scores.values.items()]
            lines.append(f"  {stage:8} {'  '.join(cells)}")
        return "\n".join(lines)


def _percent(value: float, ends: tuple[float, float]) -> str:
    return f"{100 * value:.1f} ({100 * ends[0]:.1f}-{100 * ends[1]:.1f})"


def recall(ranks: Ranks, depth: int) -> NDArray[np.float64]:
    """1.0 where the right passage is among the first ``depth``, else 0.0; shape (questions,)."""
    return ((ranks > 0) & (ranks <= depth)).astype(np.float64)


def reciprocal_rank(ranks: Ranks) -> NDArray[np.float64]:
    """1/rank, 0.0 where it is not found (Voorhees 1999, TREC-8 QA).

    >>> reciprocal_rank(np.asarray([1, 4, 0])).tolist()
    [1.0, 0.25, 0.0]
    """
    return np.divide(1.0, ranks, out=np.zeros(len(ranks)), where=ranks > 0)


def discounted_gain(ranks: Ranks) -> NDArray[np.float64]:
    """Of one right passage, 1/log2(rank + 1): nDCG (Järvelin and Kekäläinen 2002, 10.1145/582415.582418)."""
    gains: NDArray[np.float64] = np.divide(
        1.0, np.log2(ranks + 1.0), out=np.zeros(len(ranks)), where=ranks > 0
    )
    return gains


MEASURES: Mapping[str, Callable[[Ranks], NDArray[np.float64]]] = {
    "recall@1": lambda ranks: recall(ranks, 1),
    "recall@5": lambda ranks: recall(ranks, 5),
    "recall@10": lambda ranks: recall(ranks, 10),
    "mrr@10": reciprocal_rank,
    "ndcg@10": discounted_gain,
}


def score_ranks(ranks: Ranks) -> StageScores:
    """Means with their intervals; zeros where there is no question."""
    if not len(ranks):
        return StageScores(values=dict.fromkeys(MEASURES, 0.0), intervals=dict.fromkeys(MEASURES, (0.0, 0.0)))
    drawn = np.random.default_rng(SEED).integers(0, len(ranks), size=(RESAMPLES, len(ranks)))
    values, intervals = {}, {}
    for name, measure in MEASURES.items():
        each = measure(ranks)
        low, high = np.quantile(each[drawn].mean(axis=1), (0.025, 0.975))
        values[name] = float(each.mean())
        intervals[name] = (float(low), float(high))
    return StageScores(values=values, intervals=intervals)


def _batches(texts: Sequence[str], embedder: Embedder) -> Iterator[Batch]:
    for start in range(0, len(texts), _AT_ONCE):
        some = list(texts[start : start + _AT_ONCE])
        documents = [Document(text=text) for text in some]
        yield [str(start + i) for i in range(len(some))], documents, embedder.encode_passages(some)


def _ranks(
    opened: Opened,
    questions: QuestionSet,
    embedder: Embedder,
    settings: IndexSettings,
    stage: Stage,
    bare: bool,
) -> Ranks:
    """Ranks of the right passages. Passages are keyed by their position."""
    found = np.zeros(len(questions.questions), dtype=np.int64)
    ready = given_embedder(embedder)
    for at, question in enumerate(questions.questions):
        text = fold(question.text) if bare else question.text
        hits = rank(opened, text, ready, settings=settings, k=DEPTH, stage=stage)
        keys = [hit.key for hit in hits]
        right = str(question.context)
        found[at] = keys.index(right) + 1 if right in keys else 0
    return found


def measure_retrieval(
    dataset: Path,
    corpora: Sequence[Path] = (),
    stages: Sequence[Stage] = STAGES,
    *,
    settings: IndexSettings | None = None,
    bare: bool = False,
) -> RetrievalReport:
    """Index the paragraphs of all files in a fresh place and ask the questions of ``dataset``.

    Args:
        dataset: SQuAD-shaped JSON, plain or ``.gz``.
        corpora: Further such files, whose paragraphs are searched among too.
        stages: What to measure.
        settings: Of the index; the defaults when left out.
        bare: Ask without diacritics.

    Raises:
        EvalError: A file is not SQuAD-shaped.
        EmbedderMissing: The embedder cannot be loaded.
    """
    settings = settings or IndexSettings()
    questions = read_questions(dataset)
    # The question set's own paragraphs come first, so that a question's context is its position.
    texts = list(dict.fromkeys([*questions.contexts, *read_contexts(corpora)]))
    embedder = load_embedder(settings)
    with tempfile.TemporaryDirectory(prefix="retrieval-") as place:
        folder = Path(place)
        write_generation(
            folder,
            _batches(texts, embedder),
            name=settings.embedder_name,
            mark=embedder.fingerprint,
            version=0,
        )
        opened = open_generation(folder)
        try:
            scores = {
                stage: score_ranks(_ranks(opened, questions, embedder, settings, stage, bare))
                for stage in stages
            }
        finally:
            opened.close()
    return RetrievalReport(
        dataset=questions.name, passages=len(texts), questions=len(questions.questions), stages=scores
    )
