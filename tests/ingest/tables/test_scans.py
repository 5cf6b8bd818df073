"""A table on a scanned page is a table: each figure under its own column, or not stated at all."""

import pytest

ABOVE = ["Biểu số 7", "DÂN SỐ VÀ LAO ĐỘNG THEO HUYỆN", "Năm 2023", "Đơn vị tính: người"]
LAID = {"heads": 2, "widths": [40, 130, 80, 80, 90]}


@pytest.fixture
def rows(cell):
    return [
        [
            cell("STT", rows=2),
            cell("Huyện, thị xã", rows=2),
            cell("Dân số", columns=2),
            cell("Lao động", rows=2),
        ],
        ["Nam", "Nữ"],
        ["1", "Huyện Sông Lam", "61.240", "62.815", "70.402"],
        ["2", "Huyện Đông Phú", "48.117", "49.006", "55.318"],
        ["3", "Thị xã Nam Hải", "30.954", "31.772", "35.260"],
    ]


def read_off(read):
    return {(f.indicator, f.text, f.unit, f.period.iso) for f in read.content.figures}


@pytest.mark.parametrize(("dpi", "turn"), [(200, 0.6), (300, -0.8)])
def test_ruled_table_says_what_the_same_table_says_as_text(lay, scan, rows, dpi, turn):
    text = lay(".pdf", ABOVE, rows, **LAID)
    read = scan(ABOVE, rows, dpi=dpi, turn=turn, **LAID)
    assert set(read.facts) <= set(text.facts)
    assert len(read_off(text)) == 9
    assert len(read_off(read) & read_off(text)) >= 8
    for figure in read.content.figures:
        assert read.cell(figure.ordinal)[0] == figure.text
    places = {figure.text: read.cell(figure.ordinal)[1] for figure in read.content.figures}
    assert {places["61.240"], places["62.815"], places["70.402"]} == {"C", "D", "E"}
