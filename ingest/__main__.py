"""``python -m ingest FOLDER_OR_FILE...``: bring catalogue and indexes in step with report files.

``audit``, ``status``, ``backup``, ``restore`` and ``migrate`` as the first word are commands of their own,
see :mod:`ingest.audit.__main__`, :mod:`ingest.status.__main__`, :mod:`ingest.backup.__main__` and
:mod:`ingest.store.__main__`; a folder of that name is ``./audit``.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from tqdm import tqdm

from ingest.audit.__main__ import main as run_audit
from ingest.audit.checks import audit
from ingest.audit.sources import read_catalogue
from ingest.backup.__main__ import COMMANDS
from ingest.backup.__main__ import main as run_backup
from ingest.cluster.parser import ClusterParser
from ingest.encoder import Encoder, EncoderProcess
from ingest.errors import PipelineError
from ingest.outcome import Outcome
from ingest.parse import ReportParser
from ingest.piped import run_piped
from ingest.publish import publish_index
from ingest.sandbox.parser import SandboxParser, readers_at_a_time
from ingest.settings import CatalogueSettings, DataSettings, IngestSettings, read_section, refuse_unknown
from ingest.status.__main__ import main as run_status
from ingest.store.__main__ import main as run_migrate
from ingest.store.choosing import choose_store
from ingest.sync import synchronise
from ingest.yielding import step_back

OTHERS = {"status": run_status, "audit": run_audit, "migrate": run_migrate}
"""Commands beside the reading of reports, by name."""


def main(
    arguments: Sequence[str] | None = None,
    *,
    start_encoder: Callable[[], AbstractContextManager[Encoder]] = EncoderProcess,
    publish: Callable[[Path], None] = publish_index,
) -> int:
    """Run the command; its exit status: 0, or 1 when a file or the whole failed, 130 when it was stopped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:] if arguments is None else arguments
    if words and (other := OTHERS.get(words[0])):
        return other(words[1:])
    if words and words[0] in COMMANDS:
        return run_backup(words)
    options = _options()
    given = options.parse_args(words)
    if not given.paths and not given.gone:
        options.error("give a folder or a file")
    try:
        outcome = _ingest(given, start_encoder, publish)
        warnings = [*outcome.warnings, *_contradictions(given, outcome)]
    except PipelineError as error:
        told = json.dumps({"error": type(error).__name__, "said": str(error)}, ensure_ascii=False)
        print(told if given.progress else f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the reports stored so far are whole; run it again to go on", file=sys.stderr)
        return 130
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    for page in outcome.pages_failed:
        told = "not read" if page.kind == "unread" else "in quarantine"
        print(f"page {told}: {page.file}, page {page.page}: {page.reason}; {page.fix}", file=sys.stderr)
    for failure in outcome.failed:
        print(f"failed: {failure.file}: {failure.reason}", file=sys.stderr)
    print(json.dumps(outcome.to_json(), ensure_ascii=False) if given.json else outcome.summary())
    return 1 if outcome.failed else 0


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m ingest",
        description=__doc__.partition("\n")[0].partition(": ")[2],
        epilog="python -m ingest audit --help: holding the reports' figures against each other; "
        "python -m ingest status --help: what is there; "
        "python -m ingest backup --help, python -m ingest restore --help: all of it in one file, and back; "
        "python -m ingest migrate --help: an older catalogue brought to this version",
    )
    options.add_argument("paths", nargs="*", type=Path, metavar="FOLDER_OR_FILE", help="reports to read")
    options.add_argument(
        "--data", type=Path, metavar="DIR", help="where catalogue and indexes live (HOI_DATA, default data)"
    )
    options.add_argument("--json", action="store_true", help="print one JSON object")
    options.add_argument("--only", action="store_true", help="forget reports that lie anywhere else")
    options.add_argument("--again", action="store_true", help="read the files also where nothing has changed")
    options.add_argument(
        "--gone",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="forget the report of a file that was taken away; may be said several times",
    )
    options.add_argument(
        "--on", choices=("here", "ray"), help="where files are read (HOI_INGEST_ON, default here)"
    )
    options.add_argument(
        "--address",
        metavar="HOST:PORT",
        help="head of the Ray cluster, of which this machine is a node (HOI_INGEST_ADDRESS)",
    )
    options.add_argument(
        "--progress", action="store_true", help="tell how far it is on stderr, a JSON object a line"
    )
    return options


def _ingest(
    given: argparse.Namespace,
    start_encoder: Callable[[], AbstractContextManager[Encoder]],
    publish: Callable[[Path], None],
) -> Outcome:
    refuse_unknown((DataSettings, CatalogueSettings, IngestSettings), os.environ)
    settings = read_section(IngestSettings)
    data = given.data or read_section(DataSettings).data
    quiet = given.progress or not sys.stderr.isatty()
    with (
        start_encoder() as encoder,
        _open_parser(given, settings) as parser,
        tqdm(disable=quiet, unit="report", leave=False, file=sys.stderr) as bar,
    ):

        def progress(done: int, total: int, document: str) -> None:
            if given.progress:
                step = {"done": done, "total": total, "file": document}
                print(json.dumps(step, ensure_ascii=False), file=sys.stderr, flush=True)
            bar.total = total
            bar.n = done
            bar.set_postfix_str(document)

        return synchronise(
            given.paths,
            data,
            store=choose_store(data),
            encoder=encoder,
            publish=publish,
            only=given.only,
            again=given.again,
            gone=given.gone,
            parser=parser,
            progress=progress,
        )


def _open_parser(given: argparse.Namespace, settings: IngestSettings) -> SandboxParser | ClusterParser:
    parser = ReportParser(passage_tokens=settings.passage_tokens, limits=settings.limits)
    if (given.on or settings.on) == "ray":
        return ClusterParser(parser, settings.bounds, given.address or settings.address)
    return SandboxParser(parser, settings.bounds, readers_at_a_time(settings.readers, settings.bounds))


def _contradictions(given: argparse.Namespace, outcome: Outcome) -> Iterator[str]:
    """One sentence when the reports that were read now contradict themselves or each other."""
    data = given.data or read_section(DataSettings).data
    found = audit(read_catalogue(choose_store(data), only=outcome.changed)) if outcome.changed else []
    count = sum(finding.level != "slight" for finding in found)
    if count:
        told = "figure that contradicts" if count == 1 else "figures that contradict"
        yield f"{count} {told} others; see: python -m ingest audit --data {data}"


if __name__ == "__main__":
    step_back()
    sys.exit(run_piped(main))
