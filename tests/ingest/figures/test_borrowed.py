"""A time that belongs to another sentence dates a figure wrongly, and the answer with it."""

import pytest

MONTHLY = (
    "Tháng 5/2018, gạo đạt 3 tỷ USD. Tính đến hết tháng 5/2018, trị giá đạt 16 tỷ USD. "
    "Nhóm hàng chè đạt 4 tỷ USD, giảm 1,2% so với {base}."
)


@pytest.mark.parametrize(
    ("base", "period"),
    [
        ("tháng trước", "2018-05-01/2018-05-31"),
        ("tháng 4", "2018-05-01/2018-05-31"),
        ("cùng kỳ năm trước", "2018-01-01/2018-05-31"),
    ],
)
def test_what_is_held_against_the_month_before_is_of_a_month(read_report, base, period):
    found = read_report(MONTHLY.format(base=base), year=2018)
    assert found.one("4 tỷ USD").period.iso == period
    assert found.one("1,2%").period.iso == period


def test_a_time_in_brackets_dates_nothing_behind_them(read_report):
    text = "Giá phục hồi (năm 2016 giá giảm 15%), xuất khẩu đạt 3 tỷ USD. Xuất khẩu sang Nga tăng 24,3%."
    found = read_report(text, year=2018)
    assert found.one("15%").period.iso == "2016-01-01/2016-12-31"
    assert "2016" not in found.one("24,3%").period_text


@pytest.mark.parametrize("printed", ["29,3%", "20,1%", "26,1%"])
def test_the_time_behind_a_row_is_of_all_its_numbers(read_report, printed):
    text = "Thuế mới áp dụng từ tháng 9/2018. Bán sang Nga, Đức và Anh tăng lần lượt 29,3%, 20,1% và 26,1% \
trong 5 tháng đầu năm 2018."
    assert read_report(text, year=2018).one(printed).period.iso == "2018-01-01/2018-05-31"


@pytest.mark.parametrize(
    ("opening", "year"), [("Năm 2016, nhà máy đã lớn mạnh.", 2016), ("Nhà máy lớn mạnh.", 2017)]
)
def test_in_the_year_is_the_year_told_before(read_report, opening, year):
    found = read_report("= Kế hoạch năm 2017", f"{opening} Trong năm đã làm được 4.100 xe.", year=2017)
    assert found.one("4.100 xe").period.end.year == year


@pytest.mark.parametrize(
    ("text", "printed", "period", "kind"),
    [
        (
            "Tiêu hao điện giảm từ 6,2% (năm 2015) xuống còn 5,9% hiện nay.",
            "6,2%",
            "2015-01-01/2015-12-31",
            "",
        ),
        (
            "Tổng vốn của dự án (2017 - 2021) khoảng 640 tỷ đồng.",
            "640 tỷ đồng",
            "2017-01-01/2021-12-31",
            "amount",
        ),
        (
            "Năm 2018, vốn đầu tư tăng 9% so với cùng kỳ (đạt 5.200 tỷ đồng).",
            "5.200 tỷ đồng",
            "2018-01-01/2018-12-31",
            "amount",
        ),
        (
            "Năm 2018, vốn đầu tư tăng 9% (cùng kỳ đạt 5.200 tỷ đồng).",
            "5.200 tỷ đồng",
            "2017-01-01/2017-12-31",
            "base",
        ),
    ],
)
def test_a_bracket_dates_the_number_beside_it(read_report, text, printed, period, kind):
    figure = read_report(text, year=2018).one(printed)
    assert figure.period.iso == period
    assert not kind or figure.kind == kind


def test_what_is_held_against_the_month_and_the_year_before_is_of_the_month(read_report):
    found = read_report(
        "Tính chung 6 tháng, giá tăng 2%. Khách đến ước đạt 31 nghìn lượt, giảm 7% so tháng trước và tăng "
        "12% so cùng kỳ năm trước.",
        year=2018,
    )
    assert found.one("31 nghìn lượt").period.iso == "2018-06-01/2018-06-30"
