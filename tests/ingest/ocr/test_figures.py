"""A figure whose digits are not sure is no answer; the real scan gives the real figures."""

import hashlib
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.ocr.figures import mark_sure
from ingest.ocr.records import Scan, Word
from ingest.parse import parse_report
from ingest.records import Figure, Span

GOAL = 0.99
"""Share of the text PDF's figures that the scan must give with the same value."""


def figure(start, end, page=1):
    return Figure(
        report_id="r",
        ordinal=0,
        sentence=0,
        passage=0,
        spans=(Span(page=page, start=start, end=end),),
        start=start,
        end=end,
        text="412,6 triệu USD",
        value=Decimal(412_600_000),
        unit="USD",
        indicator="vốn",
        kind="amount",
    )


def scan(*words):
    placed = [Word(start=a, end=b, confidence=sure, box=(0, 0, 1, 1)) for a, b, sure in words]
    return Scan(page=1, confidence=90, quarantined=False, words=tuple(placed))


def test_least_sure_word_decides():
    [marked] = mark_sure([figure(4, 19)], [scan((0, 3, 10), (4, 9, 96), (10, 15, 62), (16, 19, 95))], sure=80)
    assert (marked.confidence, marked.ambiguous) == (62, True)


def test_sure_figure_is_an_answer():
    [marked] = mark_sure([figure(4, 9)], [scan((4, 9, 96))], sure=80)
    assert (marked.confidence, marked.ambiguous) == (96, False)


def test_figure_whose_word_is_unknown_is_not_sure():
    [marked] = mark_sure([figure(4, 9)], [scan((10, 15, 96))], sure=80)
    assert marked.ambiguous


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("88,338 nghìn tấn", True), ("88.338 nghìn tấn", False), ("1.088,338 tấn", False), ("88,33 tấn", False)],
)
def test_comma_that_may_be_the_dot_of_thousands_is_not_sure(text, doubted):
    [marked] = mark_sure([replace(figure(4, 9), text=text)], [scan((4, 9, 96))], sure=80)
    assert marked.ambiguous == doubted


def test_figure_of_a_page_with_text_is_left_alone():
    assert mark_sure([figure(4, 9, page=2)], [scan((4, 9, 10))], sure=80) == [figure(4, 9, page=2)]


def test_layer_of_another_program_is_not_judged():
    layered = Scan(page=1, confidence=None, quarantined=False, words=())
    [marked] = mark_sure([figure(4, 9)], [layered], sure=80)
    assert not marked.ambiguous


@pytest.mark.timeout(600)
def test_real_scan_gives_the_figures_of_its_text(shared, tesseract):
    values = []
    for name in ("bao-cao-heza-2024.pdf", "scanned/bao-cao-heza-2024-scan.pdf"):
        path = shared / "reports" / name
        read = parse_report(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest())
        values.append(
            Counter((f.spans[0].page, f.value, f.value_max, f.unit) for f in read.figures if not f.ambiguous)
        )
    text, scanned = values
    assert (text & scanned).total() >= GOAL * text.total()
    assert (scanned - text).total() <= (1 - GOAL) * text.total()
