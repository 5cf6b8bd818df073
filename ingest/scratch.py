"""Folders for files in between: gone when they are closed, and swept later where their owner was killed."""

import fcntl
import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

from ingest.closing import Closing

_HELD = ".held"
"""The file in a folder that its owner has locked. The lock is the kernel's and ends with the owner, however
that ended; a process number would tell of whoever has it now."""


class Scratch(Closing):
    """A new folder of our own.

    Raises:
        OSError: It cannot be made.
    """

    def __init__(self, prefix: str, *, below: Path | None = None) -> None:
        """Make it; its name begins with ``prefix``. ``below`` is by default where temporary files go."""
        held = None
        while held is None:
            self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=below))
            held = _lock(self.path, wait=True)  # a sweeper may have come in between: then another folder
        self._end = weakref.finalize(self, _remove, self.path, held)

    def close(self) -> None:
        """Remove it; at the end of the program it is removed anyway."""
        self._end()


def sweep(prefix: str, *, below: Path | None = None) -> None:
    """Remove the folders of :class:`Scratch` whose owner is gone; what cannot be removed stays.

    Raises:
        OSError: The folder ``below`` cannot be listed.
    """
    for folder in (below or Path(tempfile.gettempdir())).iterdir():
        if folder.name.startswith(prefix) and not folder.is_symlink():
            with suppress(OSError):  # it is nobody's or another user's, or is being removed
                if (folder / _HELD).exists() and (held := _lock(folder, wait=False)) is not None:
                    _remove(folder, held)


def _remove(folder: Path, held: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(held)


def _lock(folder: Path, *, wait: bool) -> int | None:
    """The open locked file of a folder; None where another process has it, or has removed it meanwhile."""
    try:
        held = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    if not os.fstat(held).st_nlink:
        os.close(held)
        return None
    return held
