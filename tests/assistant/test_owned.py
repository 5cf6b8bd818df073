"""A neighbour's figure is not told for the measure that was asked for."""

import pytest

TEXT = """BAN QUẢN LÝ KHU KINH TẾ NGHI SƠN
Thanh Hóa, ngày 10 tháng 1 năm 2024

BÁO CÁO
Tình hình Khu kinh tế Nghi Sơn năm 2023

Giá trị xuất khẩu 3,05 tỷ USD; nộp ngân sách nhà nước 23.860 tỷ đồng, \
riêng Lọc hóa dầu Nghi Sơn nộp 18.900 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Xuất khẩu của Nghi Sơn năm 2023?", "3,05 tỷ USD"),
        ("Lọc hóa dầu Nghi Sơn nộp ngân sách bao nhiêu?", "18.900 tỷ đồng"),
    ],
)
def test_each_measure_has_its_own_figure(ask_over, question, text):
    answer = ask_over({"nghi-son.txt": TEXT}, question)
    assert [f.text for f in answer.figures] == [text]
