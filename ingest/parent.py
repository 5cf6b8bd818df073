"""A child program that ends when its parent does, however that ended."""

import ctypes
import os
import signal
import sys
import threading
import time

SECONDS = 0.2
"""Between two looks at who the parent is."""

_TELL_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux's ``prctl(2)``."""


def follow_parent(parent: int, *, group: bool = False) -> None:
    """Let this process end soon after the process ``parent``, which started it, has ended.

    A killed parent cannot end its children; the kernel gives them another parent, and that is noticed here.
    With ``group``, all of this process's group end with it: for the leader of one whose programs would not
    notice by themselves.
    """
    if sys.platform == "linux" and not group:
        # The kernel ends it even where native code never lets the thread below run.
        ctypes.CDLL(None).prctl(_TELL_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        _end(group)  # it ended before it could be followed
    threading.Thread(target=_watch, args=(parent, group), name="parent", daemon=True).start()


def _watch(parent: int, group: bool) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS)
    _end(group)


def _end(group: bool) -> None:
    if group:
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
