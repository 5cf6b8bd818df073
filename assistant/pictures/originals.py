"""The file that a report was read from, as long as it is still the same."""

import threading
import time
from pathlib import Path, PurePosixPath

from ingest.files import digest, shown
from ingest.reading import Stored
from ingest.text import nfc

_KEPT = 2_000
"""Files whose digest is remembered."""

_SETTLED_NS = 2_000_000_000
"""Nanoseconds after which a file that is written again has another time of change, on every file system."""

_Seen = tuple[str, int, int, int]
"""A file's path, inode, size and time of change in nanoseconds."""


class Originals:
    """Finds originals; a file that did not change since is not read again to know it."""

    def __init__(self) -> None:
        self._digests: dict[_Seen, str] = {}
        self._changing = threading.Lock()

    def find(self, stored: Stored) -> Path | None:
        """The file of a report; None where it is gone, was changed, or cannot be read."""
        try:
            path = _locate(Path(stored.root), stored.document)
            if path is None or self._digest(path) != stored.sha256:
                return None
        except (OSError, ValueError):
            return None
        return path

    def _digest(self, path: Path) -> str:
        seen = _seen(path)
        with self._changing:
            known = self._digests.get(seen)
        if known is None:
            settled = seen[-1] < time.time_ns() - _SETTLED_NS
            known = digest(path)
            if settled and _seen(path) == seen:
                with self._changing:
                    while len(self._digests) >= _KEPT:
                        self._digests.pop(next(iter(self._digests)))
                    self._digests[seen] = known
        return known


def _seen(path: Path) -> _Seen:
    state = path.stat()
    return str(path), state.st_ino, state.st_size, state.st_mtime_ns


def _locate(root: Path, document: str) -> Path | None:
    """The file ``document`` below ``root``, in whatever Unicode form its name is; never one outside."""
    parts = PurePosixPath(document).parts
    if not parts or PurePosixPath(document).is_absolute() or {"..", "."} & set(parts):
        return None
    path = root
    for part in parts:
        step = path / part
        if not step.exists():
            alike = (entry for entry in path.iterdir() if nfc(shown(entry.name)) == part)
            step = next(alike, step)
        path = step
    inside = path.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    return path if inside and path.is_file() else None
