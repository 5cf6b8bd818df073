"""The README's table comes from here: a figure in the wrong column would be published."""

from evals.speed.goals import judge
from evals.speed.table import to_markdown


def test_every_figure_stands_in_its_column(found):
    told = to_markdown(found | {"goals": judge(found)})
    assert "Speed, 2026-11-26, 2 cores, 200,000 passages (samples)" in told
    assert "| text PDFs, pages a second | 7.0 | 10.0 |" in told
    assert "| scanned pages a second (Tesseract) | – | – |" in told
    assert "| passages a second | 20,000.0 | 50.0 |" in told
    assert "| characters a second | 8,000,000 | 45,000 |" in told
    assert "| question at 1,000 passages, p50 / p95 | 4.0 / 8.0 ms | 10.0 / 12.0 ms |" in told
    assert "| 200,000 | 10.0 s | 1.0, 2.0, 3.0, 4.0 s | 1,000 MB | 900 MB | 1,000 MB |" in told
    assert "| pages a second, share of bare pypdf's | ≥ 0.6 | 0.70 | yes |" in told


def test_without_the_tutorial_its_column_is_empty(found):
    alone = found | {"tutorial": None, "same_text": None}
    told = to_markdown(alone | {"goals": judge(alone)})
    assert "| passages a second | 20,000.0 | – |" in told
    assert "| passages a second, times the tutorial's | ≥ 15 | – | not measured |" in told
