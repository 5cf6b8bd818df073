"""Numbers of which only the multiplier is printed, and times that stood where a unit does."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "unit", "kind"),
    [
        ("Đến nay, số tài khoản ngân hàng khoảng 61,3 triệu.", "61,3 triệu", "tài khoản", "count"),
        ("Tổng số khách du lịch đạt 8 triệu, tăng 5%.", "8 triệu", "khách du lịch", "count"),
        ("Dân số của tỉnh đạt 1,4 triệu.", "1,4 triệu", "người", "count"),
        ("Số tiền xử phạt là 3 triệu.", "3 triệu", "VND", "amount"),
        ("Sản lượng đạt 6 triệu.", "6 triệu", "", "amount"),
    ],
)
def test_a_number_of_things_is_of_these_though_only_its_multiplier_is_printed(
    read_report, text, printed, unit, kind
):
    found = read_report(text, year=2019).one(printed)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Công ty lỗ 86 tỷ năm 2016 và 54 tỷ năm 2015.",
            [("86 tỷ", "VND", "năm 2016"), ("54 tỷ", "VND", "năm 2015")],
        ),
        ("Hãng lãi 7 tỷ tháng 6.", [("7 tỷ", "VND", "tháng 6")]),
        ("Hóa thạch 65 triệu năm.", [("65 triệu năm", "năm", "")]),
        ("Huyện chi 45 tỷ xây cầu.", [("45 tỷ", "VND", "")]),
        ("Hãng Sao Mai lãi gần 33 tỷ nửa đầu năm.", [("33 tỷ", "VND", "nửa đầu năm")]),
    ],
)
def test_a_time_behind_a_multiplier_is_no_unit(read_report, text, told):
    found = read_report(text, year=2016).figures
    assert [(f.text, f.unit, f.period_text) for f in found] == told


def test_a_target_is_of_the_year_behind_it_and_not_of_how_far_its_plan_looks(read_report):
    found = read_report(
        "Theo quy hoạch đến năm 2020, tầm nhìn đến 2030, ngành gốm đặt mục tiêu xuất khẩu 3 tỷ USD vào năm "
        "2020 và 7 tỷ USD vào năm 2030.",
        year=2015,
    )
    assert [(f.text, f.period.end.year) for f in found.figures] == [("3 tỷ USD", 2020), ("7 tỷ USD", 2030)]


def test_all_that_is_planned_for_a_business_year_is_of_it(read_report):
    found = read_report(
        "Công ty đặt kế hoạch niên độ 2018 - 2019 với doanh thu 2.150 tỷ đồng, lợi nhuận đạt 96 tỷ đồng.",
        year=2018,
    )
    assert {f.period_text for f in found.figures} == {"niên độ 2018 - 2019"}
