"""Of several numbers told off in order, each belongs to the thing in its place, or to none for certain."""

import pytest


def indicators(report) -> dict[str, str]:
    return {figure.text: figure.indicator for figure in report.figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội chợ tổ chức tại Bình Lục, Thanh Liêm và Kim Bảng, "
            "doanh số lần lượt 3 tỷ đồng, 4 tỷ đồng và 5 tỷ đồng.",
            {
                "3 tỷ đồng": "doanh số – Hội chợ tổ chức tại Bình Lục",
                "4 tỷ đồng": "doanh số – Hội chợ tổ chức tại Thanh Liêm",
                "5 tỷ đồng": "doanh số – Hội chợ tổ chức tại Kim Bảng",
            },
        ),
        (
            "Nhật Bản, Hàn Quốc và Singapore dẫn đầu với lần lượt 30, 20 và 10 dự án; "
            "vốn đăng ký tương ứng là 3 tỷ USD, 2 tỷ USD và 1 tỷ USD.",
            {
                "3 tỷ USD": "vốn đăng ký – Nhật Bản",
                "2 tỷ USD": "vốn đăng ký – Hàn Quốc",
                "1 tỷ USD": "vốn đăng ký – Singapore dẫn đầu",
            },
        ),
    ],
)
def test_what_is_told_behind_the_list_is_no_member_of_it(read_report, text, expected):
    found = indicators(read_report(text))
    assert {printed: found[printed] for printed in expected} == expected


def test_a_member_s_company_is_not_lent_to_the_others(read_report):
    report = read_report(
        "Công ty Sao Mai (Hà Nam), Công ty Biển Xanh (Thái Bình) và Công ty Núi Cao (Sơn La) "
        "có doanh thu lần lượt 7 tỷ đồng, 8 tỷ đồng và 9 tỷ đồng."
    )
    assert "Sao Mai" not in report.one("8 tỷ đồng").scope
    assert "Sao Mai" not in report.one("9 tỷ đồng").scope


@pytest.mark.parametrize(
    "text",
    [
        "Hai huyện trên lần lượt đạt 59,5% và 7,7% kế hoạch.",
        "Con số này lần lượt là 12 tỷ đồng và 15 tỷ đồng.",
    ],
)
def test_numbers_of_things_that_are_not_listed_are_left_open(read_report, text):
    assert all(f.ambiguous for f in read_report(text).figures if f.text[0].isdigit() and f.unit != "huyện")


def test_numbers_of_different_things_need_no_list(read_report):
    report = read_report("Năm 2023, con số này lần lượt là 19 chuyến bay và 3.000 lượt khách.")
    assert not any(f.ambiguous for f in report.figures)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Trong 2 năm 2020 và 2021, công ty thu lần lượt 86 tỷ đồng và 81 tỷ đồng.",
            {"86 tỷ đồng": "2020-12-31", "81 tỷ đồng": "2021-12-31"},
        ),
        (
            "Đông khách nhất là tháng 2, tháng 4 và tháng 1 với lần lượt 12 nghìn lượt, 9 nghìn lượt"
            " và 8 nghìn lượt.",
            {"12 nghìn lượt": "2021-02-28", "9 nghìn lượt": "2021-04-30", "8 nghìn lượt": "2021-01-31"},
        ),
        (
            "Trang trại nuôi lần lượt 86 con và 81 con trong các năm 2020, 2021.",
            {"86 con": "2020-12-31", "81 con": "2021-12-31"},
        ),
        (
            "Năm 2021, xã A và xã B thu lần lượt 86 tỷ đồng và 81 tỷ đồng.",
            {"86 tỷ đồng": "2021-12-31", "81 tỷ đồng": "2021-12-31"},
        ),
    ],
)
def test_figures_in_order_are_of_the_times_in_order(read_report, text, periods):
    read = read_report(text, year=2021)
    assert {f.text: f.period.end.isoformat() for f in read.figures if f.text in periods} == periods


def test_a_verb_behind_the_mark_is_told_of_each_and_a_year_before_it_counts_nothing(read_report):
    """Not "2015 lần": the word goes on as "lần lượt"."""
    report = read_report("Nhà máy trong năm 2014 và 2015 lần lượt lỗ 500 tỷ đồng và 370 tỷ đồng.")
    assert {(f.text, f.period_text) for f in report.figures} == {
        ("500 tỷ đồng", "trong năm 2014"),
        ("370 tỷ đồng", "2015"),
    }
    assert {f.indicator for f in report.figures} == {"lỗ"}
