"""Work that is done again and again beside a program, as long as a block runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

LEAVING_SECONDS = 1.0
"""How long the end of the block waits for work under way, which ends with the program."""


@contextmanager
def regularly(
    work: Callable[[], object], seconds: float, *, name: str, at_once: bool = False
) -> Iterator[None]:
    """Call ``work`` every so many ``seconds``, in a thread called ``name``; ``at_once`` also when it begins.

    What ``work`` raises ends it: it handles what may be tried again.
    """
    ended = Event()

    def repeat() -> None:
        if at_once:
            work()
        while not ended.wait(seconds):
            work()

    thread = Thread(target=repeat, daemon=True, name=name)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=LEAVING_SECONDS)
