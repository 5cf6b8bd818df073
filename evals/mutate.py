"""``python -m evals mutate``: a wrong digit in a report must show in the answer, and in its score."""

import argparse
import json
import secrets
import sys
from datetime import datetime
from pathlib import Path

from tqdm import tqdm

from evals.arguments import read_count
from evals.cases import CASES, load_cases
from evals.mutants.records import Check
from evals.mutants.report import said, summary, table, to_json, write_check

MUTANTS = 200
"""How many are drawn unless told otherwise."""


def add_arguments(parser: argparse.ArgumentParser, *, reports: Path) -> None:
    """Arguments of the command; ``reports`` is the default folder."""
    parser.add_argument("--reports", type=Path, default=reports, help="folder of reports (default: samples)")
    parser.add_argument(
        "--cases", type=Path, nargs="+", default=[CASES], help="case files or folders (default: evals/cases)"
    )
    parser.add_argument("--mutants", type=read_count, default=MUTANTS, help=f"how many (default: {MUTANTS})")
    parser.add_argument("--seed", type=int, help="of the draw (default: a new one, which is printed)")
    parser.add_argument("--out", type=Path, default=Path("out/mutants"), help="folder for the results")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Draw, change, ingest, ask, write; 1 where a mutant was not seen, or none could be made."""
    check = _check(given)
    when = datetime.now().astimezone()
    write_check(given.out, check, when=when)
    if given.json:
        sys.stdout.write(json.dumps(to_json(check, when=when), ensure_ascii=False) + "\n")
    else:
        lines = [*table(check.trials), "", f"{summary(check)}; see {given.out / 'mutants.md'}"]
        sys.stdout.write("\n".join(lines) + "\n")
    for trial in check.trials:
        if not trial.seen:
            spot = trial.mutant.spot
            sys.stderr.write(f"{spot.case.id}: {spot.document}, page {spot.page}: {said(trial)}\n")
    return 0 if check.all_seen else 1


def _check(given: argparse.Namespace) -> Check:
    # Slow imports: the embedder's libraries take seconds, which --help need not wait for.
    from assistant.settings import load_settings
    from evals.mutants.trials import check_mutants

    seed = secrets.randbelow(2**31) if given.seed is None else abs(given.seed)
    cases = load_cases(given.cases)
    with tqdm(total=given.mutants, unit="mutant", disable=not sys.stderr.isatty()) as bar:
        return check_mutants(
            given.reports,
            cases,
            load_settings(),
            count=given.mutants,
            seed=seed,
            done=lambda _: (bar.update(), None)[1],
        )
