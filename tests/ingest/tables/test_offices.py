"""Habits of offices in printing tables: every fact and no other, in every format, merged cells or none.

``offices/NAME.txt`` draws a table: the lines above, the rows, the lines below, parted by empty lines; ``>``
is covered by the cell at its left, ``^`` by the one above. ``tests/golden/tables/NAME.txt`` is its checked
list of facts: what | printed | value and unit | time | kind.
"""

from pathlib import Path

import openpyxl
import pytest

DRAWN = Path(__file__).parent / "offices"
CASES = [
    (path.stem, suffix)
    for path in sorted(DRAWN.glob("*.txt"))
    for suffix in (".html", ".docx", ".xlsx", ".csv", ".tsv")
]


def drawn(name, cell):
    above, body, *below = (DRAWN / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    grid = [[text.strip() for text in line.split("|")] for line in body.splitlines()]
    rows = []
    for r, line in enumerate(grid):
        rows.append([])
        for c, text in enumerate(line):
            if text not in (">", "^"):
                wide = next((i for i, t in enumerate(line[c + 1 :], 1) if t != ">"), len(line) - c)
                high = next((i for i, t in enumerate(grid[r + 1 :], 1) if t[c] != "^"), len(grid) - r)
                rows[-1].append(cell(text, columns=wide, rows=high))
    return above.splitlines(), rows, "".join(below).splitlines()


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_every_fact_and_no_other(lay, cell, golden, name, suffix):
    golden(f"tables/{name}.txt", "\n".join(lay(suffix, *drawn(name, cell)).facts) + "\n")


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_every_citation_opens_the_cell_that_the_figure_stands_in(lay, cell, name, suffix):
    """The golden lists could be right with all places wrong."""
    read = lay(suffix, *drawn(name, cell))
    for ordinal, figure in enumerate(read.content.figures):
        text, address = read.cell(ordinal)
        assert text == figure.text
        if suffix == ".xlsx":
            assert openpyxl.load_workbook(read.path).active[address].value == text


def test_a_number_in_brackets_is_below_zero_only_among_differences(lay):
    """Elsewhere brackets may mean anything: such a figure is no answer."""
    rows = [
        ["Chỉ tiêu", "Thực hiện 2023 (tỷ đồng)", "Chênh lệch (tỷ đồng)"],
        ["Thu nội địa", "(410)", "(12)"],
        ["Thu xuất nhập khẩu", "120", "5"],
    ]
    read = lay(".docx", ["Bảng 1. Thu ngân sách"], rows)
    assert [(f.text, f.value, f.ambiguous) for f in read.content.figures[:2]] == [
        ("410", 410 * 10**9, True),
        ("(12)", -12 * 10**9, False),
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_total_below_several_years_is_not_of_the_last_one(lay, suffix):
    rows = [
        ["Loại hình", "Số dự án (dự án)"],
        ["Năm 2022", ""],
        ["Trong nước", "12"],
        ["Năm 2023", ""],
        ["Trong nước", "15"],
        ["Tổng số", "27"],
    ]
    read = lay(suffix, ["Bảng 1. Dự án đầu tư"], rows)
    assert [(f.text, f.period and f.period.end.year) for f in read.content.figures] == [
        ("12", 2022),
        ("15", 2023),
        ("27", None),
    ]
