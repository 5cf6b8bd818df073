"""Having the files read that one is told of, one a line, by a cluster.

The first line, with ``address``, ``settings`` and ``made`` (:mod:`ingest.cluster.worker`), is answered with
``{"cpus": …}``. Every other line is a file: ``n``, ``path`` in hex, ``document``, ``sha256``. It is answered,
whenever it is read, with a line ``{"n": …, "bytes": …}`` and so many bytes. The last answer may be
``{"why": …, "fix": …}``: nothing more is read.
"""

import hashlib
import json
import os
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NoReturn

from ingest.cluster.nodes import NodeLost, Nodes, NodeUnfit, NotJoined, OtherRay
from ingest.files import reason
from ingest.sandbox.wire import failure
from ingest.sidecar import find_sidecar

SPARE = 2
"""Files on their way beside those that are read, so that no node waits for its next one."""

MOST = 400_000_000
"""Bytes of files that are on their way or being read, from which on no further one is sent."""

TRIES = 3
"""How often a file is given to a node that is then lost."""

PAUSE_SECONDS = 0.3
"""Before the second try, and doubled each time: what is ending should be seen to have ended."""

JOIN_SECONDS = 60.0
"""Longest wait for a cluster that takes the connection and says nothing."""

LOOK_SECONDS = 2.0
"""Between two looks whether the cluster is there."""

AWAY_SECONDS = 10.0
"""So long it may be away, or have no node that reads."""

_START = "start it (docs/SERVICE.md) or correct --address"
_JOIN = "start Ray on this machine as well, with the cluster's token (docs/SERVICE.md), or correct --address"
_SAME = "install the same release on every node, and start Ray from it (docs/SERVICE.md)"
_FIX = "open it in the program that made it and save it anew, cut into parts if it is large"


def serve() -> None:
    """Answer on the standard output until the input ends."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what Ray prints must not be taken for an answer
    told = json.loads(sys.stdin.readline())
    answers = _Answers(output)
    nodes = _joined(told["address"], answers)
    threading.Thread(target=_watch, args=(told["address"], nodes, answers), daemon=True).start()
    answers.give({"cpus": nodes.cpus})
    desk = _Desk(nodes, answers, {name: told[name] for name in ("settings", "made")})
    with ThreadPoolExecutor(max_workers=nodes.cpus + SPARE) as pool:
        for line in sys.stdin:
            pool.submit(desk.read, json.loads(line))


class _Answers:
    """The way back, for many threads."""

    def __init__(self, output: IO[bytes]) -> None:
        self._output = output
        self._saying = threading.Lock()

    def give(self, head: dict[str, Any], said: bytes = b"") -> None:
        with self._saying:
            self._output.write(json.dumps(head).encode() + b"\n" + said)
            self._output.flush()

    def end(self, why: str, fix: str) -> NoReturn:
        """Say why nothing more is read, and end this process with all its threads."""
        with suppress(BrokenPipeError):
            self.give({"why": why, "fix": fix})
        os._exit(1)


def _joined(address: str, answers: _Answers) -> Nodes:
    if not _reachable(address):
        answers.end("nothing answers there", _START)
    late = threading.Timer(JOIN_SECONDS, answers.end, ("what answers there is no Ray cluster", _START))
    late.daemon = True
    late.start()
    try:
        nodes = Nodes(address)
    except OtherRay as error:
        answers.end(f"it is of another version than this machine ({error})", _SAME)
    except NotJoined as error:
        answers.end(f"it cannot be joined ({error})", _JOIN)
    late.cancel()
    if not nodes.cpus:
        answers.end("none of its nodes has a processor", "start a node with ray start --num-cpus")
    return nodes


def _reachable(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=LOOK_SECONDS).close()
    except OSError:
        return False
    return True


def _watch(address: str, nodes: Nodes, answers: _Answers) -> None:
    """End where the cluster stays away: what was asked of it would wait for ever."""
    last = time.monotonic()
    while True:
        time.sleep(LOOK_SECONDS)
        there = _reachable(address)
        if there and nodes.cpus:
            last = time.monotonic()
        elif time.monotonic() - last > AWAY_SECONDS:
            why = "none of its nodes is left that reads" if there else "its head no longer answers"
            answers.end(why, "start it again (docs/SERVICE.md)")


class _Desk:
    """Gives files to nodes, and what they say back."""

    def __init__(self, nodes: Nodes, answers: _Answers, told: dict[str, Any]) -> None:
        self._nodes = nodes
        self._answers = answers
        self._told = told
        self._changed = threading.Condition()
        self._sent = 0

    def read(self, file: dict[str, Any]) -> None:
        """Have it read, and answer."""
        path = Path(os.fsdecode(bytes.fromhex(file["path"])))
        try:
            content = path.read_bytes()
            beside = find_sidecar(path)
            card = beside.read_bytes() if beside else b""
        except OSError as error:
            said = failure(f"cannot be read ({reason(error)})", "see to it and ingest again")
        else:
            names = {"name": _hex(path), "beside": _hex(beside) if beside else ""}
            asked = json.dumps(self._told | names | {name: file[name] for name in ("document", "sha256")})
            if hashlib.sha256(content).hexdigest() == file["sha256"]:
                said = self._within_bounds(content, card, asked)
            else:
                said = failure("it changed while it was read", "ingest again")
        self._answers.give({"n": file["n"], "bytes": len(said)}, said)

    def _within_bounds(self, content: bytes, card: bytes, asked: str) -> bytes:
        size = len(content)
        with self._changed:
            self._changed.wait_for(lambda: not self._sent or self._sent + size <= MOST)
            self._sent += size
        try:
            return self._read(content, card, asked)
        finally:
            with self._changed:
                self._sent -= size
                self._changed.notify_all()

    def _read(self, content: bytes, card: bytes, asked: str) -> bytes:
        lost = NodeLost()
        for tried in range(TRIES):
            try:
                said = self._nodes.read(content, card, asked)
            except NodeLost as error:
                lost = error
                time.sleep(PAUSE_SECONDS * 2**tried)
            except NodeUnfit as error:
                self._answers.end(f"a node cannot run this program ({error})", _SAME)
            else:
                if said.startswith(b'{"other"'):
                    self._refuse(json.loads(said))
                return said
        return failure(f"whatever read it on the Ray cluster was ended, {TRIES} times ({lost})", _FIX)

    def _refuse(self, told: dict[str, str]) -> NoReturn:
        self._answers.end(
            f"the node {told['machine']} would read otherwise than this machine: {told['other']}",
            "install the same release, with the same Tesseract, on every node",
        )


def _hex(path: Path) -> str:
    return os.fsencode(path.name).hex()
