"""An answer that is wrong, somebody else's, or lost has to show in the figures of a load, and only then."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from evals.errors import EvalError
from evals.load.crowd import besiege, judged, learn, opened, since, storm
from evals.load.records import Asked, Known, Reply
from evals.load.table import counted, faults, to_markdown
from evals.load.visitor import Visitor

QUESTIONS = [("a", "FDI năm 2022?"), ("b", "mâu thuẫn FDI 2022"), ("c", "FDI năm 2019?")]


def run(work: Coroutine):
    """In a thread of its own: a browser that tests have open keeps this one's loop."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


async def under_load(address, known, *, visitors=6, seconds=2.0, every=0.5, burst=0, meanwhile=None):
    async with AsyncExitStack() as leaving:
        crowd = await opened(address, visitors)
        for visitor in crowd:
            await leaving.enter_async_context(visitor)
        asking = asyncio.create_task(besiege(crowd, known, seconds=seconds, every=every, done=lambda _: None))
        if meanwhile is not None:
            await asyncio.sleep(seconds / 2)
            meanwhile()
        steady = await asking
        return steady, await storm(crowd, known, burst) if burst else []


def test_every_answer_is_the_one_that_its_question_gets_alone(page):
    async def all_of_it():
        known = await learn(page, QUESTIONS)
        return known, *await under_load(page, known, burst=30)

    known, steady, burst = run(all_of_it())
    assert [k.case for k in known] == ["a", "b", "c"]
    assert len({k.heard for k in known}) == 3
    assert all("2.061,53" in k.heard for k in known[:2])
    assert counted(steady)["right"] == len(steady) == 24
    assert counted(burst)["right"] == len(burst) == 30
    assert 0 < counted(steady)["first"]["p50_ms"] <= counted(steady)["whole"]["p50_ms"]


def test_another_questions_answer_is_wrong(page):
    async def mixed_up():
        known = await learn(page, QUESTIONS)
        one, other = known[:2]
        return await under_load(page, [replace(one, heard=other.heard), other], seconds=1.0)

    steady, _ = run(mixed_up())
    assert {a.outcome for a in steady if a.known.case == "a"} == {"wrong"}
    assert {a.outcome for a in steady if a.known.case == "b"} == {"right"}


def test_an_answer_from_after_an_ingestion_is_right_too_and_no_others_is():
    known = [Known(case=case, question=case, heard=f"{case} trước") for case in ("a", "b")]
    learnt = [Known(case="a", question="a", heard="a sau")]
    replies = [Reply(status=200, html=html) for html in ("a trước", "a sau", "b trước", "b sau", "")]
    asked = [Asked(visitor=0, at=0.0, known=known[0], reply=reply) for reply in replies]
    assert [one.outcome for one in judged(asked, since(known, learnt))] == ["right", "right", *["wrong"] * 3]


def test_who_is_told_to_wait_is_neither_wrong_nor_lost(serve):
    address, _ = serve(HOI_CHAT_PER_MINUTE="6", HOI_CHAT_BURST="8")

    async def too_many():
        known = await learn(address, QUESTIONS)
        return await under_load(address, known, seconds=0.1, burst=30)

    _, burst = run(too_many())
    told = counted(burst)
    assert (told["wrong"], told["failed"]) == (0, 0)
    assert told["waiting"] >= 20
    assert all(float(a.reply.wait) > 0 for a in burst if a.outcome == "waiting")


def test_a_full_line_says_so(serve):
    address, _ = serve(HOI_CHAT_CONCURRENCY="1", HOI_CHAT_WAITING="3")

    async def at_once():
        known = await learn(address, QUESTIONS[:1])
        return await under_load(address, known, visitors=1, seconds=0.1, burst=12)

    _, burst = run(at_once())
    told = counted(burst)
    assert told["failed"] == told["wrong"] == 0
    assert told["waiting"] >= 6


def test_questions_of_a_server_that_was_killed_are_lost(serve):
    address, server = serve()

    async def killed():
        known = await learn(address, QUESTIONS)
        return await under_load(address, known, visitors=3, seconds=8.0, every=2.0, meanwhile=server.kill)

    steady, _ = run(killed())
    outcomes = {a.outcome for a in steady}
    assert outcomes == {"right", "failed"}


def test_what_is_no_chat_is_named(page):
    async def elsewhere():
        async with Visitor(f"{page}tro-giup") as visitor:
            await visitor.open()

    with pytest.raises(EvalError, match="not the chat's page"):
        run(elsewhere())


def found(**told):
    run = {
        "questions": 9,
        "right": 9,
        "wrong": 0,
        "waiting": 0,
        "failed": 0,
        "first": {},
        "whole": {"p50_ms": 70.0},
    }
    whole = {"when": "2031-01-01T00", "cores": 2, "visitors": 3, "every": 10.0, "minutes": 1.0, "known": 5}
    return {**whole, "steady": run, "memory_mb": [400.0, 410.0], "alive": True, **told}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, ""),
        ({"alive": False}, "has ended"),
        ({"ingestion": {"runs": 4, "failed": 1, "changed": 0}}, "1 of 4 ingestions"),
        ({"burst": {**found()["steady"], "failed": 2}}, "burst: 2 failed"),
        ({"burst": {**found()["steady"], "waiting": 2}}, ""),
        ({"steady": {**found()["steady"], "wrong": 1}}, "steady: 1 wrong"),
        ({"steady": {**found()["steady"], "waiting": 1}}, "told to wait"),
    ],
)
def test_each_fault_is_named(told, said):
    told = found(**told)
    assert said in "; ".join(faults(told))
    assert bool(faults(told)) == bool(said)
    assert "| one each 10 s | 9 | 9 |" in to_markdown(told)
