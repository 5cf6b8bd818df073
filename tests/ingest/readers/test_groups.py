"""Rows under rows: "Khu vực FDI" under exports and under imports are two different figures."""

import pytest

from ingest.readers.groups import is_marker, nest, read_label


def labels(*rows):
    return [read_label(text.lstrip("!"), marker, alone=text.startswith("!")) for marker, text in rows]


def groups(*rows):
    return [" / ".join(parents) for parents in nest(labels(*rows))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("I", "Xuất khẩu"), ("1", "FDI"), ("2", "Trong nước"), ("II", "Nhập khẩu"), ("1", "FDI")],
            ["", "Xuất khẩu", "Xuất khẩu", "", "Nhập khẩu"],
        ),
        ([("1", "Thu"), ("1.1", "Nội địa"), ("1.2", "Hải quan"), ("2", "Chi")], ["", "Thu", "Thu", ""]),
        (
            [("", "I. Thu"), ("", "a) Đất"), ("", "- Giao"), ("", "- Thuê")],
            ["", "Thu", "Thu / Đất", "Thu / Đất"],
        ),
        ([("", "Vốn"), ("", "Trong đó: FDI"), ("", "Lao động")], ["", "Vốn", ""]),
        ([("", "Vốn"), ("", "!Tr.đó:"), ("", "FDI"), ("", "DDI")], ["", "Vốn", "Vốn", "Vốn"]),
        (
            [("", "!Theo ngành"), ("", "Dệt"), ("", "!Theo huyện"), ("", "An Hạ")],
            ["", "Theo ngành", "", "Theo huyện"],
        ),
        ([("", "!Theo ngành:"), ("1", "Dệt"), ("2", "Điện")], ["", "Theo ngành:", "Theo ngành:"]),
        ([("", "Tổng số"), ("", "Dệt"), ("", "Điện")], ["", "", ""]),
        ([("", "!A. Thu"), ("", "Thuế"), ("", "Tổng cộng")], ["", "Thu", ""]),
    ],
)
def test_rows_stand_under_what_their_numbering_and_words_say(rows, expected):
    assert groups(*rows) == expected


def test_a_row_without_number_among_numbered_ones_is_not_put_under_a_neighbour():
    """One unnumbered row after a numbered one may be anything; put under it, it would be read as its part."""
    assert groups(("1", "An Hạ"), ("2", "Sông Lam"), ("", "Các nơi khác")) == ["", "", ""]


def test_unnumbered_rows_after_each_numbered_one_are_its_parts():
    rows = [
        ("1", "Cấp mới"),
        ("", "Số dự án"),
        ("", "Vốn"),
        ("2", "Điều chỉnh"),
        ("", "Số dự án"),
        ("", "Vốn"),
    ]
    assert groups(*rows) == ["", "Cấp mới", "Cấp mới", "", "Điều chỉnh", "Điều chỉnh"]


def test_labels_lose_their_marks():
    assert read_label("1.1. Vốn FDI", "", alone=False).text == "Vốn FDI"
    assert read_label("Trong đó: dầu thô", "", alone=False).text == "dầu thô"
    assert read_label("Gồm sứ", "", alone=False).text == "Gồm sứ"


@pytest.mark.parametrize(
    ("text", "said"), [("II", True), ("1.2", True), ("a)", True), ("-", True), ("Dệt", False)]
)
def test_numbering_cells(text, said):
    assert is_marker(text) is said
