"""One question against one open generation: candidates of both legs, fused, and the best of them read."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexStale
from ingest.text import has_diacritics, nfc
from vectorstore.crossing import load_crossing
from vectorstore.diversity import spread_out
from vectorstore.embed import Embedder, load_embedder
from vectorstore.fusion import Scores, fuse, standardise
from vectorstore.opened import Opened
from vectorstore.records import Hit, Stage
from vectorstore.rerank.ranker import load_reranker
from vectorstore.settings import IndexSettings

Positions = NDArray[np.int64]

DENSE_HELP = np.float32(0.3)
"""Weight of the standardised cosine beside the reranker's log odds. Recall@1 on ViQuAD dev among 4,616
passages: 77.6 % at 0, 77.8 at 0.3, 77.2 at 0.6."""


def start_embedder(settings: IndexSettings) -> "Future[Embedder]":
    """The configured embedder, being loaded by a thread of its own: importing torch takes seconds."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedder")
    promised = pool.submit(load_embedder, settings)
    pool.shutdown(wait=False)
    return promised


def given_embedder(embedder: Embedder) -> "Future[Embedder]":
    """One that is loaded already, for :func:`rank`."""
    promised: Future[Embedder] = Future()
    promised.set_result(embedder)
    return promised


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Candidates, in the catalogue's order."""

    positions: Positions
    lexical: Scores
    """BM25 scores; zeros for the dense stage."""

    dense: Scores
    """Cosines; zeros for the lexical stage."""


def rank(
    opened: Opened,
    query: str,
    embedder: "Future[Embedder]",
    *,
    settings: IndexSettings,
    k: int,
    stage: Stage,
    among: Collection[str] | None = None,
    diverse: bool = False,
) -> list[Hit]:
    """The best ``k`` passages of an open generation; equal scores in the catalogue's order.

    ``among`` holds the search to the reports with these ids, so that ``k`` of theirs are found; ``diverse``
    passes over passages that say again what those before them say.
    """
    if not opened.manifest.passages:
        return []
    allowed = None if among is None else opened.of_reports(among)
    wordings = _wordings(opened, query)
    found = _find(
        opened,
        wordings,
        embedder,
        settings=settings,
        count=max(k, settings.candidates),
        stage=stage,
        allowed=allowed,
    )
    hits, order = _order(opened, wordings, found, settings=settings, stage=stage)
    if diverse:
        vectors = opened.vectors[found.positions[order]].astype(np.float32)
        scores = np.asarray([h.score for h in hits], dtype=np.float32)
        return [hits[i] for i in spread_out(scores, vectors, k)]
    return hits[:k]


def _wordings(opened: Opened, query: str) -> tuple[str, ...]:
    """The question as typed; where that is without diacritics, also with those that it most likely lacks.

    What was put back may be wrong, so words as typed count as much. Recall@1 on every third question of
    ViQuAD dev without diacritics: 80.1 % as typed alone, 81.1 by the second alone, 81.8 by both; the dense
    leg alone 52.8 % as typed, 57.0 by both, 58.9 by the second.
    """
    if has_diacritics(nfc(query)):
        return (query,)
    return tuple(dict.fromkeys((query, opened.spell(query))))


def _find(
    opened: Opened,
    wordings: Sequence[str],
    embedder: "Future[Embedder]",
    *,
    settings: IndexSettings,
    count: int,
    stage: Stage,
    allowed: Positions | None,
) -> _Found:
    """The best ``count`` of each leg, with the scores of both."""
    none = np.empty(0, dtype=np.int64)
    asked = [opened.lexical.ask(words) for words in wordings] if stage != "dense" else []
    by_words = [one.best(count, allowed)[0] for one in asked]
    vector = (
        embedder.result().encode_query(wordings[-1]) if stage != "lexical" else np.zeros(0, dtype=np.float32)
    )
    if stage != "lexical" and len(vector) != opened.manifest.dimension:
        raise IndexStale(
            f"{opened.folder}: its vectors have {opened.manifest.dimension} numbers, those of "
            f"{settings.embedder_name!r} have {len(vector)} now; run python -m ingest FOLDER again"
        )
    by_vector = opened.nearest(vector, count, allowed) if stage != "lexical" else none
    chosen = np.unique(np.concatenate([*by_words, by_vector]))
    nothing = np.zeros(len(chosen), dtype=np.float32)
    return _Found(
        positions=chosen,
        lexical=np.mean([one.score(chosen) for one in asked], axis=0) if asked else nothing,
        dense=opened.cosines(chosen, vector) if stage != "lexical" else nothing,
    )


def _order(
    opened: Opened, wordings: Sequence[str], found: _Found, *, settings: IndexSettings, stage: Stage
) -> tuple[list[Hit], Positions]:
    """Hits, best first, and where each stands among the candidates."""
    if stage == "fused":
        fused, lexical, dense = fuse(found.lexical, found.dense, dense_weight=settings.dense_weight)
    else:
        lexical, dense = standardise(found.lexical), standardise(found.dense)
        fused = lexical if stage == "lexical" else dense
    order = np.argsort(-fused, kind="stable")
    scores = fused[order]
    if stage == "fused" and settings.reranked:
        read, answering = _read(opened, wordings, found, order[: settings.reranked], settings)
        order = np.concatenate([read, order[len(read) :]])
        # What was not read stays behind what was, in its own order.
        scores = np.concatenate(
            [answering, scores[len(read) :] + min(0.0, _least(answering, scores, len(read)))]
        )
    hits = [
        Hit(
            key=opened.key(int(found.positions[i])),
            score=float(score),
            fused=float(fused[i]),
            lexical=float(lexical[i]),
            dense=float(dense[i]),
        )
        for i, score in zip(order, scores, strict=True)
    ]
    return hits, order


def _least(answering: Scores, scores: Scores, read: int) -> float:
    """What the best unread score must be lowered by to come after the last that was read."""
    if not read or read == len(scores):
        return 0.0
    return float(answering[-1] - scores[read])


def _read(
    opened: Opened, wordings: Sequence[str], found: _Found, chosen: Positions, settings: IndexSettings
) -> tuple[Positions, Scores]:
    """``chosen`` candidates in the order of how well each answers, and how well."""
    positions = [int(p) for p in found.positions[chosen]]
    if settings.cross_encoder:
        scores = load_crossing(settings.cross_encoder).score(
            wordings[-1], [opened.text(p) for p in positions]
        )
    else:
        cuts = [opened.cut(p) for p in positions]
        lexical = found.lexical[chosen]
        read = [load_reranker().score(words, cuts, lexical) for words in wordings]
        scores = np.mean(read, axis=0) + DENSE_HELP * standardise(found.dense[chosen])
    best = np.argsort(-scores, kind="stable")
    return chosen[best], scores[best]
