import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

if not hasattr(os, "nice"):
    pytest.skip("this system knows no priorities", allow_module_level=True)

STEP = "import os; from ingest.yielding import step_back; step_back(); step_back(); print(os.nice(0))"


@pytest.mark.parametrize(("before", "after"), [(0, 10), (4, 10), (15, 15)])
def test_it_steps_back_once_and_never_forward(before, after):
    before = max(before, os.nice(0))
    command = ["nice", "-n", str(before - os.nice(0)), sys.executable, "-c", STEP]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert int(said) == max(after, before)


@pytest.mark.skipif(
    not Path("/proc/self/autogroup").exists(), reason="this system does not share by sessions"
)
def test_the_head_of_a_session_steps_back_with_all_of_it_and_nobody_else_does():
    told = STEP.replace("print(os.nice(0))", "print(open('/proc/self/autogroup').read())")
    for apart in (True, False):
        command = [sys.executable, "-c", told]
        said = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True, start_new_session=apart
        ).stdout
        before = Path("/proc/self/autogroup").read_text(encoding="ascii")
        assert said.strip().endswith("nice 10") if apart else said.strip() == before.strip()


@pytest.mark.skipif(
    not Path("/proc/self/autogroup").exists(), reason="this system does not share by sessions"
)
def test_readers_started_at_once_all_step_back():
    """Of those that are not root's the system hears one in a tenth of a second."""
    told = STEP.replace("print(os.nice(0))", "print(open('/proc/self/autogroup').read())")
    nobody = ["setpriv", "--bounding-set=-sys_admin"] if os.geteuid() == 0 else []
    if nobody and shutil.which("setpriv") is None:
        pytest.skip("no setpriv here")
    command = [*nobody, sys.executable, "-c", told]
    started = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
        for _ in range(4)
    ]
    said = [process.communicate()[0].strip() for process in started]
    assert [line.rpartition(" nice ")[2] for line in said] == ["10"] * 4
