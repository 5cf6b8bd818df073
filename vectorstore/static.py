"""A model that is one vector a piece of text, read without torch, which takes seconds to load.

The files are those of sentence-transformers' ``StaticEmbedding``, which loads them as well and, but for the
damping, gives the same vectors. Measured with the carried model: 0.1 s to load instead of 5 to 8 s, 0.1 ms a
question, and a process that searches holds half a gigabyte less.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from scipy.sparse import csr_array
from tokenizers import Tokenizer

MANIFEST = "manifest.json"
"""In a folder that :mod:`vectorstore.train` made: SHA-256 of every file that belongs to the model, and
the power of :class:`StaticModel`."""

_KIND = "StaticEmbedding"
_READ = {"F32", "F16", "I8"}
"""Number formats that numpy has."""


@dataclass(frozen=True, slots=True)
class StaticModel:
    """Weighted means of pieces' vectors.

    A piece that stands n times in a text counts n^power times. Below 1, a word that is said ten times does
    not drown nine others: by the same vectors, 4 points more of ViQuAD dev's paragraphs come first.
    """

    tokenizer: Tokenizer
    vectors: NDArray[np.float32]
    """Shape (vectors, dimension)."""

    places: NDArray[np.int32]
    """Row of each piece in :attr:`vectors`; many pieces may share one."""

    weights: NDArray[np.float32]
    """Of each piece."""

    power: float = 1.0

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Means, shape ``(len(texts), dimension)``; zeros for a text without a single piece."""
        read = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        pieces = [found.ids for found in read]
        lengths = np.asarray([len(ids) for ids in pieces], dtype=np.int64)
        ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
        flat = np.fromiter((i for ids in pieces for i in ids), dtype=np.int64, count=int(ends[-1]))
        shares = self.weights[flat] / np.repeat(lengths, lengths).astype(np.float32)
        if self.power != 1:
            shares *= damping(flat + np.repeat(np.arange(len(texts)), lengths) * len(self.places), self.power)
        # One row a text, one column a vector; a sparse product adds the pieces up in their order.
        table = csr_array((shares, self.places[flat], ends), shape=(len(texts), len(self.vectors)))
        means: NDArray[np.float32] = np.asarray(table @ self.vectors, dtype=np.float32)
        return means

    def row(self, text: str) -> NDArray[np.float32]:
        """The mean of one text, shape ``(dimension,)``."""
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids
        shares = self.weights[ids] / np.float32(max(1, len(ids)))
        if self.power != 1:
            shares *= damping(np.asarray(ids, dtype=np.int64), self.power)
        mean: NDArray[np.float32] = np.asarray(shares @ self.vectors[self.places[ids]], dtype=np.float32)
        return mean


def damping(pieces: NDArray[np.int64], power: float) -> NDArray[np.float32]:
    """What each of n equal ones must be multiplied by, so that together they count n^power.

    >>> damping(np.asarray([7, 3, 7, 7, 7]), 0.5).tolist()
    [0.5, 1.0, 0.5, 0.5, 0.5]
    """
    _, at, counts = np.unique(pieces, return_inverse=True, return_counts=True)
    shares: NDArray[np.float32] = (counts.astype(np.float32) ** np.float32(power - 1))[at]
    return shares


def read_power(folder: Path) -> float:
    """The power that the manifest names; 1 for any folder whose manifest is not ours."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 1.0
    power = said.get("power") if isinstance(said, dict) else None
    return power if isinstance(power, float) and 0 < power <= 1 else 1.0


def read_static(folder: Path) -> StaticModel | None:
    """The model in ``folder``; None where it is of another kind, or says more than is read here.

    Raises:
        OSError: A file is missing.
        ValueError: A file is not what its name says.
    """
    if not _is_static(folder):
        return None
    try:
        table = _read_table(folder / "model.safetensors")
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    if table is None:
        return None
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    vectors, places, weights = table
    return StaticModel(
        tokenizer=tokenizer, vectors=vectors, places=places, weights=weights, power=read_power(folder)
    )


def _read_table(path: Path) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.float32]] | None:
    """Vectors, and of each piece its row among them and its weight."""
    with safe_open(path, framework="np") as opened:
        names = set(opened.keys())
        if any(opened.get_slice(name).get_dtype() not in _READ for name in names - {"mapping"}):
            return None
        table = "embeddings" if "embeddings" in names else "embedding.weight"
        vectors = np.asarray(opened.get_tensor(table), dtype=np.float32)
        places = opened.get_tensor("mapping") if "mapping" in names else np.arange(len(vectors))
        weights = opened.get_tensor("weights") if "weights" in names else np.ones(len(places))
    return vectors, np.asarray(places, dtype=np.int32), np.asarray(weights, dtype=np.float32)


def _is_static(folder: Path) -> bool:
    """True for one ``StaticEmbedding`` alone, of which no text gets a prompt in front."""
    listed, config = folder / "modules.json", folder / "config_sentence_transformers.json"
    if not listed.is_file():
        return False
    modules = json.loads(listed.read_text(encoding="utf-8"))
    said = json.loads(config.read_text(encoding="utf-8")) if config.is_file() else {}
    return (
        len(modules) == 1
        and str(modules[0].get("type", "")).endswith(f".{_KIND}")
        and not modules[0].get("path")
        and said.get("default_prompt_name") is None
        and said.get("truncate_dim") is None
    )
