"""A workbook's digit is changed in its cell alone: types, formats and formulas stay as they are."""

import re
import shutil
import zipfile
from datetime import date

import openpyxl
import pytest

from evals.errors import Unchangeable
from evals.mutants.change import change_digit, pages_of
from ingest.readers.open import read_document


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "thong-ke.xlsx"
    made = openpyxl.Workbook()
    first = made.active
    first.title = "Thu & chi"
    rows = [
        ["Thu ngân sách năm 2023"],
        ["Chỉ tiêu", "Năm 2022", "Năm 2023", "So sánh (%)"],
        ["Thu nội địa", 2061.53, 2450, 0.56712],
        ["Thu khác", 310, "2.061", "2.061"],
        ["Chi", -75.5, 2061, "=B3+B4"],
    ]
    for row in rows:
        first.append(row)
    first["B3"].number_format = "#,##0.0"
    first["D3"].number_format = "0.0%"
    first["E2"] = date(2024, 11, 20)
    second = made.create_sheet("Ẩn")
    second.append(["Thu", 2061])
    second.sheet_state = "hidden"
    third = made.create_sheet("Dân số")
    for row in (["Huyện", "Dân số"], ["Đông Phú", 2061], ["Nam Hải", 1385]):
        third.append(row)
    made.save(path)
    give_value(path, "D5", "2371.53")
    return path


def give_value(path, address, value):
    """Put the value beside a formula, as Excel saves it; openpyxl cannot."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    filled = re.sub(rf'(<c r="{address}"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?', rf"\1<v>{value}</v>", sheet)
    assert value in filled
    parts["xl/worksheets/sheet1.xml"] = filled.encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


@pytest.mark.parametrize(
    ("shown", "nth", "page", "digit", "address", "value"),
    [
        ("2.061,5", 0, 1, "3", "B3", 3061.53),
        ("56,7%", 0, 1, "8", "D3", 0.86712),
        ("310", 0, 1, "7", "B4", 710),
        ("2.061", 1, 1, "9", "C4", "9.061"),
        ("2.061", 2, 1, "9", "D4", "9.061"),
        ("75,5", 0, 1, "2", "B5", -25.5),
        ("2371,53", 0, 1, "4", "D5", 4371.53),
        ("2061", 0, 3, "5", "B2", 5061),
    ],
)
def test_one_cell_is_changed_and_stays_what_it_is(book, shown, nth, page, digit, address, value):
    document = read_document(book)
    page = [p.number for p in document.pages][0 if page == 1 else -1]
    text = pages_of(document)[page]
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(shown, offset + 1)
    assert change_digit(book, document, page, offset, [digit]) == digit
    sheet = openpyxl.load_workbook(book, data_only=True).worksheets[0 if page == 1 else 2]
    assert sheet[address].value == value
    assert openpyxl.load_workbook(book).worksheets[0]["D5"].value == "=B3+B4"


def test_all_other_parts_keep_their_bytes(book, tmp_path):
    before = tmp_path / "vorher.xlsx"
    shutil.copyfile(book, before)
    document = read_document(book)
    change_digit(book, document, 1, pages_of(document)[1].index("310"), ["7"])
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(book) as other:
        assert one.namelist() == other.namelist()
        assert [n for n in one.namelist() if one.read(n) != other.read(n)] == ["xl/worksheets/sheet1.xml"]


def test_a_day_is_not_changed(book):
    document = read_document(book)
    with pytest.raises(Unchangeable):
        change_digit(book, document, 1, pages_of(document)[1].index("20/11/2024"), ["1"])
