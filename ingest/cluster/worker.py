"""What a worker of the cluster does with a file: its bytes come, what the sandbox says of them goes back."""

import json
import os
import platform
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from ingest.cluster.making import describe_reading, tell_difference
from ingest.errors import UnreadableReport
from ingest.files import reason
from ingest.ocr.limits import Limits
from ingest.parse import ReportParser
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.parser import SandboxParser
from ingest.sandbox.wire import failure
from ingest.scratch import Scratch, sweep

PREFIX = "hoi-read-"
"""Of the folders that a worker keeps a file in while it is read."""


def read_file(content: bytes, beside: bytes, told: str) -> bytes:
    """What :mod:`ingest.sandbox.serving` says; ``{"other": …, "machine": …}`` where it is read otherwise.

    Args:
        content: The file's bytes.
        beside: Those of its sidecar, if it has one.
        told: A JSON object: ``name`` and ``beside``, the names of both in hex, the latter ``""`` where there
            is none; ``document``, ``sha256``; ``settings`` of the reading; ``made``, how who asks would read.
    """
    file: dict[str, Any] = json.loads(told)
    parser, made = _opened(json.dumps(file["settings"]))
    if other := tell_difference(file["made"], made):
        return json.dumps({"other": other, "machine": platform.node()}).encode()
    try:
        with Scratch(PREFIX) as scratch:
            folder = scratch.path / "file"
            folder.mkdir()
            path = _written(folder, file["name"], content)
            if file["beside"]:
                _written(folder, file["beside"], beside)
            return parser.ask(path, file["document"], file["sha256"])
    except UnreadableReport as error:
        return failure(error.why, error.fix)
    except OSError as error:
        return failure(f"cannot be read on {platform.node()} ({reason(error)})", "see to it and ingest again")


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / Path(os.fsdecode(bytes.fromhex(name))).name
    path.write_bytes(content)
    return path


@cache
def _opened(settings: str) -> tuple[SandboxParser, dict[str, str]]:
    """This process's parser, whose child reads file after file and ends with the process."""
    sweep(PREFIX)  # of a worker that was killed
    told = json.loads(settings)
    parser = ReportParser(told["passage_tokens"], Limits(**told["limits"]))
    return SandboxParser(parser, Bounds(**told["bounds"])), describe_reading(parser)


def settings_told(parser: ReportParser, bounds: Bounds) -> dict[str, Any]:
    """``settings`` of :func:`read_file`.

    A worker has one core, so it reads one scanned page at a time unless somebody set another number.
    """
    limits = replace(parser.limits, jobs=parser.limits.jobs or 1)
    return {"passage_tokens": parser.passage_tokens, "limits": asdict(limits), "bounds": asdict(bounds)}
