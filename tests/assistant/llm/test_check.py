"""A wrong address or key is said when the chat starts, in one line, and does not keep it from starting."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.llm.check import CHECK_SECONDS, check_model
from assistant.llm.settings import ModelSettings

ROOT = Path(__file__).parent.parent.parent.parent
KEY = "sk-only-for-this-test"


@pytest.fixture
def check(server):
    return lambda **others: check_model(
        ModelSettings(**{"url": server.url, "name": "m", "key": SecretStr(KEY), **others})
    )


def lists(*models):
    return lambda exchange: exchange.refuse("200 OK", {"object": "list", "data": list(models)})


def test_no_model_is_not_a_word_about():
    assert check_model(ModelSettings(url="", name="")) == ""


def test_a_server_that_has_the_model_is_not_a_word_about(server, check):
    server.script(lists({"id": "other"}, {"id": "m", "max_model_len": 8192}))
    assert check() == ""
    assert server.seen[0].line == "GET /v1/models HTTP/1.1"
    assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "model",
    [
        {"id": "gemma.gguf", "owned_by": "llamacpp", "meta": {"n_ctx": 4096}},
        {"id": "m:latest", "owned_by": "library"},
    ],
    ids=["llama.cpp", "Ollama"],
)
def test_servers_with_names_of_their_own_are_known(server, check, model):
    server.script(lists(model))
    assert check() == ""


@pytest.mark.parametrize(
    ("script", "words"),
    [
        pytest.param(lambda e: e.refuse("401 Unauthorized"), ("401", "HOI_MODEL_KEY"), id="wrong key"),
        pytest.param(lambda e: e.refuse("404 Not Found"), ("404", "HOI_MODEL_URL"), id="wrong path"),
        pytest.param(lambda e: e.refuse("200 OK", "<html>"), ("HOI_MODEL_URL",), id="a page"),
        pytest.param(lambda e: e.refuse("200 OK", {"data": 3}), ("HOI_MODEL_URL",), id="no list"),
        pytest.param(lists({"id": "qwen3-8b"}), ("qwen3-8b", "HOI_MODEL"), id="no such model"),
        pytest.param(
            lists({"id": "m", "max_model_len": 2048}), ("2048", "4096", "CONTEXT_TOKENS"), id="small context"
        ),
        pytest.param(lambda e: e.raw(b"\x00\x01SSH-2.0\r\n"), ("no connection",), id="no HTTP"),
        pytest.param(lambda e: None, ("no connection",), id="closed at once"),
    ],
)
def test_what_is_wrong_is_one_line_that_says_what_to_do(server, check, script, words):
    server.script(script)
    line = check()
    assert [word for word in words if word not in line] == []
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert KEY not in line


@pytest.mark.parametrize("model", ["bad\x1b[31mname", "x" * 5000])
def test_a_server_cannot_write_on_the_terminal(server, check, model):
    server.script(lists({"id": model}))
    assert model not in check()
    assert len(check()) < 400


def test_a_silent_server_does_not_hold_the_start(server, check):
    server.script(lambda exchange: exchange.gone(30))
    check_model(ModelSettings(url=server.url, name="m"))
    started = time.monotonic()
    assert "no answer in 2 s" in check()
    assert time.monotonic() - started <= CHECK_SECONDS + 20  # of the thirty for which it is silent


def test_nobody_there_is_said(check):
    assert "no connection" in check(url="http://127.0.0.1:9/v1")


def test_the_command_says_it_and_goes_on(server, tmp_path):
    """It goes on as far as it would without a model: here to the missing reports."""
    server.script(lambda exchange: exchange.refuse("401 Unauthorized"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    environment |= {"HOI_MODEL_URL": server.url, "HOI_MODEL": "m", "HOI_MODEL_KEY": KEY}
    ran = subprocess.run(
        [sys.executable, "app.py", "--data", str(tmp_path / "none")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    first, *rest = ran.stderr.splitlines()
    assert "401" in first
    assert "HOI_MODEL_KEY" in first
    assert len(rest) == 1
    assert "python -m ingest" in rest[0]
    assert KEY not in ran.stdout + ran.stderr
