"""Reading on a Ray cluster: the same catalogue, and whatever is killed, nothing is lost and all is said."""

import json
import os
import shutil
import signal
import sqlite3
from importlib.metadata import version
from pathlib import Path

import pytest

from evals.cluster.machines import ROOT
from evals.ports import free_port
from ingest.cluster.parser import ClusterParser
from ingest.connection import FILE
from ingest.errors import SettingsError
from ingest.parse import ReportParser
from ingest.sandbox.bounds import Bounds
from tests.ingest.cluster.conftest import read_now, reader, wait_for
from tests.ingest.conftest import processes

SAMPLES = ROOT / "samples"
PHRASE = "tổng vốn FDI của tỉnh"
SHORT = f"BÁO CÁO\n\nNăm 2022, {PHRASE} đạt {{}} tỷ USD, tăng {{}}% so với năm 2021.\n"
LONG = "Thu ngân sách đạt 5 tỷ đồng, " * 450
"""Takes a second: one sentence of so many figures."""


def rows(data: Path) -> list[str]:
    """All that the catalogue holds but the times of the run and the version, which counts milliseconds."""
    with sqlite3.connect(data / FILE) as raw:
        found = [line for line in raw.iterdump() if '"runs"' not in line and "'version'" not in line]
    raw.close()
    return found


def stored(data: Path) -> list[str]:
    with sqlite3.connect(data / FILE) as raw:
        found = [name for (name,) in raw.execute("SELECT document FROM reports ORDER BY document")]
    raw.close()
    return found


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def long(tmp_path):
    """Six files that take a while."""
    return write(tmp_path / "reports", {f"{n}.txt": f"BÁO CÁO {n}\n\n{LONG}" for n in range(6)})


@pytest.fixture
def start(start_command, cluster, tmp_path):
    """``start(folder)``: the command with the cluster, into ``tmp_path / "data"``."""

    def begun(folder: Path, *arguments: object, **more: object):
        where = ("--on", "ray", "--address", cluster.address)
        return start_command(tmp_path / "data", folder, *where, *arguments, **more)

    return begun


def test_a_cluster_fills_the_same_catalogue(cluster, start, start_command, tmp_path):
    """Where a file was read must not show in any answer; nor may its text lie in Ray's logs."""
    folder = write(tmp_path / "reports", {f"tin-{n}.txt": SHORT.format(n + 10, n + 2) for n in range(3)})
    for name in ("du-lich-2023.html", "lao-dong-kcn-2024.docx", "nuoc-sach-2023.pdf", "thuy-san-2024.xlsx"):
        shutil.copy(SAMPLES / name, folder / name)
    (folder / "tin-1.txt.meta.toml").write_text('title = "Báo cáo đầu tư"\nnumber = "9/BC"\n', "utf-8")
    (folder / "tin-2.meta.toml").write_text('titel = "sai"\n', "utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    (folder / "sai tên – ký hiệu lạ\n.docx").write_bytes(b"PK\x03\x04" + bytes(600))
    here = start_command(tmp_path / "here", folder, "--json")
    there = start(folder, "--json")
    said = []
    for process in (here, there):
        out, err = process.communicate(timeout=200)
        assert process.returncode == 1, err
        said.append(json.loads(out) | {"seconds": 0})
    assert said[0] == said[1]
    assert (said[0]["added"], len(said[0]["failed"])) == (6, 3)
    assert rows(tmp_path / "here") == rows(tmp_path / "data")
    logs = {
        name: read_now(Path(folder, name))
        for folder, _, names in os.walk(cluster.folder / "ray")  # Ray makes and removes folders meanwhile
        for name in names
        if "logs" in Path(folder).parts
    }
    assert any(logs.values())
    assert [name for name, said in logs.items() if PHRASE.encode() in said] == []


def test_a_killed_node_loses_nothing(cluster, start, long, tmp_path):
    """A machine that fails in the night must not leave reports out."""
    process = start(long, "--json")
    wait_for(lambda: cluster.reading("worker") or process.poll() is not None, "the worker reads nothing")
    cluster.kill("worker")
    out, err = process.communicate(timeout=200)
    assert process.returncode == 0, err
    assert json.loads(out)["added"] == 6
    assert stored(tmp_path / "data") == [f"{n}.txt" for n in range(6)]


def test_a_file_that_ends_whatever_reads_it_is_one_failure(cluster, start, tmp_path):
    """One hostile file must not keep a cluster busy for ever, nor the others from being read."""
    texts = {"a-hong.txt": LONG * 4, **{f"b-{n}.txt": SHORT.format(n, n) for n in range(3)}}
    process = start(write(tmp_path / "reports", texts), "--json")

    def ended() -> bool:
        for path in cluster.reading("head", "worker"):
            if path.name == "a-hong.txt" and (worker := reader(path)):
                os.kill(worker, signal.SIGKILL)
        return process.poll() is not None

    wait_for(ended, "it goes on for ever")
    out, err = process.communicate()
    assert process.returncode == 1, err
    (failed,) = json.loads(out)["failed"]
    assert failed["file"] == "a-hong.txt"
    assert "was ended, 3 times" in failed["reason"]
    assert stored(tmp_path / "data") == ["b-0.txt", "b-1.txt", "b-2.txt"]


def test_ctrl_c_ends_what_the_nodes_read(cluster, start, long):
    """A cluster that goes on reading for nobody is not free for whoever starts it again."""
    process = start(long)
    wait_for(lambda: cluster.reading("head", "worker"), "nothing is read")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in err) == (130, False)
    assert "run it again to go on" in err
    wait_for(lambda: cluster.sandboxes() == [], "files are still being read")


def test_a_killed_ingestion_loses_nothing_and_leaves_no_process(cluster, start, long, tmp_path):
    """Whoever comes in the morning goes on from what is there, on machines that read for nobody else."""
    process = start(long)
    wait_for(lambda: stored_now(tmp_path / "data") or process.poll() is not None, "nothing is stored")
    wait_for(lambda: cluster.reading("head", "worker") or process.poll() is not None, "nothing is read")
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL, "it had ended by itself: this test proves nothing"
    wait_for(lambda: processes(tmp_path / "data") == {}, "a process of the killed one is left")
    wait_for(lambda: cluster.sandboxes() == [], "files are still being read")
    wait_for(lambda: cluster.reading("head", "worker") == [], "files are still held")
    before = len(stored(tmp_path / "data"))
    again = start(long, "--json")
    out, err = again.communicate(timeout=200)
    assert again.returncode == 0, err
    told = json.loads(out)
    assert (told["added"], told["unchanged"]) == (6 - before, before)
    assert stored(tmp_path / "data") == [f"{n}.txt" for n in range(6)]


def test_a_node_with_another_release_is_refused(cluster, start, long, tmp_path):
    """Two releases read figures differently, and nobody could tell which report was read by which."""
    for room in ("ingest", "vectorstore"):
        shutil.copytree(ROOT / room, tmp_path / "other" / room, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "other" / "ingest" / "lexicon.toml").open("a", encoding="utf-8") as file:
        file.write("# another release\n")
    cluster.kill("worker")
    cluster.start("other", program=tmp_path / "other")
    process = start(long)
    _, err = process.communicate(timeout=120)
    cluster.kill("other")
    assert process.returncode == 1
    assert cluster.address in err
    assert "would read otherwise than this machine: other files of this program" in err
    assert "same release" in err


def test_a_cluster_of_another_ray_is_refused_in_words(cluster, start, long, tmp_path):
    """Its versions are told, which is what has to be changed: the address is right, and so is the token."""
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "sitecustomize.py").write_text("import ray\n\nray.__version__ = '2.48.0'\n")
    cluster.kill("worker")
    cluster.kill("head")
    cluster.start("head", program=tmp_path / "older")
    try:
        _, err = (process := start(long)).communicate(timeout=120)
    finally:
        cluster.kill("head")
    assert process.returncode == 1
    assert err.startswith(f"error: Ray cluster {cluster.address}: it is of another version than this machine")
    assert err.index("Ray: 2.48.0") < err.index(f"Ray: {version('ray')}")
    assert "same release on every node" in err
    assert "Traceback" not in err
    assert not (tmp_path / "data").exists()


def test_a_cluster_that_goes_away_is_named(cluster, start, long, tmp_path):
    """What was stored stays, and the next run goes on, here or there."""
    process = start(long)
    wait_for(lambda: stored_now(tmp_path / "data") or process.poll() is not None, "nothing is stored")
    cluster.kill("worker")
    cluster.kill("head")
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert f"Ray cluster {cluster.address}: " in err
    assert "Traceback" not in err
    assert "run it again to go on" in err
    assert stored(tmp_path / "data")


def stored_now(data: Path) -> list[str]:
    try:
        return stored(data)
    except sqlite3.OperationalError:  # not made yet
        return []


def test_an_address_where_nothing_answers_is_said(start_command, tmp_path):
    """And nothing was changed."""
    folder = write(tmp_path / "reports", {"a.txt": SHORT.format(1, 2)})
    address = f"127.0.0.1:{free_port()}"
    process = start_command(tmp_path / "data", folder, on="ray", address=address)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"error: Ray cluster {address}: nothing answers there; start it" in err
    assert "Traceback" not in err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "HOI_INGEST_ADDRESS"),
        ("cluster", "HOST:PORT, not cluster"),
        ("ray://a:10001", "not ray://a:10001"),
    ],
)
def test_what_is_no_address_is_said(address, says):
    with pytest.raises(SettingsError, match=says):
        ClusterParser(ReportParser(), Bounds(), address)
