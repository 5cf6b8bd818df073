"""The clock is that of the one who waits, whatever happens behind it."""

import asyncio
import threading
import time

import pytest

from assistant.llm.background import finish, pieces, run

LIMITS = {"first_seconds": 60.0, "gap_seconds": 60.0, "total_seconds": 60.0}
"""For what is not late; the machine may be busy."""

SLACK = 20.0
"""Seconds over a limit, for the same reason; the other limits are longer."""


def timed(request, **limits):
    """Pieces, seconds, and whether it was late."""
    started, came = time.monotonic(), []
    try:
        came.extend(pieces(request, **{**LIMITS, **limits}))
    except TimeoutError:
        return came, time.monotonic() - started, True
    return came, time.monotonic() - started, False


async def whole(put):
    for piece in ("a", "b", None):
        put(piece)


def test_pieces_come_in_their_order():
    assert timed(whole)[::2] == (["a", "b"], False)


def test_what_follows_the_end_is_nobodys_concern():
    async def request(put):
        await whole(put)
        raise ValueError("the connection broke while it was closed")

    assert timed(request)[::2] == (["a", "b"], False)


def test_its_error_is_raised_after_its_pieces():
    async def request(put):
        put("a")
        raise ValueError("broken")

    came = pieces(request, **LIMITS)
    assert next(came) == "a"
    with pytest.raises(ValueError, match="broken"):
        next(came)


@pytest.mark.parametrize("limit", ["first_seconds", "total_seconds"])
def test_silence_is_late(limit):
    async def request(put):
        await asyncio.sleep(50)

    _, seconds, late = timed(request, **{limit: 0.3})
    assert late
    assert 0.3 <= seconds <= SLACK


def test_words_without_an_end_are_late():
    async def request(put):
        while True:
            put("a")
            await asyncio.sleep(0.05)

    came, seconds, late = timed(request, total_seconds=0.8)
    assert late
    assert came
    assert 0.8 <= seconds <= SLACK


def test_a_request_that_holds_the_loop_holds_nobody_up():
    """As a parser at work on something huge would."""

    go_on = threading.Event()

    async def request(put):
        assert go_on.wait(60)

    _, _, late = timed(request, first_seconds=0.3)
    assert late, "it is held until now"
    go_on.set()


def test_closing_cancels():
    cancelled = threading.Event()

    async def request(put):
        put("a")
        try:
            await asyncio.sleep(30)
        finally:
            cancelled.set()

    came = pieces(request, **LIMITS)
    next(came)
    came.close()
    assert cancelled.wait(SLACK)


def test_one_that_is_forgotten_ends_by_itself():
    """Neither read on nor closed."""
    cancelled = threading.Event()

    async def request(put):
        put("a")
        try:
            await asyncio.sleep(30)
        finally:
            cancelled.set()

    came = pieces(request, **{**LIMITS, "total_seconds": 1.0})
    next(came)
    assert cancelled.wait(SLACK)
    came.close()


def test_work_beside_is_bounded_too():
    async def work():
        return 3

    assert run(work(), SLACK) == 3
    with pytest.raises(TimeoutError):
        run(asyncio.sleep(30), 0.1)


def test_what_is_to_be_finished_is_done_though_nobody_waits_so_long():
    """Else the connections of a model would be left open where the machine is busy as they are closed."""
    go_on, done = threading.Event(), threading.Event()

    async def work():
        while not go_on.is_set():
            await asyncio.sleep(0.01)
        done.set()

    finish(work(), 0.05)
    assert not done.is_set()
    go_on.set()
    assert done.wait(SLACK)
