"""The same fact in two reports: found when the values differ, never where time, place or name do."""

import pytest

from ingest.audit.places import home_of
from ingest.audit.twins import Twins

FIRST = "Báo cáo tỉnh Bình Sơn.\n\nNăm 2023, kim ngạch xuất khẩu của tỉnh Bình Sơn đạt 25,3 tỷ USD.\n"


def findings(*sources):
    twins = Twins()
    return [f for s in sources for f in twins.add(s, home_of(s))]


def test_two_values_of_one_fact_are_found(told):
    other = (
        "Tỉnh Bình Sơn.\n\nTổng kim ngạch xuất khẩu năm 2023 đạt 26,1 tỷ USD. Tỉnh Bình Sơn "
        "phấn đấu vượt qua.\n"
    )
    (found,) = findings(told(FIRST, "a"), told(other, "b"))
    assert (found.check, found.level) == ("twins", "certain")
    assert [p.report.document for p in found.places] == ["b.txt", "a.txt"]
    assert found.formula == "25,3 tỷ USD ≠ 26,1 tỷ USD"


@pytest.mark.parametrize(
    "other",
    [
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\nNăm 2023, kim ngạch xuất khẩu đạt 25,32 tỷ USD.\n",
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\nNăm 2023, kim ngạch xuất khẩu đạt khoảng 25 tỷ USD.\n",
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\nNăm 2022, kim ngạch xuất khẩu đạt 21,4 tỷ USD.\n",
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\nNăm 2023, kim ngạch nhập khẩu đạt 21,4 tỷ USD.\n",
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\nNăm 2023, kim ngạch xuất khẩu hàng dệt may đạt 2,4 tỷ USD.\n",
        "Tỉnh Bình Sơn: tỉnh Bình Sơn.\n\n6 tháng đầu năm 2023, kim ngạch xuất khẩu đạt 12,4 tỷ USD.\n",
        "Tỉnh Phú Hải: tỉnh Phú Hải.\n\nNăm 2023, kim ngạch xuất khẩu đạt 12,4 tỷ USD.\n",
    ],
)
def test_another_time_place_or_thing_is_no_contradiction(told, other):
    assert findings(told(FIRST, "a"), told(other, "b")) == []


def test_reports_that_name_no_place_are_only_suspected(told):
    one = told("Báo cáo.\n\nNăm 2023, kim ngạch xuất khẩu đạt 25,3 tỷ USD.\n", "a")
    other = told("Tóm tắt.\n\nNăm 2023, kim ngạch xuất khẩu đạt 26,3 tỷ USD.\n", "b")
    (found,) = findings(one, other)
    assert found.level == "suspected"


def test_members_of_one_list_are_no_twins(told):
    text = (
        "Tỉnh Bình Sơn, tỉnh Bình Sơn.\n\nNăm 2023, doanh thu du lịch biển của huyện Đông "
        "đạt 5 tỷ đồng.\n\n"
        "Huyện Tây phát triển đều.\n\nNăm 2023, doanh thu du lịch biển của huyện Tây đạt 7 tỷ đồng.\n"
    )
    assert findings(told(text)) == []
