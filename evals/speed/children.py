"""Every measured thing runs in a process of its own, so that its memory is its own too."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.errors import EvalError

ROOT = Path(__file__).parents[2]

Job = dict[str, Any]
"""Arguments of a task, as JSON has them; :mod:`evals.speed.__main__` lists the tasks."""

Told = Callable[[int], None]


def run_child(task: str, job: Job, *, tell: Told = lambda _: None) -> dict[str, Any]:
    """What ``python -m evals.speed TASK`` measured, and ``memory``: the most bytes it ever held.

    Raises:
        EvalError: It failed; the text is the last line it said.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [sys.executable, "-m", "evals.speed", "--parent", str(os.getpid()), task],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        with process:
            if process.stdin is None or process.stdout is None:
                raise TypeError(process)
            with process.stdin as given:
                given.write(json.dumps(job | {"begun": time.time()}))
            for line in process.stdout:
                told = json.loads(line)
                if "done" not in told:
                    measured: dict[str, Any] = told
                    return measured
                tell(told["done"])
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
    raise EvalError(f"{task}: {lines[-1] if lines else f'exit status {process.returncode}'}")
