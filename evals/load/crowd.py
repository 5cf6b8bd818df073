"""Visitors that ask at their own pace, whatever the server makes of it."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from evals.load.records import Asked, Known, Reply
from evals.load.visitor import Visitor

SEED = 200
"""Of who asks what, and when."""

OPENING = 20
"""Pages opened at a time, before anything is measured."""

Done = Callable[[Asked], None]


async def learn(address: str, questions: Sequence[tuple[str, str]]) -> list[Known]:
    """What the page shows for each (case, question) when nobody else asks."""
    async with Visitor(address) as alone:
        await alone.open()
        known = []
        for case, question in questions:
            reply = await alone.ask(question)
            if reply.status == 200:
                known.append(Known(case=case, question=question, heard=reply.html))
        return known


def since(known: Sequence[Known], learnt: Sequence[Known]) -> list[Known]:
    """What was ``known`` with what was ``learnt`` of the same cases later."""
    later = {one.case: one.heard for one in learnt}
    return [replace(one, later=later.get(one.case, "")) for one in known]


def judged(asked: Sequence[Asked], known: Sequence[Known]) -> list[Asked]:
    """What was asked, held against what is ``known`` now."""
    now = {one.case: one for one in known}
    return [replace(one, known=now[one.known.case]) for one in asked]


async def opened(address: str, number: int) -> list[Visitor]:
    """Visitors whose page is open."""
    visitors = [Visitor(address) for _ in range(number)]
    for start in range(0, number, OPENING):
        await asyncio.gather(*(visitor.open() for visitor in visitors[start : start + OPENING]))
    return visitors


async def besiege(
    visitors: Sequence[Visitor], known: Sequence[Known], *, seconds: float, every: float, done: Done
) -> list[Asked]:
    """Each visitor asks one question in ``every`` seconds, at a moment of its own, for ``seconds`` in all.

    A visitor whose answer is late asks the next one at once afterwards, and the delay is part of no figure.
    """
    began = time.perf_counter()
    chance = random.Random(SEED)  # noqa: S311 - no secret
    plans = [(chance.random() * every, random.Random(chance.random())) for _ in visitors]  # noqa: S311
    found: list[Asked] = []

    async def visit(number: int, start: float, own: random.Random) -> None:
        turn = 0
        while (at := start + turn * every) < seconds:
            await asyncio.sleep(max(at - (time.perf_counter() - began), 0))
            asked = own.choice(known)
            reply = await visitors[number].ask(asked.question)
            found.append(Asked(visitor=number, at=at, known=asked, reply=reply))
            done(found[-1])
            turn += 1

    await asyncio.gather(*(visit(number, *plan) for number, plan in enumerate(plans)))
    return found


async def storm(visitors: Sequence[Visitor], known: Sequence[Known], number: int) -> list[Asked]:
    """``number`` questions at the same moment."""
    began = time.perf_counter()

    async def one(turn: int) -> Asked:
        asked = known[turn % len(known)]
        reply: Reply = await visitors[turn % len(visitors)].ask(asked.question, apart=True)
        return Asked(visitor=turn % len(visitors), at=time.perf_counter() - began, known=asked, reply=reply)

    return list(await asyncio.gather(*(one(turn) for turn in range(number))))
