"""Rows are written many at a time: none may be left behind, however few come at once."""

import chromadb
import numpy as np
import pytest

from ingest.errors import IndexBroken, VectorStoreError
from vectorstore.chroma import BATCH, LARGE, SEARCH_WIDTH, open_vectors


def some_rows(count):
    rows = np.random.default_rng(5).standard_normal((count, 8)).astype(np.float16)
    return [f"a:{n}" for n in range(count)], rows


def test_all_rows_are_there_whatever_number_came_at_a_time(tmp_path):
    count = BATCH + 1_300
    keys, rows = some_rows(count)
    with open_vectors(tmp_path, rows=count) as made:
        for start in range(0, count, 1_024):
            made.add(keys[start : start + 1_024], rows[start : start + 1_024])
    with open_vectors(tmp_path) as opened:
        assert opened.count() == count
        for at in (0, 1_023, BATCH, count - 1):
            assert keys[at] in opened.nearest(rows[at].astype(np.float32), 3)


def test_more_rows_at_once_than_one_call_takes(tmp_path):
    keys, rows = some_rows(2 * BATCH + 1)
    with open_vectors(tmp_path, rows=len(keys)) as made:
        made.add(keys, rows)
    with open_vectors(tmp_path) as opened:
        assert opened.count() == len(keys)


def test_a_large_collection_is_searched_as_widely_as_a_small_one(tmp_path):
    """It is made with a narrower search, which would miss one passage in twenty."""
    keys, rows = some_rows(100)
    for name, count in (("small", 100), ("large", LARGE + 1)):
        with open_vectors(tmp_path / name, rows=count) as made:
            made.add(keys, rows)
        stored = chromadb.PersistentClient(path=tmp_path / name).get_collection("passages", None)
        assert stored.configuration["hnsw"]["ef_search"] == SEARCH_WIDTH


def fill_and_fail(folder):
    keys, rows = some_rows(3)
    with open_vectors(folder, rows=3) as made:
        made.add(keys, rows)
        raise VectorStoreError("disk full")


def test_a_build_that_failed_writes_no_more(tmp_path):
    with pytest.raises(VectorStoreError, match="disk full"):
        fill_and_fail(tmp_path)
    with open_vectors(tmp_path) as opened:
        assert opened.count() == 0


def test_langchain_reads_what_was_made(tmp_path, embedder):
    texts = ["Sản lượng hàng hóa qua cảng biển", "Thu ngân sách nội địa", "Diện tích rừng ngập mặn"]
    with open_vectors(tmp_path, rows=len(texts)) as made:
        made.add(["a:0", "a:1", "a:2"], embedder.encode_passages(texts))
    with open_vectors(tmp_path) as opened:
        found = opened.langchain(embedder).similarity_search("thu ngân sách nội địa", k=1)
        assert [document.page_content for document in found] == ["a:1"]


def test_one_that_was_closed_says_so_to_who_asks_it_all_the_same(tmp_path):
    """A question that takes long, while the next indexes are taken up."""
    keys, rows = some_rows(3)
    with open_vectors(tmp_path, rows=3) as made:
        made.add(keys, rows)
    with open_vectors(tmp_path) as opened:
        assert opened.count() == 3
    for ask in (opened.count, lambda: opened.nearest(rows[0].astype(np.float32), 1)):
        with pytest.raises(IndexBroken, match="was closed"):
            ask()
