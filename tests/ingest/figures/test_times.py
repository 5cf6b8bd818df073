"""Without these, a figure is told of the wrong year's month, or of no time at all."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "start", "end"),
    [
        ("Năm 2024, phấn đấu thu 5 tỷ đồng, chi 4 tỷ đồng; trồng 30 ha chè.", "30 ha",
         "2024-01-01", "2024-12-31"),
        ("Xuất khẩu 9 tháng đạt 21 triệu USD, ước cả năm 30 triệu USD.", "30 triệu USD",
         "2023-01-01", "2023-12-31"),
        ("Chỉ số giá 4 tháng chỉ tăng 2,1%.", "2,1%", "2023-01-01", "2023-04-30"),
        ("Lương tăng lên 11 triệu đồng/tháng năm 2022.", "11 triệu đồng/tháng", "2022-01-01", "2022-12-31"),
        ("Chốt phiên 8.2, cổ phiếu còn 27.000 đồng/cổ phiếu.", "27.000 đồng/cổ phiếu",
         "2023-02-08", "2023-02-08"),
        ("Dịp lễ 30/4 - 01/5, huyện đón 52 nghìn lượt khách.", "52 nghìn lượt khách",
         "2023-04-30", "2023-05-01"),
        ("Hết tháng 5/2023, xuất khẩu đạt 62 triệu USD.", "62 triệu USD", "2023-01-01", "2023-05-31"),
        ("Lãi suất bình quân đạt 1,9% trong tháng 6/2023, giảm 0,5 điểm phần trăm.", "1,9%",
         "2023-06-01", "2023-06-30"),
        ("Bằng 61% kế hoạch năm (90 tỷ đồng) là kết quả 6 tháng đầu năm.", "90 tỷ đồng",
         "2023-01-01", "2023-12-31"),
    ],
)  # fmt: skip
def test_each_time_is_read_as_reports_write_it(read_report, text, printed, start, end):
    period = read_report(text).one(printed).period
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_months_of_the_moon_are_none_of_the_calendar(read_report):
    assert read_report("Tháng 8-10 âm lịch thu 30 tấn cá.").one("30 tấn").period is None


def test_a_half_year_behind_a_stretch_over_two_years_is_of_the_second(read_report):
    text = "Từ ngày 16/11/2022 đến 15/5/2023 có 40 vụ cháy. Sáu tháng đầu năm thiệt hại 9 tỷ đồng."
    assert read_report(text).one("9 tỷ đồng").period.end.year == 2023
