"""One event loop for all requests to language models, and an iterator over what they bring."""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

Result = TypeVar("Result")

Put = Callable[[str | None], None]
"""Hands on a piece; None says that the reply is whole, whatever the request still does or meets."""

_Item = str | None | Future[None]


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Runs in a thread of its own until the program ends."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop


def pieces(
    request: Callable[[Put], Coroutine[Any, Any, None]],
    *,
    first_seconds: float,
    gap_seconds: float,
    total_seconds: float,
) -> Generator[str, None, None]:
    """What ``request`` puts, as it comes. Closing the iterator cancels the request.

    The clock is that of the one who waits: it holds whatever the request or its server does.

    Raises:
        TimeoutError: The first piece, the next one or the whole took too long.
    """
    arrived: queue.SimpleQueue[_Item] = queue.SimpleQueue()

    async def bounded() -> None:
        # Ends also where nobody asks for the next piece any more, nor closes the iterator.
        async with asyncio.timeout(total_seconds + 1):
            await request(arrived.put)

    future = asyncio.run_coroutine_threadsafe(bounded(), _loop())
    future.add_done_callback(arrived.put)
    end = time.monotonic() + total_seconds
    patience, over = first_seconds, False
    try:
        while isinstance(item := _next(arrived, min(patience, end - time.monotonic())), str):
            yield item
            patience = gap_seconds
        over = True
        if item is not None:
            item.result()
    finally:
        if not over:
            future.cancel()


def _next(arrived: "queue.SimpleQueue[_Item]", seconds: float) -> _Item:
    try:
        return arrived.get(timeout=max(seconds, 0))
    except queue.Empty:
        raise TimeoutError from None


def run(work: Coroutine[Any, Any, Result], seconds: float) -> Result:
    """What ``work`` gives, done beside the requests.

    Raises:
        TimeoutError: It takes longer than ``seconds``; it is cancelled.
    """
    future = asyncio.run_coroutine_threadsafe(work, _loop())
    try:
        return future.result(seconds)
    except TimeoutError:
        future.cancel()
        raise


def finish(work: Coroutine[Any, Any, object], seconds: float) -> None:
    """Wait until ``work`` is done beside the requests, but not longer; it is done all the same."""
    future = asyncio.run_coroutine_threadsafe(work, _loop())
    with suppress(TimeoutError):
        future.result(seconds)
