"""A wrong address is told before anything is asked, and a key is never shown."""

import pytest

from ingest.errors import SettingsError
from ingest.settings import read_section
from vectorstore.settings import IndexSettings


def test_an_address_needs_the_name_of_a_model(monkeypatch):
    monkeypatch.setenv("HOI_INDEX_EMBEDDER", "http://127.0.0.1:1/v1")
    with pytest.raises(SettingsError, match=r"HOI_INDEX_EMBEDDER_MODEL.*name the model"):
        read_section(IndexSettings)


@pytest.mark.parametrize("address", ["http://user:word@host/v1", "https://host/v1?key=word", "http:///v1"])
def test_an_address_holds_no_key(monkeypatch, address):
    """It is written into the manifest and into errors."""
    monkeypatch.setenv("HOI_INDEX_EMBEDDER", address)
    monkeypatch.setenv("HOI_INDEX_EMBEDDER_MODEL", "m")
    with pytest.raises(SettingsError, match="HOI_INDEX_EMBEDDER: ") as told:
        read_section(IndexSettings)
    assert "word" not in str(told.value)


def test_a_name_and_an_address_are_told_apart():
    local = IndexSettings(embedder="intfloat/multilingual-e5-small")
    assert (local.remote, local.embedder_name) == (False, "intfloat/multilingual-e5-small")
    there = IndexSettings(embedder="HTTP://127.0.0.1:8080/v1/", embedder_model="bge-m3")
    assert (there.remote, there.embedder_name) == (True, "bge-m3 at HTTP://127.0.0.1:8080/v1")


def test_a_key_is_not_printed():
    assert "word" not in repr(IndexSettings(embedder_key="word"))
