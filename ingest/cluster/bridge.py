"""The process that speaks with the cluster, asked by many threads for many files at a time."""

import itertools
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

from ingest.closing import Closing
from ingest.errors import ClusterUnusable

ROOT = Path(__file__).parent.parent.parent
"""Where ``python -m ingest.cluster`` finds this program."""

_STOPPED = "reading was stopped", "nothing is wrong with it"
_BROKE = (
    "Ray ended on this machine, or was never started on it",
    "start it again, on every machine that ingests as well (docs/SERVICE.md)",
)


class Bridge(Closing):
    """A running ``python -m ingest.cluster`` that has joined a cluster."""

    def __init__(self, address: str, told: dict[str, Any]) -> None:
        """Start it; ``told`` are ``settings`` and ``made`` of :mod:`ingest.cluster.serving`.

        Raises:
            ClusterUnusable: It was not joined.
        """
        self._address = address
        self._ended: tuple[str, str] | None = None
        self._numbers = itertools.count()
        self._waiting: dict[int, Future[bytes]] = {}
        self._changing = threading.Lock()
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-m", "ingest.cluster", str(os.getpid())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for who asks; it ends this one
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        self._receiving = threading.Thread(target=self._receive, name="bridge", daemon=True)
        try:
            self._write({"address": address} | told)
            self.cpus = self._joined()
            """Of the cluster when it was joined."""
        except BaseException:  # whatever it was, nobody holds this bridge to close it
            self._kill()
            raise
        self._receiving.start()

    def _joined(self) -> int:
        head = self._line()
        if "cpus" not in head:
            raise ClusterUnusable(self._address, why=head["why"], fix=head["fix"])
        return int(head["cpus"])

    def ask(self, file: dict[str, str]) -> bytes:
        """What is said of a file, for :func:`ingest.sandbox.parser.content_said`.

        Raises:
            ClusterUnusable: It was not read, and no other one will be.
        """
        answer: Future[bytes] = Future()
        with self._changing:
            if self._ended is None:
                n = next(self._numbers)
                self._waiting[n] = answer
                self._write({"n": n} | file)
            else:
                answer.set_exception(self._unusable())
        return answer.result()

    def close(self) -> None:
        """End it; Ray then ends what nodes read for it, and who waits for an answer waits no longer."""
        with self._changing:
            self._ended = self._ended or _STOPPED
        self._kill()
        self._receiving.join()

    def _kill(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(BrokenPipeError):
            self._input.close()

    def _write(self, told: dict[str, Any]) -> None:
        with suppress(BrokenPipeError):  # its last words say more
            self._input.write(json.dumps(told).encode() + b"\n")
            self._input.flush()

    def _line(self) -> dict[str, Any]:
        """The next answer's head; why there is none where the process ended."""
        line = self._output.readline()
        if not line.endswith(b"\n"):
            return {"why": _BROKE[0], "fix": _BROKE[1]}
        told: dict[str, Any] = json.loads(line)
        return told

    def _receive(self) -> None:
        """Give the answers to those who wait for them, until the process ends."""
        with self._output:
            while "n" in (head := self._line()):
                said = self._output.read(head["bytes"])
                if len(said) < head["bytes"]:
                    continue  # it ended in the middle; the next line says so
                with self._changing:
                    answer = self._waiting.pop(head["n"])
                answer.set_result(said)
        with self._changing:
            self._ended = self._ended or (head["why"], head["fix"])
            for answer in self._waiting.values():
                answer.set_exception(self._unusable())
            self._waiting.clear()

    def _unusable(self) -> ClusterUnusable:
        why, fix = self._ended or _BROKE
        return ClusterUnusable(self._address, why=why, fix=fix)
