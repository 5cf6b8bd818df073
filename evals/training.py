"""``python -m evals train``: weights of the ranking model from cases whose right figures are known."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from assistant.candidate import Candidate
from assistant.chain import Assistant
from assistant.facts import judge_figures
from assistant.features import measure
from assistant.model import FILE, SILENCE, Floats, Model, chances, greatest, write_model
from assistant.ranking import pick
from evals.cases import load_cases
from evals.compare import among
from evals.errors import EvalError
from evals.records import Amount, Case
from evals.run import present

PENALTY = 0.003
"""Weight of the squared weights in the loss; chosen by cross-validation over articles."""

STEPS = 300


@dataclass(frozen=True, slots=True)
class Example:
    """One question: what was measured of each figure found, and which of them are right."""

    names: tuple[str, ...]
    values: Floats
    """Shape ``(figures, len(names))``."""

    right: Floats
    """1 where the figure is right, else 0, shape ``(figures,)``. All 0: silence is right."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--set",
        dest="sets",
        nargs=2,
        type=Path,
        action="append",
        required=True,
        metavar=("REPORTS", "CASES"),
        help="a folder of reports and the cases about it; may be given several times",
    )
    parser.add_argument("--about", default="", help="what the cases are, for the record in the model")
    parser.add_argument(
        "--out", type=Path, default=Path("assistant") / FILE, help="the model (default: the one in use)"
    )


def run(given: argparse.Namespace) -> int:
    """Measure every case, fit, write."""
    examples = [example for reports, cases in given.sets for example in _examples(reports, cases)]
    if not examples:
        raise EvalError("no case with a figure is about these reports; give --set REPORTS CASES")
    model = fit(examples)
    record = {"questions": len(examples), "about": given.about, "fit": round(_hits(model, examples), 3)}
    given.out.write_text(write_model(model, record), encoding="utf-8")
    said = f"{len(examples)} questions, right figure likeliest in {record['fit']:.1%}"
    sys.stderr.write(f"{given.out}: {said}\n")
    return 0


def _examples(reports: Path, cases: Path) -> Iterator[Example]:
    # Slow imports: the embedder's libraries take seconds, which --help need not wait for.
    from assistant.settings import load_settings
    from evals.prepare import prepare

    with prepare(reports, load_settings(), progress=lambda *_: None) as ready:
        for case in present(load_cases([cases]), ready.library.documents):
            if not case.heldout and case.kind in ("figure", "followup", "unanswerable") and _is_read(case):
                yield _example(case, ready.assistant)


def _is_read(case: Case) -> bool:
    """False for what no single figure answers."""
    return "arithmetic" not in case.tags and (bool(case.expect.figures) or not case.expect.answerable)


def _example(case: Case, assistant: Assistant) -> Example:
    question, evidence = assistant.look_up(case.question, case.history)
    head, _ = pick(judge_figures(question, evidence))
    names, values = measure(question, evidence, head)
    right = np.array([float(_right(candidate, case)) for candidate in head])
    return Example(tuple(names), values, right)


def _right(candidate: Candidate, case: Case) -> bool:
    figure = candidate.figure
    stated = Amount(value=figure.value, unit=figure.unit, value_max=figure.value_max)
    for one in case.expect.figures:
        named = {place.document for place in one.places} or set(case.reports)
        if candidate.report.document in named and among(stated, one.amounts):
            return True
    return False


def fit(examples: Sequence[Example]) -> Model:
    """The weights under which the right figures, or silence, are likeliest, a little drawn to zero."""
    names = next(e.names for e in examples if len(e.values))
    every = np.vstack([e.values for e in examples if len(e.values)])
    mean, scale = every.mean(axis=0), every.std(axis=0)
    scale[scale < 1e-9] = 1.0
    rows = [(e.values - mean) / scale if len(e.values) else np.zeros((0, len(names))) for e in examples]
    tops = [greatest(e.names, e.values) for e in examples]

    def loss(weights: Floats) -> tuple[float, Floats]:
        figure, silence = weights[: len(names)], weights[len(names) :]
        total, slope = 0.0, np.zeros_like(weights)
        for example, row, top in zip(examples, rows, tops, strict=True):
            shares = chances(row @ figure, float(top @ silence))
            quiet = 1.0 - shares.sum()
            told = float(shares @ example.right)
            if example.right.any():
                total -= float(np.log(max(told, 1e-12)))
                wanted, still = shares * example.right / max(told, 1e-12), 0.0
            else:
                total -= float(np.log(max(quiet, 1e-12)))
                wanted, still = np.zeros_like(shares), 1.0
            slope[: len(names)] += row.T @ (shares - wanted)
            slope[len(names) :] += (quiet - still) * top
        drawn = PENALTY * float(weights @ weights) / 2
        return total / len(examples) + drawn, slope / len(examples) + PENALTY * weights

    start = np.zeros(len(names) + len(SILENCE) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    weights = np.asarray(found.x, dtype=np.float64)
    return Model(names, mean, scale, weights[: len(names)], weights[len(names) :])


def _hits(model: Model, examples: Sequence[Example]) -> float:
    """Share of the questions with a right figure for which it is the likeliest one."""
    asked = [e for e in examples if e.right.any()]
    best = [int(np.argmax(model.weigh(e.names, e.values)[0])) for e in asked]
    return float(np.mean([e.right[i] for e, i in zip(asked, best, strict=True)])) if asked else 0.0
