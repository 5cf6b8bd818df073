"""``python -m evals cluster``: the same scans read by one Ray worker, then by two."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from evals.cluster.machines import ROOT, Machines
from evals.errors import EvalError

SCAN = ROOT / "samples" / "nuoc-sach-2023.pdf"
"""One page of text and one that is a picture; nearly all of its time is the picture's."""

FILES = 120
"""Some minutes: what is done once, starting readers and building the index, takes ten seconds of each run."""

GOAL = 1.7
"""How many times as fast two workers are to be, where two cores are free."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--files", type=int, default=FILES, help=f"scans (default: {FILES})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Start, read, start another, read again; the exit status does not depend on what was reached."""
    if given.files < 1:
        raise EvalError("--files is at least 1")
    with tempfile.TemporaryDirectory(prefix="hr-", ignore_cleanup_errors=True) as place:
        folder = write_scans(Path(place) / "scans", given.files)
        with Machines(Path(place)) as machines:
            seconds = []
            for nodes in (("head",), ("head", "worker")):
                machines.hold(*nodes)
                seconds.append(_read(folder, Path(place) / f"data-{len(nodes)}", machines))
    one, two = seconds
    if given.json:
        told = {"files": given.files, "one": one, "two": two, "times": round(one / two, 3)}
        sys.stdout.write(json.dumps(told) + "\n")
    else:
        sys.stdout.write(f"{tell(given.files, one, two)}\n")
    return 0


def write_scans(folder: Path, count: int) -> Path:
    """A folder with so many scans, each a report of its own."""
    folder.mkdir()
    for number in range(count):
        shutil.copy(SCAN, folder / f"{number:03}-{SCAN.name}")
    return folder


def tell(files: int, one: float, two: float) -> str:
    """What was measured.

    >>> tell(24, 60.0, 32.0)
    '24 scans: one worker 60.0 s, two workers 32.0 s, 1.88 times as fast (wanted: 1.7)'
    """
    return (
        f"{files} scans: one worker {one:.1f} s, two workers {two:.1f} s, {one / two:.2f} times as fast "
        f"(wanted: {GOAL})"
    )


def _read(folder: Path, data: Path, machines: Machines) -> float:
    """Seconds of the command, from the joined cluster to the published index."""
    command = [
        *("/usr/bin/env", *(f"{name}={value}" for name, value in machines.secret.items())),
        *(sys.executable, "-m", "ingest", str(folder), "--data", str(data), "--json"),
        *("--on", "ray", "--address", machines.address),
    ]
    ran = subprocess.run(  # noqa: S603 - our own program, no shell
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise EvalError(f"the scans were not read: {ran.stderr.strip() or ran.stdout}")
    return float(json.loads(ran.stdout)["seconds"])
