"""A model that is one vector a piece of text, read without torch, which takes seconds to load.

The files are those of sentence-transformers' ``StaticEmbedding``, which loads them as well and gives the
same vectors. Measured with the carried model: 0.1 s to load instead of 5 to 8 s, 0.1 ms a question, and a
process that searches holds half a gigabyte less.
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

_KIND = "StaticEmbedding"
_READ = {"F32", "F16", "I8"}
"""Number formats that numpy has."""


@dataclass(frozen=True, slots=True)
class StaticModel:
    """Weighted means of pieces' vectors."""

    tokenizer: Tokenizer
    vectors: NDArray[np.float32]
    """Shape (vectors, dimension)."""

    places: NDArray[np.int32]
    """Row of each piece in :attr:`vectors`; many pieces may share one."""

    weights: NDArray[np.float32]
    """Of each piece."""

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Means, shape ``(len(texts), dimension)``; zeros for a text without a single piece."""
        read = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        pieces = [found.ids for found in read]
        lengths = np.asarray([len(ids) for ids in pieces], dtype=np.int64)
        ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
        flat = np.fromiter((i for ids in pieces for i in ids), dtype=np.int64, count=int(ends[-1]))
        shares = self.weights[flat] / np.repeat(lengths, lengths).astype(np.float32)
        # One row a text, one column a vector; a sparse product adds the pieces up in their order.
        table = csr_array((shares, self.places[flat], ends), shape=(len(texts), len(self.vectors)))
        means: NDArray[np.float32] = np.asarray(table @ self.vectors, dtype=np.float32)
        return means

    def row(self, text: str) -> NDArray[np.float32]:
        """The mean of one text, shape ``(dimension,)``."""
        ids = self.tokenizer.encode(text, add_special_tokens=False).ids
        shares = self.weights[ids] / np.float32(max(1, len(ids)))
        mean: NDArray[np.float32] = np.asarray(shares @ self.vectors[self.places[ids]], dtype=np.float32)
        return mean


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
    return StaticModel(tokenizer=tokenizer, vectors=vectors, places=places, weights=weights)


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
