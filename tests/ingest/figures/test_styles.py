"""A report that writes 2,061.53 is read as one, and a table may write otherwise than the text around it."""

from decimal import Decimal

import pytest

from ingest.figures.numbers import read_numbers
from ingest.figures.styles import find_style

ENGLISH = [
    ["Địa bàn", "Số dự án", "Vốn đăng ký (triệu USD)", "Tăng (%)"],
    ["Huyện An Bình", "1,204", "2,061.53", "12.5"],
    ["Huyện Mộc Hương", "87", "1,310", "3.75"],
]


def value(read, text: str) -> tuple[Decimal, bool]:
    figure = read.one(text)
    return figure.value, figure.ambiguous


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["Xuất khẩu 2,061.53 triệu USD; nhập khẩu 1,204.10 triệu USD; thu 12,487.00 tỷ đồng"], "en"),
        (["Xuất khẩu 2.061,53 triệu USD; nhập khẩu 1.204,1 triệu USD; thu 12.487 tỷ đồng"], "vi"),
        (["FDI 1,234,567 USD, DDI 2,345,678 USD"], "en"),
        (["Có 1,234 doanh nghiệp", "và 12,500 lao động"], "en"),
        (["Có 1.234 doanh nghiệp"], "vi"),
        (["tăng 12,5%; giảm 3,25%; đạt 1.234 dự án"], "vi"),
        (["Vốn 1.498,718 tỷ đồng và 199,670 tỷ đồng"], "vi3"),
        (["Vốn 2,061.53 triệu USD", "tăng 12,5%, đạt 1.234 dự án, 7,25 tỷ đồng"], "mixed"),
        (["Tăng 12.5%, vốn 1.234 tỷ đồng"], "mixed"),
        (["không có số nào"], None),
        (["Số 51/QĐ-TTg ngày 20.12.2022", "3.1 Về đầu tư", "3.2. Về thu ngân sách"], None),
        (["199,670 tỷ đồng", "36,180 triệu đồng"], None),
    ],
)
def test_a_text_shows_its_style(texts, style):
    assert find_style(texts) == style


def test_slips_do_not_turn_a_vietnamese_report_round():
    texts = ["tăng 12,5%", "giảm 3,25%", "đạt 7,5 tỷ đồng", "còn 1,75%", "tăng 12.5%"]
    assert find_style(texts) == "vi"


def test_an_english_text_is_read_the_english_way(read_report):
    read = read_report("FDI đạt 2,061.53 triệu USD.", "Thu ngân sách 12,487 tỷ đồng.")
    assert value(read, "12,487 tỷ đồng") == (Decimal("12487e9"), False)


def test_an_english_table_in_a_vietnamese_report(read_report):
    """Else 1,310 million would be read as 1.31 million."""
    read = read_report("Vốn đăng ký đạt 3.371,5 triệu USD.", table=ENGLISH)
    assert value(read, "1,310") == (Decimal("1310e6"), False)
    assert value(read, "1,204") == (Decimal(1204), False)
    assert value(read, "12.5") == (Decimal("12.5"), False)
    assert value(read, "3.371,5 triệu USD") == (Decimal("3371.5e6"), False)


def test_a_vietnamese_table_in_an_english_report(read_report):
    table = [["Địa bàn", "Vốn (tỷ đồng)"], ["Huyện An Bình", "1.310"], ["Huyện Mộc Hương", "2.061,5"]]
    read = read_report("FDI reached 1,310.5 million USD, up 12.5%.", table=table)
    assert value(read, "1.310") == (Decimal("1310e9"), False)


def test_a_column_of_whole_numbers_shows_that_commas_group(read_report):
    table = [["Địa bàn", "Vốn (triệu USD)"], ["An Bình", "1,310"], ["Mộc Hương", "845"], ["Hà Sơn", "12,018"]]
    read = read_report(table=table)
    assert value(read, "12,018") == (Decimal("12018e6"), False)


def test_three_decimals_in_every_line_stay_doubtful(read_report):
    table = [["Địa bàn", "Vốn (triệu USD)"], ["An Bình", "1,310"], ["Mộc Hương", "2,845"]]
    assert read_report(table=table).one("1,310").ambiguous


def test_what_a_vietnamese_text_groups_by_comma_is_no_answer(read_report):
    read = read_report("Tăng 12,5%, thu ngân sách 1,234 tỷ đồng, có 2,500 doanh nghiệp.")
    assert read.one("1,234 tỷ đồng").ambiguous
    assert read.one("2,500 doanh nghiệp").ambiguous


def test_three_decimals_elsewhere_settle_the_doubt(read_report):
    read = read_report("Vốn vay 1.498,718 tỷ đồng và vốn đối ứng 199,670 tỷ đồng.")
    assert value(read, "199,670 tỷ đồng") == (Decimal("199.67e9"), False)


@pytest.mark.parametrize(
    ("text", "style", "values"),
    [
        ("1,234 tỷ đồng", "vi", ["1234000000", "1234000000000"]),
        ("1,234 tỷ đồng", "vi3", ["1234000000"]),
        ("1,234 tỷ đồng", "en", ["1234000000000"]),
        ("1.234 tỷ đồng", "vi", ["1234000000000"]),
        ("1.234 tỷ đồng", "mixed", ["1234000000000", "1234000000"]),
        ("1.234 tỷ đồng", "en", ["1234000000"]),
        ("1.234 dự án", "mixed", ["1234"]),
        ("1,234 dự án", "vi3", ["1.234", "1234"]),
        ("22,840 đồng", "vi3", ["22.84", "22840"]),
        ("3,078 tỷ USD", "vi", ["3078000000"]),
        ("0,125 triệu USD", "vi", ["125000"]),
        ("12,345%", "vi", ["12.345"]),
        ("12,345 ha", "vi", ["12.345", "12345"]),
        ("1,234 triệu người", "vi", ["1234000"]),
    ],
)
def test_both_readings_are_kept_where_both_may_be_meant(text, style, values):
    (number,) = read_numbers(text, style=style)
    assert list(number.readings) == [Decimal(v) for v in values]


def test_the_second_reading_of_a_fact_is_kept(read_report):
    """Staff who look a doubtful figure up see both values it may have."""
    figure = read_report("Thu ngân sách đạt 1,234 tỷ đồng.").one("1,234 tỷ đồng")
    assert (figure.value, figure.value_other) == (Decimal("1234e6"), Decimal("1234e9"))
