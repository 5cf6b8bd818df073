"""One side of the comparison: an ingestion by the real command, and questions to the real assistant."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.errors import EvalError

ROOT = Path(__file__).parents[2]
SETTINGS = ("HOI_CATALOGUE_URL", "HOI_CATALOGUE_PASSWORD_FILE")
"""Of the database; whoever measures has them set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one side did in one round."""

    read_seconds: float
    """From files to a published index, its program's start included."""

    again_seconds: float
    """The same command over the same files: nothing is new."""

    per_second: float
    """Questions, one after the other."""

    p50_ms: float
    p95_ms: float
    answers: str
    """SHA-256 of all that was answered."""

    def figures(self) -> tuple[float, ...]:
        """In the order of the table."""
        return self.read_seconds, self.again_seconds, self.per_second, self.p50_ms, self.p95_ms

    def to_json(self) -> dict[str, Any]:
        """For a program."""
        return asdict(self)


def measure(reports: Path, data: Path, environ: Mapping[str, str], questions: Sequence[str]) -> Measured:
    """Read ``reports`` into ``data`` and the database that ``environ`` sets, twice; then ask.

    Raises:
        EvalError: The reports were not read, or a question was not answered.
    """
    reading = ["-m", "ingest", str(reports), "--data", str(data), "--json"]
    read, again = _run(reading, environ), _run(reading, environ)
    asked = _run(["-m", "evals.databases", str(data), json.dumps(questions)], environ)
    return Measured(read_seconds=read["took"], again_seconds=again["took"], **asked["said"])


def _run(words: Sequence[str], environ: Mapping[str, str]) -> dict[str, Any]:
    none = [part for name in SETTINGS for part in ("--unset", name)]
    told = [f"{name}={value}" for name, value in environ.items()]
    started = time.perf_counter()
    ran = subprocess.run(  # noqa: S603 - our own program, no shell
        ["/usr/bin/env", *none, *told, sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - started
    try:
        return {"took": took, "said": json.loads(ran.stdout)}
    except ValueError as error:
        said = ran.stderr.strip().splitlines()
        raise EvalError(said[-1] if said else f"python {words[1]} ended with {ran.returncode}") from error


def ask(data: Path, questions: Sequence[str]) -> dict[str, Any]:
    """The questions to the assistant over ``data``, each once before it counts."""
    from assistant.chain import open_assistant
    from assistant.settings import load_settings
    from evals.speed.watch import time_each

    assistant = open_assistant(data, load_settings())
    made = hashlib.sha256()
    try:
        for question in questions:
            answer = assistant.ask(question).to_json() | {"timings_ms": {}}
            made.update(json.dumps(answer, ensure_ascii=False, sort_keys=True).encode())
        started = time.perf_counter()
        # Another question mark each: what was answered before would come from memory.
        times = time_each(lambda question: assistant.ask(f"{question} ?"), questions)
        took = time.perf_counter() - started
    finally:
        assistant.close()
    return times | {"per_second": len(questions) / took, "answers": made.hexdigest()}
