"""Vectors at a Chroma server: the same answers, and never a wrong one when it fails."""

import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.api import ClientAPI

import vectorstore.asking
from assistant.health.doctor.holdings import vectors
from assistant.health.doctor.records import Patient
from assistant.health.reading import Read
from assistant.settings import Settings
from evals.ports import free_port
from ingest.errors import IndexStale, SettingsError, VectorsAway, VectorsLost
from ingest.settings import read_section, refuse_unknown
from ingest.store.sqlite import SqliteStore
from vectorstore.build import build
from vectorstore.check import check, find_some
from vectorstore.generation import current, finished, read_manifest
from vectorstore.opened import open_generation
from vectorstore.search import open_searcher
from vectorstore.server import Server, choose_server
from vectorstore.settings import IndexSettings

ROOT = Path(__file__).parent.parent.parent
ASKED = ("Rừng ngập mặn trồng mới bao nhiêu ha?", "thu ngân sách nội địa", "giai quyet viec lam")


class ChromaServer:
    """What ``chroma run`` starts, on a free port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._running: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        if self._running is not None:
            return
        program = Path(sys.executable).with_name("chroma")
        place = ["--path", str(self._folder / "files"), "--host", "127.0.0.1", "--port", str(self.port)]
        with (self._folder / "log").open("ab") as log:
            self._running = subprocess.Popen([program, "run", *place], stdout=log, stderr=log)
        for _ in range(600):
            with socket.socket() as asking:
                if not asking.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.05)
        raise AssertionError((self._folder / "log").read_text())

    def kill(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def signal(self, number: signal.Signals) -> None:
        assert self._running is not None
        self._running.send_signal(number)

    def names(self) -> list[str]:
        with self.client() as client:
            return sorted(collection.name for collection in client.list_collections())

    @contextmanager
    def client(self) -> Iterator[ClientAPI]:
        client = chromadb.HttpClient(host="127.0.0.1", port=self.port)
        yield client
        client._server._session.close()  # its own close leaves the connections open


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    yield server
    server.kill()


@pytest.fixture
def server(running, monkeypatch) -> ChromaServer:
    """It runs, and the settings name it, for child processes too."""
    running.start()
    monkeypatch.setenv("HOI_CHROMA_URL", running.url)
    monkeypatch.setattr(vectorstore.asking, "REST", 0.2)
    return running


@pytest.fixture(scope="module")
def made(running, tmp_path_factory, fill) -> Path:
    """A folder whose vectors lie at the server, to be read only."""
    data = tmp_path_factory.mktemp("made")
    fill(data, index=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOI_CHROMA_URL", running.url)
        build(data, IndexSettings())
    return data


def fill_more(fill, data, number):
    fill(data, f"r{number}", (f"Dự án số {number} được cấp phép.",), index=False)


def run(*arguments, **environ):
    command = [sys.executable, "-m", "vectorstore", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, check=False, env=os.environ | environ
    )


def make(data):
    """A generation, checked in this process: children are for what could end it."""
    return build(data, IndexSettings(), check=look)


def look(folder):
    check(folder, server=choose_server(IndexSettings()))


def mine(server, data):
    mark = (data / "chroma.owner").read_text().split()[0]
    return [name.rpartition("-gen-")[2] for name in server.names() if mark in name]


def test_answers_are_those_of_the_embedded_index(server, made, built):
    assert not (current(made) / "chroma").exists()
    with (
        closing(open_searcher(made, IndexSettings())) as there,
        closing(open_searcher(built, IndexSettings(chroma_url=""))) as here,
    ):
        for asked in ASKED:
            assert there.search(asked) == here.search(asked)
    assert make(made) == current(made), "what is in step is not built again"


def test_a_replica_whose_disk_is_read_only_reads_the_same_collection(server, made, mount):
    disk = mount("4m")
    shutil.copytree(made, disk / "data")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with closing(open_searcher(disk / "data", IndexSettings())) as searcher:
        assert searcher.search(ASKED[0], k=1)[0].key == "r1:3"


def test_collections_of_generations_that_are_gone_go_and_others_stay(server, tmp_path, fill, made):
    with server.client() as client:
        client.get_or_create_collection("hoi-another-program", embedding_function=None)
    data = tmp_path / "one"
    data.mkdir()
    for number in range(3):
        fill_more(fill, data, number)
        make(data)
    assert mine(server, data) == ["000002", "000003"]
    shutil.copytree(data, tmp_path / "copy")
    fill_more(fill, tmp_path / "copy", 9)
    make(tmp_path / "copy")
    assert mine(server, data) == ["000002", "000003"], "a copy's owner deletes nothing of the original"
    assert make(data) == current(data)
    assert mine(server, data) == ["000003"]
    assert "hoi-another-program" in server.names()
    with closing(open_searcher(made, IndexSettings())) as searcher:
        assert searcher.search(ASKED[0], k=1)[0].key == "r1:3", "nor of another folder"


def test_a_server_that_is_gone_costs_no_answer_and_comes_back(server, made, fill, tmp_path):
    shutil.copytree(made, tmp_path / "data")
    with closing(open_searcher(tmp_path / "data", IndexSettings())) as searcher:
        opened = searcher.held.opened
        before = [searcher.search(asked) for asked in ASKED]
        server.kill()
        assert [searcher.search(asked) for asked in ASKED] == before
        find_some(opened, most=4)
        with pytest.raises(VectorsAway):
            opened.chroma.count()
        server.start()
        assert counted_again(opened.chroma) == 5, "it is asked again, without a restart"
        assert [searcher.search(asked) for asked in ASKED] == before


def counted_again(collection, seconds=60):
    until = time.monotonic() + seconds
    while True:
        try:
            return collection.count()
        except VectorsAway:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_a_server_that_hangs_costs_no_answer_and_comes_back(server, made):
    with closing(open_searcher(made, IndexSettings())) as searcher:
        before = [searcher.search(asked) for asked in ASKED]
        searcher.held.opened.chroma._api._session.timeout = (
            0.3  # only now: on a busy machine it may need more
        )
        server.signal(signal.SIGSTOP)
        try:
            assert [searcher.search(asked) for asked in ASKED] == before
            with pytest.raises(VectorsAway):
                searcher.held.opened.chroma.count()
        finally:
            server.signal(signal.SIGCONT)
        assert counted_again(searcher.held.opened.chroma) == 5
        assert [searcher.search(asked) for asked in ASKED] == before


def test_the_doctor_and_the_figures_tell_whether_it_answers(server, made):
    patient = Patient(Settings(index=IndexSettings()), made)
    with closing(open_searcher(made, IndexSettings())) as searcher:
        read = Read(made, SqliteStore(made), searcher, lambda: False)
        assert "answers and holds those of gen-" in vectors(patient)
        assert read()["vectors_away"] == 0
        server.kill()
        with pytest.raises(VectorsAway, match="chroma run"):
            vectors(patient)
        assert (read()["vectors_away"], read()["up"]) == (1, 1)


def test_no_proxy_of_the_environment_stands_between(server, made, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with closing(open_searcher(made, IndexSettings())) as searcher:
        assert searcher.held.opened.chroma.count() == 5


def test_a_server_that_is_not_there_is_told_at_the_start(server, made, caplog):
    server.kill()
    caplog.set_level("DEBUG")
    failed = run("build", "--data", str(made), HOI_CHROMA_TOKEN="s3cret")
    assert (failed.returncode, len(failed.stderr.splitlines())) == (1, 1)
    assert server.url in failed.stderr
    assert "chroma run" in failed.stderr
    settings = IndexSettings(chroma_token="s3cret")
    with pytest.raises(VectorsAway, match=r"HOI_CHROMA_URL"):
        open_searcher(made, settings)
    assert "s3cret" not in caplog.text + failed.stderr + repr((settings, choose_server(settings)))


@pytest.mark.parametrize("step", ["vectors-written", "index-named"])
def test_who_is_killed_while_publishing_leaves_what_was(server, made, fill, tmp_path, step):
    data = tmp_path / "data"
    data.mkdir()
    fill_more(fill, data, 1)
    before = make(data)
    fill_more(fill, data, 2)
    assert run("build", "--data", str(data), HOI_FAIL_AT=step).returncode == -signal.SIGKILL
    assert current(data) == before
    with closing(open_searcher(data, IndexSettings())) as searcher:
        assert searcher.search("Dự án số", k=1)[0].key == "r1:0"
        assert make(data) != before
        assert {hit.key for hit in searcher.search("Dự án số")} == {"r1:0", "r2:0"}
    assert len(mine(server, data)) == len(finished(data))


def test_a_server_killed_while_it_is_written_leaves_what_was(server, fill, tmp_path):
    fill_more(fill, tmp_path, 1)
    before = make(tmp_path)
    fill_more(fill, tmp_path, 2)

    def kill(folder):
        server.kill()
        look(folder)

    with pytest.raises(VectorsAway):
        build(tmp_path, IndexSettings(), check=kill)
    assert current(tmp_path) == before
    server.start()
    assert make(tmp_path) != before
    assert mine(server, tmp_path)[-1] == current(tmp_path).name.rpartition("-")[2]


def alter(server, data, how):
    collection = read_manifest(current(data)).collection.split("/")[2]
    with server.client() as client:
        held = client.get_collection(collection, embedding_function=None)
        if how == "other vectors":
            keys = held.get(include=[])["ids"]
            rows = np.random.default_rng(1).standard_normal((len(keys), 256)).astype(np.float32)
            dimension = read_manifest(current(data)).dimension
            held.update(ids=keys, embeddings=np.resize(rows, (len(keys), dimension)))
            return
        client.delete_collection(collection)
        if how == "made again":
            client.create_collection(collection, embedding_function=None)


@pytest.mark.parametrize("how", ["deleted", "made again", "other vectors"])
def test_a_collection_that_is_not_ours_any_more_is_refused(server, fill, tmp_path, how):
    fill(tmp_path, index=False)
    make(tmp_path)
    with closing(open_searcher(tmp_path, IndexSettings())) as searcher:
        before = searcher.search(ASKED[0], k=3)
        alter(server, tmp_path, how)
        if how != "other vectors":
            assert searcher.search(ASKED[0], k=3) == before, "who has the vectors open compares them"
    with pytest.raises(VectorsLost, match="run python -m ingest FOLDER"):
        open_searcher(tmp_path, IndexSettings())
    make(tmp_path)
    with closing(open_searcher(tmp_path, IndexSettings())) as searcher:
        assert searcher.search(ASKED[0], k=3) == before


def test_where_the_vectors_lie_must_be_as_set(server, made, built):
    with pytest.raises(IndexStale, match="HOI_CHROMA_URL is empty"):
        open_searcher(made, IndexSettings(chroma_url=""))
    with pytest.raises(IndexStale, match="in this folder"):
        open_generation(current(built), server=choose_server(IndexSettings()))


@pytest.mark.parametrize(
    ("status", "kind", "said", "told"),
    [
        (404, "text/html", "<html>", "404, as no Chroma server"),
        (410, "application/json", '{"error": "v1 is gone"}', "410, as no Chroma server"),
        (200, "application/json", "[]", "another API"),
        (200, "text/html", "hello", "no JSON"),
        (401, "text/plain", "who are you", "HOI_CHROMA_TOKEN"),
        (503, "text/html", "busy", "503"),
    ],
)
def test_another_server_is_told_from_chroma(status, kind, said, told):
    seen = []

    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self.headers["Authorization"])
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(said.encode())

        def log_message(self, *arguments):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        at = Server(address=f"http://127.0.0.1:{other.server_port}", token="t0ken")
        try:
            with pytest.raises(VectorsAway, match=told) as caught:
                at.make("hoi-x", 1)
        finally:
            other.shutdown()
    assert seen == ["Bearer t0ken"]
    assert "t0ken" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://u:s3cret@host:8000", "http://host?token=s3cret", "host:8000", "ftp://host", "http://"]
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused(monkeypatch, url):
    monkeypatch.setenv("HOI_CHROMA_URL", url)
    with pytest.raises(SettingsError, match="HOI_CHROMA_URL: ") as caught:
        read_section(IndexSettings)
    assert "s3cret" not in str(caught.value)


def test_a_misspelt_name_is_refused():
    refuse_unknown([], {"HOI_CHROMA_URL": "x", "HOI_CHROMA_TOKEN": "y"})
    with pytest.raises(SettingsError, match="HOI_CHROMA_URL"):
        refuse_unknown([], {"HOI_CHROMA_ULR": "x"})


def test_a_manifest_of_a_collection_in_its_folder_is_as_before(built):
    assert "collection" not in json.loads((current(built) / "manifest.json").read_text())
