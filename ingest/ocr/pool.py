"""Pages read side by side, each in a child process that may die, hang or be killed without harm."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from ingest.ocr import engine, wire
from ingest.ocr.errors import PageUnread
from ingest.ocr.limits import Limits
from ingest.ocr.turns import turn
from ingest.ocr.wire import Said
from ingest.scratch import Scratch

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parent.parent.parent
"""Where ``python -m ingest.ocr`` finds this program."""

PREFIX = "hoi-ocr-"
"""Of the folders for the files between the programs."""


def missing() -> PageUnread:
    """What a page is told by that would need Tesseract, where it is not installed."""
    return PageUnread(
        "a scan that needs OCR (cần OCR), and Tesseract with Vietnamese is not installed",
        f"run: {engine.INSTALL}; then ingest again",
    )


def count_pages(path: Path, limits: Limits) -> int | PageUnread:
    """Pages of a picture file."""
    said = _read(path, 1, limits, "--picture", "--count")
    return said if isinstance(said, int | PageUnread) else _died(0)


def read_pages(
    path: Path, wanted: Mapping[int, float], limits: Limits, *, picture: bool = False
) -> dict[int, Said]:
    """What became of each page.

    Args:
        path: The file.
        wanted: Pages, from 1, with the least share of each that pictures must cover for it to be read.
        limits: Of each page.
        picture: Whether the file is a picture and no PDF.
    """
    look = bool(wanted) and not engine.identify()

    def read(page: int) -> Said:
        logger.info("%s: page %d is begun", path.name, page)
        options = ["--covered", str(wanted[page]), *["--picture"] * picture, *["--look"] * look]
        with turn(limits, waiting=lambda: logger.info("%s: page %d waits", path.name, page)):
            said = _read(path, page, limits, *options)
        return missing() if said == "unread" else said

    with ThreadPoolExecutor(max_workers=limits.pages, thread_name_prefix="ocr") as pool:
        return dict(zip(wanted, pool.map(read, wanted), strict=True))


def _read(path: Path, page: int, limits: Limits, *options: str) -> Said:
    with Scratch(PREFIX) as scratch:
        command = [
            *("/usr/bin/env", "OPENBLAS_NUM_THREADS=1"),
            *(sys.executable, "-m", "ingest.ocr", str(path.resolve()), str(page)),
            *("--parent", str(os.getpid()), "--folder", str(scratch.path)),
            *("--pixels", str(limits.pixels), "--memory", str(limits.memory)),
            *("--output", str(limits.output), "--seconds", str(limits.seconds)),
            *options,
        ]
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            output, _ = child.communicate(timeout=limits.patience)
        except subprocess.TimeoutExpired:
            return PageUnread(
                f"reading it took longer than {limits.patience:g} seconds",
                "scan it anew at 300 dpi, or raise HOI_INGEST_OCR_SECONDS",
                again=True,
            )
        finally:
            _end(child)
    try:
        return wire.load(output)
    except ValueError:
        return _died(child.returncode)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child and what it started, whatever state they are in."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()


def _died(code: int) -> PageUnread:
    how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
    return PageUnread(f"the program that reads its picture {how}", "ingest again", again=True)
