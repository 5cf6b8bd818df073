"""Footnotes: a plan's figure in a footnote must not be read as a result under the next heading."""

import pytest

from ingest.readers.footnotes import mark_footnotes
from ingest.readers.lines import Line


def line(text, y, size=9.0):
    return Line(text=text, y=y, size=size)


BODY = line("Thu ngân sách đạt 104,6%¹ dự toán, tăng 5% so với cùng kỳ năm trước", 400, 12)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("¹ Dự toán là 5 tỷ đồng.", "1"),
        ("1 Dự toán là 5 tỷ đồng.", "1"),
        ("(1) Dự toán là 5 tỷ đồng.", "1"),
        ("[1] Dự toán là 5 tỷ đồng.", "1"),
        ("1 dự toán là 5 tỷ đồng.", "1"),
        ("* Số ước tính.", "*"),
    ],
)
def test_small_print_at_the_foot_begins_a_footnote(text, mark):
    assert mark_footnotes([BODY, line(text, 60)], 12) == {1: mark}


@pytest.mark.parametrize(
    "lines",
    [
        [BODY, line("11 tháng năm 2024", 60)],
        [line("1 Xi măng", 500), BODY],
        [BODY, line("1 Thu nội địa", 60, 12)],
        [BODY, Line(text="1 | Thu nội địa", cells=(("1", 1), ("Thu nội địa", 1)), y=60, size=9)],
    ],
)
def test_head_cells_rows_and_text_begin_none(lines):
    assert mark_footnotes(lines, 12) == {}
