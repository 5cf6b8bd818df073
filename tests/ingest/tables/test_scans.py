"""A table on a scanned page is a table: each figure under its own column, or not stated at all."""

import pytest

ABOVE = ["Biểu số 7", "DÂN SỐ VÀ LAO ĐỘNG THEO HUYỆN", "Năm 2023", "Đơn vị tính: người"]
FACTS = {
    ("Dân số – Nam – Huyện Sông Lam", "61.240"),
    ("Dân số – Nữ – Huyện Sông Lam", "62.815"),
    ("Lao động – Huyện Sông Lam", "70.402"),
    ("Dân số – Nam – Huyện Đông Phú", "48.117"),
    ("Dân số – Nữ – Huyện Đông Phú", "49.006"),
    ("Lao động – Huyện Đông Phú", "55.318"),
    ("Dân số – Nam – Thị xã Nam Hải", "30.954"),
    ("Dân số – Nữ – Thị xã Nam Hải", "31.772"),
    ("Lao động – Thị xã Nam Hải", "35.260"),
}


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


def facts(read, *, stated=True):
    return {
        (f.indicator.replace("Dân số Nam", "Dân số – Nam").replace("Dân số Nữ", "Dân số – Nữ"), f.text)
        for f in read.content.figures
        if not (stated and f.ambiguous)
    }


@pytest.mark.parametrize(("dpi", "turn"), [(200, 0.6), (300, -0.8)])
def test_ruled_table_keeps_its_columns(scan, rows, dpi, turn):
    read = scan(ABOVE, rows, dpi=dpi, turn=turn, heads=2, widths=[40, 130, 80, 80, 90])
    assert facts(read) <= FACTS
    assert len(facts(read)) >= len(FACTS) - 1


def test_citation_of_a_scan_opens_the_cell(scan, rows):
    read = scan(ABOVE, rows, dpi=200, turn=0.6, heads=2, widths=[40, 130, 80, 80, 90])
    places = {figure.text: read.cell(figure.ordinal)[1] for figure in read.content.figures}
    assert {places["61.240"], places["62.815"], places["70.402"]} == {"C", "D", "E"}
    for figure in read.content.figures:
        assert read.cell(figure.ordinal)[0] == figure.text
