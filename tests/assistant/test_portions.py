"""Without these, what one site received is told for the province, and some of those trained for all."""

import pytest

TEXT = """SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH TỈNH NINH BÌNH
Ninh Bình, ngày 24 tháng 9 năm 2023

BÁO CÁO
Kết quả du lịch và lao động 9 tháng năm 2023 tỉnh Ninh Bình

I. DU LỊCH
Tổng lượt khách đến Ninh Bình 9 tháng năm 2023 ước đạt 5.912.000 lượt khách, tăng 12,4% so với cùng kỳ. \
Doanh thu du lịch đạt 5.240 tỷ đồng; Khu du lịch Tràng An đón 1.384.000 lượt khách, doanh thu bán \
vé 290 tỷ đồng.

II. LAO ĐỘNG
Số lao động được đào tạo nghề trong 9 tháng là 16.420 người, đạt 82% kế hoạch.
Trong số lao động được đào tạo nghề có 2.315 người đi làm việc ở nước ngoài theo hợp đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("9 tháng năm 2023 Ninh Bình đón bao nhiêu lượt khách?", "5.912.000 lượt khách"),
        ("ninh binh don bao nhieu luot khach 9 thang 2023", "5.912.000 lượt khách"),
        ("9 tháng 2023 khu du lịch Tràng An đón bao nhiêu lượt khách?", "1.384.000 lượt khách"),
        ("Ninh Bình đào tạo nghề cho bao nhiêu người trong 9 tháng 2023?", "16.420 người"),
        ("Bao nhiêu lao động Ninh Bình được đào tạo nghề 9 tháng năm 2023?", "16.420 người"),
        ("Bao nhiêu người Ninh Bình đi làm việc ở nước ngoài 9 tháng 2023?", "2.315 người"),
        ("Trong số lao động được đào tạo có bao nhiêu người đi làm việc ở nước ngoài?", "2.315 người"),
    ],
)
def test_the_whole_or_the_portion_that_was_meant_is_told(ask_over, question, text):
    answer = ask_over({"ninh-binh.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


@pytest.mark.parametrize(
    "question",
    [
        "Số lao động nước ngoài làm việc ở Ninh Bình 9 tháng năm 2023?",
        "lao dong nuoc ngoai o ninh binh 9 thang 2023",
    ],
)
def test_workers_of_whom_nobody_says_that_they_are_foreign_are_none(ask_over, question):
    text = TEXT.replace(
        "Trong số lao động được đào tạo nghề có 2.315 người đi làm việc ở nước ngoài theo hợp đồng.", ""
    )
    assert ask_over({"ninh-binh.txt": text}, question).status == "refused"


def test_without_the_whole_the_portion_is_not_told_for_it(ask_over):
    text = TEXT.replace("ước đạt 5.912.000 lượt khách, ", "")
    answer = ask_over({"ninh-binh.txt": text}, "9 tháng năm 2023 Ninh Bình đón bao nhiêu lượt khách?")
    assert answer.status == "refused"
