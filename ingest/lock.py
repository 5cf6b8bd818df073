"""One writer at a time."""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ingest.closing import Closing
from ingest.errors import CatalogueBusy, FolderServed, IngestError

logger = logging.getLogger(__name__)

LOCK = "ingest.lock"
"""The file in a folder that has one writer."""

_LOOKED_AT = 2.0
"""Seconds within which whoever only looks whether somebody writes has looked; it takes microseconds."""


def is_written(data: Path) -> bool:
    """True while somebody holds the right to write ``data``; nothing is made or changed to know it."""
    try:
        opened = os.open(data / "ingest.lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(opened)
    return False


class WriterLock(Closing):
    """The right to write ``DATA``, held until :meth:`close` or the end of the process, however it ends.

    The lock is the kernel's, on the open file. The process number in the file only words the message of who
    comes second: a lock that trusted a file's content would outlive a killed process.
    """

    def __init__(self, data: Path, *, patient: bool = False) -> None:
        """Take the lock, making the folder where it is not there; ``patient`` waits for whoever has it.

        Raises:
            CatalogueBusy: Another process, or another open catalogue of this one, is writing.
            IngestError: The folder cannot be made or written.

        """
        try:
            data.mkdir(parents=True, exist_ok=True)
            self._file = os.open(data / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise IngestError(
                f"{data}: cannot be written ({error.strerror}); give another folder with --data DIR"
            ) from error
        try:
            _take_alone(self._file, patient=patient)
        except BlockingIOError as error:
            said = os.read(self._file, 32).strip()
            os.close(self._file)
            raise CatalogueBusy(data, holder=int(said) if said.isdigit() else None) from error
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def close(self) -> None:
        """Give the lock back. The file stays: removing it would let two writers lock two files."""
        os.close(self._file)


def _take_alone(file: int, *, patient: bool) -> None:
    """Take the lock on a file, unless another writer has it; who only looks (:func:`is_written`) shares it.

    Raises:
        BlockingIOError: One has.
    """
    if patient:
        fcntl.flock(file, fcntl.LOCK_EX)
        return
    until = time.monotonic() + _LOOKED_AT
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)  # not to be had beside a writer's
            fcntl.flock(file, fcntl.LOCK_UN)
            if time.monotonic() > until:
                raise
            time.sleep(0.001)
        else:
            return


@contextmanager
def served_from(data: Path) -> Iterator[None]:
    """While the block runs, nothing is restored into ``data``; a restore under way is waited for.

    The lock is on the folder itself: of a read-only disk it is to be had too. A folder that is not there
    has none.
    """
    with ExitStack() as held:
        if data.is_dir():
            try:
                held.enter_context(_locked(data, fcntl.LOCK_SH | fcntl.LOCK_NB))
            except BlockingIOError:
                logger.warning("%s: a backup is being restored; the start waits for its end", data)
                held.enter_context(_locked(data, fcntl.LOCK_SH))
        yield


@contextmanager
def alone_with(data: Path) -> Iterator[None]:
    """While the block runs, no chat is served from ``data``; it is made where it is not there.

    Raises:
        FolderServed: One is.
    """
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        try:
            held.enter_context(_locked(data, fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise FolderServed(data) from error
        yield


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(opened, how)
        yield
    finally:
        os.close(opened)
