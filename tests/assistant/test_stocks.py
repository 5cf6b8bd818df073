"""What is to be added is not how many there are."""

import pytest

from assistant.question import read_question
from assistant.stocks import asks_stock

REPORT = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH BẮC GIANG
Bắc Giang, ngày 5 tháng 1 năm 2024

BÁO CÁO
Tình hình các khu công nghiệp tỉnh Bắc Giang năm 2023

Hiện nay, tỉnh Bắc Giang có 9 khu công nghiệp với tổng diện tích 2.200 ha.

Trước mắt, tỉnh chỉ lập thêm được 1-2 khu công nghiệp; trong năm 2024 dự kiến khởi công 3 khu công nghiệp.
"""
ONLY_PLANS = REPORT.replace("có 9 khu công nghiệp với tổng diện tích 2.200 ha", "đẩy mạnh thu hút đầu tư")


@pytest.mark.parametrize(
    ("question", "stock"),
    [
        ("Bắc Ninh có bao nhiêu khu công nghiệp?", True),
        ("co bao nhieu khu cong nghiep", True),
        ("Sẽ khởi công bao nhiêu khu công nghiệp?", False),
        ("Thu hút bao nhiêu dự án?", False),
        ("Có bao nhiêu vốn đầu tư?", False),
    ],
)
def test_how_many_there_are(question, stock):
    assert asks_stock(read_question(question)) is stock


def test_what_there_is_is_told_without_what_comes(ask_over):
    answer = ask_over({"kcn.txt": REPORT}, "Có bao nhiêu khu công nghiệp?")
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", ["9 khu công nghiệp"])


def test_what_comes_is_not_what_there_is(ask_over):
    answer = ask_over({"kcn.txt": ONLY_PLANS}, "Bắc Giang có bao nhiêu khu công nghiệp?")
    assert (answer.status, answer.figures) == ("refused", ())
