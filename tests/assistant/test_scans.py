"""Who reads a figure from a scan must be told, and more so where the scan is hardly legible."""

from dataclasses import replace

import pytest

from assistant.records import Answer, Citation
from assistant.scans import origin_of, tell_scans
from ingest.ocr.records import Gap
from ingest.records import Span
from ingest.reports import Report

REPORT = Report(
    id="r",
    document="quet.pdf",
    sha256="",
    title="Báo cáo",
    format="pdf",
    pages=4,
    scanned=(2, 3),
    gaps=(Gap(page=3, kind="quarantine", why="", fix=""), Gap(page=4, kind="unread", why="", fix="")),
)


def spans(*pages):
    return [Span(page=page, start=0, end=9) for page in pages]


@pytest.mark.parametrize(
    ("pages", "origin"), [((1,), "text"), ((1, 2), "scanned"), ((2, 3), "doubted"), ((4,), "text")]
)
def test_the_least_sure_page_of_a_quote_decides(pages, origin):
    assert origin_of(REPORT, spans(*pages)) == origin


def cited(*origins):
    citations = [
        Citation(mark=n, document="a.pdf", title="", page=1, section="", quote="", spans=(), origin=origin)
        for n, origin in enumerate(origins, start=1)
    ]
    return Answer(
        question="", standalone_question="", status="answered", answer="", citations=tuple(citations)
    )


def test_answer_from_a_scan_says_so():
    assert tell_scans(cited("text", "scanned")).notes == (
        "Đọc từ bản quét: [2]. Xin đối chiếu với trang gốc trước khi dùng.",
    )


def test_answer_from_quarantine_warns():
    [note] = tell_scans(cited("doubted")).notes
    assert note.startswith("Đọc từ bản quét khó nhận dạng, có thể sai: [1].")


def test_answer_from_text_says_nothing_and_keeps_its_notes():
    answer = replace(cited("text"), notes=("một",))
    assert tell_scans(answer) == answer
