"""Many who ask make one look; one that hangs does not leave them hanging."""

import threading

import anyio

from assistant.health.pulse import Pulse


def test_a_thousand_who_ask_at_once_make_one_look():
    looks = []

    def look():
        looks.append(1)
        return "bad"

    async def ask():
        pulse, found = Pulse(look, patience_seconds=5, clock=lambda: 0.0), []

        async def one():
            found.append(await pulse.read())

        async with anyio.create_task_group() as group:
            for _ in range(1000):
                group.start_soon(one)
        return found

    assert (anyio.run(ask), len(looks)) == (["bad"] * 1000, 1)


def test_a_look_that_hangs_is_told_from_the_last_finding_and_then_as_slow():
    go, now = threading.Event(), [0.0]
    looks = iter([lambda: None, go.wait])

    def look():
        next(looks)()
        return ""

    async def ask():
        pulse = Pulse(look, patience_seconds=10, clock=lambda: now[0])
        assert await pulse.read() == ""
        now[0] = 5.0
        async with anyio.create_task_group() as group:
            group.start_soon(_move, now)
            assert await pulse.read() == ""
        now[0] = 20.0
        async with anyio.create_task_group() as group:
            group.start_soon(_move, now)
            assert await pulse.read() == "slow"
        go.set()

    anyio.run(ask)


async def _move(now):
    await anyio.sleep(0.05)
    now[0] += 2
