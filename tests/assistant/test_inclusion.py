"""With crude oil and without it are two figures."""

import pytest

TEXT = """Khu vực đầu tư nước ngoài quý I/2020

Trong quý I năm 2020, xuất khẩu của khu vực FDI (kể cả dầu thô) đạt 40,3 tỷ USD. Xuất khẩu không kể dầu thô \
đạt 39,1 tỷ USD.

Như vậy, trong quý I năm 2020, khu vực FDI xuất siêu 7,25 tỷ USD kể cả dầu thô và xuất siêu 6,05 tỷ USD \
không kể dầu thô.

Thu ngân sách quý I năm 2020 đạt 310 nghìn tỷ đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quý I năm 2020 khu vực FDI xuất siêu bao nhiêu nếu không kể dầu thô?", "6,05 tỷ USD"),
        ("Không tính dầu thô, khu vực FDI xuất siêu bao nhiêu trong quý I năm 2020?", "6,05 tỷ USD"),
        ("Quý I năm 2020 khu vực FDI xuất siêu bao nhiêu, kể cả dầu thô?", "7,25 tỷ USD"),
        ("khu vuc FDI xuat sieu bao nhieu ke ca dau tho quy 1 nam 2020", "7,25 tỷ USD"),
    ],
)
def test_the_one_with_or_without_is_told(ask_over, question, text):
    answer = ask_over({"fdi.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


def test_what_leaves_nothing_out_is_no_answer_without_it(ask_over):
    answer = ask_over(
        {"fdi.txt": TEXT}, "Thu ngân sách quý I năm 2020 không kể tiền sử dụng đất là bao nhiêu?"
    )
    assert answer.status == "refused"


GROWTH = """Kinh tế tỉnh Cồn Vang 9 tháng năm 2031

Tổng sản phẩm trên địa bàn (GRDP) trừ dầu khí 9 tháng tăng 8,27% so với cùng kỳ; nếu tính cả \
dầu khí tăng 3,96%.

Thu nội địa 9 tháng không kể tiền sử dụng đất đạt 3.655 tỷ đồng, bằng 94,3% dự toán.

Bảng 1. Thu ngân sách 9 tháng năm 2031 (tỷ đồng)

| Chỉ tiêu | 9 tháng năm 2031 |
| --- | --- |
| Tiền sử dụng đất | 2.117 |
| Lệ phí trước bạ | 204 |
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("GRDP trừ dầu khí của Cồn Vang 9 tháng 2031 tăng bao nhiêu?", "8,27%"),
        ("GRDP Cồn Vang 9 tháng 2031 tăng bao nhiêu nếu tính cả dầu khí?", "3,96%"),
        ("Thu nội địa Cồn Vang 9 tháng 2031 không kể tiền sử dụng đất?", "3.655 tỷ đồng"),
        ("thu noi dia con vang 9 thang 2031 khong ke tien su dung dat", "3.655 tỷ đồng"),
    ],
)
def test_a_time_between_and_what_is_left_out_itself_change_nothing(ask_over, question, text):
    answer = ask_over({"kinh-te.txt": GROWTH}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (
            "Kon Tum năm 2020 lắp trụ nước\n\nNăm 2020, tỉnh Kon Tum lắp mới 180 trụ nước chữa cháy.",
            "Năm 2020 Kon Tum lắp mới bao nhiêu trụ nước chữa cháy?",
            "180 trụ nước",
        ),
        (
            "Nhập khẩu thuốc trừ sâu năm 2020\n\nNăm 2020, nhập khẩu thuốc trừ sâu đạt 410 triệu USD.",
            "Năm 2020 nhập khẩu thuốc trừ sâu bao nhiêu USD?",
            "410 triệu USD",
        ),
        (
            "Kế hoạch vốn năm 2020\n\nTổng kế hoạch vốn ngân sách năm 2020 (không bao gồm trái phiếu) là "
            "312 tỷ đồng.",
            "Tổng kế hoạch vốn ngân sách năm 2020, không gồm trái phiếu, là bao nhiêu?",
            "312 tỷ đồng",
        ),
    ],
)
def test_words_that_only_look_like_leaving_out_leave_nothing_out(ask_over, text, question, told):
    assert [f.text for f in ask_over({"a.txt": text}, question).figures][:1] == [told]
