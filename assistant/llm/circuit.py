"""A circuit breaker: a server that fails again and again is left alone, and looked at now and then."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.errors import ModelFailed

FAILURES = 5
WINDOW_SECONDS = 30.0
"""So many failures within so long open the circuit."""

PROBE_SECONDS = 10.0
"""While it is open, one request in so long goes through to see whether the server is back."""

_OURS = frozenset({"context", "open"})
"""Failures that say nothing about the server."""


class Circuit:
    """Lets requests through, or not. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` gives seconds that never run backwards."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: deque[float] = deque(maxlen=FAILURES)
        self._next_probe: float | None = None
        """Clock reading from which on a request may try; None while the circuit is closed."""

    @property
    def is_open(self) -> bool:
        """True while the server is left alone."""
        return self._next_probe is not None

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Around one request: what comes out of it opens or closes the circuit.

        A request that its reader gave up says nothing.

        Raises:
            ModelFailed: The circuit is open; nothing was asked.
        """
        self._enter()
        try:
            yield
        except ModelFailed as error:
            if error.reason not in _OURS:
                self._fail()
            raise
        else:
            self._succeed()

    def _enter(self) -> None:
        with self._lock:
            now = self._clock()
            if self._next_probe is None:
                return
            if now < self._next_probe:
                wait = self._next_probe - now
                raise ModelFailed(
                    "open", f"the language model failed {FAILURES} times; asked again in {wait:.0f} s"
                )
            # Whatever becomes of this one, the next may try as long after it.
            self._next_probe = now + PROBE_SECONDS

    def _fail(self) -> None:
        with self._lock:
            now = self._clock()
            self._failures.append(now)
            full = len(self._failures) == FAILURES and now - self._failures[0] <= WINDOW_SECONDS
            if self._next_probe is None and full:
                self._next_probe = now + PROBE_SECONDS

    def _succeed(self) -> None:
        with self._lock:
            self._failures.clear()
            self._next_probe = None
