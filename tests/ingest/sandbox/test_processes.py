"""Ending a process leaves nobody behind, whatever sessions its children made."""

import subprocess
import sys
import time
from pathlib import Path

from ingest.sandbox.processes import end_tree

GRANDCHILD = (
    "import subprocess, sys, time\n"
    "sleep = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
    "inner = subprocess.Popen(sleep, start_new_session=True)\n"
    "print(inner.pid, flush=True)\n"
    "time.sleep(60)\n"
)


def test_grandchildren_in_sessions_of_their_own_end_too():
    command = [sys.executable, "-c", GRANDCHILD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as child:
        grandchild = int(child.stdout.readline())
        end_tree(child.pid)
        assert child.wait(timeout=20) == -9
    for _ in range(200):
        if not _runs(grandchild):
            break
        time.sleep(0.05)
    assert not _runs(grandchild)


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
