"""One look at a time, and its finding for everybody who asks within the next seconds."""

import logging
import threading
import time
from collections.abc import Callable

import anyio

logger = logging.getLogger(__name__)

EVERY_SECONDS = 2.0
"""A finding is this old, at most, before a new look is begun."""

WAIT_SECONDS = 1.0
"""Longest that who asks waits for it; then the last finding is told, while that is not too old."""

_STEP_SECONDS = 0.02

SLOW = "slow"
"""Finding of a look that does not end."""

FAILED = "failed"
"""Finding of a look that ended in an error nobody expected; the log has it."""


class Pulse:
    """The newest finding of a look, which is taken in a thread of its own however many ask."""

    def __init__(
        self, look: Callable[[], str], *, patience_seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Nothing is looked at yet.

        Args:
            look: Gives a word for what is wrong, ``""`` where all is well.
            patience_seconds: Age of a finding beyond which a look that does not end counts as ``"slow"``.
            clock: Seconds that never run backwards.
        """
        self._look = look
        self._patience = patience_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._running = False
        self._found = SLOW
        self._at = -float("inf")

    async def read(self) -> str:
        """The finding, at most a few seconds old."""
        until = self._clock() + WAIT_SECONDS
        while not self._is_fresh():
            self._begin()
            if self._clock() > until:
                return self._found if self._clock() - self._at <= self._patience else SLOW
            await anyio.sleep(_STEP_SECONDS)
        return self._found

    def _is_fresh(self) -> bool:
        return self._clock() - self._at <= EVERY_SECONDS

    def _begin(self) -> None:
        with self._lock:
            if self._running or self._is_fresh():
                return
            self._running = True
        threading.Thread(target=self._work, name="health", daemon=True).start()

    def _work(self) -> None:
        found = FAILED
        try:
            found = self._look()
        finally:
            with self._lock:
                before, self._found, self._at, self._running = self._found, found, self._clock(), False
            if before != found and {before, found} != {"", SLOW}:
                logger.warning("health: %s", found or "well again")
