"""A head without cells: each figure has the words over it, or is not stated."""

from ingest.readers.columns import find_tables
from ingest.readers.grid import GridCell, read_rows
from ingest.readers.pieces import Piece, Row

BODY = [
    (480, 70, "Huyện Sông Lam", 220, "1.210", 290, "1.300", 360, "2.410", 430, "2.600"),
    (462, 70, "Huyện Đông Phú", 220, "1.110", 290, "1.200", 360, "2.310", 430, "2.500"),
]


def read(*printed, body=BODY):
    """Each column's head, and whether its figures are in doubt, in the body's first row."""
    rows = [
        Row([Piece(t, False, 10.0, x, y) for x, t in zip(r[::2], r[1::2], strict=True)])
        for y, *r in (*printed, *body)
    ]
    (lines,) = find_tables(rows)[0].values()
    grid = []
    for line in lines:
        heights = line.heights or (1,) * len(line.cells)
        doubts = line.doubts or (False,) * len(line.cells)
        grid.append(
            [
                GridCell(text, columns=n, rows=m, doubtful=doubt)
                for (text, n), m, doubt in zip(line.cells, heights, doubts, strict=True)
            ]
        )
    laid = next(p for p in read_rows(grid, table=0) if p.text.startswith("Huyện Sông Lam"))
    return [(c.column_head, c.doubtful) for c in laid.block.cells[1:]]


LOW = (500, 70, "Huyện", 222, "2022", 292, "2023", 362, "2022", 432, "2023")


def test_upper_head_is_over_all_columns_that_it_stands_in_the_middle_of():
    assert read((518, 242, "Lúa (ha)", 382, "Ngô (ha)"), LOW) == [
        ("Lúa (ha) / 2022", False),
        ("Lúa (ha) / 2023", False),
        ("Ngô (ha) / 2022", False),
        ("Ngô (ha) / 2023", False),
    ]


def test_upper_head_at_the_left_of_some_columns_and_in_the_middle_of_others_is_in_doubt():
    heads = read((518, 222, "Lúa (ha)", 362, "Ngô (ha)"), LOW)
    assert all(doubt for _, doubt in heads)


def test_head_of_two_lines_is_one_head():
    printed = (506, 212, "Sản lượng"), (500, 70, "Huyện", 290, "Năm", 358, "Giá trị", 430, "Vốn")
    assert [head for head, _ in read(*printed, (494, 218, "(tấn)"))] == [
        "Sản lượng (tấn)",
        "Năm",
        "Giá trị",
        "Vốn",
    ]


def test_figures_under_no_head_are_in_doubt():
    heads = read((500, 70, "Huyện", 222, "2022", 292, "2023", 362, "2024"))
    assert heads == [("2022", False), ("2023", False), ("2024", False), ("", True)]


def test_figures_under_upper_heads_that_fit_no_columns_are_in_doubt():
    assert all(doubt for _, doubt in read((518, 265, "Lúa (ha)", 405, "Ngô (ha)"), LOW))
