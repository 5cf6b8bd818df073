"""A page drawn in a child process that may die, hang or be killed without harm."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from assistant.pictures.records import Placed
from assistant.pictures.task import Drawing, Task
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.processes import end_tree

ROOT = Path(__file__).parent.parent.parent
"""Where ``python -m assistant.pictures`` finds this program."""

BOUNDS = Bounds(
    cpu_seconds=20, wall_seconds=30.0, memory=1_500_000_000, written=0, reply=24_000_000, files=64
)
"""Of one page. The slowest of ours, a scan, takes 1 s of processor time."""


COMMAND = (sys.executable, "-m", "assistant.pictures")

_ONE_CORE = ("/usr/bin/env", "OPENBLAS_NUM_THREADS=1")


class NotDrawn(Exception):
    """The child made no picture. Caught where the page is shown, which then shows its text."""


@dataclass(frozen=True, slots=True)
class Artist:
    """Draws pages, each in a child of its own."""

    bounds: Bounds = BOUNDS
    command: tuple[str, ...] = COMMAND

    def draw(self, task: Task) -> Drawing:
        """The page's pictures.

        Raises:
            NotDrawn: It cannot be drawn, or not within its bounds.
        """
        told = json.dumps(task.dump() | {"bounds": asdict(self.bounds)}).encode() + b"\n"
        child = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [*_ONE_CORE, *self.command, str(os.getpid())],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        late = Timer(self.bounds.wall_seconds, end_tree, (child.pid,))  # ends what waits for it, too
        late.start()
        try:
            said = _said(child, told, self.bounds.reply + 1)
        finally:
            late.cancel()
            end_tree(child.pid)
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()
        return self._read(said, child.returncode)

    def _read(self, said: bytes, code: int) -> Drawing:
        head, _, rest = said.partition(b"\n")
        if not head or len(said) > self.bounds.reply:
            raise NotDrawn(f"its child ended with status {code} and {len(said)} bytes")
        try:
            return _drawing(json.loads(head), rest)
        except (LookupError, TypeError, ValueError) as error:  # a hostile file may make it say anything
            raise NotDrawn(f"its child said what is no picture ({head[:80]!r})") from error


def _said(child: subprocess.Popen[bytes], told: bytes, most: int) -> bytes:
    """The first ``most`` bytes of a child's answer; what it says beyond is never taken."""
    if child.stdin is None or child.stdout is None:
        raise ValueError("a child is spoken to by pipes")
    with suppress(BrokenPipeError):  # it ended before it had heard all
        child.stdin.write(told)
        child.stdin.close()
    return child.stdout.read(most)


def _drawing(told: dict[str, Any], rest: bytes) -> Drawing:
    page, strip = (int(size) for size in told["sizes"])
    if not rest.startswith(_PNG) or page < 1 or strip < 0 or page + strip != len(rest):
        raise ValueError("no picture")
    return Drawing(
        page=rest[:page],
        strip=rest[page:],
        width=int(told["width"]),
        height=int(told["height"]),
        top=min(max(float(told["top"]), 0.0), 1.0),
        found=int(told["found"]),
        missing=int(told["missing"]),
        figures=tuple(
            Placed(boxes=tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in boxes), share=1.0)
            for boxes in told["figures"]
        ),
    )


_PNG = b"\x89PNG\r\n\x1a\n"
