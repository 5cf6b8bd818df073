"""Pages that read as no language are told with what to do, and nothing of them is quoted."""

from pathlib import Path

import pytest

from ingest.errors import UnreadableReport
from ingest.ocr.records import Scan
from ingest.readers.legible import LEAST, judge_pages
from ingest.readers.records import Document
from ingest.records import Page

PATH = Path("bao-cao.pdf")
GOOD = (
    "Tổng vốn đầu tư nước ngoài vào các khu công nghiệp của thành phố đạt 31 tỷ đồng, tăng so với cùng kỳ. "
)
GARBAGE = (
    "7әQJ YӕQ ÿҫX Wѭ QѭӟF QJRjL YjR FiF NKX F{QJ QJKLӋS FӫD WKjQK SKӕ ÿҥW Wӹ ÿӗQJ WăQJ VR YӟL FQJ Nǎ " * 2
)
ENGLISH = (
    "The projects that were licensed by the authority of the city are for electronics, with a growing share. "
)


def document(*texts, **others):
    pages = tuple(Page(number=n, text=text, blocks=()) for n, text in enumerate(texts, start=1))
    return Document(pages=pages, title="Báo cáo", format="pdf", **others)


def test_a_page_of_garbage_is_a_gap_and_has_no_text():
    read = judge_pages(PATH, document(GOOD, GARBAGE, GOOD))
    assert [page.text for page in read.pages] == [GOOD, "", GOOD]
    (gap,) = read.gaps
    assert (gap.page, gap.kind) == (2, "unread")
    assert "chữ không đọc được" in gap.why
    assert "UniKey" in gap.fix
    assert read.pages[0].score == 1.0
    assert read.pages[1].score < LEAST


def test_a_report_of_garbage_alone_is_refused():
    with pytest.raises(UnreadableReport, match="chữ không đọc được"):
        judge_pages(PATH, document(GARBAGE))


@pytest.mark.parametrize("text", ["", "12,5 45,6", "Biểu 1", ENGLISH * 2])
def test_short_pages_numbers_and_english_stay(text):
    read = judge_pages(PATH, document(GOOD, text))
    assert (read.pages[1].text, read.gaps) == (text, ())


def test_a_scan_has_its_own_measure():
    scan = Scan(page=1, confidence=50, quarantined=True, words=())
    assert judge_pages(PATH, document(GARBAGE, scans=(scan,))).pages[0].text == GARBAGE
