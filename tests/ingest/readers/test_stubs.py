"""One label for several rows: a figure has its own row's label, or is not stated."""

from ingest.readers.columns import find_tables
from ingest.readers.pieces import Piece, Row

HEAD = (520, 70, "Khu", 170, "Loại", 300, "Lao động", 400, "Thu nhập")


def read(*printed):
    rows = [
        Row([Piece(t, False, 10.0, x, y) for x, t in zip(r[::2], r[1::2], strict=True)])
        for y, *r in (HEAD, *printed)
    ]
    (lines,) = find_tables(rows)[0].values()
    return [
        (line.cells[0][0], line.heights[0] if line.heights else 1, any(line.doubts)) for line in lines[1:]
    ]


def row(y, kind, *label):
    return (y, *label, 170, kind, 310, "12.400", 410, "9,8")


def test_label_at_the_middle_of_its_rows_is_the_label_of_all():
    printed = [
        row(500, "Trong nước"),
        (491, 70, "KCN Nam Hải"),
        row(482, "Nước ngoài"),
        row(464, "Trong nước"),
        (455, 70, "KCN Đông Phú"),
        row(446, "Nước ngoài"),
    ]
    assert read(*printed) == [
        ("KCN Nam Hải", 2, False),
        ("Nước ngoài", 1, False),
        ("KCN Đông Phú", 2, False),
        ("Nước ngoài", 1, False),
    ]


def test_label_beside_the_second_of_three_rows_is_the_label_of_all():
    printed = [row(500, "Trong nước"), row(482, "Nước ngoài", 70, "KCN Nam Hải"), row(464, "Liên doanh")]
    assert read(*printed) == [("KCN Nam Hải", 3, False), ("Nước ngoài", 1, False), ("Liên doanh", 1, False)]


def test_label_beside_the_first_row_leaves_the_rows_below_in_doubt():
    printed = [
        row(500, "Trong nước", 70, "KCN Nam Hải"),
        row(482, "Nước ngoài"),
        row(464, "Trong nước", 70, "KCN Đông Phú"),
        row(446, "Nước ngoài"),
    ]
    assert all(doubt for _, _, doubt in read(*printed))


def test_label_beside_the_last_row_leaves_the_rows_above_in_doubt():
    printed = [
        row(500, "Trong nước"),
        row(482, "Nước ngoài", 70, "KCN Nam Hải"),
        row(464, "Trong nước"),
        row(446, "Nước ngoài", 70, "KCN Đông Phú"),
    ]
    assert all(doubt for _, _, doubt in read(*printed))
