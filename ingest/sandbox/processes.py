"""Ending a process with all that it started."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def end_tree(pid: int) -> None:
    """Kill a process and its descendants, also those in sessions of their own; nothing where it is gone.

    It is stopped first, so that it starts nothing while they are counted.
    """
    found = [pid]
    for one in found:
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGSTOP)
        found += _children(one)
    for one in reversed(found):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    """Processes that a process started, by any of its threads; none where the system does not tell."""
    found = []
    with suppress(OSError):  # it is gone
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                found += [int(child) for child in (thread / "children").read_text().split()]
    return found
