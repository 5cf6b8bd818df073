"""Whether a generation finds what was put into it.

``count()`` is no sign of health: a damaged Chroma counted all 23,200 rows while half of the searches
returned wrong ones. The only valid check is that a stored vector finds itself.
"""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexBroken
from vectorstore.opened import Opened, open_generation

ALL = 1_000
"""Generations up to this many passages are checked whole, larger ones in as many passages at random."""

SECONDS = 300
"""Longest wait for a check in a child process."""

_AT_ONCE = 100
_WIDER = (200, 2_000, 20_000)
"""Neighbours looked through for a passage that is not its own nearest. In a sound index of 200,000 passages
1 in 750 was not found among 200, 1 in 3,000 not among 20,000; what is lost is found in none."""

_SAME = 0.9995
"""Cosine from which two float16 vectors are one passage's twice: duplicates may stand in for each other."""


def check(folder: Path, *, seed: int | None = None) -> str:
    """Open a generation and let its passages find themselves; one line that says what was checked.

    Opening a damaged one can end the process: :func:`check_aside` does it in a child.

    Raises:
        IndexBroken: A passage was not found, or the parts do not fit.
        IndexStale: Made by another version.
    """
    seed = secrets.randbelow(2**31) if seed is None else seed
    opened = open_generation(folder)
    try:
        if opened.chroma.count() != opened.manifest.passages:
            counted = f"{opened.chroma.count()} vectors in Chroma, {opened.manifest.passages} in the manifest"
            raise IndexBroken(f"{folder}: {counted}")
        chosen = _choose(opened.manifest.passages, seed)
        for start in range(0, len(chosen), _AT_ONCE):
            _find_by_vector(opened, chosen[start : start + _AT_ONCE])
        _find_by_words(opened)
    finally:
        opened.close()
    return (
        f"{folder.name}: {len(chosen)} of {opened.manifest.passages} passages found themselves (seed {seed})"
    )


def _choose(passages: int, seed: int) -> NDArray[np.int64]:
    if passages <= ALL:
        return np.arange(passages)
    return np.sort(np.random.default_rng(seed).choice(passages, size=ALL, replace=False))


def _find_by_vector(opened: Opened, chosen: NDArray[np.int64]) -> None:
    vectors = opened.vectors[chosen].astype(np.float32)
    for row, position, found in zip(vectors, chosen, opened.chroma.nearest_of_each(vectors, 1), strict=True):
        # The graph search is approximate: again, wider each time, before a passage is called lost.
        if not _is_itself(opened, found, int(position)) and not any(
            _is_itself(opened, opened.chroma.nearest(row, width), int(position)) for width in _WIDER
        ):
            raise IndexBroken(
                f"{opened.folder}: passage {opened.key(int(position))} is not found by its own vector"
            )


def _is_itself(opened: Opened, found: list[str], position: int) -> bool:
    """True when the nearest passage is the one at ``position``, or has the same vector."""
    nearest = opened.positions(found[:1])
    if not len(nearest):
        return False
    row = opened.vectors[position].astype(np.float32)
    return int(nearest[0]) == position or float(opened.cosines(nearest, row)[0]) >= _SAME


def _find_by_words(opened: Opened) -> None:
    if not opened.lexical.is_sound():
        raise IndexBroken(f"{opened.folder}: the lexical tables do not fit together")
    if lost := opened.lexical.lost():
        raise IndexBroken(f"{opened.folder}: passage {opened.key(lost[0])} is not found by its own words")


def run_aside(about: Path, *arguments: str) -> None:
    """``python -m vectorstore`` with ``arguments`` in a child process.

    Raises:
        IndexBroken: It failed, died by a signal, or took longer than five minutes; ``about`` names the index.
    """
    command = [sys.executable, "-m", "vectorstore", "--parent", str(os.getpid()), *arguments]
    root = Path(__file__).resolve().parent.parent
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command, capture_output=True, text=True, timeout=SECONDS, cwd=root, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise IndexBroken(f"{about}: its check did not end within {SECONDS} seconds") from error
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
