"""Which generations are being asked: their files stay while a question is asked of them.

Reports come faster than a chat with many askers prepares what it will answer over them. Were the files of the
edition that is asked taken away with the second publication, all would wait for what is half prepared.
"""

import fcntl
import os
from pathlib import Path

from ingest.closing import Closing


class Lease(Closing):
    """A generation's files stay while this is held, unless reports were removed from it.

    The lock is the kernel's, on the open folder: it ends with the process, however that ends, and is to be
    had on a disk that is read-only.
    """

    def __init__(self, generation: Path) -> None:
        """Take it; of a folder that is gone, or on a disk without locks, nothing is held."""
        self._folder: int | None = None
        try:
            self._folder = os.open(generation, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            # Waited for: who looks whether there is a lease locks the folder too, for a moment.
            fcntl.flock(self._folder, fcntl.LOCK_SH)
        except OSError:
            self.close()

    def close(self) -> None:
        """Give it back; again is no error."""
        folder, self._folder = self._folder, None
        if folder is not None:
            os.close(folder)


def is_leased(generation: Path) -> bool:
    """True while somebody asks it, in any process of this machine."""
    try:
        folder = os.open(generation, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # a disk without locks
        return False
    finally:
        os.close(folder)
    return False
