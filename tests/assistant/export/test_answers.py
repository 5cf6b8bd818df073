import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from docx import Document

from assistant.export.answers import answer_docx, figures_csv, figures_xlsx
from assistant.export.figures import rows_of_answer

DAY = date(2026, 11, 26)
SITE = "https://hoi.example"
CONFLICT = "Tổng vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019?"


def read(answer, site=SITE):
    made = answer_docx(answer, made=DAY, site=site)
    return Document(io.BytesIO(made)), made


def texts(document):
    return [p.text for p in document.paragraphs]


def bold(document):
    return {r.text for p in document.paragraphs for r in p.runs if r.bold}


def test_an_answer_is_kept_with_its_figure_its_source_and_its_day(ask):
    answer = ask("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?")
    document, _ = read(answer)
    said = texts(document)
    assert said[:2] == ["TRẢ LỜI TRA CỨU SỐ LIỆU", "Ngày lập: 26/11/2026"]
    assert answer.question in said
    assert "16,02 tỷ USD" in bold(document)
    (source,) = [t for t in said if t.startswith("[1] ")]
    assert "ngày 05/01/2020" in source
    assert "trang 1" in source
    assert any(answer.citations[0].quote in t for t in said)
    assert "Hỏi Báo Cáo" in said[-1]


def test_reports_that_disagree_are_called_so(ask):
    answer = ask(CONFLICT)
    assert answer.status == "conflict"
    document, _ = read(answer)
    assert "Các báo cáo nêu số khác nhau" in bold(document)
    assert {"6.150 tỷ đồng", "6.480 tỷ đồng"} <= bold(document)


def test_a_refusal_is_called_so_and_has_no_row(ask):
    answer = ask("Tổng vốn FDI của tỉnh Cà Mau năm 2035?")
    assert answer.status == "refused"
    document, _ = read(answer)
    assert "Không có trong báo cáo" in bold(document)
    assert len(figures_csv(answer).decode("utf-8-sig").splitlines()) == 1


def test_a_document_links_to_our_own_pages_and_nowhere_else(ask):
    answer = ask(CONFLICT)
    _, made = read(answer)
    parts = zipfile.ZipFile(io.BytesIO(made))
    relations = [parts.read(n).decode() for n in parts.namelist() if n.endswith(".rels")]
    outside = [r for text in relations for r in text.split("<")[1:] if 'TargetMode="External"' in r]
    assert len(outside) == 2
    assert all(f'Target="{SITE}/trang/' in r for r in outside)
    assert not [n for n in parts.namelist() if "vba" in n.lower() or "embed" in n.lower()]
    _, bare = read(answer, site="")
    assert b"External" not in b"".join(
        zipfile.ZipFile(io.BytesIO(bare)).read(n) for n in parts.namelist() if n.endswith(".rels")
    )


def test_the_page_is_set_as_an_office_sets_it(ask):
    document, _ = read(ask(CONFLICT))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 13)
    assert document.core_properties.language == "vi-VN"


def test_words_that_would_break_or_hide_in_a_document_do_not(ask):
    answer = ask(CONFLICT)
    evil = "Vốn\x00 \u202e<w:br/> & [9] **đậm** \ud800"
    document, _ = read(replace(answer, question=evil, answer=f"{evil} \\*không\\* [1]"))
    assert "Vốn <w:br/> & [9] **đậm** " in texts(document)
    assert "đậm" in bold(document)


def test_rows_hold_the_exact_number_and_its_place(ask):
    answer = ask(CONFLICT)
    sheet = openpyxl.load_workbook(io.BytesIO(figures_xlsx(answer, site=SITE))).active
    head, *rows = [[c.value for c in row] for row in sheet.iter_rows()]
    first = dict(zip(head, rows[0], strict=True))
    assert {r[head.index("Giá trị")] for r in rows} == {6150 * 10**9, 6480 * 10**9}
    assert first["Đơn vị tính"] == "đồng"
    assert first["Kỳ số liệu"] == "năm 2019"
    assert first["Nguyên văn"] == answer.citations[answer.figures[0].citation - 1].quote
    link = sheet.cell(2, head.index("Mở trang") + 1).hyperlink.target
    assert link.startswith(
        f"{SITE}/trang/{answer.citations[answer.figures[0].citation - 1].report_id}/1?doan="
    )
    assert "&so=" in link


def test_a_computed_figure_brings_its_formula_and_its_operands(ask):
    answer = ask("Kim ngạch xuất khẩu của Đồng Nai năm 2019 cao hơn kim ngạch nhập khẩu bao nhiêu?")
    if not any(f.operands for f in answer.figures):
        pytest.skip("the question was not read as arithmetic")
    rows = list(rows_of_answer(answer))
    assert rows[0].value == Decimal(3740000000)
    assert "−" in rows[0].formula
    assert [r.value for r in rows[1:3]] == [Decimal(19760000000), Decimal(16020000000)]
    text = figures_csv(answer).decode("utf-8-sig")
    head, first, *_ = csv.reader(io.StringIO(text), delimiter=";")
    assert dict(zip(head, first, strict=True))["Phép tính"] == rows[0].formula


def test_a_reader_of_english_gets_files_in_english(ask):
    answer = ask("What was the import turnover of Đồng Nai in 2019?")
    assert answer.language == "en"
    document, made = read(answer)
    said = texts(document)
    assert said[:2] == ["ANSWER FROM OFFICIAL REPORTS", "Made on 26 November 2026"]
    assert [t for t in said if t.startswith("[1] ") and "page 1" in t]
    assert not [t for t in said if "Câu hỏi" in t or "Nguồn" in t]
    assert b"en-GB" in zipfile.ZipFile(io.BytesIO(made)).read("word/styles.xml")
    head, row = figures_csv(answer).decode("utf-8-sig").splitlines()
    assert "Kind of figure" in head
    assert "Indicator" in head
    assert "amount" in row
    assert "2019" in row
    assert "ngon-ngu=en" in row


def test_a_figure_is_cited_with_the_page_it_stands_on_also_where_its_sentence_begins_before(ask):
    answer = ask("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?")
    cited = answer.citations[0]
    facts = [replace(f, spans=tuple(replace(s, page=2) for s in f.spans or cited.spans)) for f in cited.facts]
    answer = replace(answer, citations=(replace(cited, facts=tuple(facts)), *answer.citations[1:]))
    row = next(rows_of_answer(answer, site=SITE))
    assert row.page == 2
    assert row.link.startswith(f"{SITE}/trang/{cited.report_id}/2?")
    (source,) = [t for t in texts(read(answer)[0]) if t.startswith("[1] ")]
    assert "trang 2" in source
