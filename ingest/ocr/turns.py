"""Scanned pages of several programs in turn: no more of them are read at a time than one program may.

A turn is a lock on one of so many files; the kernel lets go of it however its holder ended.
"""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.ocr.limits import Limits

LOOK_SECONDS = 0.05
"""Between two looks whether a turn is free; a page takes seconds."""

TELL_SECONDS = 5.0
"""Between two calls of ``waiting``."""


@contextmanager
def turn(limits: Limits, waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until one of ``limits.pages`` turns is free, and hold it; at once where no folder for them is set.

    ``waiting`` is called every few seconds: who counts the page's time shall not count these.
    """
    if not limits.turns:
        yield
        return
    held = None
    told = time.monotonic()
    while held is None:
        held = _free(Path(limits.turns), limits.pages)
        if held is None:
            time.sleep(LOOK_SECONDS)
            if time.monotonic() - told > TELL_SECONDS:
                waiting()
                told = time.monotonic()
    with held:
        yield


def _free(folder: Path, turns: int) -> IO[bytes] | None:
    """The locked file of a free turn, if there is one."""
    for number in range(turns):
        file = (folder / str(number)).open("wb")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            return file
    return None
