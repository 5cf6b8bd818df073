"""Whether a generation finds what was put into it.

``count()`` is no sign of health: a damaged Chroma counted all 23,200 rows while half of the searches
returned wrong ones. The only valid check is that a stored vector finds itself.
"""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexBroken, VectorsAway, VectorsLost
from vectorstore.chroma import SEARCH_WIDTH
from vectorstore.opened import Opened, open_generation
from vectorstore.server import Server
from vectorstore.strays import SAME

ALL = 1_000
"""Generations up to this many passages are checked whole, larger ones in as many passages at random."""

SECONDS = 300
"""Longest wait for a check in a child process."""

BUILDING = 3_600
"""The same, for an index that is built."""

_AT_ONCE = 100
_SERVED = 100
"""Passages that find themselves in a server's collection when it is opened: a tenth of a second."""

_MOST_STRAYS = 0.05
"""Share of passages that a graph may leave out. A sound one of 200,000 leaves out one in 750, one of a
million one in 83; what a damaged one loses, half and more, is not to pass as strays."""


def check(folder: Path, *, seed: int | None = None, server: Server | None = None) -> str:
    """Open a generation and let its passages find themselves; one line that says what was checked.

    Opening a damaged one can end the process: :func:`check_aside` does it in a child. ``server`` holds the
    vectors where they lie elsewhere.

    Raises:
        IndexBroken: A passage was not found, or the parts do not fit.
        IndexStale: Made by another version.
        VectorsAway: The server does not answer.
    """
    seed = secrets.randbelow(2**31) if seed is None else seed
    opened = open_generation(folder, server=server)
    try:
        _require_count(opened)
        if len(opened.strays) > _MOST_STRAYS * opened.manifest.passages:
            counted = f"{len(opened.strays)} of {opened.manifest.passages} passages"
            raise IndexBroken(f"{folder}: {counted} are not found by their own vectors")
        chosen = _choose(opened.manifest.passages, seed)
        for start in range(0, len(chosen), _AT_ONCE):
            _find_by_vector(opened, chosen[start : start + _AT_ONCE])
        _find_by_words(opened)
    finally:
        opened.close()
    return (
        f"{folder.name}: {len(chosen)} of {opened.manifest.passages} passages found themselves (seed {seed})"
    )


def _require_count(opened: Opened) -> None:
    if (rows := opened.chroma.count()) != opened.manifest.passages - len(opened.twins):
        counted = f"{rows} vectors and {len(opened.twins)} copies"
        raise IndexBroken(f"{opened.folder}: {counted} for the {opened.manifest.passages} in the manifest")


def check_served(opened: Opened) -> None:
    """See that a server still holds the vectors of this generation; one in its folder has been checked.

    Raises:
        VectorsAway: The server does not answer.
        VectorsLost: The collection is gone, or is another.
    """
    if not opened.chroma.address:
        return
    try:
        _require_count(opened)
        _find_by_vector(opened, _draw(opened, _SERVED))
    except IndexBroken as error:
        raise VectorsLost(f"{opened.chroma.address}: {error}; run python -m ingest FOLDER again") from error


def check_collection(folder: Path, server: Server) -> None:
    """:func:`check_served` of a generation that is not open."""
    with contextlib.closing(open_generation(folder, server=server)) as opened:
        check_served(opened)


def _choose(passages: int, seed: int) -> NDArray[np.int64]:
    if passages <= ALL:
        return np.arange(passages)
    return np.sort(np.random.default_rng(seed).choice(passages, size=ALL, replace=False))


def _find_by_vector(opened: Opened, chosen: NDArray[np.int64]) -> None:
    vectors = opened.vectors[chosen].astype(np.float32)
    for row, position, found in zip(vectors, chosen, opened.chroma.nearest_of_each(vectors, 1), strict=True):
        # The graph search is approximate: once more, as people's questions are, before one is called lost.
        if not (
            _is_itself(opened, opened.positions(found), int(position))
            or _is_itself(opened, opened.nearest(row, SEARCH_WIDTH), int(position))
        ):
            raise IndexBroken(
                f"{opened.folder}: passage {opened.key(int(position))} is not found by its own vector"
            )


def _is_itself(opened: Opened, found: NDArray[np.int64], position: int) -> bool:
    """True when the nearest passage is the one at ``position``, or has the same vector."""
    if not len(found):
        return False
    row = opened.vectors[position].astype(np.float32)
    return int(found[0]) == position or float(opened.cosines(found[:1], row)[0]) >= SAME


def find_some(opened: Opened, *, most: int) -> None:
    """Let up to ``most`` passages, chosen at random, find themselves by their vectors: milliseconds.

    A server that does not answer is no damage: meanwhile all vectors are compared here.

    Raises:
        IndexBroken: One was not found.
        VectorsLost: The server no longer holds them.
    """
    with contextlib.suppress(VectorsAway):
        _find_by_vector(opened, _draw(opened, most))


def _draw(opened: Opened, most: int) -> NDArray[np.int64]:
    passages = opened.manifest.passages
    chosen = np.random.default_rng().choice(passages, size=min(most, passages), replace=False)
    return chosen.astype(np.int64)


def _find_by_words(opened: Opened) -> None:
    if not opened.lexical.is_sound():
        raise IndexBroken(f"{opened.folder}: the lexical tables do not fit together")
    if lost := opened.lexical.lost():
        raise IndexBroken(f"{opened.folder}: passage {opened.key(lost[0])} is not found by its own words")


def run_aside(about: Path, *arguments: str, seconds: int = SECONDS) -> None:
    """``python -m vectorstore`` with ``arguments`` in a child process.

    Raises:
        IndexBroken: It failed, died by a signal, or took longer than ``seconds``; ``about`` names the index.
    """
    command = [sys.executable, "-m", "vectorstore", "--parent", str(os.getpid()), *arguments]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command, capture_output=True, text=True, timeout=seconds, cwd=root, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise IndexBroken(f"{about}: {arguments[0]} did not end within {seconds} seconds") from error
    if done.returncode < 0:
        name = signal.Signals(-done.returncode).name
        raise IndexBroken(f"{about}: opening it ends the process ({name})")
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise IndexBroken(said[-1] if said else f"{about}: its check failed")


def check_aside(folder: Path) -> None:
    """:func:`check` in a child process, because a damaged index can end the process that opens it.

    Raises:
        IndexBroken: The check failed, died by a signal, or took longer than five minutes.
    """
    run_aside(folder, "check", str(folder.resolve()))
