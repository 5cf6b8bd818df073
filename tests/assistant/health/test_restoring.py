"""A backup brought back beside a real chat with its desks: refused, or waited for, and never half seen."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest.backup.keeping import back_up
from ingest.lock import alone_with

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

ROOT = Path(__file__).parents[3]


def restore(backup, data):
    """The command, as an operator runs it."""
    command = [sys.executable, "-m", "ingest", "restore", str(backup), "--data", str(data), "--replace"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_nothing_is_restored_under_a_chat_that_runs(serve, copied, tmp_path):
    """Its desks would go on with people, conversations and files that are no longer there."""
    back_up(copied, tmp_path / "kept.tar")
    before = (copied / "catalogue.sqlite3").read_bytes()
    with serve(copied, tmp_path):
        refused = restore(tmp_path / "kept.tar", copied)
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
        assert "stop app.py, run this again, then start it; nothing was changed" in refused.stderr
        assert (copied / "catalogue.sqlite3").read_bytes() == before
    done = restore(tmp_path / "kept.tar", copied)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_chat_that_is_started_meanwhile_waits_for_the_end(serve, copied, tmp_path, wait):
    """A service that is started again by itself would otherwise come up over half of what is restored."""
    log, question = tmp_path / "log", "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?"

    def asked():
        with serve(copied, tmp_path) as running:
            return running.ask(question)["figures"][0]["value"]

    with ThreadPoolExecutor(1) as pool:
        with alone_with(copied):
            answer = pool.submit(asked)
            wait(lambda: log.exists() and "the start waits for its end" in log.read_text("utf-8"), 60)
            shutil.rmtree(copied / "index")  # a start would fall over it
            assert not answer.done()
        assert answer.result() == "19760000000"
