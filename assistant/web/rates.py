"""Token buckets: how much one asker, and all together, may ask in a time."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

KEPT = 10_000
"""Askers remembered; who has not asked for longest is forgotten first, and has a full bucket again."""


class Rate:
    """``per_minute`` requests a minute for each key, and ``burst`` at once. Safe to share between threads."""

    def __init__(
        self, per_minute: int, burst: int, *, kept: int = KEPT, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """``per_minute`` of 0 lets everything pass."""
        self._second = per_minute / 60
        self._burst = float(burst)
        self._kept = kept
        self._clock = clock
        self._lock = Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str = "") -> float:
        """Take one token; 0, or the seconds until there is one.

        >>> rate = Rate(60, 1, clock=lambda: 0.0)
        >>> rate.take("a"), rate.take("a"), rate.take("b")
        (0.0, 1.0, 0.0)
        """
        if not self._second:
            return 0.0
        now = self._clock()
        with self._lock:
            tokens, since = self._buckets.pop(key, (self._burst, now))
            tokens = min(self._burst, tokens + (now - since) * self._second)
            wait = 0.0 if tokens >= 1 else (1 - tokens) / self._second
            self._buckets[key] = (tokens if wait else tokens - 1, now)
            while len(self._buckets) > self._kept:
                self._buckets.popitem(last=False)
        return wait

    def __len__(self) -> int:
        """Keys remembered."""
        return len(self._buckets)
