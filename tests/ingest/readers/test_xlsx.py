"""Workbooks: a figure must be one that a person who opens the cited sheet can see."""

from datetime import date

import openpyxl
import pytest

from ingest.errors import UnreadableReport
from ingest.parse import parse_report
from ingest.readers.open import read_document
from ingest.readers.xlsx import read_xlsx

HEAD = ["Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Năm 2024"]


@pytest.fixture
def workbook(tmp_path):
    """``workbook(row, …)``: a file whose first sheet has these rows; ``change`` alters it before saving."""

    def write(*rows, change=lambda book: None, name="so-lieu.xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        change(book)
        path = tmp_path / name
        book.save(path)
        return path

    return write


def texts(path):
    return [page.text for page in read_document(path).pages]


def test_a_sheet_is_a_page_under_its_name(workbook):
    def more(book):
        book.active.title = "Thu ngân sách"
        book.create_sheet("Trống")
        book.create_sheet("Chi").append(["Lương", 5])

    path = workbook(HEAD, ["Thuế", "tỷ đồng", 10, 12], change=more)
    assert texts(path) == [
        "Thu ngân sách\nChỉ tiêu | Đơn vị tính | Năm 2023 | Năm 2024\nThuế | tỷ đồng | 10 | 12",
        "",
        "Chi\nLương | 5",
    ]
    figures = parse_report(path, "so-lieu.xlsx", "0" * 64).figures
    assert [(f.text, f.spans[0].page) for f in figures] == [("10", 1), ("12", 1), ("5", 3)]


def test_hidden_rows_columns_and_sheets_are_left_out_and_listed(workbook):
    """A number that nobody sees in the sheet must not be stated as if it stood there."""

    def hide(book):
        sheet = book.active
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        book.create_sheet("Nháp").append(["Mật", 99])
        book["Nháp"].sheet_state = "hidden"

    path = workbook(HEAD, ["Thuế", "tỷ đồng", 10, 12], ["Phí", "tỷ đồng", 3, 4], change=hide)
    document = read_document(path)
    assert document.pages[0].text.splitlines()[1:] == [
        "Chỉ tiêu | Đơn vị tính | Năm 2024",
        "Thuế | tỷ đồng | 12",
    ]
    assert len(document.pages) == 1
    assert [w.split(":")[0] for w in document.warnings] == [
        "sheet “Nháp” is hidden",
        "sheet “Sheet”",
        "sheet “Sheet”",
    ]
    assert "rows 3" in document.warnings[1]
    assert "columns C" in document.warnings[2]


def test_a_merged_head_is_read_where_its_first_column_is_hidden(workbook):
    def merge(book):
        book.active.merge_cells("B1:C1")
        book.active.column_dimensions["B"].hidden = True

    path = workbook(["Chỉ tiêu", "Năm 2024", ""], ["", "Quý I", "Quý II"], ["Thuế", 10, 12], change=merge)
    row = read_document(path).pages[0].blocks[-1]
    assert [(c.column_head, c.address) for c in row.cells] == [
        ("Chỉ tiêu", "A3"),
        ("Năm 2024 / Quý II", "C3"),
    ]


def test_formulas_without_value_and_errors_are_listed_and_not_guessed(workbook):
    path = workbook(HEAD, ["Thuế", "tỷ đồng", "=5+5", 12], ["Phí", "tỷ đồng", "#REF!", 4])
    document = read_document(path)
    assert "Thuế | tỷ đồng | 12" in document.pages[0].text
    assert "#REF!" not in document.pages[0].text
    assert [w.partition(": ")[2] for w in document.warnings] == [
        "cells with an error C3 (#REF!): have no value; mend them in Excel and save",
        "formulas without a saved value C2: are not read; open it in Excel and save",
    ]


def test_values_are_read_as_shown(workbook):
    def dress(book):
        sheet = book.active
        sheet["C2"].number_format, sheet["D2"].number_format = "0.0%", "#,##0.00"
        sheet["D3"].number_format = "dd/mm/yyyy"

    path = workbook(
        HEAD, ["Thuế", "", 0.567, 2061.53], ["Ngày", "", "1.234,5", date(2024, 11, 20)], change=dress
    )
    assert texts(path)[0].splitlines()[2:] == ["Thuế | 56,7% | 2.061,53", "Ngày | 1.234,5 | 20/11/2024"]


def test_a_far_away_cell_costs_nothing(workbook):
    path = workbook(
        HEAD, ["Thuế", "tỷ đồng", 10, 12], change=lambda book: book.active.cell(1_048_576, 16_384, "x")
    )
    assert texts(path)[0].endswith("\nx")


def test_macro_workbooks_are_read_and_their_macros_are_not(workbook):
    assert "Thuế" in texts(workbook(HEAD, ["Thuế", "tỷ đồng", 10, 12], name="so-lieu.xlsm"))[0]


def test_a_broken_workbook_is_a_verdict(workbook):
    content = workbook(HEAD, ["Thuế", "tỷ đồng", 10, 12]).read_bytes()
    path = workbook(HEAD)
    for end in range(100, len(content) - 1, 997):
        with pytest.raises(UnreadableReport):
            read_xlsx(path, content[:end])
    with pytest.raises(UnreadableReport, match="no text"):
        read_document(workbook())


def test_cells_in_an_old_font_are_read_as_unicode(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["ChØ tiªu", "N¨m 2023"], ["Thu ng©n s¸ch", 12450], ["Chi ®Çu t­", 3200]):
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = openpyxl.styles.Font(name=".VnTime")
    sheet["D9"] = "Có gì"
    book.save(tmp_path / "so-lieu.xlsx")
    words = read_document(tmp_path / "so-lieu.xlsx").pages[0].text
    for word in ("Chỉ tiêu", "Năm 2023", "Thu ngân sách", "Chi đầu tư", "Có gì"):
        assert word in words
