"""``python -m evals run``: ask every case, score, report, gate; also ``mutate``, ``kill`` and others."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tqdm import tqdm

from assistant.llm.choose import add_model, writing
from evals import adopt, kill, mutate, searching, training
from evals.cases import CASES, load_cases
from evals.cluster import command as cluster
from evals.databases import command as databases
from evals.errors import EvalError
from evals.gate import BASELINE, check_gate, load_baseline, raise_baseline, reached, save_baseline
from evals.lexical import command as lexical
from evals.load import command as load
from evals.measures import MEASURES, shown_share, tallies
from evals.records import Case, Result
from evals.report import write_reports
from evals.run import drawn, legible, present, run_cases
from evals.speed import command as speed
from evals.worded import table
from evals.worded.gate import check_worded
from evals.worded.records import Reworded
from ingest.errors import PipelineError
from ingest.ocr.engine import INSTALL
from ingest.piped import run_piped

if TYPE_CHECKING:
    from evals.prepare import Prepared

SAMPLES = Path(__file__).parent.parent / "samples"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measures the assistant.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="ask every case whose reports are there, score the answers"))
    search = commands.add_parser("retrieval", help="the search alone, on a SQuAD-shaped file")
    searching.add_arguments(search)
    search.set_defaults(command=searching.run)
    mutants = commands.add_parser("mutate", help="change one digit of a report: the answer must follow")
    mutate.add_arguments(mutants, reports=SAMPLES)
    kill.add_arguments(
        commands.add_parser("kill", help="kill ingestions: nothing may be lost, doubled or half shown")
    )
    trained = commands.add_parser("train", help="train the ranking model on cases whose figures are known")
    training.add_arguments(trained)
    trained.set_defaults(command=training.run)
    adopt.add_arguments(commands.add_parser("adopt", help="reviewed feedback of readers as evaluation cases"))
    speed.add_arguments(
        commands.add_parser("speed", help="how fast and how large, beside a tutorial's pipeline")
    )
    load.add_arguments(
        commands.add_parser("load", help="many visitors of the real chat at once, every answer compared")
    )
    cluster.add_arguments(commands.add_parser("cluster", help="scans read by one Ray worker, then by two"))
    databases.add_arguments(
        commands.add_parser("databases", help="the catalogue in SQLite and in PostgreSQL, in turns")
    )
    engines = commands.add_parser("lexical", help="the lexical index beside bm25s, tantivy and SQLite FTS5")
    lexical.add_arguments(engines)
    engines.set_defaults(command=lexical.run)
    given = parser.parse_args(arguments)
    try:
        status: int = given.command(given)
    except PipelineError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1
    return status


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cases", type=Path, nargs="+", default=[CASES], help="case files or folders (default: evals/cases)"
    )
    parser.add_argument("--reports", type=Path, default=SAMPLES, help="folder of reports (default: samples)")
    parser.add_argument("--out", type=Path, default=Path("out/evals"), help="folder for the results")
    add_model(parser)
    parser.add_argument("--sample", type=int, metavar="N", help="ask N cases only, the same N each time")
    parser.add_argument("--gate", action="store_true", help="exit 1 below the goals or the baseline")
    parser.add_argument("--update-baseline", action="store_true", help="raise the baseline; never lowers it")
    parser.add_argument("--baseline", type=Path, default=BASELINE, help=argparse.SUPPRESS)
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Ingest, ask, score, write; with ``--gate`` 1 where a measure is too low."""
    if given.sample is not None and given.update_baseline:
        raise EvalError("the baseline is about all cases; leave --sample or --update-baseline out")
    cases = load_cases(given.cases)
    baseline = load_baseline(given.baseline) if given.sample is None else {}
    results, reworded = _ask(cases, given)
    now = reached(results)
    failures = check_gate(now, baseline)
    if reworded is not None:
        failures += check_worded(reworded.cases)
    write_reports(given.out, results, when=datetime.now().astimezone(), gate=failures, reworded=reworded)
    _print_summary(results, given.out)
    if reworded is not None:
        print("\n".join(table.to_lines(reworded)))
    if given.update_baseline:
        save_baseline(given.baseline, raise_baseline(now, baseline))
    if not given.gate:
        return 0
    for line in failures:
        print(f"gate: {line}", file=sys.stderr)
    return 1 if failures else 0


def _ask(cases: Sequence[Case], given: argparse.Namespace) -> tuple[list[Result], Reworded | None]:
    # Slow imports: the embedder's libraries take seconds, which --help need not wait for.
    from assistant.settings import load_settings
    from evals.prepare import prepare
    from evals.worded.asking import reword

    settings = load_settings()
    with (
        writing(given.model, settings.model) as writer,
        prepare(given.reports, settings, progress=lambda *_: None) as ready,
    ):
        asked = drawn(_askable(cases, given.reports, ready), given.sample)
        with _bar(len(asked)) as bar:
            results = run_cases(asked, ready.assistant, ready.library, done=lambda _: _step(bar))
        if writer is None:
            return results, None
        with _bar(len(asked)) as bar:
            return results, reword(results, ready.assistant, writer, ready.library, done=lambda _: _step(bar))


def _askable(cases: Sequence[Case], reports: Path, ready: "Prepared") -> list[Case]:
    for failure in ready.outcome.failed:
        print(f"not read: {failure.file}: {failure.reason}", file=sys.stderr)
    there = present(cases, ready.library.documents)
    asked = legible(there, ready.outcome)
    if len(asked) < len(there):
        print(f"not asked: {len(there) - len(asked)} about scans; run: {INSTALL}", file=sys.stderr)
    if not asked:
        raise EvalError(f"{reports}: no case is about these reports; give --reports or --cases")
    return asked


def _bar(total: int) -> "tqdm[NoReturn]":
    return tqdm(total=total, unit="question", disable=not sys.stderr.isatty())


def _step(bar: "tqdm[NoReturn]") -> None:
    bar.update()


def _print_summary(results: Sequence[Result], out: Path) -> None:
    for measure in MEASURES:
        counted = tallies(results)[measure.name]
        if counted is not None:
            ones = counted.of - counted.good if measure.fault else counted.good
            print(f"{measure.label:36} {ones:4} of {counted.of:4}  {shown_share(measure, counted):6.1%}")
    passed = sum(result.score.passed for result in results)
    print(f"{passed} of {len(results)} cases without a fault; see {out / 'report.md'}")


if __name__ == "__main__":
    sys.exit(run_piped(main))
