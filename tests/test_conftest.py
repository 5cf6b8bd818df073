"""A run that fails says why, also through workers and in a log's last lines, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.conftest import LONGEST, pytest_collection_modifyitems

ROOT = Path(__file__).parent.parent


def run_apart(folder: Path, tests: str, hooks: str = "") -> list[str]:
    """Lines that two workers' run of ``tests`` prints, under our ``conftest.py`` and ``hooks`` besides."""
    inner = folder / "inner"
    inner.mkdir()
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -q -p no:cacheprovider\n")
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (inner / "conftest.py").write_text(hooks)
    (inner / "test_inner.py").write_text(tests)
    command = [sys.executable, "-m", "pytest", "-p", "xdist", "-n", "2", "inner"]
    named = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    outer = ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID")
    inside = {name: value for name, value in named.items() if name not in outer}
    ran = subprocess.run(
        command,
        cwd=folder,
        env=inside,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert ran.returncode not in (0, 5), ran.stdout
    return ran.stdout.splitlines()


def test_half_a_character_in_a_failure_is_reported_as_any_other(tmp_path: Path) -> None:
    """It cannot be sent as it is, and the worker would end with the test that failed unnamed."""
    half = (
        'def test_half():\n    print("said \\udc80")\n    assert False, "half \\udc80"\n\n\n'
        "def test_next():\n    pass\n"
    )
    told = run_apart(tmp_path, half)
    assert any(r"half \udc80" in line for line in told)
    assert any(r"said \udc80" in line for line in told)
    assert any("1 failed, 1 passed" in line for line in told)
    assert not any("INTERNALERROR" in line or "internal error" in line for line in told)


def test_the_first_internal_error_is_told_again_at_the_very_end(tmp_path: Path) -> None:
    """A worker's end ends the controller at such length that a cut log would hold only the latter."""
    hooks = (
        "import os\n\n\ndef pytest_runtest_logreport(report):\n"
        '    if report.when == "call" and "PYTEST_XDIST_WORKER" in os.environ:\n'
        '        raise RuntimeError("the cause of it all")\n'
    )
    told = run_apart(tmp_path, "def test_one():\n    pass\n\n\ndef test_two():\n    pass\n", hooks)
    assert any("RuntimeError: the cause of it all" in line for line in told[-16:])
    assert any("INTERNALERROR" in line for line in told)
    assert told[-1].startswith("  ")


def test_a_run_whose_other_worker_passed_is_no_success(tmp_path: Path) -> None:
    """What was lost with the first worker stands nowhere else in the run, whose exit status would be 0."""
    hooks = (
        "import os, pathlib, time\n\nfailed = []\n\n\n"
        "def pytest_runtest_logreport(report):\n"
        '    if "lost" in report.nodeid and "PYTEST_XDIST_WORKER" in os.environ:\n'
        "        failed.append(report)\n"
        '        raise RuntimeError("lost")\n\n\n'
        "def pytest_sessionfinish():\n"
        '    while failed and not pathlib.Path("done").exists():\n'
        "        time.sleep(0.05)\n"
        "    time.sleep(2 if failed else 0)  # the controller ends with the other worker meanwhile\n"
    )
    tests = "def test_lost():\n    pass\n\n\ndef test_two():\n    pathlib.Path('done').touch()\n"
    told = run_apart(tmp_path, f"import pathlib\n\n\n{tests}", hooks)
    assert any("1 passed" in line for line in told)


def test_what_goes_on_beside_a_failing_test_ends_with_it(meanwhile):
    """It would go on under the tests that follow, and keep the run from ending."""
    before, turns = threading.active_count(), []

    def fail():
        with meanwhile(lambda: turns.append(1), threads=3):
            raise AssertionError

    with pytest.raises(AssertionError):
        fail()
    assert turns
    assert threading.active_count() == before


def test_what_tests_start_hears_ctrl_c_also_where_a_script_started_them_in_the_background(
    tmp_path: Path,
) -> None:
    """Else those that stop an ingestion would fail there, and nowhere else."""
    heard = (
        "import subprocess, sys\n\n\ndef test_heard():\n"
        '    code = "import signal; print(signal.getsignal(signal.SIGINT))"\n'
        "    assert False, subprocess.check_output([sys.executable, '-c', code], text=True)\n"
    )
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        told = run_apart(tmp_path, heard)
    finally:
        signal.signal(signal.SIGINT, before)
    assert any("default_int_handler" in line for line in told)


class Named:
    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid


def test_the_longest_files_are_there_and_begun_first() -> None:
    """One that was renamed would come last, and one worker would end alone with it."""
    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)
    told = ["tests/a.py::b", f"{LONGEST[1]}::z", "tests/a.py::a", f"{LONGEST[0]}::b", f"{LONGEST[0]}::a"]
    items = [Named(nodeid) for nodeid in told]
    pytest_collection_modifyitems(items)
    assert [item.nodeid for item in items] == [told[n] for n in (3, 4, 1, 0, 2)]
