"""Questions that are asked again and again are answered once an edition.

Without a model an answer follows from the question and the reports alone, so the second asker gets the first
one's, and many who press the same suggestion cost no more than one. Kept in memory only, a bounded number.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
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
        self._ahead: tuple[S, OrderedDict[K, Answer]] | None = None

    def answer(self, edition: Callable[[], S], asked: K, make: Callable[[], Answer]) -> Answer:
        """What ``make`` gives, now or when the same was asked of this edition before.

        ``timings_ms`` are of this asking. An answer that was made while the edition changed is not kept.
        """
        began, current = perf_counter(), edition()
        with self._lock:
            if current is not self._edition:
                self._begin(current)
            found = self._answers.get(asked)
            if found is not None:
                self._answers.move_to_end(asked)
        if found is not None:
            took = (perf_counter() - began) * 1000
            return replace(found, timings_ms={**dict.fromkeys(found.timings_ms, 0.0), "total": took})
        made = make()
        with self._lock:
            if self._edition is current and edition() is current:
                self._answers[asked] = made
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return made

    def prepare(self, edition: S, make: Callable[[K], Answer], going: Callable[[], bool]) -> None:
        """Answer over an ``edition`` that is still to come what was asked of this one, last asked first.

        What can no longer be asked is left out; ``going`` says whether there is time for one more.
        """
        with self._lock:
            asked = list(reversed(self._answers))
        ahead: OrderedDict[K, Answer] = OrderedDict()
        for one in asked:
            if not going():
                break
            try:
                ahead[one] = make(one)
            except PipelineError:
                continue
            ahead.move_to_end(one, last=False)
        with self._lock:
            self._ahead = (edition, ahead)

    def _begin(self, edition: S) -> None:
        ahead, self._ahead = self._ahead, None
        self._edition = edition
        self._answers = ahead[1] if ahead is not None and ahead[0] is edition else OrderedDict()

    def __len__(self) -> int:
        """Answers kept."""
        return len(self._answers)
