"""A unit mistaken for another shows against the indicator's other values."""

from ingest.audit.places import home_of
from ingest.audit.scales import Scales

HOME = "Tỉnh Bình Sơn: báo cáo của tỉnh Bình Sơn.\n\n"


def findings(*sources):
    scales = Scales()
    return [f for s in sources for f in scales.add(s, home_of(s))]


def test_a_thousand_times_the_year_before_is_suspected(told):
    one = told(HOME + "Năm 2022, kim ngạch xuất khẩu đạt 25,3 tỷ USD.\n", "a")
    other = HOME + "Năm 2023, kim ngạch xuất khẩu đạt {} USD.\n"
    assert findings(one, told(other.format("31,2 tỷ"), "b")) == []
    (found,) = findings(one, told(other.format("31,2 triệu"), "b"))
    assert (found.check, found.rule, found.level) == ("magnitude", "series", "suspected")
    assert found.stated.figure.text == "31,2 triệu USD"


def test_one_sum_in_two_currencies_needs_a_rate(told):
    one = told(HOME + "Năm 2023, kim ngạch xuất khẩu đạt 25.300 triệu USD.\n", "a")
    other = HOME + "Năm 2023, kim ngạch xuất khẩu đạt {} tỷ đồng.\n"
    assert findings(one, told(other.format("600.000"), "b")) == []
    (found,) = findings(one, told(other.format("25.300"), "b"))
    assert (found.rule, found.level) == ("currencies", "suspected")


def test_a_month_is_not_measured_by_a_year(told):
    one = told(HOME + "Năm 2022, kim ngạch xuất khẩu đạt 25,3 tỷ USD.\n", "a")
    assert findings(one, told(HOME + "Tháng 1/2023, kim ngạch xuất khẩu đạt 31,2 triệu USD.\n", "b")) == []
