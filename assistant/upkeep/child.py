"""Ingestion as a child program: whatever becomes of it, this one goes on."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.encoder import ROOT

COMMAND = (sys.executable, "-m", "ingest")

Step = Callable[[int, int, str], None]
"""Files done, files in all, the one in work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How an ingestion ended."""

    outcome: Mapping[str, Any] | None
    """The contract's object; None where it did not come so far."""

    error: str = ""
    """Class of the error that ended it, ``"stopped"`` where it died; ``""`` where it ended by itself."""

    said: str = ""
    """Its last words."""

    failed: Mapping[str, str] = field(default_factory=dict)
    """Reasons by document."""


def ingest_files(
    data: Path,
    paths: Sequence[Path],
    *,
    gone: Sequence[Path] = (),
    again: bool = False,
    step: Step = lambda _done, _total, _file: None,
    command: Sequence[str] = COMMAND,
) -> Ended:
    """Bring the catalogue in step with files, and with those that were taken away.

    Args:
        data: Folder of the catalogue.
        paths: Files to read.
        gone: Files that are not there any more.
        again: Read them also where nothing has changed.
        step: Told how far it is.
        command: The program; its last arguments are ours.
    """
    words = [*command, *(str(path.absolute()) for path in paths)]
    for path in gone:
        words += ["--gone", str(path.absolute())]
    words += ["--data", str(data.absolute()), "--json", "--progress", *(["--again"] if again else [])]
    last: dict[str, Any] = {}
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(  # noqa: S603 - our own program, no shell
            words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.PIPE
        ) as child:
            for line in child.stderr or ():
                told = _read(line)
                if "total" in told:
                    step(int(told["done"]), int(told["total"]), str(told["file"]))
                elif "error" in told:
                    last = told
        said.seek(0)
        outcome = _read(said.read())
    if outcome:
        failed = {str(one["file"]): str(one["reason"]) for one in outcome.get("failed", ())}
        return Ended(outcome=outcome, failed=failed)
    error = str(last.get("error", "stopped")) if child.returncode > 0 else "stopped"
    return Ended(outcome=None, error=error, said=str(last.get("said", "stopped")))


def _read(line: bytes) -> dict[str, Any]:
    """A JSON object; ``{}`` for any other line: warnings are for who runs the command."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
