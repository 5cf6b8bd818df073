"""The folder of reports that staff send: who is in it, and the lock under which it changes."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.backup.sent import ARRIVING
from ingest.files import CONVERT, READABLE, shown
from ingest.scratch import sweep
from ingest.sidecar import SUFFIX, sidecar_mark
from ingest.text import nfc

LOCK = ".khoa"

LENT = ".lay-"
"""Of the folders in which files lie on their way back: hidden, so that no ingestion reads them."""


def keep(path: Path) -> None:
    """Have the disk hold what was written to a file, or which files a folder has."""
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _state(seen: os.stat_result) -> tuple[int, int, int]:
    """Changes whenever another file takes its place, or it is written again."""
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


class Shelf:
    """Reports directly in the folder; folders below it are somebody else's. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made yet."""
        self.folder = folder
        self._digests: dict[Path, tuple[tuple[int, int, int], str]] = {}

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The right to change it, over all threads and processes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        held = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
        finally:
            os.close(held)

    def sweep(self) -> None:
        """Remove what lay on its way while its program was killed."""
        for prefix in (ARRIVING, LENT):
            sweep(prefix, below=self.folder)

    def files(self) -> dict[str, Path]:
        """The reports by name in NFC, in its order; files that are passed over are not among them."""
        if not self.folder.is_dir():
            return {}
        found = {}
        for path in sorted(self.folder.iterdir()):
            ending = path.suffix.lower()
            hidden = path.name.startswith((".", "~$"))
            if not hidden and (ending in READABLE or ending in CONVERT) and path.is_file():
                found[nfc(shown(path.name))] = path
        return found

    def find(self, name: str) -> Path | None:
        """The file of that name, whatever Unicode form it has on the disk."""
        return self.files().get(nfc(name))

    def named(self, name: str) -> str:
        """The name that is there already, but for upper and lower case; ``name`` where there is none."""
        return next((one for one in self.files() if one.casefold() == name.casefold()), name)

    def taken(self) -> frozenset[str]:
        """All names, in lower case: ``A.pdf`` beside ``a.pdf`` would be lost on another machine."""
        return frozenset(name.casefold() for name in self.files())

    def sha256(self, path: Path) -> str:
        """Of a file's bytes; worked out anew where size or time have changed. ``""``: it cannot be read."""
        try:
            known = self._digests.get(path)
            if known is None or known[0] != _state(path.stat()):
                with path.open("rb") as file:  # another one may take its place while this is read
                    state = _state(os.fstat(file.fileno()))
                    known = (state, hashlib.file_digest(file, "sha256").hexdigest())
                self._digests[path] = known
        except OSError:  # somebody has just taken it away, or it is not ours to read
            return ""
        return known[1]

    def mark(self, path: Path) -> str:
        """Changes with a report's bytes and with its correction: somebody may have seen earlier ones."""
        return self.sha256(path)[:16] + sidecar_mark(path)

    def holder(self, sha256: str) -> str:
        """Name of the report with these bytes, or ``""``."""
        return next((name for name, path in self.files().items() if self.sha256(path) == sha256), "")

    def put(self, source: Path, name: str) -> Path:
        """A file of the same file system in its place, at once and whole; what was there before is gone."""
        target = self.find(name) or self.folder / name
        source.replace(target)
        keep(self.folder)
        return target

    @staticmethod
    def correction(path: Path) -> Path:
        """Where the correction of a report lies, which is about that file alone."""
        return path.with_name(path.name + SUFFIX)
