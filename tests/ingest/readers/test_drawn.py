"""Lines that close no cells part what would run together without them."""

from ingest.readers.columns import find_tables
from ingest.readers.pieces import Piece, Row
from ingest.readers.rules import Rule, Rules

PRINTED = [
    (500, 70, "Huyện", 200, "Dân số năm 2023", 285, "Lao động năm 2023"),
    (480, 70, "Sông Lam", 225, "61.240", 310, "70.402"),
    (462, 70, "Đông Phú", 225, "48.117", 310, "55.318"),
]


def read(rules, printed=PRINTED):
    rows = [
        Row([Piece(t, False, 10.0, x, y) for x, t in zip(r[::2], r[1::2], strict=True)]) for y, *r in printed
    ]
    return [line.text for lines in find_tables(rows, rules)[0].values() for line in lines]


def test_vertical_lines_part_heads_that_nearly_touch():
    rules = Rules(down=[Rule(at, 455, 515) for at in (190, 282)])
    assert read(rules)[0] == "Huyện | Dân số năm 2023 | Lao động năm 2023"


def test_line_between_two_rows_keeps_a_label_of_two_lines_together():
    printed = [
        (500, 70, "Chỉ tiêu", 220, "Năm 2022", 310, "Năm 2023"),
        (480, 70, "Thu nội địa", 225, "8.450", 315, "9.120"),
        (471, 70, "Chi đầu tư"),
        (462, 70, "phát triển", 225, "1.020", 315, "998"),
    ]
    rules = Rules(across=[Rule(at, 60, 400) for at in (515, 494, 479, 455)])
    assert read(rules, printed)[1:] == ["Thu nội địa | 8.450 | 9.120", "Chi đầu tư phát triển | 1.020 | 998"]
