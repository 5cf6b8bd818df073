"""What official reports leave to be worked out: a trade balance, two months of a year, a gap to a plan."""

import pytest

PAGE = """<html><head><title>Kinh tế - xã hội tỉnh Kon Tum tháng 9 và 9 tháng năm 2024</title></head><body>
<h1>Kinh tế - xã hội tỉnh Kon Tum tháng 9 và 9 tháng năm 2024</h1>
<p>Kim ngạch xuất khẩu hàng hóa 9 tháng ước đạt 310,5 triệu USD, tăng 6,2% so với cùng kỳ. Kim ngạch nhập \
khẩu 9 tháng ước đạt 96,2 triệu USD, tăng 4,1% so với cùng kỳ.</p>
<p>Tính chung 9 tháng, chỉ số sản xuất công nghiệp tăng 7,4% (cùng kỳ năm 2023 tăng 5,2%).</p>
<p>Trong 9 tháng xảy ra 11 vụ ngừng việc tập thể với 3.862 người tham gia (cùng kỳ năm 2023 xảy ra 19 vụ với \
9.745 người tham gia).</p>
<p>Bảng 1. Sản phẩm chủ yếu năm 2024</p>
<table><tr><th>Sản phẩm</th><th>Đơn vị tính</th><th>Tháng 8</th><th>Ước tháng 9</th></tr>
<tr><td>Điện thương phẩm</td><td>Triệu kWh</td><td>51,2</td><td>49,8</td></tr>
<tr><td>Tinh bột sắn</td><td>Tấn</td><td>9.100</td><td>9.720</td></tr></table>
<p>Bảng 2. Một số chỉ tiêu năm 2024</p>
<table><tr><th>Chỉ tiêu</th><th>Đơn vị tính</th><th>Kế hoạch năm 2024</th><th>Ước thực hiện năm 2024</th></tr>
<tr><td>Số xã đạt chuẩn nông thôn mới</td><td>Xã</td><td>57</td><td>52</td></tr></table>
<p>Bảng 3. Thị trường khách quốc tế 9 tháng năm 2024</p>
<table><tr><th>Thị trường</th><th>9 tháng năm 2023 (nghìn lượt)</th>
<th>9 tháng năm 2024 (nghìn lượt)</th></tr>
<tr><td>Lào</td><td>262</td><td>301</td></tr><tr><td>Ấn Độ</td><td>187</td><td>286</td></tr></table>
</body></html>"""


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("9 tháng 2024 Kon Tum xuất siêu bao nhiêu triệu USD?", "214300000", "USD"),
        ("kon tum xuat sieu bao nhieu trieu usd trong 9 thang 2024", "214300000", "USD"),
        (
            "Điện thương phẩm Kon Tum tháng 9 giảm bao nhiêu triệu kWh so với tháng 8 năm 2024?",
            "1400000",
            "kWh",
        ),
        ("Tinh bột sắn Kon Tum tháng 9/2024 tăng bao nhiêu tấn so với tháng 8?", "620", "tấn"),
        ("Kon Tum còn thiếu mấy xã nông thôn mới so với kế hoạch 2024?", "5", "xã"),
        ("Kon Tum còn thiếu bao nhiêu xã đạt chuẩn nông thôn mới so với kế hoạch năm 2024?", "5", "xã"),
        ("9 tháng năm 2023 chỉ số sản xuất công nghiệp Kon Tum tăng bao nhiêu phần trăm?", "5.2", "%"),
        ("9 tháng năm 2024 chỉ số sản xuất công nghiệp Kon Tum tăng bao nhiêu phần trăm?", "7.4", "%"),
        (
            "Số người ngừng việc tập thể ở Kon Tum 9 tháng 2024 giảm bao nhiêu so với cùng kỳ?",
            "5883",
            "người",
        ),
        ("Khách Ấn Độ đến Kon Tum 9 tháng 2024 nhiều hơn cùng kỳ 2023 bao nhiêu?", "99000", "lượt"),
        ("9 tháng 2024 có bao nhiêu lượt khách Lào đến Kon Tum?", "301000", "lượt"),
    ],
)
def test_what_a_report_leaves_to_be_worked_out(ask_over, question, value, unit):
    answer = ask_over({"kon-tum.html": PAGE}, question)
    assert answer.status == "answered"
    assert (answer.figures[0].value, answer.figures[0].unit) == (value, unit)


@pytest.mark.parametrize(
    "question",
    [
        "9 tháng 2023 Kon Tum xuất siêu bao nhiêu triệu USD?",
        "Tinh bột sắn Kon Tum tháng 9/2024 tăng bao nhiêu tấn so với tháng 7?",
        "9 tháng 2024 có bao nhiêu lượt khách Đức đến Kon Tum?",
        "9 tháng năm 2022 chỉ số sản xuất công nghiệp Kon Tum tăng bao nhiêu phần trăm?",
    ],
)
def test_what_is_not_there_is_not_worked_out(ask_over, question):
    assert ask_over({"kon-tum.html": PAGE}, question).status == "refused"


def test_a_balance_that_is_printed_comes_first(ask_over):
    page = PAGE.replace("<p>Tính chung", "<p>9 tháng, tỉnh Kon Tum xuất siêu 214 triệu USD.</p><p>Tính chung")
    answer = ask_over({"kon-tum.html": page}, "9 tháng 2024 Kon Tum xuất siêu bao nhiêu triệu USD?")
    assert [f.text for f in answer.figures] == ["214 triệu USD"]
