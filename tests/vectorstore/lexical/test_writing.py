"""Whatever the size, every word of every passage is in the table once, with its count."""

import numpy as np
import pytest

from vectorstore.lexical import writing
from vectorstore.lexical.postings import Table
from vectorstore.lexical.weights import COUNTS
from vectorstore.lexical.writing import TableWriter, count_block


def drawn(passages, *, seed=3):
    """Occurrences: terms, passages, parts."""
    random = np.random.default_rng(seed)
    of = np.repeat(np.arange(passages), 6)
    terms = (random.zipf(1.4, size=len(of)) % 500).astype(np.uint64) * np.uint64(2**54 + 11)
    return terms, of.astype(np.uint32), random.integers(0, 3, size=len(of)).astype(np.uint8)


@pytest.mark.parametrize(("passages", "step", "at_once"), [(50, 50, 10**6), (6_000, 500, 4_000)])
def test_tables_hold_what_was_counted(tmp_path, monkeypatch, passages, step, at_once):
    monkeypatch.setattr(writing, "AT_ONCE", at_once)
    terms, of, parts = drawn(passages)
    writer = TableWriter(tmp_path / "table")
    for start in range(0, passages, step):
        some = (of >= start) & (of < start + step)
        writer.add(count_block(terms[some], of[some], parts[some]))
    writer.finish(passages)
    table = Table(tmp_path / "table", passages)
    assert table.is_sound()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["table"], "blocks are left"
    wanted = np.unique(terms)
    found = table.find(wanted)
    assert (found.rows >= 0).any() == (passages >= writing.COMMON_LEAST)
    for at, term in enumerate(wanted):
        right = np.zeros((passages, 3), dtype=np.int64)
        np.add.at(right, (of[terms == term], parts[terms == term]), 1)
        codes = np.zeros(passages, dtype=np.uint8)
        if found.rows[at] >= 0:
            codes = table.row(int(found.rows[at]))
        else:
            listed, held = table.read(int(found.starts[at]), int(found.ends[at]))
            codes[listed] = held
        assert np.array_equal(COUNTS[codes], np.minimum(right, writing.LIMITS))
        assert found.counts[at] == np.count_nonzero(right.sum(axis=1))


def test_a_word_that_is_nowhere_has_no_list(tmp_path):
    TableWriter(tmp_path / "table").finish(0)
    found = Table(tmp_path / "table", 0).find(np.asarray([7], dtype=np.uint64))
    assert found.counts.tolist() == [0]
