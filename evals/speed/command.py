"""``python -m evals speed``: the speed figures, beside the tutorial pipeline's in the same run."""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from evals.arguments import read_count
from evals.errors import EvalError
from evals.speed.plot import draw_growth
from evals.speed.table import to_markdown

PASSAGES = 10_000
"""Unless told otherwise: a couple of minutes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument(
        "--passages", type=read_count, default=PASSAGES, help=f"of the largest index (default: {PASSAGES})"
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        help="JSON Lines with title, sapo and body, plain or .gz (default: put together from samples)",
    )
    parser.add_argument(
        "--reports", type=Path, nargs="+", action="extend", default=[], help="folders of more PDFs to read"
    )
    parser.add_argument("--alone", action="store_true", help="without the tutorial pipeline")
    parser.add_argument("--out", type=Path, help="folder for speed.json, speed.md and growth.png")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Measure and print; the exit status says nothing of the figures."""
    for path in (*given.reports, *([given.corpus] if given.corpus else [])):
        if not path.exists():
            raise EvalError(f"{path}: it is not there; give --reports a folder, --corpus a file")
    found = _measured(given, partial(write_measured, given.out) if given.out else lambda _: None)
    sys.stdout.write(json.dumps(found) + "\n" if given.json else to_markdown(found))
    return 0


def write_measured(out: Path, found: dict[str, Any]) -> None:
    """What is measured so far, in the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "speed.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (out / "speed.md").write_text(to_markdown(found), encoding="utf-8")
    draw_growth(found, out / "growth.png")


def _measured(given: argparse.Namespace, kept: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    # Slow imports, which --help need not wait for.
    from evals.speed.measuring import Plan, measure

    plan = Plan(passages=given.passages, corpus=given.corpus, reports=tuple(given.reports), alone=given.alone)
    with tqdm(disable=not sys.stderr.isatty(), unit="", leave=False) as bar:

        def said(name: str, done: int) -> None:
            bar.set_description_str(name, refresh=False)
            bar.n = done
            bar.refresh()

        return measure(plan, said, kept)
