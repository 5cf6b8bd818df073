"""Counting text: what stands often enough is kept, and no pair reaches over a mark."""

import numpy as np
import pytest

from vectorstore.accents.counting import count_accents
from vectorstore.accents.counts import read_counts


def test_syllables_and_pairs_are_counted(tmp_path):
    out, said = tmp_path / "counts.npz", []
    count_accents(["Đầu tư, đầu tư. Hoà bình!", "hòa bình 2022 đầu"], out, said.append, fewest=2)
    counts = read_counts(out)
    assert dict(zip(counts.words, counts.times, strict=True)) == pytest.approx(
        {"đầu": 3, "tư": 2, "bình": 2, "hòa": 2}, rel=0.1
    )
    place = {word: np.asarray([at]) for at, word in enumerate(counts.words)}
    assert counts.joined(place["đầu"], place["tư"])[0] == pytest.approx(2)
    assert counts.joined(place["hòa"], place["bình"])[0] == pytest.approx(2)
    assert counts.joined(place["tư"], place["đầu"])[0] == 0
    assert "4 syllables" in said[0]
