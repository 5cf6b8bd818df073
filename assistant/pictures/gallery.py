"""Drawn pages, kept for a while: whoever asks for the same page at the same time waits for one drawing."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future

from assistant.pictures.child import Artist, NotDrawn
from assistant.pictures.errors import PictureBusy
from assistant.pictures.task import Drawing, Task

logger = logging.getLogger(__name__)

BYTES = 64_000_000
"""Of all pictures that are kept: some three hundred pages."""

AT_ONCE = 2
"""Pages drawn at the same time."""

AGAIN = 120.0
"""Seconds after which a page that could not be drawn is tried once more: the machine may have been busy."""

PATIENCE = 20.0
"""Seconds that a reader waits for others' pages."""

_Making = Future[Drawing | None]
"""A drawing that may still be being made; None for one that cannot be made."""


class Gallery:
    """Keeps the pictures drawn last. Safe to share between threads."""

    def __init__(self, artist: Artist | None = None, *, most: int = BYTES) -> None:
        self._artist = artist or Artist()
        self._most = most
        self._held = 0
        self._kept: OrderedDict[Hashable, tuple[Drawing | None, float]] = OrderedDict()
        self._running: dict[Hashable, _Making] = {}
        self._changing = threading.Lock()
        self._drawing = threading.BoundedSemaphore(AT_ONCE)

    def show(self, report_id: str, task: Task, charge: Callable[[], None] | None = None) -> Drawing | None:
        """The page with its marks; None where it cannot be drawn.

        Args:
            report_id: Of the page.
            task: What to draw.
            charge: Called before a new drawing is made, not for one that is kept; may raise, to this reader
                alone.

        Raises:
            PictureBusy: Too many pages are being drawn.
        """
        key = _key(report_id, task)
        own: _Making = Future()
        shared = self._shared(key)
        if shared is None:
            if charge is not None:
                charge()
            shared = self._shared(key, own)
        if shared is not None:
            return _awaited(shared)
        try:
            drawn = self._draw(task)
        except BaseException as error:  # whatever it was, others wait for this drawing
            own.set_exception(error)
            raise
        else:
            self._keep(key, drawn)
            own.set_result(drawn)
            return drawn
        finally:
            with self._changing:
                del self._running[key]

    def forget(self, report_id: str, task: Task) -> None:
        """Keep the page no longer: it was drawn from another file than the one that was asked for."""
        with self._changing:
            before = self._kept.pop(_key(report_id, task), None)
            self._held -= _weight(before[0]) if before else 0

    def _shared(self, key: Hashable, own: _Making | None = None) -> _Making | None:
        """What is kept or being drawn; None where it is neither, and then ``own`` is what others wait for."""
        with self._changing:
            kept = self._kept.get(key)
            if kept is not None and (kept[0] is not None or time.monotonic() < kept[1]):
                self._kept.move_to_end(key)
                found: _Making = Future()
                found.set_result(kept[0])
                return found
            running = self._running.get(key)
            if running is None and own is not None:
                self._running[key] = own
            return running

    def _draw(self, task: Task) -> Drawing | None:
        if not self._drawing.acquire(timeout=PATIENCE):
            raise PictureBusy("other pages are being drawn; try again")
        try:
            return self._artist.draw(task)
        except NotDrawn as error:
            logger.warning("page %d is shown as text: %s", task.page, error)
            return None
        finally:
            self._drawing.release()

    def _keep(self, key: Hashable, drawn: Drawing | None) -> None:
        with self._changing:
            before = self._kept.pop(key, None)
            self._held -= _weight(before[0]) if before else 0
            self._kept[key] = (drawn, time.monotonic() + AGAIN)
            self._held += _weight(drawn)
            while self._held > self._most and len(self._kept) > 1:
                _, (old, _) = self._kept.popitem(last=False)
                self._held -= _weight(old)


def _key(report_id: str, task: Task) -> Hashable:
    return report_id, task.page, task.spans, task.figures


def _awaited(other: _Making) -> Drawing | None:
    try:
        return other.result(timeout=2 * PATIENCE)
    except TimeoutError as error:
        raise PictureBusy("the page is being drawn; try again") from error


def _weight(drawn: Drawing | None) -> int:
    return 1_000 + (len(drawn.page) + len(drawn.strip) if drawn else 0)
