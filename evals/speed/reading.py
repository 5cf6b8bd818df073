"""Pages a second: bare pypdf, this program with all it reads of a page, and scanned pages."""

import gc
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from evals.speed.tutorial import page_texts
from evals.speed.watch import Watch
from ingest.parse import parse_report

SECONDS = 8.0
"""Short reports are read again and again for at least so long."""


def sort_pages(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """PDFs with text on every page, and those with a page without any."""
    text: list[Path] = []
    scanned: list[Path] = []
    for path in paths:
        (text if all(page.strip() for page in page_texts(path)) else scanned).append(path)
    return text, scanned


def _bare(path: Path) -> int:
    return sum(1 for _ in page_texts(path))


def _whole(path: Path) -> int:
    return len(parse_report(path, path.name, "0" * 64).pages)


def _scans(path: Path) -> int:
    return len(parse_report(path, path.name, "0" * 64).scans)


def read_both(paths: Sequence[Path], *, tell: Callable[[int], None]) -> dict[str, Any]:
    """Text PDFs by ``pypdf`` and by ``ours`` (cleaning, sentences, passages, figures).

    In turns, so that what else the machine does slows both alike.
    """
    _whole(paths[0])  # tables that are loaded once
    gc.freeze()  # as the children do that read reports
    return _timed({"pypdf": _bare, "ours": _whole}, paths, tell)


def read_scans(paths: Sequence[Path], *, tell: Callable[[int], None]) -> dict[str, Any]:
    """Pages without a text layer, by Tesseract."""
    return _timed({"ocr": _scans}, paths, tell)


def _timed(
    ways: dict[str, Callable[[Path], int]], paths: Sequence[Path], tell: Callable[[int], None]
) -> dict[str, Any]:
    pages, watch = dict.fromkeys(ways, 0), Watch()
    for number, path in enumerate(cycle(paths), start=1):
        for name, read in ways.items():
            with watch.on(name):
                pages[name] += read(path)
        tell(sum(pages.values()))
        if number % len(paths) == 0 and sum(watch.seconds.values()) >= SECONDS:
            break
    return {
        name: {"pages": read, "seconds": watch.seconds[name], "pages_per_second": read / watch.seconds[name]}
        for name, read in pages.items()
    }
