"""A model is configured by its address and its name; a slip is told before anything starts."""

import os
from pathlib import Path

import pytest

from assistant.llm.settings import ModelSettings
from assistant.settings import load_settings
from ingest.errors import SettingsError
from ingest.settings import read_section

URL = "http://127.0.0.1:8080/v1"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [n for n in os.environ if n.upper().startswith("HOI_")]:
        monkeypatch.delenv(name)


def read(monkeypatch, **variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return read_section(ModelSettings)


def test_without_any_there_is_no_model(monkeypatch):
    assert not load_settings().model.configured
    assert not read(monkeypatch, HOI_MODEL="", HOI_MODEL_URL="").configured


def test_a_server_and_its_model(monkeypatch):
    found = read(monkeypatch, HOI_MODEL="qwen3-8b", HOI_MODEL_URL=f"{URL}/", HOI_MODEL_KEY="sk-secret")
    assert (found.name, found.url, found.configured, found.local) == ("qwen3-8b", URL, True, False)
    assert found.key is not None
    assert found.key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(found)


def test_the_local_model_needs_no_address(monkeypatch):
    assert read(monkeypatch, HOI_MODEL="local").local


def test_a_server_may_have_a_model_of_that_name(monkeypatch):
    assert not read(monkeypatch, HOI_MODEL="local", HOI_MODEL_URL=URL).local


def test_the_local_model_whatever_is_configured(monkeypatch):
    found = read(monkeypatch, HOI_MODEL="q", HOI_MODEL_URL=URL, HOI_MODEL_KEY="k").as_local()
    assert (found.local, found.key) == (True, None)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"HOI_MODEL": "qwen3-8b"}, "HOI_MODEL_URL"),
        ({"HOI_MODEL_URL": URL}, "HOI_MODEL: .*name the model"),
        ({"HOI_MODEL": "q", "HOI_MODEL_URL": "127.0.0.1:8080"}, "HOI_MODEL_URL: .*http://"),
        ({"HOI_MODEL": "q", "HOI_MODEL_URL": "ftp://host/v1"}, "HOI_MODEL_URL: .*http://"),
        ({"HOI_MODEL": "q", "HOI_MODEL_URL": "http:///v1"}, "HOI_MODEL_URL: .*http://"),
        ({"HOI_MODEL": "q", "HOI_MODEL_URL": "http://me:s3cret@host/v1"}, "HOI_MODEL_KEY"),
        ({"HOI_MODEL": "q", "HOI_MODEL_URL": f"{URL}?api_key=s3cret"}, "HOI_MODEL_KEY"),
        ({"HOI_MODEL_FIRST_SECONDS": "0"}, "HOI_MODEL_FIRST_SECONDS"),
        ({"HOI_MODEL_CONTEXT_TOKENS": "512"}, "HOI_MODEL_CONTEXT_TOKENS"),
        ({"HOI_MODEL_CONTEXT_TOKENS": "1024", "HOI_MODEL_REPLY_TOKENS": "1000"}, "1000 .* of 1024"),
        ({"HOI_MODEL_RETRIES": "none"}, "HOI_MODEL_RETRIES"),
    ],
)
def test_a_slip_is_told_with_its_name_and_without_secrets(monkeypatch, variables, words):
    with pytest.raises(SettingsError, match=words) as told:
        read(monkeypatch, **variables)
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize("name", ["HOI_MODEL_URI", "HOI_MODEL_NAME", "HOI_MODELS"])
def test_a_misspelt_name_is_told(monkeypatch, name):
    monkeypatch.setenv(name, "x")
    with pytest.raises(SettingsError, match=f"unknown setting {name}"):
        load_settings()


def test_the_cache_is_a_folder_of_the_users(monkeypatch):
    assert read(monkeypatch).cache == Path("~/.cache/hoi-bao-cao")
    assert read(monkeypatch, HOI_MODEL_CACHE="/srv/cache").cache == Path("/srv/cache")
