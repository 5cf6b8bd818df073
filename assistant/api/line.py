"""Work on threads, so many at a time, with a line that has an end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import anyio
import anyio.to_thread

from assistant.api.errors import RequestRefused

T = TypeVar("T")


@dataclass(slots=True)
class Line:
    """Runs what waits on a disk or a processor beside the server's own loop."""

    at_once: int
    waiting: int
    """Requests that may wait; a further one is told to come back."""

    _limiter: anyio.CapacityLimiter | None = field(default=None)

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` gives.

        Raises:
            RequestRefused: Too many wait already.
        """
        limiter = self._limiter = self._limiter or anyio.CapacityLimiter(self.at_once)
        if limiter.statistics().tasks_waiting >= self.waiting:
            raise RequestRefused("busy", headers={"Retry-After": "5"})
        return await anyio.to_thread.run_sync(work, limiter=limiter)
