"""The mutants as a table for people and as JSON for programs."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.mutants.records import Check, Trial
from evals.mutants.values import put_digit

_SAID = {
    "changed": "the changed figure",
    "beside": "the changed figure beside the old one of another place",
    "hidden": "the changed figure beside an old one that no report prints",
    "old": "the old figure",
    "other": "another figure",
    "silent": "no figure",
    "unmade": "not asked: the mutant could not be made",
}


def write_check(out: Path, check: Check, *, when: datetime) -> None:
    """Make the folder ``out`` and ``mutants.json`` and ``mutants.md`` in it."""
    out.mkdir(parents=True, exist_ok=True)
    shaped = json.dumps(to_json(check, when=when), ensure_ascii=False, indent=1)
    (out / "mutants.json").write_text(shaped + "\n", encoding="utf-8")
    lines = ["# Mutants", "", f"{when:%Y-%m-%d %H:%M} · {summary(check)}", "", *table(check.trials)]
    if check.passed:
        lines += ["", "## Figures that no digit was drawn from", ""]
        lines += [f"- {one.case.id}: {one.text} {one.reason}" for one in check.passed]
    (out / "mutants.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def summary(check: Check) -> str:
    """Counts and the seed, on one line."""
    drawn, made = len(check.trials), len(check.made)
    seen = sum(trial.seen for trial in check.made)
    return (
        f"{seen} of {made} mutants seen; {drawn - made} of {drawn} drawn "
        f"could not be made; drawn from {check.spots} digits of {check.cases} cases; seed {check.seed}"
    )


def table(trials: Sequence[Trial]) -> list[str]:
    """A line a mutant, in Markdown."""
    rows = ["| document | page | old | new | case | answered | seen |", "|---|---|---|---|---|---|---|"]
    for trial in trials:
        spot = trial.mutant.spot
        cells = (spot.document, str(spot.page), spot.reading.text, new_text(trial), spot.case.id, said(trial))
        shown = " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)
        rows.append(f"| {shown} | {'yes' if trial.seen else '–' if trial.verdict == 'unmade' else 'NO'} |")
    return rows


def new_text(trial: Trial) -> str:
    """The printed figure as it was changed; ``""`` where it could not be."""
    spot = trial.mutant.spot
    return put_digit(spot.reading.text, spot.within, trial.digit) if trial.digit else ""


def said(trial: Trial) -> str:
    """What was answered, in few words."""
    parts = [_SAID[trial.verdict]]
    if trial.answer is not None:
        figures = "; ".join(figure.text for figure in trial.answer.figures)
        parts.append(f"{trial.answer.status}: {figures}" if figures else trial.answer.status)
    if trial.noticed is False:
        parts.append("which the score takes for right")
    if trial.problem:
        parts.append(trial.problem)
    return ", ".join(parts)


def to_json(check: Check, *, when: datetime) -> dict[str, Any]:
    """All of a run."""
    return {
        "when": when.isoformat(timespec="seconds"),
        "seed": check.seed,
        "drawn": len(check.trials),
        "made": len(check.made),
        "seen": sum(trial.seen for trial in check.made),
        "digits": check.spots,
        "cases": check.cases,
        "mutants": [_trial_json(trial) for trial in check.trials],
        "passed_over": [{"case": o.case.id, "text": o.text, "reason": o.reason} for o in check.passed],
    }


def _trial_json(trial: Trial) -> dict[str, Any]:
    spot = trial.mutant.spot
    return {
        "document": spot.document,
        "page": spot.page,
        "offset": spot.offset,
        "old": spot.reading.text,
        "new": new_text(trial),
        "case": spot.case.id,
        "question": spot.case.question,
        "verdict": trial.verdict,
        "noticed": trial.noticed,
        "seen": trial.seen,
        "problem": trial.problem,
        "answer": None if trial.answer is None else trial.answer.to_json(),
    }
