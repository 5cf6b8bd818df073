import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from assistant.export.records import Column, Link, Table
from assistant.export.sheets import write_csv, write_xlsx


def table(*rows):
    return Table(title="Số liệu", columns=[Column("Chỉ tiêu", 30)] * len(rows[0]), rows=rows)


def csv_rows(*rows):
    text = write_csv(table(*rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


def sheet(*rows):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(table(*rows)))).active


def test_excel_with_vietnamese_settings_reads_letters_and_numbers_of_a_csv():
    made = write_csv(
        table(["Vốn; tỷ", Decimal("2061.530"), Decimal(28850), Decimal("-0.5"), date(2022, 12, 20)])
    )
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig").splitlines()[1] == '"Vốn; tỷ";2061,53;28850;-0,5;20/12/2022'


def test_numbers_of_a_workbook_are_exact_and_printed_as_in_the_report():
    cells = next(
        sheet([Decimal("-2061.53"), Decimal(2061530000), Decimal("0.10"), Decimal(0)]).iter_rows(min_row=2)
    )
    assert [(c.value, c.data_type, c.number_format) for c in cells] == [
        (-2061.53, "n", "#,##0.00"),
        (2061530000, "n", "#,##0"),
        (0.1, "n", "#,##0.0"),
        (0, "n", "#,##0"),
    ]


def test_no_digit_is_lost_where_a_spreadsheet_would_round():
    long = Decimal("1234567890123456.5")
    assert sheet([long])["A2"].value == "1234567890123456,5"
    assert csv_rows([long]) == [["'1234567890123456,5"]]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_text_is_a_formula_in_a_workbook(texts):
    for cell in next(sheet(texts).iter_rows(min_row=2)):
        assert cell.data_type == "s" or cell.value is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11))
def test_a_number_reads_back_as_it_was(value):
    assert Decimal(str(sheet([value])["A2"].value)) == value
    assert Decimal(csv_rows([value])[0][0].replace(",", ".")) == value


def test_a_formula_stays_text_when_somebody_edits_its_cell():
    cell = sheet(['=HYPERLINK("http://x")'])["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ('=HYPERLINK("http://x")', "s", True)


def test_heads_stay_in_sight_and_columns_are_wide_enough():
    made = sheet(["a", "b"])
    assert (made.freeze_panes, made.column_dimensions["A"].width, made["A1"].font.bold) == ("B2", 30, True)


def test_only_our_own_pages_are_linked():
    made = sheet([Link("Mở trang", "https://hoi.example/trang/a/1"), Link("Mở trang", "/trang/a/1")])
    assert made["A2"].hyperlink.target == "https://hoi.example/trang/a/1"
    assert made["B2"].hyperlink is None


def test_a_workbook_holds_no_macro_and_no_outside_part():
    parts = zipfile.ZipFile(io.BytesIO(write_xlsx(table(["a"])))).namelist()
    assert not [p for p in parts if "vba" in p.lower() or "external" in p.lower()]


def test_a_cell_of_any_length_can_be_opened():
    assert len(sheet(["a" * 40_000])["A2"].value) == 32_767
