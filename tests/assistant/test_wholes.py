"""Of a total and its parts in one row, the total is told unless a part was asked for."""

import pytest

PAGE = """<html><head><title>Dân số tỉnh Bến Tre năm 2023</title></head><body>
<h1>Dân số tỉnh Bến Tre năm 2023</h1><p>Bảng 1. Dân số trung bình năm 2023 tỉnh Bến Tre (đơn vị: người)</p>
<table><tr><th>Huyện</th><th>Tổng số</th><th>Thành thị</th><th>Nông thôn</th><th>Mật độ (người/km2)</th></tr>
<tr><td>Huyện Ba Tri</td><td>184.990</td><td>10.150</td><td>174.840</td><td>515</td></tr>
<tr><td>Huyện Thạnh Phú</td><td>127.330</td><td>9.560</td><td>117.770</td><td>310</td></tr></table>
</body></html>"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Huyện Thạnh Phú có bao nhiêu dân?", "127.330"),
        ("Dân số thành thị huyện Thạnh Phú?", "9.560"),
        ("Mật độ dân số huyện Thạnh Phú?", "310"),
    ],
)
def test_the_column_that_was_meant_is_told(ask_over, question, text):
    answer = ask_over({"dan-so.html": PAGE}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


TEXT = """CỤC THỐNG KÊ TỈNH BÌNH PHƯỚC
Bình Phước, ngày 31 tháng 3 năm 2025

BÁO CÁO
Tình hình kinh tế - xã hội quý I năm 2025 tỉnh Bình Phước

Kim ngạch xuất khẩu quý I ước đạt 1.210 triệu USD, tăng 15,3%; nhập khẩu 742 triệu USD, tăng 9,8%. Hạt điều \
nhân xuất khẩu 36,8 nghìn tấn, trị giá 245 triệu USD.

Tiền lương bình quân quý I là 8,9 triệu đồng/người/tháng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Xuất khẩu của Bình Phước quý I?", "1.210 triệu USD"),
        ("Xuất khẩu hạt điều của Bình Phước quý I trị giá bao nhiêu?", "245 triệu USD"),
        ("Tiền lương ở Bình Phước quý I bao nhiêu?", "8,9 triệu đồng/người/tháng"),
    ],
)
def test_what_is_of_one_product_alone_is_not_told_for_all(ask_over, question, text):
    answer = ask_over({"quy-1.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])
