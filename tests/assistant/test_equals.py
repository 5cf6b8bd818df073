"""Words that mean the same find the figure; words of which a figure has one tell it from others."""

import pytest

REPORT = """ỦY BAN NHÂN DÂN TỈNH SƠN THỦY
BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2031

1. An toàn giao thông

Trong 6 tháng đầu năm 2031, trên địa bàn tỉnh xảy ra 87 vụ tai nạn giao thông, làm 41 người tử vong, \
63 người bị thương.

2. Y tế

Trong 6 tháng đầu năm 2031, toàn tỉnh ghi nhận 215 ca mắc bệnh sởi, trong đó có 3 trường hợp tử vong.

3. Doanh nghiệp

Năm 2030, Công ty Dệt Sơn Thủy đạt doanh thu 640 tỷ đồng, lợi nhuận sau thuế 27 tỷ đồng và chi cổ tức \
12 tỷ đồng.

4. Chăn nuôi

Đến tháng 6 năm 2031, đàn lợn của tỉnh có 310.500 con, đàn bò có 42.700 con, đàn trâu có 18.900 con.

5. Giáo dục

Năm học 2030-2031, toàn tỉnh có 122 trường tiểu học, 95 trường trung học cơ sở và \
31 trường trung học phổ thông.
"""


@pytest.fixture(scope="module")
def told(ask_over):
    return lambda question: ask_over({"bao-cao.txt": REPORT}, question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("6 tháng đầu năm 2031 tai nạn giao thông làm bao nhiêu người thiệt mạng?", "41"),
        ("tai nan giao thong 6 thang dau nam 2031 lam may nguoi chet", "41"),
        ("6 tháng đầu năm 2031 có bao nhiêu người bị thương vì tai nạn giao thông?", "63"),
        ("Bệnh sởi làm mấy người chết trong 6 tháng đầu năm 2031?", "3"),
        ("Năm 2030 Công ty Dệt Sơn Thủy lãi ròng bao nhiêu?", "27000000000"),
        ("Doanh thu năm 2030 của Công ty Dệt Sơn Thủy?", "640000000000"),
        ("Đến tháng 6/2031 đàn heo của tỉnh có bao nhiêu con?", "310500"),
        ("Đàn bò đến tháng 6 năm 2031 có bao nhiêu con?", "42700"),
        ("Năm học 2030-2031 có bao nhiêu trường trung học cơ sở?", "95"),
    ],
)
def test_the_figure_is_found_under_the_other_word(told, question, value):
    answer = told(question)
    assert answer.status == "answered"
    assert answer.figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "6 tháng đầu năm 2031 tai nạn giao thông làm bao nhiêu người mất tích?",
        "Năm 2030 Công ty Dệt Sơn Thủy lỗ bao nhiêu?",
        "Vốn điều lệ của Công ty Dệt Sơn Thủy?",
        "Đàn gia cầm tháng 6 năm 2031 bao nhiêu con?",
        "Năm học 2030-2031 có bao nhiêu trường mầm non?",
    ],
)
def test_a_neighbour_of_another_kind_is_not_told_for_it(told, question):
    assert told(question).status == "refused"
