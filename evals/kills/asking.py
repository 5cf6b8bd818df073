"""Answers from a process of their own: who kills forks, and must not have loaded torch or opened an index."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from evals.errors import EvalError
from evals.kills.records import Answers

ROOT = Path(__file__).parent.parent.parent


class Asker:
    """A running ``python -m evals.kills``."""

    def __init__(self) -> None:
        """Start it; it loads the embedder while other things are done."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "evals.kills"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, data: Path, questions: Sequence[str], *, fresh: bool) -> Answers | str:
        """Answers without their timings, or the error that the chat shows; ``fresh`` starts another chat.

        Raises:
            EvalError: The process ended.
        """
        line = json.dumps({"data": str(data), "questions": list(questions), "fresh": fresh})
        try:
            stdin, stdout = cast("IO[str]", self._process.stdin), cast("IO[str]", self._process.stdout)
            stdin.write(line + "\n")
            stdin.flush()
            said = json.loads(stdout.readline())
        except (OSError, ValueError) as error:
            raise EvalError(f"the process that answers ended ({error}); see what it says above") from error
        return str(said["error"]) if "error" in said else tuple(said["answers"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()
