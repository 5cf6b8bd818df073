"""Two amounts asked of the same things are each told of those things."""

import pytest

from assistant.companions import ask_of_same

REPORT = """SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH PHÚ YÊN
Số: 41/BC-SVHTTDL
Phú Yên, ngày 18 tháng 12 năm 2024

BÁO CÁO
Kết quả hoạt động du lịch và thu hút đầu tư năm 2024 tỉnh Phú Yên

I. KẾT QUẢ
Toàn tỉnh có 436 cơ sở lưu trú với 9.210 phòng, trong đó có 7 khách sạn 5 sao (1.815 phòng), 12 khách sạn 4 \
sao (1.634 phòng).
Năm 2024, tỉnh Phú Yên cấp mới 9 dự án FDI với số vốn 74,5 triệu USD; điều chỉnh tăng vốn 4 dự án với số vốn \
tăng thêm 21,3 triệu USD.
Năm 2024, tỉnh Phú Yên có 1.105 doanh nghiệp thành lập mới.
"""


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Phú Yên có bao nhiêu khách sạn 5 sao và mấy phòng?", ("**7", "**1.815"), "**9.210"),
        ("Phú Yên có bao nhiêu khách sạn 5 sao với bao nhiêu phòng?", ("**7", "**1.815"), "**1.634"),
        ("phu yen co bao nhieu khach san 4 sao va bao nhieu phong", ("**12", "**1.634"), "**1.815"),
        ("Năm 2024 Phú Yên cấp mới bao nhiêu dự án FDI với bao nhiêu vốn?", ("**9", "**74,5"), "**21,3"),
        ("Phú Yên cấp mới bao nhiêu dự án FDI và bao nhiêu vốn năm 2024?", ("**9", "**74,5"), "**21,3"),
    ],
)
def test_the_second_amount_is_of_what_the_first_counts(ask_over, question, told, untold):
    answer = ask_over({"phu-yen.txt": REPORT}, question)
    assert answer.status == "answered"
    assert all(figure in answer.answer for figure in told)
    assert untold not in answer.answer


def test_where_only_one_is_told_no_other_stands_for_the_second(ask_over):
    answer = ask_over(
        {"phu-yen.txt": REPORT},
        "Năm 2024 Phú Yên có bao nhiêu doanh nghiệp thành lập mới với bao nhiêu vốn?",
    )
    assert "**74,5" not in answer.answer
    assert "**21,3" not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "Có bao nhiêu dự án FDI và bao nhiêu lao động?",
        "Có bao nhiêu xã, bao nhiêu huyện?",
        "Tăng bao nhiêu dự án so với bao nhiêu dự án năm 2023?",
        "Có bao nhiêu nhà máy với máy phát điện?",
        "Bao nhiêu doanh nghiệp với tổng vốn bao nhiêu?",
        "Có bao nhiêu khách sạn?",
    ],
)
def test_other_questions_are_no_such_pair(text):
    assert ask_of_same(text) == []
