"""A neighbour's figure is not told for the measure that was asked for."""

import pytest

from assistant.owned import AMONG

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


def test_a_place_of_a_list_has_the_measure_that_is_named_once(ask_over):
    text = (
        "Tỷ lệ tốt nghiệp của các tỉnh năm 2019\n\nNăm 2019, ngoài các tỉnh có tỷ lệ tốt nghiệp trên 99%, "
        "nhiều nơi đạt trên 90% như: Cao Bằng (91,4%), Hòa Bình (96,9%)."
    )
    answer = ask_over({"a.txt": text}, "Tỷ lệ tốt nghiệp của Cao Bằng năm 2019?")
    assert [f.text for f in answer.figures] == ["91,4%"]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("91.200 người, trong đó nữ 45.100 người", True),
        ("91.200 người, gồm nữ 45.100 người", True),
        ("91.200 người, trong độ tuổi lao động 52.300 người", False),
        ("91.200 người, gom về một nơi 300 người", False),
    ],
)
def test_only_words_with_their_marks_open_the_parts(text, opens):
    assert (AMONG.search(text) is not None) is opens
