"""Several "growths" just over 100% beside each other: levels against the year before, most likely."""

import pytest

from ingest.audit.levels import check_levels


def test_neighbours_that_rise_by_100_and_a_little_are_suspected_together(told):
    text = (
        "Năm 2023, kim ngạch xuất nhập khẩu đạt 30 tỷ USD, tăng 106,2% so với cùng kỳ. "
        "Trong đó xuất khẩu đạt 16 tỷ USD, "
        "tăng 105,1% so với cùng kỳ; nhập khẩu đạt 14 tỷ USD, tăng 107,5% so với cùng kỳ."
    )
    (found,) = check_levels(told(text))
    assert (found.rule, found.level) == ("ratio_as_growth_suspected", "suspected")
    assert [p.figure.text for p in found.places if p.role == "growth"] == ["106,2%", "105,1%", "107,5%"]
    assert found.formula.startswith("106,2% − 100% = 6,2%; ")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, xuất khẩu đạt 16 tỷ USD, tăng 105,1% so với cùng kỳ.",
        "Năm 2023, xuất khẩu đạt 16 tỷ USD, tăng 105,1% so với cùng kỳ; nhập khẩu đạt 14 "
        "tỷ USD, tăng 7,5% so với cùng kỳ.",
        "Năm 2023, xuất khẩu đạt 16 tỷ USD, tăng 145% so với cùng kỳ; nhập khẩu đạt 14 tỷ "
        "USD, tăng 102% so với cùng kỳ.",
        "Năm 2023, xuất khẩu đạt 16 tỷ USD, bằng 105,1% so với cùng kỳ; nhập khẩu đạt 14 "
        "tỷ USD, bằng 104% so với cùng kỳ.",
    ],
)
def test_what_may_have_doubled_is_left_alone(told, text):
    assert list(check_levels(told(text))) == []
