"""``python -m evals retrieval``: how well passages are found, for published questions or for our cases."""

import argparse
import json
import sys
from pathlib import Path

from evals.retrieval import STAGES, measure_retrieval


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``python -m evals retrieval``."""
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--dataset", type=Path, help="SQuAD-shaped JSON, plain or .gz")
    asked.add_argument(
        "--cases",
        type=Path,
        nargs="+",
        help="case files or folders instead: is the passage found that answers?",
    )
    parser.add_argument("--reports", type=Path, help="with --cases: the folder of reports (default: samples)")
    parser.add_argument(
        "--corpus",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        help="files whose passages are searched too",
    )
    parser.add_argument("--stage", choices=STAGES, action="append", help="only this stage (may be repeated)")
    parser.add_argument("--no-diacritics", action="store_true", help="ask as typed without diacritics")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; the exit status."""
    stages = tuple(dict.fromkeys(arguments.stage or STAGES))
    if arguments.cases:
        from evals.recall import measure_cases  # slow to import, which --help need not wait for

        report = measure_cases(arguments.cases, arguments.reports, stages, bare=arguments.no_diacritics)
    else:
        report = measure_retrieval(arguments.dataset, arguments.corpus, stages, bare=arguments.no_diacritics)
    said = json.dumps(report.to_json(), ensure_ascii=False) if arguments.json else report.to_text()
    sys.stdout.write(said + "\n")
    return 0
