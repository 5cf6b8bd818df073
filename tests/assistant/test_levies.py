"""Taxes on trade are not the trade, and what is asked of them is told."""

import pytest

HEAD = """CỤC THỐNG KÊ TỈNH QUẢNG TRỊ
Số: 77/BC-CTK
Quảng Trị, ngày 28 tháng 9 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội 9 tháng năm 2024 tỉnh Quảng Trị

I. KẾT QUẢ
"""
TAXES = """Thu thuế xuất nhập khẩu 9 tháng năm 2024 đạt 1.206 tỷ đồng, bằng 86,1% dự toán năm.
"""
TRADE = """Kim ngạch xuất nhập khẩu 9 tháng năm 2024 đạt 418,2 triệu USD, bằng 71,5% kế hoạch năm.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xuất nhập khẩu của Quảng Trị 9 tháng năm 2024 đạt bao nhiêu % kế hoạch?", "71,5"),
        ("Xuất nhập khẩu Quảng Trị 9 tháng 2024 bao nhiêu?", "418,2"),
        ("xuat nhap khau quang tri 9 thang 2024 bao nhieu", "418,2"),
        ("Thu thuế xuất nhập khẩu của Quảng Trị 9 tháng năm 2024?", "1.206"),
        ("Thuế xuất nhập khẩu 9 tháng năm 2024 của Quảng Trị đạt bao nhiêu % dự toán?", "86,1"),
    ],
)
def test_trade_and_the_taxes_on_it_are_told_apart(ask_over, question, told):
    answer = ask_over({"quang-tri.txt": HEAD + TAXES + TRADE}, question)
    assert answer.status == "answered"
    assert told in answer.answer.split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Xuất nhập khẩu của Quảng Trị 9 tháng năm 2024 đạt bao nhiêu?",
        "Xuất nhập khẩu Quảng Trị 9 tháng 2024 bằng bao nhiêu % kế hoạch?",
    ],
)
def test_where_only_the_taxes_are_told_the_trade_is_refused(ask_over, question):
    assert ask_over({"quang-tri.txt": HEAD + TAXES}, question).status == "refused"
