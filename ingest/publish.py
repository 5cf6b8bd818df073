"""Handing the catalogue on: the next stage builds the indexes from it, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.encoder import ROOT, last_words
from ingest.errors import VectorStoreError


def _build() -> tuple[str, ...]:
    # A build that goes on when we were killed would keep the next one waiting.
    return (sys.executable, "-m", "vectorstore", "--parent", str(os.getpid()), "build")


def publish_index(data: Path, command: Sequence[str] | None = None) -> None:
    """Bring the indexes in step with the catalogue in ``data``; quick where they are.

    A program of its own, because what builds the index is native code that has been seen to die by a signal.

    Raises:
        VectorStoreError: They could not be built. The catalogue is whole; running again builds them.
    """
    ran = subprocess.run(  # noqa: S603 - our own program, no shell
        [*(command or _build()), "--data", str(data.resolve())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if ran.returncode != 0:
        why = last_words(ran.stderr, ran.returncode)
        raise VectorStoreError(f"the reports are stored, but the index was not built: {why}")
