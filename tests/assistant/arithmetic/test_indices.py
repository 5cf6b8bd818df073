"""Without these, a question how much something rose is answered "111,5%", as if it had more than doubled."""

import pytest

PAGE = """<html><head><title>Kinh tế - xã hội tỉnh Yên Bái 9 tháng năm 2024</title></head><body>
<h1>Kinh tế - xã hội tỉnh Yên Bái 9 tháng năm 2024</h1>
<p>Bảng 1. Sản phẩm công nghiệp chủ yếu</p>
<table><tr><th rowspan="2">Sản phẩm</th><th rowspan="2">Đơn vị tính</th><th colspan="2">Năm 2024</th>
<th rowspan="2">9 tháng so với cùng kỳ (%)</th></tr>
<tr><th>Ước tháng 9</th><th>Ước 9 tháng</th></tr>
<tr><td>Xi măng</td><td>Nghìn tấn</td><td>246,0</td><td>2.214,9</td><td>106,4</td></tr>
<tr><td>Sứ cách điện</td><td>Tấn</td><td>612</td><td>5.108</td><td>93,8</td></tr></table>
<p>Bảng 2. Một số chỉ tiêu 9 tháng năm 2024</p>
<table><tr><th>Chỉ tiêu</th><th>Đơn vị tính</th><th>Kế hoạch năm 2024</th><th>Thực hiện 9 tháng</th>
<th>Thực hiện/kế hoạch năm (%)</th></tr>
<tr><td>Trồng rừng mới</td><td>Ha</td><td>15.000</td><td>15.870</td><td>105,8</td></tr>
<tr><td>Thu ngân sách</td><td>Tỷ đồng</td><td>5.200</td><td>3.744</td><td>72,0</td></tr></table>
</body></html>"""


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        (
            "Sản lượng xi măng Yên Bái 9 tháng 2024 tăng bao nhiêu % so với cùng kỳ?",
            "6.4",
            "106,4% [1] − 100%",
        ),
        ("xi mang yen bai 9 thang 2024 tang bao nhieu phan tram so voi cung ky", "6.4", "Tăng **6,4%**"),
        (
            "Sứ cách điện 9 tháng 2024 của Yên Bái giảm mấy phần trăm so với cùng kỳ?",
            "6.2",
            "100% − 93,8% [1]",
        ),
        ("Trồng rừng mới ở Yên Bái năm 2024 vượt kế hoạch bao nhiêu phần trăm?", "5.8", "Vượt **5,8%**"),
    ],
)
def test_an_index_is_told_as_the_change_asked_for(ask_over, question, value, said):
    answer = ask_over({"yen-bai.html": PAGE}, question)
    assert answer.status == "answered"
    assert (answer.figures[0].value, answer.figures[0].unit) == (value, "%")
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Trồng rừng mới ở Yên Bái năm 2024 đạt bao nhiêu phần trăm kế hoạch?", "105,8"),
        ("Thu ngân sách Yên Bái 9 tháng 2024 đạt bao nhiêu % kế hoạch năm?", "72,0"),
        ("Sản lượng xi măng Yên Bái 9 tháng 2024 bằng bao nhiêu % cùng kỳ?", "106,4"),
        ("Sản lượng xi măng Yên Bái 9 tháng 2024 có tăng so với cùng kỳ không?", "106,4"),
    ],
)
def test_an_index_that_was_asked_for_is_told_as_it_stands(ask_over, question, text):
    answer = ask_over({"yen-bai.html": PAGE}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])
