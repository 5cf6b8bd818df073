import subprocess
import sys
import time

from ingest.encoder import ROOT

CHILD = """
import sys, time
from ingest.parent import follow_parent
follow_parent(int(sys.argv[1]))
print("followed", flush=True)
time.sleep(60)
"""
PARENT = f"""
import os, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {CHILD!r}, str(os.getpid())])
time.sleep(60)
"""


def test_a_child_does_not_outlive_its_killed_parent():
    """It would go on writing the index that the next ingestion builds."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE, text=True
    )
    with parent:
        try:
            assert parent.stdout is not None
            assert parent.stdout.readline() == "followed\n"
            assert len(members(parent.pid)) == 2
        finally:
            parent.kill()
    until = time.monotonic() + 30
    while members(parent.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert members(parent.pid) == []


def members(session: int) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "sess=,args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(session)]
