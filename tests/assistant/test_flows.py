"""A year's figure and the total up to then are told apart: neither is stated for the other."""

import pytest

REPORT = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH NINH THUẬN
BÁO CÁO TÌNH HÌNH THU HÚT ĐẦU TƯ NĂM 2021

1. Thu hút đầu tư trực tiếp nước ngoài

- Trong 10 tháng đầu năm 2021: thu hút 17 dự án FDI cấp mới; tổng vốn thu hút FDI ước đạt 348 triệu USD.

- Lũy kế đến tháng 10 năm 2021: có 142 dự án đầu tư trực tiếp nước ngoài với tổng vốn đầu tư ước đạt \
5.716 triệu USD.

2. Thu hút đầu tư trong nước

- Trong 10 tháng đầu năm 2021: thu hút 9 dự án đầu tư trong nước cấp mới với tổng vốn thu hút 1.284 tỷ đồng.

- Lũy kế đến tháng 10 năm 2021: có 88 dự án đầu tư trong nước với tổng vốn đầu tư 61.930 tỷ đồng.
"""
FLOWS_AND_STOCKS = [
    ("Năm 2021 thu hút được bao nhiêu vốn FDI?", "348000000"),
    ("nam 2021 thu hut duoc bao nhieu von fdi", "348000000"),
    ("Số dự án FDI thu hút được trong năm 2021?", "17"),
    ("Năm 2021 tỉnh thu hút được bao nhiêu vốn đầu tư trong nước?", "1284000000000"),
]


@pytest.fixture(scope="module")
def told(ask_over):
    return lambda question: ask_over({"a.txt": REPORT}, question)


@pytest.mark.parametrize(("question", "value"), FLOWS_AND_STOCKS)
def test_what_came_in_a_year_is_not_answered_with_all_there_is(told, question, value):
    answer = told(question)
    assert answer.status == "answered"
    assert answer.figures[0].value == value


@pytest.mark.parametrize(
    ("question", "flow", "stock"),
    [
        ("Vốn FDI năm 2021?", "348000000", "5716000000"),
        ("Vốn đầu tư trong nước năm 2021?", "1284000000000", "61930000000000"),
    ],
)
def test_where_either_may_be_meant_both_are_offered(told, question, flow, stock):
    answer = told(question)
    assert answer.status == "clarify"
    assert [f.value for f in answer.figures][:2] == [flow, stock]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Lũy kế đến tháng 10 năm 2021 có bao nhiêu vốn FDI?", "5716000000"),
        ("Đến tháng 10/2021 có bao nhiêu dự án FDI còn hiệu lực?", "142"),
        ("Lũy kế vốn đầu tư trong nước đến tháng 10/2021?", "61930000000000"),
    ],
)
def test_what_there_is_is_told_where_it_is_asked_for(told, question, value):
    answer = told(question)
    assert answer.status == "answered"
    assert answer.figures[0].value == value


def test_a_total_alone_is_told_for_its_year(ask_over):
    alone = "\n".join(line for line in REPORT.splitlines() if "Trong 10 tháng" not in line)
    answer = ask_over({"a.txt": alone}, "Tổng vốn đầu tư trực tiếp nước ngoài năm 2021?")
    assert [f.value for f in answer.figures] == ["5716000000"]


SLIP = """Đầu tư nước ngoài 6 tháng đầu năm 2018

Tổng vốn FDI trong 6 tháng đầu năm 2018 đạt trên 326 tỷ USD.

Lũy kế đến ngày 20/6/2018, cả nước có 25.900 dự án còn hiệu lực với tổng vốn đăng ký 326,2 tỷ USD.
"""


def test_what_is_told_elsewhere_as_piled_up_did_not_come_in_half_a_year(ask_over):
    answer = ask_over({"fdi.txt": SLIP}, "6 tháng đầu năm 2018 cả nước thu hút được bao nhiêu vốn FDI?")
    assert (answer.status, answer.figures) == ("refused", ())


YEAR = """Công ty Sợi Phú Thọ năm 2019

Theo đó, quý IV, Công ty Sợi Phú Thọ đạt doanh thu thuần xấp xỉ 210 tỷ đồng. Lũy kế cả năm 2019, Công ty Sợi \
Phú Thọ đạt 790 tỷ đồng doanh thu thuần.
"""

SHARES = """Đầu tư vào Việt Nam 6 tháng đầu năm 2019

Trong 6 tháng đầu năm 2019, Hà Lan hiện dẫn đầu với tổng vốn đầu tư 5,3 tỷ USD, chiếm 28,4% tổng vốn đầu tư.

Cả nước có nhiều dự án lớn.

Tính đến tháng 6/2019, Hà Lan đứng thứ hai với tổng vốn đầu tư 41 tỷ USD, chiếm 12,5% tổng vốn đầu tư.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (YEAR, "Cả năm 2019 Công ty Sợi Phú Thọ có doanh thu thuần bao nhiêu?", "790 tỷ đồng"),
        (SHARES, "Hà Lan chiếm mấy phần trăm vốn đầu tư nửa đầu năm 2019?", "28,4%"),
        (SHARES, "Hà Lan chiếm bao nhiêu phần trăm tổng vốn đầu tư 6 tháng đầu 2019?", "28,4%"),
    ],
)
def test_what_is_of_just_the_time_asked_about_is_told(ask_over, text, question, told):
    answer = ask_over({"tin.txt": text}, question)
    assert (answer.status, [f.text for f in answer.figures][:1]) == ("answered", [told])
