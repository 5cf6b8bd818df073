"""A passage that the graph leaves out is found beside it."""

import shutil

import chromadb
import numpy as np
import pytest

from vectorstore.build import write_generation
from vectorstore.check import check
from vectorstore.chroma import open_vectors
from vectorstore.generation import current
from vectorstore.lexical.records import Document
from vectorstore.opened import open_generation
from vectorstore.strays import find_strays


@pytest.fixture
def rows():
    made = np.random.default_rng(3).standard_normal((600, 8))
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float16)


def test_every_passage_is_tried(tmp_path, rows):
    keys = [f"a:{n}" for n in range(600)]
    left_out = [5, 321, 599]
    kept = np.setdiff1d(np.arange(600), left_out)
    with open_vectors(tmp_path, rows=len(kept)) as made:
        made.add([keys[n] for n in kept], rows[kept])
        made.write()
        assert find_strays(made, keys, rows, np.arange(600)).tolist() == left_out


def test_a_stray_is_found(tmp_path, built):
    folder = tmp_path / "gen-000001"
    shutil.copytree(current(built), folder)
    client = chromadb.PersistentClient(path=folder / "chroma")
    client.get_collection("passages", None).delete(ids=["r1:3"])
    client.close()
    opened = open_generation(folder)
    asked = opened.vectors[3].astype(np.float32)
    assert opened.nearest(asked, 2).tolist()[0] != 3
    opened.close()
    np.save(folder / "strays.npy", np.array([3]))
    opened = open_generation(folder)
    assert opened.nearest(asked, 2).tolist()[0] == 3
    assert len(opened.nearest(asked, 2)) == 2
    assert sorted(opened.nearest(asked, 9).tolist()) == [0, 1, 2, 3, 4]
    opened.close()


def test_passages_after_one_pattern_are_all_found(tmp_path):
    """Nearly alike, they link to each other alone, and the graph of a small collection leaves some out."""
    chance = np.random.default_rng(1)

    def directions(count):
        made = chance.standard_normal((count, 64))
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    rows = np.concatenate([directions(500), directions(1) + 0.05 * directions(1500)])
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True))[chance.permutation(2000)].astype(np.float16)
    keys = [f"a:{n}" for n in range(2000)]
    words = [Document(text=f"câu {n}", headings=(), title="") for n in range(2000)]
    write_generation(tmp_path, [(keys, words, rows)], name="thử", mark="m", version=1)
    assert len(np.load(tmp_path / "strays.npy"))
    assert "1000 of 2000 passages found themselves" in check(tmp_path)
