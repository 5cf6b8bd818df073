"""A head whose cells nobody merged still says whose parts its second line names."""

from ingest.readers.unmerged import SheetCell, span_heads


def lines(*rows):
    return [
        [SheetCell(row=r, column=c, text=text) for c, text in enumerate(row.split("|")) if text]
        for r, row in enumerate(rows)
    ]


def spans(found):
    return {c.text: (c.columns, c.rows) for line in found for c in line if c.columns > 1 or c.rows > 1}


def test_names_stand_for_the_empty_places_beside_and_below_them():
    made = span_heads(lines("TT|Đơn vị|Tổng|Trong đó|||Ghi chú", "|||Nam|Nữ|Trẻ em", "1|Xã A|9|4|5|2|"))
    assert spans(made) == {
        "TT": (1, 2),
        "Đơn vị": (1, 2),
        "Tổng": (1, 2),
        "Trong đó": (3, 1),
        "Ghi chú": (1, 2),
    }


def test_three_lines():
    made = span_heads(
        lines("Đơn vị|Tổng số|Trong đó|||", "||Giới tính||Khu vực|", "||Nam|Nữ|Phường|Xã", "Huyện|9|4|5|3|6")
    )
    assert spans(made) == {
        "Đơn vị": (1, 3),
        "Tổng số": (1, 3),
        "Trong đó": (4, 1),
        "Giới tính": (2, 1),
        "Khu vực": (2, 1),
    }


def test_a_heading_below_the_head_names_no_parts():
    """Its words would stand in the name of every figure of its column."""
    assert not spans(span_heads(lines("TT|Chỉ tiêu|ĐVT|2023", "|Kinh tế||", "1|Xuất khẩu|tỷ đồng|12")))
    assert not spans(span_heads(lines("Chỉ tiêu|2022|2023", "Kinh tế||", "Xuất khẩu|11|12")))


def test_cells_keep_what_they_are_merged_over():
    above = [SheetCell(row=0, column=0, text="TT", rows=2), SheetCell(row=0, column=1, text="Vốn", columns=2)]
    below = [SheetCell(row=1, column=1, text="Trong nước"), SheetCell(row=1, column=2, text="Khác")]
    assert span_heads([above, below]) == [above, below]
