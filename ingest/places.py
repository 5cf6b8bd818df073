"""Where on this machine a report lies, in one form."""

from collections.abc import Sequence
from pathlib import Path

from ingest.errors import ReportsMissing
from ingest.files import digest, find_reports, shown
from ingest.text import nfc


def place(root: str, document: str) -> str:
    """One name for a file on this machine, in NFC.

    >>> place("/r", "a.pdf")
    '/r/a.pdf'
    """
    return nfc(str(Path(root, document)))


def place_of(path: Path) -> str:
    """The same for a file that may not be there any more."""
    return place(shown(str(path.parent.resolve())), shown(path.name))


def find_places(paths: Sequence[Path], *, apart: Path) -> frozenset[str]:
    """Where the reports in folders and files lie now; see :func:`ingest.files.find_reports`."""
    try:
        found = find_reports(paths, apart=apart)
    except ReportsMissing:
        return frozenset()
    return frozenset(place(file.root, file.document) for file in found.files)


def still_holds(root: str, document: str, sha256: str) -> bool:
    """True when the file that a report was read from is still there, unchanged."""
    try:
        return digest(Path(root, document)) == sha256
    except (OSError, ValueError):
        return False
