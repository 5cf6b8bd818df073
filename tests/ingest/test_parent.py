import subprocess
import sys
import time

from ingest.encoder import ROOT

CHILD = (
    "import os, time; from ingest.parent import follow_parent; follow_parent(os.getppid()); time.sleep(60)"
)


def test_a_child_does_not_outlive_its_killed_parent():
    """It would go on writing the index that the next ingestion builds."""
    program = (
        f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {CHILD!r}]); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, start_new_session=True)
    try:
        until = time.monotonic() + 30
        while len(members(parent.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.5)
    finally:
        parent.kill()
        parent.wait()
    while members(parent.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert members(parent.pid) == []


def members(session: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "sess=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(session)]
