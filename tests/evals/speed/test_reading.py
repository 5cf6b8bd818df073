"""Pages are counted the same way on both sides, or the share would mean nothing."""

from evals.speed.corpus import SAMPLES
from evals.speed.reading import read_both, sort_pages


def test_pages_without_text_are_told_from_those_with_it():
    text, scanned = sort_pages(sorted(SAMPLES.glob("*.pdf")))
    assert [path.name for path in scanned] == ["nuoc-sach-2023.pdf"]
    assert len(text) == 3


def test_both_ways_read_the_same_pages(monkeypatch):
    monkeypatch.setattr("evals.speed.reading.SECONDS", 0.0)
    paths = sorted(SAMPLES.glob("chi-tieu-*.pdf"))
    read = read_both(paths, tell=lambda _: None)
    assert read["ours"]["pages"] == read["pypdf"]["pages"] > 0
