"""The doctor as its user runs it: a healthy folder, one with everything wrong, and one that calls home."""

import json
import os
import shutil
import socket
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.health.doctor import machine
from assistant.health.doctor.records import Ailment, Patient
from assistant.settings import Settings
from ingest.catalogue import open_catalogue
from vectorstore.generation import current

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

PLANTED = """
import socket, sys, threading, time

def call():
    while "assistant.health.doctor.questions" not in sys.modules:
        time.sleep(0.01)
    try:
        socket.create_connection(("192.0.2.7", 80), timeout=1)
    except OSError:
        pass

if "assistant.health.doctor" in " ".join(sys.orig_argv):
    threading.Thread(target=call).start()
"""

COUNTED = """
import itertools
from assistant.health.doctor import bar

bar.kernel_count = itertools.count().__next__
"""
"""As on a machine that has no network, where some program tries for it all the time."""

Run = Callable[..., tuple[int, dict[str, dict]]]


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command with some settings: its status, and its findings by name."""

    def run(data: Path, *options: str, **told: str) -> tuple[int, dict[str, dict]]:
        for name in [n for n in os.environ if n.upper().startswith("HOI_")]:
            monkeypatch.delenv(name)
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        status = main(["doctor", "--data", str(data), "--json", *options])
        out, err = capsys.readouterr()
        assert (out.count("\n"), err) == (1, "")
        found = json.loads(out)
        assert (status, found["ok"]) in {(0, True), (1, False)}
        return status, {check["name"]: check for check in found["checks"]}

    return run


def test_everything_that_is_wrong_is_told_at_once_with_what_to_do(doctor, data, tmp_path):
    sick = Path(shutil.copytree(data, tmp_path / "data"))
    (sick / "catalogue.sqlite3").write_bytes(b"no database" * 100)
    (current(sick) / "vectors.npy").write_bytes(b"\\x93NUMPY")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, checks = doctor(
            sick,
            PATH=str(tmp_path),
            HOI_CHAT_PORT=str(port),
            HOI_MODEL="m",
            HOI_MODEL_URL="http://127.0.0.1:9/v1",
            HOI_MODEL_KEY="sk-chim-hoang-yen-1",
        )
    assert status == 1
    wrong = {name for name, check in checks.items() if not check["ok"]}
    assert {"catalogue", "index", "tesseract", "model", "ports"} <= wrong
    assert {"python", "packages", "data folder", "embedder", "tables", "fonts"} & wrong == set()
    assert len(checks) == 16
    assert "apt-get install tesseract-ocr" in checks["tesseract"]["advice"]
    assert str(port) in checks["ports"]["said"]
    assert "chim-hoang-yen" not in json.dumps(checks)


def test_a_service_that_runs_has_its_own_ports_and_a_healthy_folder(doctor, service):
    data = service.log.parent / "data"
    ports = {n: service.__dict__[p].rstrip("/").rpartition(":")[2] for n, p in PORTS.items()}
    status, checks = doctor(data, **ports)
    assert checks["ports"]["said"].count("this program's") == 3
    wrong = [
        check for check in checks.values() if not check["ok"] and check["name"] not in {"tesseract", "disk"}
    ]
    assert wrong == []
    assert status == int(not all(check["ok"] for check in checks.values()))


PORTS = {"HOI_CHAT_PORT": "public", "HOI_STAFF_PORT": "staff", "HOI_METRICS_PORT": "metrics"}


def test_a_wrong_clock_shows(copied):
    patient = Patient(Settings(), copied)
    assert "UTC" in machine.clock(patient)
    with open_catalogue(copied) as catalogue:
        version = catalogue.version
    ahead = int(datetime(2999, 1, 1, tzinfo=UTC).timestamp() * 1000)
    with sqlite3.connect(copied / "catalogue.sqlite3") as raw:
        raw.execute(
            "UPDATE meta SET value = ? WHERE key = 'version' AND value = ?", (str(ahead), str(version))
        )
    raw.close()
    with pytest.raises(Ailment, match=r"before the catalogue .*set the clock"):
        machine.clock(patient)


def test_the_proof_finds_nobody_who_tries_for_the_network(doctor, data):
    status, checks = doctor(data, "--offline")
    assert (status, list(checks)) == (0, ["settings", "offline"])
    assert "0 attempts" in checks["offline"]["said"]


def test_the_proof_finds_an_attempt_that_was_planted(doctor, data, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(PLANTED, encoding="utf-8")
    status, checks = doctor(data, "--offline", PYTHONPATH=str(tmp_path))
    assert status == 1
    assert "connect 192.0.2.7:80" in checks["offline"]["said"]


def test_what_other_programs_try_is_not_taken_for_ours_where_the_network_is_theirs_too(
    doctor, data, tmp_path
):
    (tmp_path / "sitecustomize.py").write_text(COUNTED, encoding="utf-8")
    alone = {"PATH": str(tmp_path)}  # nothing there gives a network of one's own
    status, checks = doctor(data, "--offline", PYTHONPATH=str(tmp_path), **alone)
    assert (status, "0 attempts" in checks["offline"]["said"]) == (0, True)
    assert "with sockets barred" in checks["offline"]["said"]
