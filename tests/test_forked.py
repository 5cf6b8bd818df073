"""A server that lived on, or that heard another's settings, would make other tests fail, or pass, for it."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from tests.forked import forked


def settings_of_ours(say):
    say(sorted(f"{name}={value}" for name, value in os.environ.items() if name.upper().startswith("HOI_")))
    time.sleep(60)


def fails(say):
    raise ValueError("vì sao")


def ends_with_tests(say):
    multiprocessing.get_context("forkserver").set_forkserver_preload([])  # its server needs none of it
    with forked(settings_of_ours, log=Path("/dev/null"), settings={}) as (_, inner):
        say(inner.pid)
        os.kill(os.getpid(), 9)


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid: int) -> bool:
    until = time.monotonic() + 30
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_there(pid)


def test_only_the_settings_asked_for_are_heard(tmp_path, monkeypatch):
    monkeypatch.setenv("HOI_CHAT_PER_MINUTE", "1")
    for told in ("2", "3"):
        asked = {"HOI_CHAT_BURST": told}
        with forked(settings_of_ours, log=tmp_path / "log", settings=asked) as (heard, _):
            assert heard == str([f"HOI_CHAT_BURST={told}"])


def test_why_a_server_did_not_start_is_told(tmp_path):
    with pytest.raises(AssertionError, match="vì sao"), forked(fails, log=tmp_path / "log", settings={}):
        pass


def test_a_server_ends_with_its_block(tmp_path):
    with forked(settings_of_ours, log=tmp_path / "log", settings={}) as (_, process):
        pid = process.pid
        assert is_there(pid)
    assert gone(pid)


def test_a_server_ends_with_tests_that_were_killed(tmp_path):
    with forked(ends_with_tests, log=tmp_path / "log", settings={}) as (inner, _):
        assert gone(inner)
