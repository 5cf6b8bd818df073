"""Time by stage, and the middle and the slow end of many times."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import numpy as np


class Watch:
    """Adds up seconds by the name of a stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """The time of a ``with`` block goes to ``stage``."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started


def time_each(call: Callable[[str], object], texts: Iterable[str]) -> dict[str, float]:
    """Milliseconds of one call a text: ``p50_ms`` and ``p95_ms``."""
    took = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        took.append(1000 * (time.perf_counter() - started))
    middle, slow = np.quantile(took, (0.5, 0.95))
    return {"p50_ms": round(float(middle), 3), "p95_ms": round(float(slow), 3)}
