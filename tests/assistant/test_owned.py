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


LISTED = """BÁO CÁO
Tình hình kinh tế tỉnh Vân Trà năm 2031

Kim ngạch xuất khẩu của doanh nghiệp đạt 274 triệu USD; kim ngạch hàng hóa qua cửa khẩu Tà Lơ đạt 412 triệu \
USD, qua cửa khẩu Pa Hin đạt 358 triệu USD.

Có 1.892 lao động nước ngoài được cấp giấy phép, đông nhất là Hàn Quốc (514 người), sau đó là Trung Quốc \
(397 người) và Nhật Bản (286 người).

Diện tích lúa cả năm 50.836 ha, sản lượng 222.660 tấn, trong đó lúa xuân 12.140 ha, lúa nương 17.426 ha.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Kim ngạch hàng hóa qua cửa khẩu Pa Hin năm 2031 là bao nhiêu?", "358 triệu USD"),
        ("Kim ngạch hàng hóa qua cửa khẩu Tà Lơ năm 2031 là bao nhiêu?", "412 triệu USD"),
        ("Có bao nhiêu lao động Nhật Bản được cấp giấy phép ở Vân Trà?", "286 người"),
        ("Diện tích lúa nương của Vân Trà?", "17.426 ha"),
        ("Sản lượng lúa cả năm của Vân Trà?", "222.660 tấn"),
    ],
)
def test_the_members_of_a_list_share_its_measure(ask_over, question, text):
    answer = ask_over({"van-tra.txt": LISTED}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])
