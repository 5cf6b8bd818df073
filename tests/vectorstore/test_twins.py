"""What many reports print word for word costs no other passage."""

import numpy as np
import pytest

from vectorstore.build import write_generation
from vectorstore.check import check
from vectorstore.lexical.records import Document
from vectorstore.opened import open_generation
from vectorstore.twins import find_twins

COUNT, COPIES = 3_000, 300


@pytest.fixture(scope="module")
def rows():
    """Passages with one in ten the same; without care for it one in six of the others is lost."""
    made = np.random.default_rng(3).standard_normal((COUNT, 64))
    made[::10] = made[0]
    return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float16)


@pytest.fixture(scope="module")
def opened(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("copies")
    keys = [f"r{n:04}:0" for n in range(COUNT)]
    documents = [Document(text=f"Báo cáo số {n}") for n in range(COUNT)]
    write_generation(folder, [(keys, documents, rows)], name="test", mark="0" * 16, version=1)
    opened = open_generation(folder)
    yield opened
    opened.close()


def test_copies_are_told_from_what_is_alike(rows):
    twins = find_twins(rows)
    assert len(twins) == COPIES - 1
    assert set(twins[:, 0]) == {0}
    assert twins[:, 1].tolist() == list(range(10, COUNT, 10))
    assert find_twins(rows[:0]).shape == (0, 2)


def test_every_passage_is_found_beside_many_copies(opened, rows):
    lost = [n for n in range(COUNT) if n not in opened.nearest(rows[n].astype(np.float32), COPIES)]
    assert lost == []
    assert "passages found themselves" in check(opened.folder, seed=1)


def test_as_many_are_found_as_are_asked_for(opened, rows):
    assert len(opened.nearest(rows[0].astype(np.float32), 20)) == 20
    assert set(opened.nearest(rows[0].astype(np.float32), COPIES)) == set(range(0, COUNT, 10))
