"""Text to vectors: through sentence-transformers, whatever the model is, or through an endpoint.

One of two files that know torch. Importing sentence-transformers takes seconds, so it happens in
:func:`load_embedder`, never on import, not at all for a model that is a table (:mod:`vectorstore.static`).
"""

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import EmbedderMissing
from vectorstore.endpoint import Endpoint
from vectorstore.settings import IndexSettings
from vectorstore.static import MANIFEST, read_power, read_static

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT = "default"
BATCH = 256
_WHOLE = 64 * 2**20
"""Files up to this many bytes are hashed whole; of larger ones, size and both ends of 1 MiB."""


def model_folder(name: str) -> Path | None:
    """Folder of the embedder ``name``: the carried one or a local one; None for a name to be looked up."""
    if name == DEFAULT:
        return Path(str(files("vectorstore").joinpath("model")))
    return Path(name) if Path(name).is_dir() else None


def _digest(path: Path) -> str:
    size = path.stat().st_size
    with path.open("rb") as opened:
        if size <= _WHOLE:
            return hashlib.sha256(opened.read()).hexdigest()
        head = opened.read(2**20)
        opened.seek(-(2**20), os.SEEK_END)
        return hashlib.sha256(f"{size}:".encode() + head + opened.read()).hexdigest()


def verify_model(folder: Path) -> dict[str, str]:
    """SHA-256 by file name, as the folder's manifest says, after checking every file against it.

    Raises:
        EmbedderMissing: A file is not there or is not the one that was trained.
    """
    try:
        listed: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"]
        found = {name: _digest(folder / name) for name in listed}
    except (OSError, ValueError, KeyError) as error:
        raise EmbedderMissing(
            f"{folder}: the default embedder is not complete ({error}); restore it from the repository "
            "or run: python -m vectorstore train"
        ) from error
    if wrong := sorted(name for name in listed if found[name] != listed[name]):
        raise EmbedderMissing(
            f"{folder}: {', '.join(wrong)} is not what the manifest names; restore it from the repository"
        )
    return found


def fingerprint(settings: IndexSettings) -> str:
    """16 hexadecimal digits of all that decides a vector: the model's files (or its name) and the prefixes.

    Of a model behind an endpoint no more can be known than its name and its address.

    Raises:
        EmbedderMissing: The default embedder's files are not those of its manifest.
    """
    folder = model_folder(settings.embedder)
    if settings.embedder == DEFAULT and folder is not None:
        what: Any = verify_model(folder) | {"power": str(read_power(folder))}
    elif folder is not None:
        what = {
            p.relative_to(folder).as_posix(): _digest(p) for p in sorted(folder.rglob("*")) if p.is_file()
        }
    else:
        what = settings.embedder_name
    whole = json.dumps([what, settings.query_prefix, settings.passage_prefix], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length 1. A row of zeros (a text without a single known piece) becomes the first axis."""
    rows = np.array(rows, dtype=np.float32, copy=True)
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    rows[length[:, 0] == 0, 0] = 1.0
    length[length == 0] = 1.0
    unit: NDArray[np.float32] = rows / length
    return unit


class Source(Protocol):
    """Where vectors come from, of any length."""

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape ``(len(texts), dimension)``; at least one text."""

    def row(self, text: str) -> NDArray[np.float32]:
        """One question's, of shape ``(dimension,)``."""


class _Local:
    """A model on this machine."""

    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = self._model.encode(
            list(texts),
            batch_size=BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=False,
        )
        return np.asarray(rows, dtype=np.float32)

    def row(self, text: str) -> NDArray[np.float32]:
        # encode() sorts, batches and moves: 2.4 ms a question; the model itself takes 0.4 ms.
        import torch

        with torch.inference_mode():
            found = self._model(self._model.preprocess([text]))
        row: NDArray[np.float32] = found["sentence_embedding"].numpy()[0]
        return row


class Embedder(Embeddings):
    """Unit-length vectors of passages and questions.

    Some models were trained with words in front of every text (E5: ``query:`` and ``passage:``, Wang et al.
    2022, arXiv:2212.03533). Leaving them out costs accuracy and raises no error, so they are added here
    and nowhere else.
    """

    def __init__(self, source: Source, settings: IndexSettings, *, mark: str) -> None:
        """Made by :func:`load_embedder`; ``mark`` is the :func:`fingerprint`."""
        self._source = source
        self._settings = settings
        self.name = settings.embedder_name
        self.fingerprint = mark

    @cached_property
    def dimension(self) -> int:
        """Numbers a vector; an endpoint is asked for one to know."""
        return int(self._source.rows(["số"]).shape[1])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float16]:
        """Rows of shape ``(len(texts), dimension)``, float16, each of length 1."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float16)
        rows = self._source.rows([self._settings.passage_prefix + t for t in texts])
        return _unit(rows).astype(np.float16)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """One question as float32 of shape ``(dimension,)``, of length 1."""
        row: NDArray[np.float32] = _unit(self._source.row(self._settings.query_prefix + text)[None])[0]
        return row

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's name for :meth:`encode_passages`."""
        rows: list[list[float]] = self.encode_passages(texts).astype(np.float32).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """LangChain's name for :meth:`encode_query`."""
        row: list[float] = self.encode_query(text).tolist()
        return row


def load_embedder(settings: IndexSettings) -> Embedder:
    """The configured embedder: from local files only, which takes seconds the first time, or an endpoint.

    An endpoint is not asked anything yet, so that one that starts later than we do serves once it is there.

    Raises:
        EmbedderMissing: It is not on this machine, or its files are not those of its manifest.
    """
    mark = fingerprint(settings)
    if settings.remote:
        return Embedder(Endpoint(settings), settings, mark=mark)
    folder = model_folder(settings.embedder)
    try:
        static = read_static(folder) if folder else None
    except (OSError, ValueError, KeyError) as error:
        raise _not_loaded(settings, error) from error
    source = static or _read_local(settings, folder)
    embedder = Embedder(source, settings, mark=mark)
    _ = embedder.dimension  # the first call is a slow one
    return embedder


def _read_local(settings: IndexSettings, folder: Path | None) -> Source:
    # Read by the libraries when they are imported, so before the import below.
    os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(
            str(folder or settings.embedder), device="cpu", local_files_only=True, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise _not_loaded(settings, error) from error
    model.eval()
    return _Local(model.float())


def _not_loaded(settings: IndexSettings, error: Exception) -> EmbedderMissing:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return EmbedderMissing(
        f"embedder {settings.embedder!r} cannot be loaded from this machine ({reason}); "
        "give a folder, fetch it first, or unset HOI_INDEX_EMBEDDER"
    )
