"""Without these, a question for all exports is answered with one good's, or with a choice of all goods."""

import pytest

PAGE = """<html><head><title>Thương mại tỉnh Hà Giang 10 tháng năm 2023</title></head><body>
<h1>Thương mại tỉnh Hà Giang 10 tháng năm 2023</h1><p>Bảng 1. Kim ngạch 10 tháng năm 2023 (triệu USD)</p>
<table><tr><th>TT</th><th>Chỉ tiêu</th><th>Kế hoạch năm 2023</th><th>10 tháng năm 2023</th></tr>
<tr><td>A</td><td>Tổng kim ngạch xuất nhập khẩu</td><td>900</td><td>762,4</td></tr>
<tr><td>I</td><td>Kim ngạch xuất khẩu</td><td>400</td><td>341,7</td></tr>
<tr><td>1</td><td>Chè và dược liệu</td><td></td><td>112,3</td></tr>
<tr><td>2</td><td>Linh kiện điện tử, máy vi tính và thiết bị</td><td></td><td>101,8</td></tr>
<tr><td>II</td><td>Kim ngạch nhập khẩu</td><td>500</td><td>420,7</td></tr>
<tr><td>1</td><td>Phân bón các loại</td><td></td><td>134,5</td></tr></table>
<p>Bảng 2. Thu hoạch chè theo huyện năm 2023</p>
<table><tr><th>Huyện</th><th>Diện tích (ha)</th><th>Sản lượng (tấn)</th></tr>
<tr><td>Huyện Bắc Quang</td><td>4.210</td><td>19.350</td></tr>
<tr><td>Huyện Hoàng Su Phì</td><td>4.680</td><td>17.240</td></tr>
<tr><td>Toàn tỉnh</td><td>8.890</td><td>36.590</td></tr></table>
</body></html>"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Xuất khẩu của Hà Giang 10 tháng 2023 đạt bao nhiêu?", "341,7"),
        ("10 tháng 2023 Hà Giang xuất khẩu bao nhiêu triệu USD?", "341,7"),
        ("nhap khau ha giang 10 thang 2023", "420,7"),
        ("Tổng kim ngạch xuất nhập khẩu Hà Giang 10 tháng năm 2023?", "762,4"),
        ("Kim ngạch chè và dược liệu của Hà Giang 10 tháng 2023?", "112,3"),
        ("Hà Giang nhập khẩu phân bón bao nhiêu trong 10 tháng 2023?", "134,5"),
        ("Sản lượng chè Hà Giang năm 2023?", "36.590"),
        ("Sản lượng chè huyện Bắc Quang năm 2023?", "19.350"),
        ("san luong che hoang su phi ha giang nam 2023", "17.240"),
    ],
)
def test_the_upper_row_is_meant_unless_a_lower_is_named(ask_over, question, text):
    answer = ask_over({"thuong-mai.html": PAGE}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


@pytest.mark.parametrize(
    "question",
    [
        "Xuất khẩu cà phê của Hà Giang 10 tháng 2023?",
        "xuat khau ca phe ha giang 10 thang 2023",
        "Xuất khẩu gỗ của Hà Giang 10 tháng 2023 bao nhiêu triệu USD?",
        "Kim ngạch nhập khẩu xăng dầu Hà Giang 10 tháng 2023?",
        "Sản lượng chè huyện Xín Mần năm 2023?",
    ],
)
def test_a_row_that_is_not_there_is_not_its_upper_row(ask_over, question):
    assert ask_over({"thuong-mai.html": PAGE}, question).status == "refused"


GATES = """<html><head><title>Cửa khẩu tỉnh Cao Bằng 10 tháng năm 2023</title></head><body>
<h1>Cửa khẩu tỉnh Cao Bằng 10 tháng năm 2023</h1>
<p>Bảng 1. Kim ngạch và phương tiện theo cửa khẩu 10 tháng năm 2023</p>
<table><tr><th>Cửa khẩu</th><th>Nhập khẩu (triệu USD)</th><th>Xe nhập (lượt xe)</th></tr>
<tr><td>Tà Lùng</td><td>194,3</td><td>15.264</td></tr>
<tr><td>Trà Lĩnh</td><td>21,7</td><td></td></tr>
<tr><td>Sóc Giang</td><td>40,5</td><td>3.897</td></tr>
<tr><td>Tổng cộng</td><td>256,5</td><td>19.161</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Bao nhiêu xe nhập qua cửa khẩu Tà Lùng Cao Bằng 10 tháng 2023?", ["15.264"]),
        ("bao nhieu xe nhap qua cua khau ta lung cao bang 10 thang 2023", ["15.264"]),
        ("so luot xe nhap qua soc giang cao bang 10 thang 2023", ["3.897"]),
        ("so luot xe nhap qua tra linh cao bang 10 thang 2023", []),
        ("Số lượt xe nhập qua cửa khẩu Trà Lĩnh Cao Bằng 10 tháng 2023?", []),
    ],
)
def test_an_empty_cell_is_not_answered_with_another_row(ask_over, question, texts):
    assert [f.text for f in ask_over({"cua-khau.html": GATES}, question).figures] == texts
