"""A child program that ends when its parent does, however that ended."""

import os
import threading
import time

SECONDS = 0.2
"""Between two looks at who the parent is."""


def follow_parent(parent: int) -> None:
    """Let this process end soon after the process ``parent``, which started it, has ended.

    A killed parent cannot end its children; the kernel gives them another parent, and that is noticed here.
    """
    threading.Thread(target=_watch, args=(parent,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS)
    os._exit(1)
