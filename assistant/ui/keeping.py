"""Conversations kept in memory, each found again by the secret of the browser's tab that began it.

Nothing of them is written to a disk: a restart forgets them, and the page then asks its last questions again.
"""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from assistant.ui.talk import Talk

_KEY = re.compile(r"[0-9a-f]{32}")
"""What the page's script makes of 16 random bytes."""


@dataclass(slots=True)
class _Kept:
    talk: Talk
    until: float


class Talks:
    """The conversations that go on now. Safe to share between threads."""

    def __init__(
        self,
        *,
        most: int = 2000,
        most_exchanges: int = 10_000,
        seconds: float = 7200.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Hold ``most``, with ``most_exchanges`` questions in all, each ``seconds`` after its last use."""
        self._most = most
        self._most_exchanges = most_exchanges
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def open(self, key: object) -> tuple[Talk, bool]:
        """The conversation of ``key``, and whether it begins now; of what is no key, one that is not kept."""
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            return Talk(), True
        now = self._clock()
        with self._lock:
            found = self._kept.pop(key, None)
            begins = found is None or found.until < now
            kept = _Kept(Talk(), 0.0) if found is None or begins else found
            self._put(key, kept, now)
        return kept.talk, begins

    def keep(self, key: object, talk: Talk) -> Talk:
        """Keep a conversation under ``key``, unless one goes on there already; the one that is kept now.

        Nothing is kept under what is no key.
        """
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            return talk
        now = self._clock()
        with self._lock:
            found = self._kept.pop(key, None)
            goes_on = found is not None and found.until >= now and bool(found.talk.exchanges)
            kept = found if found is not None and goes_on else _Kept(talk, 0.0)
            self._put(key, kept, now)
        return kept.talk

    def find(self, key: object) -> Talk:
        """The conversation of ``key`` where there is one; else an empty one, which is not kept."""
        with self._lock:
            found = self._kept.get(key) if isinstance(key, str) else None
            known = found is not None and found.until >= self._clock()
        return self.open(key)[0] if known else Talk()

    def _put(self, key: str, kept: _Kept, now: float) -> None:
        kept.until = now + self._seconds
        self._kept[key] = kept
        self._drop(now)

    def _drop(self, now: float) -> None:
        """Give up what is over, then the oldest, until the rest is within bounds; never the newest."""
        exchanges = sum(len(k.talk.exchanges) for k in self._kept.values())
        while len(self._kept) > 1:
            oldest = next(iter(self._kept.values()))
            within = len(self._kept) <= self._most and exchanges <= self._most_exchanges
            if within and oldest.until >= now:
                return
            self._kept.popitem(last=False)
            exchanges -= len(oldest.talk.exchanges)
