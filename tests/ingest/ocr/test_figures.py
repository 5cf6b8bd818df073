"""A figure whose digits are not sure is no answer; the real scan gives the real figures."""

import hashlib
from collections import Counter
from dataclasses import replace

import pytest

from ingest.ocr.figures import mark_sure
from ingest.ocr.records import Scan, Word
from ingest.parse import parse_report
from ingest.records import Span
from tests import made

GOAL = 0.99
"""Share of the text PDF's figures that the scan must give with the same value."""


def figure(start, end, page=1):
    spans = (Span(page=page, start=start, end=end),)
    return made.figure("412,6 triệu USD", 412_600_000, "USD", at=start, end=end, spans=spans)


def scan(*words):
    placed = [Word(start=a, end=b, confidence=sure, box=(0, 0, 1, 1)) for a, b, sure in words]
    return Scan(page=1, confidence=90, quarantined=False, words=tuple(placed))


def mark(figures, scans, text=" " * 40):
    return mark_sure(figures, scans, [text], sure=80)


def test_least_sure_word_decides():
    [marked] = mark([figure(4, 19)], [scan((0, 3, 10), (4, 9, 96), (10, 15, 62), (16, 19, 95))])
    assert (marked.confidence, marked.ambiguous) == (62, True)


def test_sure_figure_is_an_answer():
    [marked] = mark([figure(4, 9)], [scan((4, 9, 96))])
    assert (marked.confidence, marked.ambiguous) == (96, False)


def test_figure_whose_word_is_unknown_is_not_sure():
    [marked] = mark([figure(4, 9)], [scan((10, 15, 96))])
    assert marked.ambiguous


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("88,338 nghìn tấn", True), ("88.338 nghìn tấn", False), ("1.088,338 tấn", False), ("88,33 tấn", False)],
)
def test_comma_that_may_be_the_dot_of_thousands_is_not_sure(text, doubted):
    [marked] = mark([replace(figure(4, 9), text=text)], [scan((4, 9, 96))])
    assert marked.ambiguous == doubted


@pytest.mark.parametrize(
    ("text", "number", "doubted"),
    [
        ("đạt 98 911 triệu USD", "911 triệu USD", True),
        ("đạt 98 911 triệu USD", "98", True),
        ("là 72.Ñ77 người", "72", True),
        ("là 72.Ñ77 người", "77 người", True),
        ("hóa 43 I.217,0 tấn", "43", True),
        ("năm 2023, 64 nhà máy", "64 nhà máy", False),
        ("Huyện A | 120 | 35", "120", False),
        ("tăng 6,8% so với năm 2022", "6,8%", False),
        ("có 12.500 hộ (năm 2022: 64 hộ)", "64 hộ", False),
        ("đạt 12.500.", "12.500", False),
    ],
)
def test_number_that_may_be_a_part_of_another_is_not_sure(text, number, doubted):
    start = text.index(number)
    end = start + len(number)
    [marked] = mark([replace(figure(start, end), text=number)], [scan((start, end, 96))], text)
    assert marked.ambiguous == doubted


def test_figure_of_a_page_with_text_is_left_alone():
    assert mark([figure(4, 9, page=2)], [scan((4, 9, 10))]) == [figure(4, 9, page=2)]


def test_layer_of_another_program_is_not_judged():
    layered = Scan(page=1, confidence=None, quarantined=False, words=())
    [marked] = mark([figure(4, 9)], [layered])
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
