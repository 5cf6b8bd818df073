import io
import re
import unicodedata

import pytest
from docx import Document
from pypdf import PdfReader

from assistant.bulletin.pages import bulletin_paper
from assistant.bulletin.preview import paper_html
from assistant.bulletin.zones import read_sites_text
from assistant.export.papers import paper_docx
from assistant.export.pdf import paper_pdf

SITE = "https://hoi.example"
ZONES = "name,latitude,longitude\nKCN Bình Lãng,20.9,106.6\nKCN Đồng Mây,20.905,106.604\n"


@pytest.fixture(scope="module")
def paper(make):
    return bulletin_paper(make("2024-Q4", sites=read_sites_text(ZONES, "zones.csv")), site=SITE)


@pytest.fixture(scope="module")
def pdf(paper):
    return PdfReader(io.BytesIO(paper_pdf(paper)))


def test_the_pdf_gives_its_vietnamese_text_back(pdf):
    text = unicodedata.normalize("NFC", " ".join(p.extract_text() for p in pdf.pages))
    said = re.sub(r"\s+", " ", text)
    for words in (
        "BẢN TIN SỐ LIỆU QUÝ IV NĂM 2024",
        "500 triệu USD",
        "tăng 25%",
        "Khu công nghiệp Bình Lãng",
    ):
        assert words in said
    assert "thu ngân sách nội địa của tỉnh Sơn Thủy đạt 2.610 tỷ đồng" in said


def test_the_pdf_has_bookmarks_page_numbers_title_and_language(pdf):
    assert [b.title for b in pdf.outline if not isinstance(b, list)][:2] == [
        "BẢN TIN SỐ LIỆU QUÝ IV NĂM 2024",
        "Số liệu chính",
    ]
    assert pdf.metadata.title == "BẢN TIN SỐ LIỆU QUÝ IV NĂM 2024"
    assert pdf.trailer["/Root"]["/Lang"] == "vi-VN"
    assert pdf.pages[1].extract_text().strip().startswith("2")


def test_links_lead_to_our_own_pages_only(pdf):
    links = [a.get_object() for p in pdf.pages for a in p.get("/Annots", ())]
    outside = [a["/A"]["/URI"] for a in links if "/A" in a and "/URI" in a["/A"]]
    assert outside
    assert all(str(uri).startswith(f"{SITE}/trang/") for uri in outside)
    fonts = [f.get_object() for p in pdf.pages for f in p["/Resources"]["/Font"].values()]
    assert any("DejaVuSerif" in str(f["/BaseFont"]) for f in fonts)


def test_the_docx_says_the_same(paper):
    document = Document(io.BytesIO(paper_docx(paper)))
    said = "\n".join(p.text for p in document.paragraphs)
    cells = "\n".join(c.text for t in document.tables for row in t.rows for c in row.cells)
    assert "BẢN TIN SỐ LIỆU QUÝ IV NĂM 2024" in said
    assert "500 triệu USD [1]" in cells or "500 triệu USD" in cells
    assert "(500 triệu USD" in said
    assert len(document.inline_shapes) >= 2
    assert all(s._inline.docPr.get("descr") for s in document.inline_shapes)


def test_the_preview_shows_report_text_and_runs_none_of_it(make, paper):
    html = paper_html(paper)
    assert html.count("<svg") >= 1
    assert f'href="{SITE}/trang/' in html
    assert "<script" not in html
    evil = make("2024-Q4", "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in paper_html(bulletin_paper(evil))
    assert "&lt;img" in paper_html(bulletin_paper(evil))


def test_both_readings_of_a_disagreement_stand_in_the_paper(paper):
    html = paper_html(paper)
    assert "Chỉ tiêu có số liệu khác nhau" in html
    assert {"2.340 tỷ đồng", "2.610 tỷ đồng"} <= set(re.findall(r"<strong>([^<]+)</strong>", html))
