"""Questions that are asked again and again are answered once an edition.

Without a model an answer follows from the question and the reports alone, so the second asker gets the first
one's, and many who press the same suggestion cost no more than one. Kept in memory only, a bounded number.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from threading import Lock
from time import perf_counter
from typing import Generic, TypeVar

from assistant.records import Answer
from ingest.errors import PipelineError

MOST = 1024
"""Answers kept; one holds some 10 KB."""

S = TypeVar("S", bound=object)
K = TypeVar("K", bound=Hashable)


class Repeated(Generic[S, K]):
    """Answers by what was asked, over one edition of the reports; the next one begins with those prepared."""

    def __init__(self, most: int = MOST) -> None:
        """``most`` answers; the one not asked for longest leaves first. 0 keeps none."""
        self._most = most
        self._lock = Lock()
        self._edition: S | None = None
        self._answers: OrderedDict[K, Answer] = OrderedDict()
        self._making: dict[K, Future[Answer]] = {}
        self._ahead: tuple[S, OrderedDict[K, Answer]] | None = None

    def answer(self, edition: Callable[[], S], asked: K, make: Callable[[], Answer]) -> Answer:
        """What ``make`` gives, now or when the same was asked of this edition before; once for all who wait.

        ``timings_ms`` are of this asking. An answer that was made while the edition changed is not kept.
        """
        began, current = perf_counter(), edition()
        if current is not self._edition:
            current = edition()  # who was late does not begin the edition before once more
        making: Future[Answer] = Future()
        with self._lock:
            if current is not self._edition:
                self._begin(current)
            found = self._answers.get(asked)
            if found is not None:
                self._answers.move_to_end(asked)
            waited = self._making.setdefault(asked, making) if found is None else making
        if waited is not making:
            found = _made(waited)
        if found is not None:
            took = (perf_counter() - began) * 1000
            return replace(found, timings_ms={**dict.fromkeys(found.timings_ms, 0.0), "total": took})
        return self._make(edition, current, asked, make, making)

    def _make(
        self,
        edition: Callable[[], S],
        current: S,
        asked: K,
        make: Callable[[], Answer],
        making: "Future[Answer]",
    ) -> Answer:
        try:
            made = make()
            # Not under the lock: it may wait for who prepares the next edition, and that one for the lock.
            still = edition() is current
        except BaseException:
            self._end(asked, making)
            making.cancel()
            raise
        with self._lock:
            if still and self._edition is current:
                self._answers[asked] = made
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        self._end(asked, making)
        making.set_result(made)
        return made

    def _end(self, asked: K, making: "Future[Answer]") -> None:
        with self._lock:
            if self._making.get(asked) is making:
                del self._making[asked]

    def prepare(self, edition: S, make: Callable[[K], Answer], going: Callable[[], bool]) -> None:
        """Answer over an ``edition`` that is still to come what was asked of this one, last asked first.

        What can no longer be asked is left out; ``going`` says whether there is time for one more.
        """
        ahead: OrderedDict[K, Answer] = OrderedDict()
        with self._lock:
            asked = list(reversed(self._answers))
            self._ahead = (edition, ahead)
        for one in asked:
            if not going():
                break
            try:
                made = make(one)
            except PipelineError:
                continue
            with self._lock:  # who needs the edition now begins with what is there
                ahead[one] = made
                ahead.move_to_end(one, last=False)

    def _begin(self, edition: S) -> None:
        ahead, self._ahead = self._ahead, None
        self._edition = edition
        self._making = {}
        self._answers = ahead[1] if ahead is not None and ahead[0] is edition else OrderedDict()

    def __len__(self) -> int:
        """Answers kept."""
        return len(self._answers)


def _made(waited: "Future[Answer]") -> Answer | None:
    """What another asker's ``make`` gives; None where it fails."""
    try:
        return waited.result()
    except CancelledError:
        return None
