"""``python -m evals lexical``: four engines over the same passages and questions."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.errors import EvalError
from evals.lexical.corpus import draw_passages
from evals.lexical.measuring import ENGINES, Measured, write_passages

ROOT = Path(__file__).parents[2]
COLUMNS: Mapping[str, str] = {
    "build_s": "build, s",
    "build_mb": "memory at most, MB",
    "disk_mb": "disk, MB",
    "update_s": "one report more, s",
    "p50_ms": "p50, ms",
    "p95_ms": "p95, ms",
    "resident_mb": "resident, MB",
    "r1": "R@1",
    "mrr": "MRR@10",
    "r1_bare": "R@1 without diacritics",
    "licence": "licence",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--corpus", type=Path, required=True, help="newspaper articles, vn_news.jsonl.gz")
    parser.add_argument("--dataset", type=Path, help="SQuAD-shaped JSON: questions, and quality where given")
    parser.add_argument("--passages", type=int, nargs="+", default=[200_000], help="how many (200000)")
    parser.add_argument("--engine", choices=ENGINES, nargs="+", default=list(ENGINES), help="which (all)")
    parser.add_argument("--questions", type=int, default=400, help="how many are asked (400)")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(given: argparse.Namespace) -> int:
    """Measure and print; the exit status."""
    measured = []
    with tempfile.TemporaryDirectory(prefix="hoi-lexical-") as place:
        source = Path(place, "passages.jsonl")
        write_passages(source, draw_passages(given.corpus, max(given.passages)))
        for passages in given.passages:
            for engine in given.engine:
                sys.stderr.write(f"{engine}: {passages} passages\n")
                job = {
                    "engine": engine,
                    "place": str(Path(place, f"{engine}-{passages}")),
                    "source": str(source),
                    "passages": passages,
                    "dataset": str(given.dataset) if given.dataset else None,
                    "questions": given.questions,
                }
                measured.append({"engine": engine, "passages": passages} | _measure(job))
    sys.stdout.write((json.dumps(measured) if given.json else to_table(measured)) + "\n")
    return 0


def _measure(job: Measured) -> Measured:
    """All steps, each in a process of its own."""
    steps = ["build", "search", "update", *(["quality"] if job["dataset"] else [])]
    found: Measured = {}
    for step in steps:
        command = [sys.executable, "-m", "evals.lexical", "--parent", str(os.getpid()), step]
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command, cwd=ROOT, input=json.dumps(job), capture_output=True, text=True, check=False
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()
            raise EvalError(f"{job['engine']}, {step}: {said[-1] if said else done.returncode}")
        found |= json.loads(done.stdout)
    return found


def to_table(measured: Sequence[Measured]) -> str:
    """In Markdown, an engine a row."""
    columns = {name: head for name, head in COLUMNS.items() if any(name in row for row in measured)}
    rows = [["engine", "passages", *columns.values()], ["---"] * (len(columns) + 2)]
    rows += [
        [row["engine"], f"{row['passages']:,}", *(str(row.get(name, "")) for name in columns)]
        for row in measured
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
