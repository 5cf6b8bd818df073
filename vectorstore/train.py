"""The default embedder, trained from nothing: contrastive learning of one vector a piece.

One of the two files that know torch. The loop is written out because the library's trainer costs more
than the model: a batch of 1,024 pairs takes a fifth of a second on one core.
"""

import hashlib
import itertools
import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch.nn import functional

from ingest.text import fold
from vectorstore.corpora import TRAINING_FILES, Article, QuestionSet, read_articles, read_questions
from vectorstore.pairs import Batch, Library, Quiz, Rows, cut
from vectorstore.pieces import Vocabulary, build_vocabulary
from vectorstore.static import MANIFEST, damping

logger = logging.getLogger(__name__)
Log = Callable[[str], None]

POWER = 0.7
"""Of :class:`StaticModel`, when it serves. Chosen on ViQuAD dev, alone and among the passages trained on."""

DEV_FILE = "viquad1_dev.json.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the model is made. The defaults made the carried one."""

    seed: int = 20241123
    dimension: int = 512
    words: int = 14_000
    phrases: int = 12_000
    fragments: int = 5_000
    syllables: int = 12_000_000
    """Syllables counted for the vocabulary."""

    articles: int = 30_000
    """Read from the text files in turn: all of Wikipedia and the laws, and a third of the news."""

    steps: int = 1_200
    pairs: int = 1_024
    """In a batch; all other passages of the batch are negatives."""

    together: int = 8
    """Passages drawn from one article: negatives of each other."""

    quiz_every: int = 3
    """One batch in so many is of readers' questions, the others are drawn from articles."""

    rate: float = 0.03
    """Adam's learning rate at its highest; it climbs for 30 steps and then falls to 0 in a line."""

    scale: float = 20.0
    """Cosines are multiplied by it before the softmax."""

    threads: int = 1


def _articles(data: Path) -> Iterator[Article]:
    """Articles of all files, taken in turn, so that any first part of them is a mixture."""
    sources = [read_articles(data / name) for name in TRAINING_FILES if ".jsonl" in name]
    for group in itertools.zip_longest(*sources):
        yield from (article for article in group if article is not None)


def training_texts(data: Path) -> Iterator[str]:
    """Titles, leads, headings and sentences of all articles."""
    for article in _articles(data):
        yield article.title
        yield article.summary
        for section in article.sections:
            yield section.heading
            yield from section.sentences


def _embed(table: torch.Tensor, texts: list[Rows], *, power: float = 1.0) -> torch.Tensor:
    """Unit vectors of texts given as rows of the table; ``power`` as of :class:`StaticModel`."""
    lengths = np.asarray([len(t) for t in texts])
    starts = torch.from_numpy(np.cumsum([0, *lengths[:-1]]))
    rows = np.concatenate(texts).astype(np.int64)
    owners = np.repeat(np.arange(len(texts)), lengths)
    shares = torch.from_numpy(damping(rows + owners * len(table), power))
    flat = torch.from_numpy(rows)
    summed = functional.embedding_bag(flat, table, starts, mode="sum", per_sample_weights=shares)
    return functional.normalize(summed, dim=1)


def _loss(table: torch.Tensor, batch: Batch, scale: float) -> torch.Tensor:
    """In-batch softmax both ways (van den Oord et al. 2018, arXiv:1807.03748), equal passages masked."""
    scores = _embed(table, batch.queries) @ _embed(table, batch.passages).T * scale
    owners = torch.from_numpy(batch.owners)
    same = (owners[:, None] == owners[None]) & ~torch.eye(len(owners), dtype=torch.bool)
    scores = scores.masked_fill(same, -1e4)
    right = torch.arange(len(owners))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def _start(vocabulary: Vocabulary, recipe: Recipe) -> torch.Tensor:
    """Random directions, as long as the piece is rare.

    Before any training the sum of such vectors is a random projection of TF-IDF, which already finds 75 % of
    XQuAD-vi's paragraphs first; with equal lengths it would have to be learnt.
    """
    rare = np.clip(-vocabulary.log_frequency - 3.0, 0.3, None)
    maker = torch.Generator().manual_seed(recipe.seed)
    table = torch.randn(len(rare), recipe.dimension, generator=maker)
    return table * torch.from_numpy((rare / rare.mean()).astype(np.float32))[:, None]


class Examination:
    """Questions that are only measured on: share of them whose paragraph comes first."""

    def __init__(self, vocabulary: Vocabulary, questions: QuestionSet) -> None:
        """Cut them once."""
        texts = [q.text for q in questions.questions]
        self._contexts = cut(vocabulary, questions.contexts)
        self._asked = [cut(vocabulary, texts), cut(vocabulary, [fold(t) for t in texts])]
        self._right = torch.tensor([q.context for q in questions.questions])

    def score(self, table: torch.Tensor) -> tuple[float, float]:
        """Recall@1 of the questions as typed, and without diacritics, as the model serves; fractions of 1."""
        with torch.inference_mode():
            contexts = _embed(table, self._contexts, power=POWER)
            nearest = [(_embed(table, asked, power=POWER) @ contexts.T).argmax(1) for asked in self._asked]
        found = [float((first == self._right).float().mean()) for first in nearest]
        return found[0], found[1]


def _quantise(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows in 8 bits and each row's scale; Recall@1 changes by 0.1 points at most (measured)."""
    scale = np.abs(table).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def save_model(
    out: Path, vocabulary: Vocabulary, table: NDArray[np.float32], facts: dict[str, object]
) -> None:
    """Write a folder that sentence-transformers loads: rows in 8 bits, pieces' rows, rows' scales.

    ``StaticEmbedding`` reads this layout (model2vec's) by itself: ``embeddings[mapping] * weights``.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    out.mkdir(parents=True, exist_ok=True)
    shell = StaticEmbedding(vocabulary.tokenizer, embedding_dim=1)
    SentenceTransformer(modules=[shell], device="cpu").save(str(out), create_model_card=False)
    rows, scale = _quantise(table)
    save_file(
        {"embeddings": rows, "mapping": vocabulary.rows.astype(np.int32), "weights": scale[vocabulary.rows]},
        out / "model.safetensors",
    )
    (out / "model.safetensors").chmod(0o644)
    vocabulary.tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    parts = ["model.safetensors", "tokenizer.json", "modules.json", "config_sentence_transformers.json"]
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in parts}
    whole = json.dumps({"sha256": sums, **facts}, indent=1, ensure_ascii=False)
    (out / MANIFEST).write_text(whole + "\n", encoding="utf-8")


def train(data: Path, out: Path, recipe: Recipe, log: Log) -> None:
    """Make the default embedder from the files in ``data`` and write it to ``out``.

    Raises:
        EvalError: A question file cannot be read.
        OSError: A text file cannot be read.
    """
    began = time.monotonic()
    torch.set_num_threads(recipe.threads)
    vocabulary = build_vocabulary(
        training_texts(data),
        words=recipe.words,
        phrases=recipe.phrases,
        fragments=recipe.fragments,
        limit=recipe.syllables,
    )
    made = f"{len(vocabulary.rows)} pieces, {len(vocabulary.log_frequency)} rows"
    log(f"{made}, {time.monotonic() - began:.0f} s")
    library = Library(vocabulary, itertools.islice(_articles(data), recipe.articles))
    quiz = Quiz(vocabulary, read_questions(data / TRAINING_FILES[-1]))
    examination = Examination(vocabulary, read_questions(data / DEV_FILE))
    log(f"texts are cut, {time.monotonic() - began:.0f} s")
    table = torch.nn.Parameter(_start(vocabulary, recipe))
    _optimise(table, library, quiz, examination, recipe, log)
    found = examination.score(table.detach())
    facts: dict[str, object] = {
        "power": POWER,
        "recipe": asdict(recipe),
        "data": {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in TRAINING_FILES},
        "viquad_dev_recall@1": [round(x, 4) for x in found],
    }
    save_model(out, vocabulary, table.detach().numpy(), facts)
    log(f"{out}: ViQuAD dev R@1 {found[0]:.3f}, {found[1]:.3f} folded, {time.monotonic() - began:.0f} s")


def _optimise(
    table: torch.nn.Parameter,
    library: Library,
    quiz: Quiz,
    examination: Examination,
    recipe: Recipe,
    log: Log,
) -> None:
    rng = np.random.default_rng(recipe.seed)
    optimiser = torch.optim.Adam([table], lr=recipe.rate, betas=(0.9, 0.99), fused=True)
    for step in range(recipe.steps):
        rate = recipe.rate * min(1.0, (step + 1) / 30) * (1 - step / recipe.steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        if step % recipe.quiz_every == 0:
            batch = quiz.draw(rng, recipe.pairs)
        else:
            batch = library.draw(rng, recipe.pairs, together=recipe.together)
        loss = _loss(table, batch, recipe.scale)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimiser.step()
        if (step + 1) % 200 == 0:
            found = examination.score(table.detach())
            log(f"step {step + 1}: loss {loss.item():.3f}, ViQuAD dev R@1 {found[0]:.3f} {found[1]:.3f}")
