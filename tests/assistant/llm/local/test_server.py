"""A real language model on this machine: it streams, is slow, is killed in mid-answer, and comes back."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx2
import pytest

from assistant.llm.circuit import Circuit
from assistant.llm.client import Client
from assistant.llm.local.server import Server
from assistant.llm.local.weights import NAME
from assistant.llm.local.writer import FirstLine
from assistant.llm.records import Message
from assistant.llm.settings import ModelSettings
from ingest.errors import ModelFailed

pytest.importorskip("xllamacpp", reason="the extra 'local' is not installed")

ROOT = Path(__file__).parent.parent.parent.parent.parent
PATIENT = {"first_seconds": 200.0, "gap_seconds": 200.0, "total_seconds": 250.0}
"""The machine may be busy with other tests."""

FACTS = [
    Message(role="system", content="Bạn trả lời câu hỏi theo các dữ kiện."),
    Message(
        role="user",
        content="Dữ kiện:\nTổng vốn đầu tư trực tiếp nước ngoài năm 2022 = 2.061,53 triệu USD\n"
        "Câu hỏi: Tổng vốn đầu tư nước ngoài năm 2022 là bao nhiêu?\nTrả lời:",
    ),
]
ENDLESS = [Message(role="user", content="Đếm: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,")]


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def server(cache):
    serving = Server(ModelSettings(name="local", url="", cache=cache, reply_tokens=64, **PATIENT))
    yield serving
    serving.stop()


@pytest.fixture
def client(server):
    opened = Client(server.settings, Circuit(), server.locate)
    yield FirstLine(opened)
    opened.close()


def test_it_words_an_answer_piece_by_piece(client):
    pieces = list(client.stream(FACTS))
    assert len(pieces) > 5
    assert "2.061,53" in "".join(pieces)
    assert client.name == NAME


def test_it_says_the_same_each_time(client):
    assert list(client.stream(FACTS)) == list(client.stream(FACTS))


def test_only_this_machine_and_only_with_the_key(server):
    settings = server.locate()
    assert settings.url.startswith("http://127.0.0.1:")
    asked = {"messages": [{"role": "user", "content": "Chào"}], "max_tokens": 1}
    refused = httpx2.post(f"{settings.url}/chat/completions", json=asked, trust_env=False, timeout=60)
    assert refused.status_code == 401
    assert settings.key.get_secret_value() not in Path(f"/proc/{server.process}/cmdline").read_text()


def test_many_at_once_are_each_answered(client):
    alone, came = "".join(client.stream(FACTS)), []
    threads = [threading.Thread(target=lambda: came.append("".join(client.stream(FACTS)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(came) == 6
    assert all("2.061,53" in text for text in [alone, *came])


def test_one_that_is_too_slow_is_given_up_in_its_time(server):
    """Six questions wait in line for two places."""
    short = server.settings.model_copy(update={"first_seconds": 0.5, "total_seconds": 1.0})
    client = Client(
        short,
        Circuit(),
        lambda: server.locate().model_copy(update={"first_seconds": 0.5, "total_seconds": 1.0}),
    )
    client.warm()
    took = []

    def question():
        started = time.monotonic()
        try:
            list(client.stream(ENDLESS))
        except ModelFailed as error:
            took.append((error.reason, time.monotonic() - started))

    threads = [threading.Thread(target=question) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.close()
    assert [reason for reason, _ in took if reason not in ("slow", "open")] == []
    assert max(seconds for _, seconds in took) <= 1.0 + 20.0  # on a busy machine; the others are minutes


def test_killed_in_mid_answer_it_is_told_and_started_again(client, server):
    stream = client.stream(ENDLESS)
    next(stream)
    os.kill(server.process, signal.SIGKILL)
    with pytest.raises(ModelFailed) as told:
        list(stream)
    assert told.value.reason in ("cut", "server")
    assert "2.061,53" in "".join(client.stream(FACTS))


def test_a_prompt_over_its_context_is_told_with_both_sizes(server):
    """Where the setting says more than the server has."""
    more = {"context_tokens": 32_768}
    client = Client(
        server.settings.model_copy(update=more),
        Circuit(),
        lambda: server.locate().model_copy(update=more),
    )
    with pytest.raises(ModelFailed, match=r"prompt of about \d+ tokens .* its context of 4096") as told:
        list(client.stream([Message(role="user", content="Hải Phòng " * 5000)]))
    client.close()
    assert told.value.reason == "context"


def test_it_ends_with_the_program_that_started_it(cache):
    """Also where that was killed: nothing is left that eats the machine."""
    code = (
        "import sys, time; from pathlib import Path; from assistant.llm.local.server import Server;"
        "from assistant.llm.settings import ModelSettings;"
        f"s = Server(ModelSettings(name='local', url='', cache=Path({str(cache)!r}))); s.locate();"
        "print(s.process, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        child = int(parent.stdout.readline())
        assert Path(f"/proc/{child}").exists()
        parent.kill()
    end = time.monotonic() + 20
    while alive(child) and time.monotonic() < end:
        time.sleep(0.1)
    assert not alive(child)


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] != "Z"
    except OSError:
        return False


def test_one_that_does_not_start_is_told(server, tmp_path):
    serving = Server(server.settings)
    with pytest.raises(ModelFailed, match="the local model did not start: ") as told:
        serving._start(tmp_path / "no-such-file.gguf")
    assert told.value.reason == "unreachable"
