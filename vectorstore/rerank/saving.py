"""The reranker as one file of arrays, without anything that is run when it is read."""

import io
import zlib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ingest.errors import RerankerMissing
from vectorstore.rerank.network import Network
from vectorstore.rerank.translation import Table, Translation

FORMAT = 1
"""Version of the file; the features and their order belong to it."""

_TABLES = ("accented", "folded")


def _packed(words: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> dict[str, int]:
    return {word: at for at, word in enumerate(packed.tobytes().decode().split("\n"))}


def write_reranker(path: Path, network: Network, translation: Translation) -> None:
    """Write both to ``path``."""
    arrays: dict[str, Any] = {"format": np.asarray(FORMAT)}
    for field in fields(Network):
        arrays[f"network.{field.name}"] = getattr(network, field.name)
    for name in _TABLES:
        table: Table = getattr(translation, name)
        arrays |= {
            f"{name}.words": _packed(table.words),
            f"{name}.asked": _packed(table.asked),
            f"{name}.share": table.share.astype(np.float16),
            f"{name}.starts": table.starts.astype(np.int32),
            f"{name}.links": table.links.astype(np.uint16),
            f"{name}.chances": table.chances.astype(np.float16),
        }
    written = io.BytesIO()
    np.savez_compressed(written, **arrays)
    path.write_bytes(written.getvalue())


def _table(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Table:
    return Table(
        words=_unpacked(arrays[f"{name}.words"].astype(np.uint8)),
        asked=_unpacked(arrays[f"{name}.asked"].astype(np.uint8)),
        share=arrays[f"{name}.share"].astype(np.float32),
        starts=arrays[f"{name}.starts"].astype(np.int64),
        links=arrays[f"{name}.links"].astype(np.int32),
        chances=arrays[f"{name}.chances"].astype(np.float32),
    )


def _require_format(found: int) -> None:
    if found != FORMAT:
        raise ValueError(f"format {found}, this program reads {FORMAT}")


def read_reranker(path: Path) -> tuple[Network, Translation]:
    """What :func:`write_reranker` wrote.

    Raises:
        RerankerMissing: The file is not there, is cut short, or is another version's.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as held:
            arrays = {name: held[name] for name in held.files}
        _require_format(int(arrays["format"]))
        network = Network(**{f.name: arrays[f"network.{f.name}"].astype(np.float32) for f in fields(Network)})
        return network, Translation(accented=_table(arrays, "accented"), folded=_table(arrays, "folded"))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        raise RerankerMissing(
            f"{path}: the reranker cannot be read ({error}); restore it from the repository "
            "or run: python -m vectorstore rerank"
        ) from error
