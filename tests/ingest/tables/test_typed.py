"""A table typed in plain text says what the same table says in a workbook, or nothing."""

from pathlib import Path

import pytest

from ingest.parse import parse_report

DRAWN = Path(__file__).parent / "offices"
NAMES = ("accidents", "exports", "insurance", "land", "products", "rainfall", "sources", "tourism")


def bars(rows):
    return ["| " + " | ".join(row) + " |" for row in [*rows[:1], ["---"] * len(rows[0]), *rows[1:]]]


def frame(rows):
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["│".join(["", *(t.ljust(w) for t, w in zip(row, widths, strict=True)), ""]) for row in rows]
    return ["┌" + "─" * 20 + "┐", lines[0], "├" + "─" * 20 + "┤", *lines[1:], "└" + "─" * 20 + "┘"]


def tabs(rows):
    return ["\t".join(row) for row in rows]


def spaces(rows):
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "   ".join(t.rjust(w) if c else t.ljust(w) for c, (t, w) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]


def read(path, above, table, below):
    path.write_text("\n".join([*above, "", *table, "", *below]), encoding="utf-8")
    content = parse_report(path, path.name, "0" * 64)
    return [
        " | ".join((f.indicator, f.text, f"{f.value:f} {f.unit}", f.period.iso if f.period else "?", f.kind))
        for f in content.figures
        if not f.ambiguous
    ]


@pytest.mark.parametrize("layout", [bars, frame, tabs, spaces])
@pytest.mark.parametrize("name", NAMES)
def test_every_fact_and_no_other(tmp_path, golden, name, layout):
    above, body, *below = (DRAWN / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    rows = [[text.strip() for text in line.split("|")] for line in body.splitlines()]
    facts = read(tmp_path / "bang.txt", above.splitlines(), layout(rows), "".join(below).splitlines())
    golden(f"tables/{name}.txt", "\n".join(facts) + "\n")


def test_cells_of_several_lines(tmp_path):
    table = """\
+----------------+-----------+-----------+
| Huyện          | Số hộ     | Tỷ lệ hộ  |
|                | (hộ)      | nghèo (%) |
+----------------+-----------+-----------+
| Huyện Bắc Sơn  |    40.500 |      2,50 |
+----------------+-----------+-----------+
| Thành phố      |    12.100 |      0,40 |
| Hà Trung       |           |           |
+----------------+-----------+-----------+"""
    assert read(tmp_path / "bang.txt", ["Bảng 1. Hộ nghèo năm 2023"], table.splitlines(), []) == [
        "Số hộ – Huyện Bắc Sơn | 40.500 | 40500 hộ | 2023-01-01/2023-12-31 | count",
        "Tỷ lệ hộ nghèo – Huyện Bắc Sơn | 2,50 | 2.50 % | 2023-01-01/2023-12-31 | share_of_total",
        "Số hộ – Thành phố Hà Trung | 12.100 | 12100 hộ | 2023-01-01/2023-12-31 | count",
        "Tỷ lệ hộ nghèo – Thành phố Hà Trung | 0,40 | 0.40 % | 2023-01-01/2023-12-31 | share_of_total",
    ]


def test_an_empty_place_does_not_move_a_number_into_another_column(tmp_path):
    table = ["                 Đông xuân     Hè thu"]
    table += ["Huyện Bắc Sơn       75.720     76.530", "Huyện Nam Khê       69.000          -"]
    table += ["Huyện Đông Hải                  1.250"]
    facts = read(tmp_path / "bang.txt", ["Bảng 1. Sản lượng lúa năm 2023 (ĐVT: tấn)"], table, [])
    assert facts[-1] == "Hè thu – Huyện Đông Hải | 1.250 | 1250 tấn | 2023-01-01/2023-12-31 | amount"
    assert len(facts) == 4


@pytest.mark.parametrize(
    "crooked",
    [
        ["Huyện            Lúa     Ngô", "Bắc Sơn  75.720  76.530", "Nam Khê và Đông Hải  69.000  71.000"],
        ["Huyện\tLúa\tNgô", "Bắc Sơn\t75.720\t76.530", "Nam Khê\t69.000"],
        ["| Huyện | Lúa | Ngô |", "| Bắc Sơn | 75.720 | 76.530 |", "| Nam Khê | 69.000 |"],
    ],
)
def test_nothing_is_said_where_the_columns_are_not_sure(tmp_path, crooked):
    """A number under the wrong head is worse than none."""
    assert read(tmp_path / "bang.txt", ["Bảng 1. Sản lượng năm 2023 (ĐVT: tấn)"], crooked, []) == []


def test_a_letterhead_in_two_columns_is_no_table(tmp_path):
    head = ["ỦY BAN NHÂN DÂN TỈNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    head += ["SỞ NÔNG NGHIỆP                     Độc lập - Tự do - Hạnh phúc"]
    path = tmp_path / "thu.txt"
    path.write_text("\n".join([*head, "", "Năm 2023 toàn tỉnh có 12 dự án."]), encoding="utf-8")
    assert all(s.kind != "row" for s in parse_report(path, path.name, "0" * 64).sentences)
