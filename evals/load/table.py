"""What a run of the load found, in numbers and as Markdown."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from evals.load.records import Asked

OUTCOMES = ("right", "wrong", "waiting", "failed")


def counted(asked: Sequence[Asked]) -> dict[str, Any]:
    """Questions by outcome, and milliseconds of those answered: to the first sign and to the whole answer."""
    outcomes = Counter(one.outcome for one in asked)
    answered = [one.reply for one in asked if one.reply.status == 200]
    return {
        "questions": len(asked),
        **{name: outcomes[name] for name in OUTCOMES},
        "first": _times([reply.first for reply in answered]),
        "whole": _times([reply.seconds for reply in answered]),
    }


def _times(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {}
    p50, p95, p99 = np.quantile(np.asarray(seconds) * 1000, (0.5, 0.95, 0.99))
    slowest = max(seconds) * 1000
    named = {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99, "max_ms": slowest}
    return {name: round(float(value), 1) for name, value in named.items()}


def faults(found: Mapping[str, Any]) -> list[str]:
    """What must not have happened, each in a sentence."""
    steady, burst, ingestion = found["steady"], found.get("burst"), found.get("ingestion")
    told = []
    for name, run in (("steady", steady), ("burst", burst)):
        if run:
            told += [f"{name}: {run[bad]} {bad}" for bad in ("wrong", "failed") if run[bad]]
    if steady["waiting"]:
        told.append(f"steady: {steady['waiting']} told to wait")
    if ingestion and ingestion["failed"]:
        told.append(f"{ingestion['failed']} of {ingestion['runs']} ingestions failed")
    if not found["alive"]:
        told.append("the chat has ended")
    return told


def to_markdown(found: Mapping[str, Any]) -> str:
    """The table that people read."""
    head = (
        f"Load, {found['when'][:10]}, {found['cores']} cores: {found['visitors']} visitors, one question "
        f"each {found['every']:g} s for {found['minutes']:g} min; {found['known']} known questions"
    )
    rows = [
        "| | questions | right | wrong | told to wait | failed | p50 | p95 | p99 | longest |",
        "|" + " --- |" * 10,
    ]
    for name, run in (
        ("one each " + f"{found['every']:g} s", found["steady"]),
        ("all at once", found.get("burst")),
    ):
        if run:
            times = [f"{run['whole'].get(key, 0):.0f} ms" for key in ("p50_ms", "p95_ms", "p99_ms", "max_ms")]
            cells = [name, *(str(run[key]) for key in ("questions", *OUTCOMES)), *times]
            rows.append(f"| {' | '.join(cells)} |")
    after = [f"Memory {found['memory_mb'][0]:.0f} MB before, {found['memory_mb'][1]:.0f} MB after."]
    if ingestion := found.get("ingestion"):
        after.append(
            f"Beside it {ingestion['runs']} ingestions of a growing folder, {ingestion['failed']} failed; "
            f"{ingestion['changed']} of the questions are answered otherwise since."
        )
    return "\n".join([head, "", *rows, "", " ".join(after)]) + "\n"
