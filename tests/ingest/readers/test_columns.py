"""Tables of printed pages: figures stay in their rows and columns, and text never becomes a table."""

import pytest

from ingest.readers.columns import find_tables
from ingest.readers.pdf import read_pdf
from ingest.readers.pieces import Piece, Row

BODY = "Năm 2023, kinh tế của tỉnh tiếp tục phục hồi, các ngành sản xuất tăng khá so với năm trước."


def rows(*lines, size=10.0):
    """Rows of the page: ``(y, x, text, x, text, …)``, each line's print in one row as Word writes it."""
    return [
        Row([Piece(t, False, size, x, y) for x, t in zip(r[::2], r[1::2], strict=True)]) for y, *r in lines
    ]


def lines(found):
    return [[line.text for line in table] for table in found[0].values()]


PLAIN = [
    (500, 70, "Chỉ tiêu", 250, "Năm 2022", 350, "Năm 2023", 450, "Tăng (%)"),
    (484, 70, "Thu nội địa", 265, "8.450", 365, "9.120", 470, "7,9"),
    (468, 70, "Thu hải quan", 265, "1.020", 368, "998", 470, "-2,2"),
]


def test_rows_of_one_line():
    assert lines(find_tables(rows(*PLAIN))) == [
        [
            "Chỉ tiêu | Năm 2022 | Năm 2023 | Tăng (%)",
            "Thu nội địa | 8.450 | 9.120 | 7,9",
            "Thu hải quan | 1.020 | 998 | -2,2",
        ]
    ]


@pytest.mark.parametrize("labels", [(500, 489), (510, 499)])
def test_label_of_two_lines_belongs_to_its_row(labels):
    upper, lower = labels
    page = rows(
        (530, 70, "Sản phẩm", 250, "Đơn vị", 350, "Sản lượng"),
        (upper, 70, "Thép cán"),
        (lower, 70, "nóng các loại"),
        (470, 70, "Xi măng", 250, "nghìn tấn", 360, "204"),
    )
    page[1 if upper == 500 else 2].pieces += [
        Piece("tấn", False, 10, 250, min(500, upper) if upper == 500 else lower),
        Piece("1.215", False, 10, 360, upper if upper == 500 else lower),
    ]
    assert lines(find_tables(page)) == [
        ["Sản phẩm | Đơn vị | Sản lượng", "Thép cán nóng các loại | tấn | 1.215", "Xi măng | nghìn tấn | 204"]
    ]


def test_head_over_two_columns_covers_both():
    page = rows(
        (516, 70, "Khu công nghiệp", 220, "Lao động năm 2023 (người)"),
        (500, 220, "Trong nước", 310, "Nước ngoài"),
        (484, 70, "Mai Sơn", 230, "8.450", 320, "120"),
        (468, 70, "Bình Lâm", 230, "1.020", 325, "98"),
    )
    (table,) = find_tables(page)[0].values()
    assert table[0].cells == (("Khu công nghiệp", 1), ("Lao động năm 2023 (người)", 2))


def test_group_row_and_row_with_an_empty_cell():
    page = rows(
        *PLAIN,
        (452, 70, "Chi ngân sách"),
        (436, 70, "Chi đầu tư", 265, "3.100", 470, "4,1"),
        (420, 70, "Chi thường xuyên", 265, "5.200", 365, "5.310", 470, "2,1"),
    )
    assert lines(find_tables(page))[0][3:] == [
        "Chi ngân sách",
        "Chi đầu tư | 3.100 | 4,1",
        "Chi thường xuyên | 5.200 | 5.310 | 2,1",
    ]


@pytest.mark.parametrize(
    "page",
    [
        [(500, 70, "UBND TỈNH HOA MAI", 300, "CỘNG HÒA XÃ HỘI"), (484, 70, "Số: 12", 300, "Hoa Mai, ngày 5")],
        [(500, 70, BODY), (484, 70, BODY), (468, 70, "12", 90, "dự án, vốn", 150, "5 tỷ đồng.")],
        [(500, 70, "Nơi nhận:", 300, "TRƯỞNG BAN"), (484, 70, "- Như trên;", 300, "Trần Văn Bình")],
        [PLAIN[0], (484, 70, BODY), (300, 70, "Thu", 265, "5", 365, "6")],
        [
            (500, 70, "Đạt", 130, "35", 200, "dự án mới"),
            (484, 70, BODY),
            (468, 90, "và", 260, "2", 400, "xã"),
        ],
    ],
)
def test_text_is_no_table(page):
    assert find_tables(rows(*page)) == ({}, set())


def test_words_in_wide_set_lines_are_no_table():
    words = BODY.split()
    page = [
        Row([Piece(w + " ", False, 12, 70 + 32.0 * i, 500 - 17 * n) for i, w in enumerate(words[n : n + 14])])
        for n in range(6)
    ]
    assert find_tables(page) == ({}, set())


def test_cells_of_a_pdf_know_their_heads(tmp_path, papers):
    cells = [(x, y, t) for y, *r in PLAIN for x, t in zip(r[::2], r[1::2], strict=True)]
    page = [(70, 560, BODY), (70, 540, "Bảng 1. Thu ngân sách (ĐVT: tỷ đồng)"), *cells, (70, 420, BODY)]
    document = read_pdf(tmp_path / "a.pdf", papers.pdf_bytes([page]))
    text, blocks = document.pages[0].text, document.pages[0].blocks
    table = [b for b in blocks if b.kind == "row"]
    assert {b.caption for b in table} == {"Bảng 1. Thu ngân sách (ĐVT: tỷ đồng)"}
    assert [(text[c.start : c.end], c.row_head, c.column_head) for c in table[1].cells] == [
        ("Thu nội địa", "", "Chỉ tiêu"),
        ("8.450", "Thu nội địa", "Năm 2022"),
        ("9.120", "Thu nội địa", "Năm 2023"),
        ("7,9", "Thu nội địa", "Tăng (%)"),
    ]
    assert text.count(BODY) == 2


def test_head_at_the_left_of_figures_at_the_right():
    page = rows(
        (514, 70, "Chỉ tiêu", 250, "Ước quý", 350, "So với quý"),
        (502, 250, "III/2024", 350, "II (%)"),
        (480, 70, "A. CÔNG NGHIỆP"),
        (458, 70, "1. Điện", 275, "1.245,6", 398, "99,8"),
        (436, 70, "2. Thép", 283, "204", 393, "104,5"),
    )
    assert lines(find_tables(page))[0][:3] == [
        "Chỉ tiêu | Ước quý III/2024 | So với quý II (%)",
        "A. CÔNG NGHIỆP",
        "1. Điện | 1.245,6 | 99,8",
    ]
