"""Changes against the earlier value of another sentence or report."""

from datetime import date

import pytest

from ingest.audit.places import home_of
from ingest.audit.series import Series, compared_period
from ingest.records import Period

HOME = "Tỉnh Bình Sơn: báo cáo của tỉnh Bình Sơn.\n\n"


def findings(*sources):
    series = Series()
    for source in sources:
        series.add(source, home_of(source))
    return list(series.findings())


def test_a_ratio_printed_as_growth_is_proved_by_the_other_report(told):
    earlier = told(HOME + "Năm 2021, kim ngạch xuất khẩu đạt 25 tỷ USD.\n", "2021")
    later = told(
        HOME + "Năm 2022, kim ngạch xuất khẩu đạt 27,1 tỷ USD, tăng 108,4% so với cùng kỳ.\n", "2022"
    )
    (found,) = findings(later, earlier)
    assert (found.rule, found.level) == ("ratio_as_growth", "certain")
    assert [p.report.document for p in found.places] == ["2022.txt", "2022.txt", "2021.txt"]


def test_a_change_that_the_other_report_does_not_bear_out_is_suspected(told):
    earlier = told(HOME + "Năm 2021, kim ngạch xuất khẩu đạt 25 tỷ USD.\n", "2021")
    later = HOME + "Năm 2022, kim ngạch xuất khẩu đạt 27,1 tỷ USD, tăng {}% so với năm 2021.\n"
    assert findings(told(later.format("8,4"), "2022"), earlier) == []
    (found,) = findings(told(later.format("18,4"), "2022"), earlier)
    assert (found.rule, found.level) == ("growth", "suspected")


def test_another_province_proves_nothing(told):
    earlier = told("Tỉnh Phú Hải: tỉnh Phú Hải.\n\nNăm 2021, kim ngạch xuất khẩu đạt 9 tỷ USD.\n", "2021")
    later = told(HOME + "Năm 2022, kim ngạch xuất khẩu đạt 27,1 tỷ USD, tăng 8,4% so với cùng kỳ.\n", "2022")
    assert findings(later, earlier) == []


YEAR = Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
MAY = Period(start=date(2023, 5, 1), end=date(2023, 5, 31))


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        (" so với cùng kỳ năm trước", MAY, "2022-05-01/2022-05-31"),
        (" so cùng kỳ", YEAR, "2022-01-01/2022-12-31"),
        (" so với năm 2021", YEAR, "2021-01-01/2021-12-31"),
        (" so với tháng trước", MAY, "2023-04-01/2023-04-30"),
        (" so với cùng kỳ", Period(start=date(2023, 2, 1), end=date(2023, 2, 28)), "2022-02-01/2022-02-28"),
        (" so với năm 2022", MAY, None),
        (" so với kế hoạch", YEAR, None),
        (", nhập khẩu giảm", YEAR, None),
        (" so với bình quân 5 năm", YEAR, None),
    ],
)
def test_the_time_compared_with(text, period, expected):
    found = compared_period(text, period)
    assert (found.iso if found else None) == expected
