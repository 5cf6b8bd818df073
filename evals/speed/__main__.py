"""``python -m evals.speed TASK``: one measurement; what :mod:`evals.speed.children` starts.

Its input is one JSON object. It answers with lines that say how much is done, and last with what it measured.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.speed.children import Job, Told
from ingest.errors import PipelineError
from ingest.parent import follow_parent
from ingest.sandbox.bounds import used_memory

# Imports in each task: its memory is to hold what it needs, and nothing of the others.


def _build(job: Job, tell: Told) -> dict[str, Any]:
    from evals.speed.building import build_index

    amount = {name: job[name] for name in ("passages", "documents") if name in job}
    return build_index(_source(job), Path(job["folder"]), **amount, tell=tell)


def _ask(job: Job, tell: Told) -> dict[str, Any]:
    from evals.speed.asking import ask_index

    return ask_index(Path(job["folder"]), job["questions"], tell=tell)


def _tutorial(job: Job, tell: Told) -> dict[str, Any]:
    from evals.speed.tutorial import run_tutorial

    return run_tutorial(
        _source(job), Path(job["folder"]), job["questions"], passages=job["passages"], tell=tell
    )


def _read(job: Job, tell: Told) -> dict[str, Any]:
    from evals.speed.reading import read_both, read_scans

    read = {"text": read_both, "scanned": read_scans}[job["kind"]]
    return read([Path(path) for path in job["paths"]], tell=tell)


def _sort(job: Job, tell: Told) -> dict[str, Any]:  # noqa: ARG001 - every task has it
    from evals.speed.reading import sort_pages

    text, scanned = sort_pages([Path(path) for path in job["paths"]])
    return {"text": [str(path) for path in text], "scanned": [str(path) for path in scanned]}


def _ingest(job: Job, tell: Told) -> dict[str, Any]:  # noqa: ARG001
    from evals.speed.ingesting import ingest_files

    return ingest_files(Path(job["reports"]), Path(job["folder"]), readers=job.get("readers"))


def _start(job: Job, tell: Told) -> dict[str, Any]:  # noqa: ARG001
    from evals.speed.starting import answer_first

    return answer_first(Path(job["folder"]), begun=job["begun"], loaded=job["loaded"])


def _source(job: Job) -> Path | None:
    return Path(job["corpus"]) if job["corpus"] else None


_TASKS: dict[str, Callable[[Job, Told], dict[str, Any]]] = {
    "ask": _ask,
    "build": _build,
    "ingest": _ingest,
    "read": _read,
    "sort": _sort,
    "start": _start,
    "tutorial": _tutorial,
}


def main() -> int:
    """Run one task."""
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description="One measurement.")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("task", choices=_TASKS)
    given = parser.parse_args()
    follow_parent(given.parent)
    job = json.loads(sys.stdin.read())
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as output:
        os.dup2(2, 1)  # what a library prints must not be taken for an answer
        try:
            measured = _TASKS[given.task](
                job, lambda done: print(json.dumps({"done": done}), file=output, flush=True)
            )
        except PipelineError as error:
            print(" ".join(str(error).split()), file=sys.stderr)
            return 1
        print(json.dumps(measured | {"memory": used_memory()}), file=output, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
