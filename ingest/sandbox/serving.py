"""Parsing the files that one is told of, one a line.

The first line it reads holds the settings, every other one a file. It answers with a line that says how many
bytes follow, and whether it takes another file; while scanned pages are read, with a line for each.
"""

import gc
import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import IO, Any

from ingest.errors import UnreadableReport
from ingest.files import reason
from ingest.ocr.limits import Limits
from ingest.parse import parse_report
from ingest.sandbox.bounds import Bounds, hold, used_memory
from ingest.sandbox.wire import dump, failure


class _Alive(logging.Handler):
    """Tells the parent that a scanned page is begun."""

    def __init__(self, output: IO[bytes]) -> None:
        super().__init__()
        self._output = output

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - that it came is all
        """One line."""
        self._output.write(b"{}\n")
        self._output.flush()


def serve() -> None:
    """Answer on the standard output until the input ends."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    pages = logging.getLogger("ingest.ocr.pool")
    pages.setLevel(logging.INFO)
    pages.propagate = False
    pages.addHandler(_Alive(output))
    told = json.loads(sys.stdin.readline())
    bounds = Bounds(**told["bounds"])
    gc.freeze()  # what was imported stays: looking it over again and again took a twentieth of all time
    for line in sys.stdin:
        hold(bounds, time.process_time())
        said = _said(json.loads(line), told)
        spent = used_memory() > bounds.spent
        output.write(json.dumps({"bytes": len(said), "spent": spent}).encode() + b"\n" + said)
        output.flush()


def _said(file: dict[str, Any], told: dict[str, Any]) -> bytes:
    limits = Limits(**told["limits"])
    try:
        content = parse_report(
            Path(os.fsdecode(bytes.fromhex(file["path"]))),
            file["document"],
            file["sha256"],
            passage_tokens=told["passage_tokens"],
            limits=limits,
        )
    except UnreadableReport as error:
        return failure(error.why, error.fix)
    except OSError as error:
        return failure(f"cannot be read ({reason(error)})", "see to it and ingest again")
    return dump(content)
