"""One child process, asked for one file after the other."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, cast

from ingest.ocr.pool import PREFIX
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.processes import end_tree
from ingest.scratch import sweep

ROOT = Path(__file__).parent.parent.parent
"""Where ``python -m ingest.sandbox`` finds this program."""

_CHUNK = 1 << 16
_LAST = 4_096
"""Bytes of what it said last that are looked at."""


class ChildEnded(Exception):
    """It died, or had to be ended; the text says why."""


class Child:
    """A running ``python -m ingest.sandbox``."""

    def __init__(self, settings: dict[str, Any], bounds: Bounds) -> None:
        """Start it; ``settings`` are the parser's."""
        sweep(PREFIX)  # of a child that was killed with who asked it
        self._bounds = bounds
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives until close()
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-m", "ingest.sandbox", str(os.getpid())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        self._read = bytearray()
        self._begun = 0.0
        self._asking = threading.Lock()
        self.spent = False
        """True when it takes no other file."""

        self._write(settings | {"bounds": asdict(bounds)})

    def ask(self, file: dict[str, str]) -> bytes:
        """Its answer.

        Raises:
            ChildEnded: It gave none within its bounds.
        """
        with self._asking:
            if self._output.closed:
                raise ChildEnded("reading was stopped")
            return self._answer(file)

    def _answer(self, file: dict[str, str]) -> bytes:
        self._write(file)
        started = self._begun = time.monotonic()
        with selectors.DefaultSelector() as selector:
            selector.register(self._output, selectors.EVENT_READ)
            head = self._head(selector, started)
            size = int(head["bytes"])
            if size > self._bounds.reply:
                raise ChildEnded(f"it holds more than a report can: {size // 1_000_000} MB once read")
            self.spent = bool(head["spent"])
            self._fill(selector, size, started + self._bounds.scan_seconds)
        found = bytes(self._read[:size])
        del self._read[:size]
        return found

    def _write(self, told: dict[str, Any]) -> None:
        with suppress(BrokenPipeError):  # its last words say more
            self._input.write(json.dumps(told).encode() + b"\n")
            self._input.flush()

    def _head(self, selector: selectors.BaseSelector, started: float) -> dict[str, Any]:
        """The line that says how much follows; every line before it gives more time."""
        last = started + self._bounds.scan_seconds
        while True:
            due = min(time.monotonic() + self._bounds.wall_seconds, last)
            while b"\n" not in self._read:
                self._fill(selector, len(self._read) + 1, due)
            line, _, rest = self._read.partition(b"\n")
            self._read = bytearray(rest)
            try:
                told: dict[str, Any] = json.loads(line)
            except ValueError as error:
                raise ChildEnded("the program that reads it said what is no answer") from error
            if told:
                return told

    def _fill(self, selector: selectors.BaseSelector, size: int, due: float) -> None:
        """Read until ``size`` bytes are there."""
        while len(self._read) < size:
            if not selector.select(max(0.0, due - time.monotonic())):
                raise ChildEnded(self._late())
            got = os.read(self._output.fileno(), _CHUNK)
            if not got:
                raise ChildEnded(self._ending())
            self._read += got

    def _late(self) -> str:
        whole = time.monotonic() - self._begun >= self._bounds.scan_seconds
        most = self._bounds.scan_seconds if whole else self._bounds.wall_seconds
        return f"reading it took longer than {most:g} seconds"

    def _ending(self) -> str:
        code = self._process.wait()
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - _LAST))
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        last = lines[-1] if lines else f"exit status {code}"
        if code == -signal.SIGXCPU:
            return f"reading it takes more than {self._bounds.cpu_seconds} seconds of computing"
        if "MemoryError" in last:
            return f"reading it takes more than {self._bounds.memory // 1_000_000} MB of memory"
        return (
            f"the program that reads it was ended by signal {-code}"
            if code < 0
            else f"reading it failed ({last})"
        )

    def close(self) -> None:
        """End it and all that it started; who waits for its answer in another thread waits no longer."""
        if self._process.poll() is None:
            end_tree(self._process.pid)
        self._process.wait()
        with self._asking:
            for pipe in (self._input, self._output):
                with suppress(BrokenPipeError):
                    pipe.close()
            self._said.close()
        sweep(PREFIX)
