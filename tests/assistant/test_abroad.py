"""Work abroad under contract is what people call labour export; it is no export, and no export is it."""

import pytest

from assistant.question import read_question
from assistant.superlatives import asks_for_most

REPORT = """UBND TỈNH HẬU GIANG
SỞ NỘI VỤ
Số: 58/BC-SNV
Hậu Giang, ngày 16 tháng 12 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội năm 2024 tỉnh Hậu Giang

I. KẾT QUẢ
Năm 2024, kim ngạch xuất khẩu hàng hóa của tỉnh Hậu Giang đạt 812 triệu USD.
Năm 2024, toàn tỉnh đưa 1.346 lao động đi làm việc ở nước ngoài theo hợp đồng.
Năm 2024, trên địa bàn tỉnh xảy ra 17 vụ trẻ em bị đuối nước.
Ngày 12 tháng 9 năm 2024, bà Phan Thị Ngân - Giám đốc Sở - dẫn đầu đoàn công tác thăm tỉnh Saga (Nhật Bản).
"""
WITHOUT_ABROAD = REPORT.replace(
    "Năm 2024, toàn tỉnh đưa 1.346 lao động đi làm việc ở nước ngoài theo hợp đồng.\n", ""
)
WITHOUT_EXPORT = REPORT.replace(
    "Năm 2024, kim ngạch xuất khẩu hàng hóa của tỉnh Hậu Giang đạt 812 triệu USD.\n", ""
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2024 Hậu Giang có bao nhiêu người đi xuất khẩu lao động?", "1.346"),
        ("Hậu Giang đưa bao nhiêu lao động đi làm việc ở nước ngoài năm 2024?", "1.346"),
        ("nam 2024 hau giang co bao nhieu nguoi di xuat khau lao dong", "1.346"),
        ("Xuất khẩu của Hậu Giang năm 2024 đạt bao nhiêu?", "812"),
        ("Có bao nhiêu vụ trẻ em chết đuối ở Hậu Giang năm 2024?", "17"),
        ("Ai dẫn đầu đoàn công tác thăm tỉnh Saga?", "Phan Thị Ngân"),
    ],
)
def test_everyday_words_find_the_reports(ask_over, question, told):
    answer = ask_over({"hau-giang.txt": REPORT}, question)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("report", "question", "other"),
    [
        (WITHOUT_ABROAD, "Năm 2024 Hậu Giang có bao nhiêu người đi xuất khẩu lao động?", "812"),
        (WITHOUT_EXPORT, "Xuất khẩu của Hậu Giang năm 2024 đạt bao nhiêu?", "1.346"),
        (WITHOUT_EXPORT, "Kim ngạch xuất khẩu của Hậu Giang năm 2024 là bao nhiêu?", "1.346"),
    ],
)
def test_neither_is_told_for_the_other(ask_over, report, question, other):
    answer = ask_over({"hau-giang.txt": report}, question)
    assert answer.status != "answered"
    assert other not in answer.answer.split("\n")[0]


def test_who_leads_a_delegation_is_no_question_of_the_largest():
    assert not asks_for_most(read_question("Ai dẫn đầu đoàn công tác của tỉnh?"))
    assert asks_for_most(read_question("Huyện nào dẫn đầu về thu ngân sách?"))
