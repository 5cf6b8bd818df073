"""What an official appendix prints in its columns is told as that, and not worked out again or mistaken."""

import pytest

PAGE = """<html><head><title>Báo cáo ngành thủy sản 9 tháng năm 2033 tỉnh Vịnh Lam</title></head><body>
<h1>BÁO CÁO</h1><p>Kết quả ngành thủy sản 9 tháng năm 2033 tỉnh Vịnh Lam</p>
<p>Biểu 01. Sản lượng thủy sản 9 tháng năm 2033 (đơn vị tính: tấn)</p>
<table><tr><th rowspan=2>TT</th><th rowspan=2>Chỉ tiêu</th><th rowspan=2>Kế hoạch năm 2033</th>
<th rowspan=2>9 tháng năm 2032</th><th rowspan=2>9 tháng năm 2033</th><th colspan=2>So sánh (%)</th></tr>
<tr><th>Với kế hoạch</th><th>Với năm 2032</th></tr>
<tr><td></td><td>Tổng sản lượng thủy sản</td><td>120.000</td><td>87.000</td><td>90.375</td>
<td>75,3</td><td>103,9</td></tr>
<tr><td>I</td><td>Sản lượng nuôi trồng</td><td>80.000</td><td>57.000</td><td>61.275</td>
<td>76,6</td><td>107,5</td></tr>
<tr><td>1</td><td>Cá nuôi</td><td>50.000</td><td>35.000</td><td>37.100</td>
<td>74,2</td><td>106,0</td></tr>
<tr><td>2</td><td>Thủy sản nuôi khác</td><td>30.000</td><td>22.000</td><td>24.175</td>
<td>80,6</td><td>109,9</td></tr>
<tr><td>II</td><td>Sản lượng khai thác</td><td>40.000</td><td>30.000</td>
<td>29.100</td><td>72,8</td><td>97,0</td></tr>
</table>
<p>Biểu 02. Chi ngân sách 9 tháng năm 2033 (đơn vị tính: tỷ đồng)</p>
<table><tr><th>Nội dung</th><th>9 tháng năm 2033</th><th>% dự toán</th><th>% cùng kỳ</th></tr>
<tr><td>Chi khuyến ngư</td><td>36</td><td>71,3</td><td>112,4</td></tr>
<tr><td>Chi kiểm ngư</td><td>18</td><td>66,1</td><td>95,2</td></tr></table>
<p>Biểu 03. Xuất khẩu thủy sản theo thị trường 9 tháng năm 2033</p>
<table><tr><th>Thị trường</th><th>Trị giá 9 tháng năm 2033 (triệu USD)</th><th>Tỷ trọng năm 2033 (%)</th></tr>
<tr><td>Tổng cộng</td><td>333,0</td><td>100</td></tr>
<tr><td>Nhật Bản</td><td>71,2</td><td>21,4</td></tr>
<tr><td>Hoa Kỳ</td><td>261,8</td><td>78,6</td></tr></table>
<p>Biểu 04. Lao động nghề cá theo địa bàn năm 2033 (người)</p>
<table><tr><th rowspan=2>Địa bàn</th><th rowspan=2>Kế hoạch</th><th colspan=2>Thực hiện</th></tr>
<tr><th>Thực hiện</th><th>Trong đó nữ</th></tr>
<tr><td>Cửa Sót</td><td>1.400</td><td>1.512</td><td>604</td></tr>
<tr><td>Hòn Ngư</td><td>900</td><td>871</td><td>322</td></tr></table>
<p>Biểu 05. Hộ nghèo vùng bãi ngang</p>
<table><tr><th>Xã</th><th>Hộ nghèo cuối năm 2033</th><th>Hộ cận nghèo</th></tr>
<tr><td>Xã Thạch Kim</td><td>214</td><td>187</td></tr>
<tr><td>Xã Cẩm Nhượng</td><td>96</td><td>131</td></tr></table>
</body></html>"""


@pytest.fixture(scope="module")
def told(ask_over):
    return lambda question: ask_over({"thuy-san.html": PAGE}, question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Sản lượng khai thác 9 tháng năm 2033 của Vịnh Lam đạt bao nhiêu % kế hoạch?", "72.8"),
        ("Sản lượng nuôi trồng Vịnh Lam 9 tháng 2033 tăng bao nhiêu phần trăm so với cùng kỳ?", "7.5"),
        ("Kế hoạch sản lượng nuôi trồng thủy sản năm 2033 của Vịnh Lam?", "80000"),
        ("Chi khuyến ngư 9 tháng năm 2033 bằng bao nhiêu % cùng kỳ?", "112.4"),
        ("Nhật Bản chiếm tỷ trọng bao nhiêu trong xuất khẩu thủy sản 9 tháng năm 2033 của Vịnh Lam?", "21.4"),
        ("Địa bàn Cửa Sót có bao nhiêu người làm nghề cá năm 2033?", "1512"),
        ("Địa bàn Cửa Sót có bao nhiêu lao động nữ làm nghề cá năm 2033?", "604"),
    ],
)
def test_the_column_that_is_asked_for_is_told(told, question, value):
    answer = told(question)
    assert (answer.status, answer.figures[0].value if answer.figures else "") == ("answered", value)


def test_a_counted_head_with_its_time_counts(told):
    answer = told("Xã Thạch Kim có bao nhiêu hộ nghèo?")
    assert [(f.value, f.unit) for f in answer.figures] == [("214", "hộ nghèo")]


def test_a_named_row_is_not_its_caption_s_words(ask_over):
    page = """<h1>BÁO CÁO</h1><p>Thương mại tỉnh Vịnh Lam năm 2033</p>
<p>Bảng 1. Kim ngạch xuất nhập khẩu theo cửa khẩu năm 2033 (triệu USD)</p>
<table><tr><th>Cửa khẩu</th><th>Xuất khẩu</th><th>Nhập khẩu</th></tr>
<tr><td>Tổng cộng</td><td>1.055</td><td>3.082</td></tr>
<tr><td>Cửa khẩu Kim Thành</td><td>712</td><td>2.467</td></tr>
<tr><td>Cửa khẩu Ga Vịnh</td><td>343</td><td>615</td></tr></table>"""
    answer = ask_over({"bien-mau.html": page}, "Cửa khẩu Kim Thành nhập khẩu năm 2033 đạt bao nhiêu?")
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", ["2.467"])
