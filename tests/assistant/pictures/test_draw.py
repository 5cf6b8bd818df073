"""Every figure of every sample, and of the real report, is marked where the page prints it, or nowhere."""

import re
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from assistant.pictures.draw import draw
from assistant.pictures.links import Wanted
from assistant.pictures.pages import task_of
from ingest.records import Span

SAMPLES = Path(__file__).parent.parent.parent.parent / "samples"


def digits(text):
    return re.sub(r"\D", "", text)


def marked(held, document, read_back):
    """How many of a PDF's figures have a mark over their digits, over others, and none."""
    report, path = held.report(document), held.folder / document
    by_page = defaultdict(list)
    for figure in held.figures(document):
        for span in figure.spans:
            by_page[span.page].append(span)
    found = Counter()
    for number, spans in by_page.items():
        page, scan = held.page(document, number), held.catalogue.scan(report.id, number)
        wanted = Wanted(spans=(Span(page=number, start=0, end=len(page.text)),), figures=tuple(spans))
        drawn = draw(task_of(path, page, scan, wanted, picture=False))
        for span, place in zip(spans, drawn.figures, strict=True):
            own = digits(page.text[span.start : span.end])
            if not place.boxes:
                found["none"] += 1
            elif scan is not None:
                found["scanned"] += 1
            else:
                under = read_back(path, number, place.boxes, (drawn.width, drawn.height))
                found["right" if digits(under) == own else "wrong"] += 1
    return found


def test_no_figure_of_the_samples_is_marked_wrong(library, read_back):
    names = sorted(p.name for p in SAMPLES.glob("*.pdf") if p.name != "nuoc-sach-2023.pdf")
    held = library({name: (SAMPLES / name).read_bytes() for name in names})
    found = sum((marked(held, name, read_back) for name in names), Counter())
    assert found["wrong"] == 0
    assert found["right"] >= 80
    assert found["none"] <= 0.02 * found["right"]


def test_no_figure_of_the_real_report_is_marked_wrong(library, read_back, shared):
    held = library({"a.pdf": (shared / "reports" / "bao-cao-heza-2024.pdf").read_bytes()})
    found = marked(held, "a.pdf", read_back)
    assert found["wrong"] == 0
    assert found["right"] >= 60


def test_figures_of_a_scanned_page_have_their_places(library, read_back):
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract-ocr is not installed; run: make system")
    held = library({"a.pdf": (SAMPLES / "nuoc-sach-2023.pdf").read_bytes()})
    found = marked(held, "a.pdf", read_back)
    assert found["wrong"] == 0
    assert found["scanned"] >= 6
