"""An index that would give wrong passages is refused, however healthy it counts."""

import json
import shutil
from itertools import pairwise

import numpy as np
import pytest

from ingest.errors import IndexBroken, IndexStale
from vectorstore.check import check, check_aside
from vectorstore.generation import current


@pytest.fixture
def generation(tmp_path, built):
    shutil.copytree(current(built), tmp_path / "gen-000001")
    return tmp_path / "gen-000001"


def test_sound_index_passes(generation):
    assert "5 of 5 passages found themselves (seed 7)" in check(generation, seed=7)


def test_vectors_in_another_order_are_found_out(generation):
    vectors = np.load(generation / "vectors.npy")
    np.save(generation / "vectors.npy", vectors[::-1].copy())
    with pytest.raises(IndexBroken, match="not found by its own vector"):
        check(generation)


def test_words_of_other_passages_are_found_out(generation):
    (field,) = (generation / "lexical").glob("segment-*/accented")
    starts, passages = np.load(field / "starts.npy"), np.fromfile(field / "passages.u32", dtype="<u4")
    for start, end in pairwise(starts.tolist()):
        passages[start:end] = np.sort((passages[start:end] + 1) % 5)
    passages.tofile(field / "passages.u32")
    with pytest.raises(IndexBroken, match="not found by its own words"):
        check(generation)


def test_wrong_count_is_found_out(generation):
    manifest = json.loads((generation / "manifest.json").read_text())
    (generation / "manifest.json").write_text(json.dumps(manifest | {"passages": 6}))
    with pytest.raises(IndexBroken):
        check(generation)


def test_graph_that_finds_too_few_is_not_excused(generation):
    """What is searched beside a graph that leaves a few out must not hide that it is damaged."""
    np.save(generation / "strays.npy", np.arange(2))
    with pytest.raises(IndexBroken, match="2 of 5 passages are not found by their own vectors"):
        check(generation)


def test_another_format_is_stale(generation):
    manifest = json.loads((generation / "manifest.json").read_text())
    (generation / "manifest.json").write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(IndexStale, match="index format 99"):
        check(generation)


def test_child_process_says_why(generation):
    (generation / "manifest.json").write_text("{")
    with pytest.raises(IndexBroken, match="manifest cannot be read"):
        check_aside(generation)


@pytest.mark.parametrize(
    "name", ["vectors.npy", "keys.npy", "strays.npy", "lexical/segment-000001/accented/codes.u8"]
)
def test_truncated_files_are_found_out(generation, name):
    whole = (generation / name).read_bytes()
    (generation / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(IndexBroken, match="python -m ingest"):
        check(generation)


def test_truncated_database_is_found_out_in_a_child(generation):
    database = generation / "chroma" / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[:5000])
    with pytest.raises(IndexBroken):
        check_aside(generation)
