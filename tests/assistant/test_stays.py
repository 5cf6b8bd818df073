"""Words that look alike without their marks tell nothing apart; what lists two things is not one of them."""

import pytest

TEXT = """SỞ DU LỊCH TỈNH KHÁNH HÒA
Khánh Hòa, ngày 24 tháng 9 năm 2023

BÁO CÁO
Kết quả hoạt động du lịch 9 tháng năm 2023

Tổng lượt khách tham quan, lưu trú tại Khánh Hòa 9 tháng năm 2023 ước đạt 5.852.000 lượt, tăng 14,2%.
Tổng lượt khách lưu trú ước đạt 2.186.000 lượt, tăng 9,8% so với cùng kỳ.
Có 16 vụ đuối nước với 21 người chết.
- Gạo: 9 tháng xuất khẩu 38,6 nghìn tấn, kim ngạch 21,9 triệu USD, tăng 5,4% về lượng;
- Yến sào: 102,4 tấn, kim ngạch 47,3 triệu USD, tăng 1,2% về lượng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Khách lưu trú tại Khánh Hòa 9 tháng năm 2023 là bao nhiêu lượt?", "2.186.000 lượt"),
        ("khach luu tru tai khanh hoa 9 thang 2023", "2.186.000 lượt"),
        ("Kim ngạch xuất khẩu gạo của Khánh Hòa 9 tháng 2023?", "21,9 triệu USD"),
        ("9 tháng 2023 Khánh Hòa xuất khẩu bao nhiêu nghìn tấn gạo?", "38,6 nghìn tấn"),
    ],
)
def test_the_one_that_was_named_is_told(ask_over, question, text):
    answer = ask_over({"khanh-hoa.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])
