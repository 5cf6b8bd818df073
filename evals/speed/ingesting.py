"""The whole ingestion of a folder, from files to a searchable index, by the real command."""

import json
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

from evals.errors import EvalError
from evals.speed.corpus import read_texts

FILES = 24
TEXTS = 6
"""Texts in each file."""

ROOT = Path(__file__).parents[2]


def write_files(source: Path | None, folder: Path) -> None:
    """A folder of text files, the same ones each time."""
    folder.mkdir()
    texts = read_texts(source)
    for number in range(FILES):
        (folder / f"{number:04}.txt").write_text("\n\n".join(islice(texts, TEXTS)), encoding="utf-8")


def ingest_files(folder: Path, data: Path, *, readers: int | None = None) -> dict[str, Any]:
    """``python -m ingest``; ``readers`` files are read at a time, by default as many as the setting says."""
    if readers is not None:
        os.environ["HOI_INGEST_READERS"] = str(readers)
    words = [sys.executable, "-m", "ingest", str(folder), "--data", str(data), "--json"]
    started = time.perf_counter()
    ran = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 - our own
    spent = time.perf_counter() - started
    try:
        told = json.loads(ran.stdout)
    except ValueError as error:
        said = ran.stderr.strip().splitlines()
        raise EvalError(said[-1] if said else f"python -m ingest ended with {ran.returncode}") from error
    return {
        "files": told["added"],
        "passages": told["passages"],
        "figures": told["figures"],
        "seconds": spent,
        "passages_per_second": told["passages"] / spent,
    }
