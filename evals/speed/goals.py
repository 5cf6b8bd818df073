"""What was wanted, beside what was reached. Times are told and never gated: they belong to the machine."""

import math
from collections.abc import Mapping
from typing import Any

SMALL = 1_000
"""Passages at which both pipelines are asked."""

LARGE = 200_000
"""Passages that the goals of a large index are about."""


def judge(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each goal with ``wanted``, ``reached`` and ``met``; both None where this run could not tell."""
    first, last = found["sizes"][0], found["sizes"][-1]
    large = next((size for size in found["sizes"] if size["build"]["passages"] >= LARGE), None)
    grown = last["build"]["passages"] / first["build"]["passages"]
    tutorial, reading = found["tutorial"], found["reading"]
    beside = tutorial if first["build"]["passages"] == SMALL else None
    asked = first["stages"]["fused"]["p50_ms"]
    return [
        _least(
            "passages a second, times the tutorial's",
            15.0,
            tutorial and last["build"]["passages_per_second"] / tutorial["passages_per_second"],
        ),
        _least(
            "pages a second, share of bare pypdf's",
            0.6,
            reading["ours"]["pages_per_second"] / reading["pypdf"]["pages_per_second"],
        ),
        _most(
            "p50 at 1,000 passages, times the tutorial's",
            1.5,
            beside and asked / beside["retrieval"]["p50_ms"],
        ),
        _most("p95 at 200,000 passages, ms", 60.0, large and large["stages"]["fused"]["p95_ms"]),
        _most("resident memory at 200,000 passages, GB", 1.2, large and large["memory"] / 1e9),
        _most(
            f"growth of p95 while passages grow {grown:,.0f} times",
            round(math.sqrt(grown), 1),
            last["stages"]["fused"]["p95_ms"] / first["stages"]["fused"]["p95_ms"] if grown > 1 else None,
        ),
    ]


def _least(name: str, wanted: float, reached: float | None) -> dict[str, Any]:
    return _goal(name, f">= {wanted:g}", reached, reached is not None and reached >= wanted)


def _most(name: str, wanted: float, reached: float | None) -> dict[str, Any]:
    return _goal(name, f"<= {wanted:g}", reached, reached is not None and reached <= wanted)


def _goal(name: str, wanted: str, reached: float | None, met: bool) -> dict[str, Any]:
    return {"goal": name, "wanted": wanted, "reached": reached, "met": None if reached is None else met}
