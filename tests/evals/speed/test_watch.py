"""Times that are added to the wrong stage send whoever mends to the wrong place."""

import time
from contextlib import suppress

from evals.speed.watch import Watch, time_each


def test_seconds_add_up_by_stage_also_when_a_step_fails():
    watch = Watch()
    with watch.on("slow"):
        time.sleep(0.02)
    with suppress(KeyError), watch.on("slow"):
        time.sleep(0.02)
        raise KeyError
    with watch.on("quick"):
        pass
    assert watch.seconds["slow"] >= 0.04
    assert watch.seconds["quick"] < watch.seconds["slow"]


def test_the_slow_end_is_not_the_middle():
    timed = time_each(lambda text: time.sleep(0.02 if text == "slow" else 0), ["quick"] * 9 + ["slow"])
    assert timed["p95_ms"] > 2 * timed["p50_ms"]
