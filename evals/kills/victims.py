"""Ingestions that can be killed: forked from a process that has read all code, or the real command."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from ingest.encoder import EncoderProcess, embedded_text
from ingest.errors import PipelineError
from ingest.faults import VARIABLE
from ingest.parse import ReportParser
from ingest.sync import synchronise
from vectorstore.build import build
from vectorstore.check import check

PATIENCE = 300.0
"""Seconds after which an ingestion that was left alone is a fault."""

Start = Callable[[Path, Path, str], int]
"""Starts an ingestion of a folder into a data folder, to be killed at a named place or not; its process."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """An encoder that knows the vectors of all that it will be given: nobody waits for a model to load."""

    fingerprint: str
    dimension: int
    vectors: dict[str, NDArray[np.float16]]

    def encode(self, texts: list[str]) -> NDArray[np.float16]:
        """Rows of shape ``(len(texts), dimension)``, float16."""
        return np.stack([self.vectors[text] for text in texts])


def remember(files: Sequence[Path], parser: ReportParser) -> Remembered:
    """The vectors of all passages of some files, by the real embedder."""
    with EncoderProcess() as encoder:
        texts = sorted(
            {embedded_text(p) for file in files for p in parser.parse(file, file.name, "0" * 64).passages}
        )
        made = encoder.encode(texts)
        return Remembered(encoder.fingerprint, encoder.dimension, dict(zip(texts, made, strict=True)))


def forked(encoder: Remembered, parser: ReportParser, settings: Settings) -> Start:
    """Ingestions that begin at once, in a copy of this process; index and its check in the same process."""

    def ingest(reports: Path, data: Path) -> int:
        outcome = synchronise(
            [reports],
            data,
            encoder=encoder,
            publish=lambda folder: (build(folder, settings.index, check=check), None)[1],
            parser=parser,
        )
        return 1 if outcome.failed else 0

    def start(reports: Path, data: Path, point: str) -> int:
        pid = os.fork()
        if pid:
            return pid
        os.setsid()
        os.environ[VARIABLE] = point
        status = 70
        try:
            status = ingest(reports, data)
        except PipelineError as error:
            sys.stderr.write(f"{error}\n")
        finally:
            os._exit(status)

    return start


def command(reports: Path, data: Path, point: str) -> int:
    """``python -m ingest``, the leader of a session of its own."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.environ[VARIABLE] = point
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        words = [sys.executable, "-m", "ingest", str(reports), "--data", str(data)]
        os.execv(sys.executable, words)  # noqa: S606 - our own program
    return pid


def wait(pid: int, seconds: float) -> int | None:
    """How a process ended within so many seconds: its status, or minus the signal; None when it goes on."""
    until = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        left = until - time.monotonic()
        if left <= 0:
            return None
        time.sleep(min(0.002, left))


def kill(pid: int) -> int:
    """Kill a process and not its children; how it ended, should it have been quicker."""
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def orphans(session: int, *, seconds: float = 10.0) -> list[str]:
    """What the children of a killed process are that live on after so many seconds."""
    until = time.monotonic() + seconds
    while (found := _members(session)) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def _members(session: int) -> list[str]:
    listed = subprocess.run(
        ["/bin/ps", "-eo", "sess=,stat=,args="], capture_output=True, text=True, check=True
    ).stdout
    found = []
    for line in listed.splitlines():
        with suppress(ValueError):
            number, state, args = line.split(None, 2)
            if int(number) == session and not state.startswith("Z"):
                found.append(args)
    return found
