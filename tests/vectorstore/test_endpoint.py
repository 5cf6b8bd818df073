"""Vectors from a real server on this machine: right ones, or an error that says what to do."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.catalogue import open_catalogue
from ingest.encoder import BATCH, embedded_text
from ingest.errors import EmbedderFailed, IndexStale
from vectorstore.embed import Embedder, load_embedder
from vectorstore.generation import current, read_manifest
from vectorstore.search import open_searcher
from vectorstore.settings import IndexSettings

ROOT = Path(__file__).parent.parent.parent
KEY = "sk-only-for-this-test"
TEXTS = ["Vốn đầu tư đạt 31 tỷ USD.", "", "Sản lượng qua cảng tăng 8,5%."]

WORDS = [
    *("cảng", "biển", "đầu", "tư", "công", "nghiệp", "nông", "thôn", "giáo"),
    *("dục", "bệnh", "viện", "du", "lịch", "lao", "động", "ngân", "sách"),
    *("xuất", "khẩu", "thủy", "sản", "đường", "sắt", "nhà", "máy", "điện"),
    *("gió", "môi", "trường", "rừng", "ngập", "mặn", "khoáng", "sản", "thống"),
    *("kê", "quy", "hoạch", "đô", "thị"),
]

Model = Callable[[list[str]], NDArray[np.float16]]
Change = Callable[[dict[str, Any]], Any]


class Server(ThreadingHTTPServer):
    """Answers ``/v1/embeddings`` by the models it is given."""

    daemon_threads = True

    def __init__(self, models: dict[str, Model]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.models = models
        self.texts: Counter[str] = Counter()
        """Texts answered, by model."""

        self.sizes: list[int] = []
        self.refusals: list[int] = []
        """Statuses of the next answers that are none."""

        self.delay = 0.0
        self.key: str | None = None
        self.change: Change = lambda reply: reply
        self.hold = threading.Event()
        self.hold.set()
        self.hold_after = sys.maxsize
        self.held = threading.Event()
        self.let_go = threading.Event()
        """Who was held has been counted: what is counted from then on was asked later."""

    def settings(self, model: str = "one", **others: Any) -> IndexSettings:
        address = f"http://127.0.0.1:{self.server_port}/v1"
        return IndexSettings(embedder=address, embedder_model=model, **others)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.sizes.append(len(asked["input"]))
        time.sleep(self.server.delay)
        if self.server.key and self.headers["Authorization"] != f"Bearer {self.server.key}":
            self.answer(401, {"error": {"message": f"wrong key: {self.headers['Authorization']}"}})
        elif self.server.refusals:
            self.answer(self.server.refusals.pop(0), {"error": {"message": "overloaded"}})
        elif self.path != "/v1/embeddings" or asked["model"] not in self.server.models:
            self.answer(404, {"error": {"message": f"no {asked['model']} at {self.path}"}})
        else:
            self.vectors(asked["model"], asked["input"])

    def vectors(self, model: str, texts: list[str]) -> None:
        if held := self.server.texts[model] >= self.server.hold_after:
            self.server.held.set()
            self.server.hold.wait(120)
        rows = self.server.models[model](texts).astype(float).tolist()
        # Last one first: an answer is put in order by its index.
        data = [{"object": "embedding", "index": i, "embedding": rows[i]} for i in reversed(range(len(rows)))]
        self.server.texts[model] += len(texts)
        if held:
            self.server.let_go.set()
        self.answer(200, self.server.change({"object": "list", "model": model, "data": data, "usage": {}}))

    def answer(self, status: int, reply: Any) -> None:
        body = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Retry-After-Ms", "1")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server(embedder: Embedder) -> Iterator[Server]:
    models: dict[str, Model] = {
        "one": embedder.encode_passages,
        "two": lambda texts: embedder.encode_passages(texts)[:, :256],
    }
    with Server(models) as serving:
        thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield serving
        serving.hold.set()
        serving.shutdown()
        thread.join()


def test_an_endpoint_s_vectors_are_the_model_s(server, embedder):
    there = load_embedder(server.settings(embedder_batch=2))
    assert there.dimension == embedder.dimension
    assert np.allclose(there.encode_passages(TEXTS), embedder.encode_passages(TEXTS), atol=1e-3)
    assert np.allclose(there.encode_query("vốn"), embedder.encode_query("vốn"), atol=1e-3)
    assert server.sizes == [1, 2, 1, 1]
    assert there.encode_passages([]).shape == (0, embedder.dimension)


def test_no_proxy_of_the_environment_sees_what_is_asked(server, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert load_embedder(server.settings(embedder_retries=0)).encode_query("vốn").shape


def test_prefixes_are_sent(server, embedder):
    there = load_embedder(server.settings(query_prefix="query: ", passage_prefix="passage: "))
    assert np.allclose(there.encode_query("vốn"), embedder.encode_query("query: vốn"), atol=1e-3)
    want = embedder.encode_passages(["passage: vốn"])
    assert np.allclose(there.encode_passages(["vốn"]), want, atol=1e-3)


def test_a_busy_endpoint_is_asked_again_and_not_for_ever(server):
    there = load_embedder(server.settings(embedder_retries=2))
    server.refusals = [500, 429]
    assert len(there.encode_passages(TEXTS)) == 3
    server.refusals = [503] * 9
    with pytest.raises(EmbedderFailed, match=r"one at http.*answers 503.*see its log"):
        there.encode_passages(TEXTS)
    assert len(server.refusals) == 6


def test_a_slow_endpoint_is_not_waited_for(server):
    server.delay = 1.0
    there = load_embedder(server.settings(embedder_seconds=0.1, embedder_retries=1))
    started = time.monotonic()
    with pytest.raises(EmbedderFailed, match=r"no answer in time; set HOI_INDEX_EMBEDDER_SECONDS"):
        there.encode_query("vốn")
    assert time.monotonic() - started < 5


def test_an_endpoint_that_starts_late_serves_once_it_is_there(server, embedder):
    """The chat may be up first; it must not have to be started again."""
    there = load_embedder(server.settings())
    server.refusals = [503] * 2
    with pytest.raises(EmbedderFailed):
        there.encode_query("vốn")
    assert there.encode_query("vốn").shape == (embedder.dimension,)


def test_nobody_at_the_address():
    there = load_embedder(
        IndexSettings(embedder="http://127.0.0.1:9/v1", embedder_model="m", embedder_retries=0)
    )
    with pytest.raises(EmbedderFailed, match=r"cannot be reached.*see that it runs"):
        there.encode_passages(["a"])


def test_keys(server):
    server.key = KEY
    load_embedder(server.settings(embedder_key=KEY)).encode_query("vốn")
    for key in (None, "", "sk-another-that-is-wrong"):
        with pytest.raises(EmbedderFailed, match=r"401.*HOI_INDEX_EMBEDDER_KEY") as told:
            load_embedder(server.settings(embedder_key=key)).encode_query("vốn")
        assert "sk-another" not in str(told.value)


def test_a_wrong_model_or_path_says_so(server):
    with pytest.raises(EmbedderFailed, match=r"404.*a model that is there"):
        load_embedder(server.settings("three")).encode_query("vốn")


def _shorter(reply: dict[str, Any]) -> dict[str, Any]:
    return reply | {"data": reply["data"][1:]}


def _cut(reply: dict[str, Any]) -> dict[str, Any]:
    return reply | {"data": [d | {"embedding": d["embedding"][:7]} for d in reply["data"]]}


def _uneven(reply: dict[str, Any]) -> dict[str, Any]:
    first, *others = reply["data"]
    return reply | {"data": [first | {"embedding": first["embedding"][:7]}, *others]}


def _changed(value: Any) -> Change:
    return lambda reply: reply | {"data": [d | {"embedding": [value] * 512} for d in reply["data"]]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_shorter, "2 vectors for 3 texts"),
        (_cut, "vectors of 7 numbers, before of"),
        (_uneven, "no embeddings"),
        (_changed(float("nan")), "not a finite number"),
        (_changed(None), "not a finite number|no embeddings"),
        (_changed("a"), "no embeddings"),
        (lambda reply: reply | {"data": [d | {"embedding": []} for d in reply["data"]]}, "no numbers"),
        (lambda reply: reply | {"data": [d | {"index": 0} for d in reply["data"]]}, "3 vectors for 3 texts"),
        (lambda reply: reply | {"data": []}, "0 vectors for 3 texts"),
        (lambda reply: {"detail": "ready"}, "no embeddings"),
        (lambda reply: ["vectors"], "no embeddings"),
        (lambda reply: "ready", "no embeddings"),
    ],
)
def test_what_is_no_vector_for_each_text_is_refused(server, change, said):
    there = load_embedder(server.settings())
    assert there.dimension
    server.change = change
    with pytest.raises(EmbedderFailed, match=said):
        there.encode_passages(TEXTS)


def ingest(reports: Path, data: Path, settings: IndexSettings) -> "subprocess.Popen[str]":
    asked = {
        "HOI_INDEX_EMBEDDER": settings.embedder,
        "HOI_INDEX_EMBEDDER_MODEL": settings.embedder_model,
        "HOI_INGEST_PASSAGE_TOKENS": "32",
    }
    command = [sys.executable, "-m", "ingest", str(reports), "--data", str(data), "--json"]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | asked,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def done(process: "subprocess.Popen[str]") -> dict[str, Any]:
    out, said = process.communicate(timeout=200)
    assert process.returncode == 0, said
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    drawn = random.Random(7)
    lines = [f"{' '.join(drawn.sample(WORDS, 16)).capitalize()} {n}." for n in range(540)]
    (folder / "a.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


@pytest.mark.timeout(600)
def test_another_endpoint_s_model_is_a_rebuild_that_goes_on_after_a_kill(tmp_path, reports, server, embedder):
    data = tmp_path / "data"
    one, two = server.settings("one"), server.settings("two")
    total = done(ingest(reports, data, one))["passages"]
    assert total > 2 * BATCH
    assert read_manifest(current(data)).embedder == one.embedder_name
    with pytest.raises(IndexStale, match=r"'one at http.*ask for 'two at http.*python -m ingest FOLDER"):
        open_searcher(data, two)

    server.hold_after = BATCH + 1
    server.hold.clear()
    killed = ingest(reports, data, two)
    assert server.held.wait(120)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    server.hold_after = sys.maxsize
    server.hold.set()
    with open_catalogue(data) as catalogue:
        assert catalogue.embedder is None
    assert open_searcher(data, one).search("rừng ngập mặn", k=3, stage="lexical")

    assert server.let_go.wait(120)
    server.texts.clear()
    assert done(ingest(reports, data, two))["passages"] == total
    # One more was asked for to know the length of a vector.
    assert server.texts == {"two": total - BATCH + 1}
    with open_catalogue(data) as catalogue:
        for passages, vectors in catalogue.vectors():
            wanted = embedder.encode_passages([embedded_text(p) for p in passages])[:, :256].astype(float)
            wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
            assert np.allclose(vectors, wanted, atol=2e-3)
    searcher = open_searcher(data, two)
    assert len(searcher.search("rừng ngập mặn", k=3, stage="dense")) == 3

    # The model behind the name is another one from now on.
    server.models["two"] = server.models["one"]
    searcher = open_searcher(data, two)
    with pytest.raises(IndexStale, match="python -m ingest FOLDER"):
        searcher.search("thủy sản", stage="dense")
    done(ingest(reports, data, two))
    assert open_searcher(data, two).search("thủy sản", stage="dense")
