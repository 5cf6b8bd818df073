"""Questions that are asked again and again are answered once an edition.

Without a model an answer follows from the question and the reports alone, so the second asker gets the first
one's, and many who press the same suggestion cost no more than one. Kept in memory only, a bounded number.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field, replace
from threading import Lock
from time import monotonic, perf_counter
from typing import Generic, TypeVar

from assistant.records import Answer
from ingest.errors import PipelineError

MOST = 1024
"""Answers kept; one holds some 10 KB."""

RECENT_SECONDS = 600.0
"""Within which a question was asked that is likely asked again: the next edition waits for its answer."""

S = TypeVar("S", bound=object)
K = TypeVar("K", bound=Hashable)


@dataclass(slots=True)
class _Said:
    """An answer, and when it was asked for last: a clock reading, in seconds."""

    answer: Answer
    at: float


@dataclass(slots=True)
class _Kept(Generic[S, K]):
    """What was answered over one edition, and what is being answered."""

    edition: S
    answers: OrderedDict[K, _Said] = field(default_factory=OrderedDict)
    """The one asked for last is last."""

    making: dict[K, Future[Answer]] = field(default_factory=dict)


class Repeated(Generic[S, K]):
    """Answers by what was asked, over one edition of the reports; the next one begins with those prepared.

    The answers of the edition before stay beside them: who looked up the edition just before it changed, and
    comes late, takes away nobody else's.
    """

    def __init__(self, most: int = MOST, *, clock: Callable[[], float] = monotonic) -> None:
        """``most`` answers an edition; the one not asked for longest leaves first. 0 keeps none."""
        self._most = most
        self._clock = clock
        self._lock = Lock()
        self._kept: list[_Kept[S, K]] = []
        """The newest first."""

        self._ahead: _Kept[S, K] | None = None

    def answer(self, edition: Callable[[], S], asked: K, make: Callable[[], Answer]) -> Answer:
        """What ``make`` gives, now or when the same was asked of this edition before; once for all who wait.

        ``timings_ms`` are of this asking. An answer that was made while the edition changed is not kept.
        """
        began, current = perf_counter(), edition()
        if (newest := self._kept[:1]) and current is not newest[0].edition:
            current = edition()  # who was late is not told what the edition before said
        making: Future[Answer] = Future()
        with self._lock:
            kept = self._of(current)
            said = kept.answers.get(asked)
            if said is not None:
                said.at = self._clock()
                kept.answers.move_to_end(asked)
            waited = kept.making.setdefault(asked, making) if said is None else making
        found = said.answer if said is not None else None
        if waited is not making:
            found = _made(waited)
        if found is not None:
            took = (perf_counter() - began) * 1000
            return replace(found, timings_ms={**dict.fromkeys(found.timings_ms, 0.0), "total": took})
        return self._make(edition, kept, asked, make, making)

    def _make(
        self,
        edition: Callable[[], S],
        kept: _Kept[S, K],
        asked: K,
        make: Callable[[], Answer],
        making: "Future[Answer]",
    ) -> Answer:
        try:
            made = make()
            # Not under the lock: it may wait for who prepares the next edition, and that one for the lock.
            still = edition() is kept.edition
        except BaseException:
            self._end(kept, asked, making)
            making.cancel()
            raise
        with self._lock:
            if still:
                kept.answers[asked] = _Said(made, self._clock())
                while len(kept.answers) > self._most:
                    kept.answers.popitem(last=False)
        self._end(kept, asked, making)
        making.set_result(made)
        return made

    def _end(self, kept: _Kept[S, K], asked: K, making: "Future[Answer]") -> None:
        with self._lock:
            if kept.making.get(asked) is making:
                del kept.making[asked]

    def prepare(self, edition: S, make: Callable[[K], Answer], going: Callable[[], bool]) -> None:
        """Answer over an ``edition`` that is still to come what was lately asked of this, last asked first.

        What can no longer be asked is left out; ``going`` says whether there is time for one more.
        """
        ahead: _Kept[S, K] = _Kept(edition)
        since = self._clock() - RECENT_SECONDS
        with self._lock:
            before = reversed(self._kept[0].answers.items()) if self._kept else ()
            asked = [(one, said.at) for one, said in before if said.at >= since]
            self._ahead = ahead
        for one, at in asked:
            if not going():
                break
            try:
                made = make(one)
            except PipelineError:
                continue
            with self._lock:  # who needs the edition now begins with what is there
                ahead.answers[one] = _Said(made, at)
                ahead.answers.move_to_end(one, last=False)

    def _of(self, edition: S) -> _Kept[S, K]:
        for kept in self._kept:
            if kept.edition is edition:
                return kept
        ahead, self._ahead = self._ahead, None
        kept = ahead if ahead is not None and ahead.edition is edition else _Kept(edition)
        self._kept = [kept, *self._kept[:1]]
        return kept

    def __len__(self) -> int:
        """Answers kept over the edition that was begun last."""
        return len(self._kept[0].answers) if self._kept else 0


def _made(waited: "Future[Answer]") -> Answer | None:
    """What another asker's ``make`` gives; None where it fails."""
    try:
        return waited.result()
    except CancelledError:
        return None
