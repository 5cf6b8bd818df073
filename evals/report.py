"""The three files of a run: ``results.json`` for programs, ``report.md`` for people, ``junit.xml`` for CI."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.failures import by_stage, expected, faults, said
from evals.junit import to_junit
from evals.measures import MEASURES, Measure, Tally, percentile, shown_share, tallies, wilson
from evals.records import Case, Result
from evals.worded import table
from evals.worded.records import Reworded


def write_reports(
    out: Path,
    results: Sequence[Result],
    *,
    when: datetime,
    gate: Sequence[str],
    reworded: Reworded | None = None,
) -> None:
    """Make the folder ``out`` and the three files in it.

    Args:
        out: The folder.
        results: Of the answers in the reports' own words.
        when: Now.
        gate: What the gate found wrong.
        reworded: The same cases with a model.
    """
    out.mkdir(parents=True, exist_ok=True)
    shaped = json.dumps(
        to_json(results, when=when, gate=gate, reworded=reworded), ensure_ascii=False, indent=1
    )
    (out / "results.json").write_text(shaped + "\n", encoding="utf-8")
    told = to_markdown(results, when=when, gate=gate, reworded=reworded)
    (out / "report.md").write_text(told, encoding="utf-8")
    (out / "junit.xml").write_bytes(to_junit(results))


def to_json(
    results: Sequence[Result], *, when: datetime, gate: Sequence[str], reworded: Reworded | None = None
) -> dict[str, Any]:
    """Measures over all, and every case with its answer and score; ``model`` where one was asked."""
    second = {one.result.case.id: one for one in reworded.cases} if reworded else {}
    return {
        "when": when.isoformat(timespec="seconds"),
        "gate": list(gate),
        "measures": {
            name: None if counted is None else asdict(counted) for name, counted in tallies(results).items()
        },
        "milliseconds": {f"p{n}": _latency(results, n) for n in (50, 95)},
        **({"model": table.to_json(reworded)} if reworded else {}),
        "cases": [
            _case_json(result)
            | ({"model": table.case_json(second[result.case.id])} if result.case.id in second else {})
            for result in results
        ],
    }


def _case_json(result: Result) -> dict[str, Any]:
    case = result.case
    return {
        "id": case.id,
        "question": case.question,
        "kind": case.kind,
        "collection": case.collection,
        "heldout": case.heldout,
        "passed": result.score.passed,
        "stage": result.stage,
        "score": asdict(result.score),
        "milliseconds": round(result.milliseconds, 1),
        "error": result.error,
        "answer": None if result.answer is None else result.answer.to_json(),
    }


def _latency(results: Iterable[Result], percent: int) -> float | None:
    found = percentile([result.milliseconds for result in results], percent)
    return None if found is None else round(found, 1)


def to_markdown(
    results: Sequence[Result], *, when: datetime, gate: Sequence[str], reworded: Reworded | None = None
) -> str:
    """Tables of measures, then the failures by the stage that lost them."""
    passed = sum(result.score.passed for result in results)
    lines = [
        "# Evaluation",
        "",
        f"{when:%Y-%m-%d %H:%M} · {len(results)} cases, {passed} without a fault · "
        f"answer time p50 {_latency(results, 50)} ms, p95 {_latency(results, 95)} ms",
        "",
        *(["Gate: passed.", ""] if not gate else ["Gate: failed.", "", *(f"- {line}" for line in gate), ""]),
        "## Measures",
        "",
        *_measures(results),
        "",
        *(table.to_lines(reworded) if reworded else []),
        "## By kind",
        "",
        *_groups(results, lambda case: case.kind),
        "",
        "## By document",
        "",
        *_groups(results, _document),
        "",
        "## By way of asking",
        "",
        *_groups([r for r in results if r.case.tags], lambda case: case.tags[0]),
        "",
        "## Seen and held out",
        "",
        *_groups(results, lambda case: f"{case.collection}, {'held out' if case.heldout else 'seen'}"),
        "",
        *_failures(results),
    ]
    return "\n".join(lines) + "\n"


def _document(case: Case) -> str:
    """The document that a case is read from; unanswerable ones are read from none."""
    places = [place for one in case.expect.figures for place in one.places] + list(case.expect.places)
    return places[0].document if places else "(none)"


def _measures(results: Sequence[Result]) -> list[str]:
    rows = ["| measure | right | share | 95 % | goal |", "|---|---|---|---|---|"]
    for measure in MEASURES:
        counted = tallies(results)[measure.name]
        if counted is None:
            rows.append(f"| {measure.label} | not scored | | | {_goal(measure)} |")
            continue
        low, high = wilson(counted)
        if measure.fault:
            low, high = 1 - high, 1 - low
        ones = counted.of - counted.good if measure.fault else counted.good
        rows.append(
            f"| {measure.label} | {ones} of {counted.of} | {shown_share(measure, counted):.1%} "
            f"| {low:.1%}–{high:.1%} | {_goal(measure)} |"
        )
    return rows


def _goal(measure: Measure) -> str:
    if measure.goal is None:
        return ""
    return f"{'≤' if measure.fault else '≥'} {measure.goal:.0%}"


_COLUMNS = ("figure_first", "wrong_figure", "text_right", "refused", "false_refusal", "citation_place")


def _groups(results: Sequence[Result], key: Callable[[Case], str]) -> list[str]:
    shown = [measure for measure in MEASURES if measure.name in _COLUMNS]
    rows = [
        "| | cases | passed | " + " | ".join(m.label.lower() for m in shown) + " | p50 ms |",
        "|---" * (len(shown) + 4) + "|",
    ]
    for name in sorted({key(result.case) for result in results}):
        own = [result for result in results if key(result.case) == name]
        counted = tallies(own)
        cells = [_cell(measure, counted[measure.name]) for measure in shown]
        passed = sum(result.score.passed for result in own)
        rows.append(f"| {name} | {len(own)} | {passed} | {' | '.join(cells)} | {_latency(own, 50)} |")
    return rows


def _cell(measure: Measure, counted: Tally | None) -> str:
    if counted is None:
        return "–"
    ones = counted.of - counted.good if measure.fault else counted.good
    return f"{ones}/{counted.of}"


def _failures(results: Sequence[Result]) -> list[str]:
    """Failed cases that may be looked at; of held-out ones only the number."""
    hidden = sum(result.case.heldout and not result.score.passed for result in results)
    lines = ["## Failures", ""]
    if hidden:
        lines += [f"{hidden} more among the held-out cases, which are not shown here.", ""]
    for heading, group in by_stage(result for result in results if not result.case.heldout):
        lines += [f"### {heading} ({len(group)})", ""]
        for result in group:
            lines += [
                f"- **{result.case.id}** {result.case.question}",
                f"  - wrong: {', '.join(faults(result))}",
                f"  - expected: {expected(result.case)}",
                f"  - said: {said(result.answer, result.error)}",
            ]
        lines.append("")
    return lines
