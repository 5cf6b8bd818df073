"""The table of syllables comes back from its file as it was counted, nearly."""

import numpy as np
import pytest

from vectorstore.accents.counts import load_counts, read_counts, write_counts

WORDS = ["vốn", "von", "đầu", "tư", "từ"]
KEYS = np.asarray([2 * 5 + 3, 3 * 5 + 0, 4 * 5 + 1])


@pytest.fixture
def path(tmp_path):
    written = tmp_path / "counts.npz"
    write_counts(written, WORDS, np.asarray([900, 1, 250, 300, 20]), KEYS, np.asarray([200, 7, 5]))
    return written


def test_a_table_is_read_as_it_was_written(path):
    counts = read_counts(path)
    assert counts.words == tuple(WORDS)
    assert counts.times == pytest.approx([900, 1, 250, 300, 20], rel=0.1)
    assert counts.spellings == {"dau": (2,), "tu": (3, 4), "von": (0, 1)}
    found = counts.joined(np.asarray([2, 2, 3, 0]), np.asarray([3, 4, 0, 0]))
    assert found == pytest.approx([200, 0, 7, 0], rel=0.1)


def test_the_same_counts_make_the_same_file(path, tmp_path):
    other = tmp_path / "again.npz"
    write_counts(other, WORDS, np.asarray([900, 1, 250, 300, 20]), KEYS, np.asarray([200, 7, 5]))
    assert other.read_bytes() == path.read_bytes()


def test_the_carried_table_knows_vietnamese():
    counts = load_counts()
    place = {word: at for at, word in enumerate(counts.words)}
    right, wrong = (np.asarray([place[word]]) for word in ("tư", "từ"))
    after = np.asarray([place["đầu"]])
    assert counts.joined(after, right)[0] > 10 * counts.joined(after, wrong)[0]
