"""Where another figure of the same sentence or row is called by the question's very words, it is that one."""

import pytest

TAXES = """SỞ TÀI CHÍNH TỈNH HÀ NAM

BÁO CÁO
Thuế, đất đai và du lịch năm 2021 của tỉnh Hà Nam

Năm 2021, tổng số thuế đã miễn, giảm, gia hạn là 412.300 triệu đồng, trong đó gia hạn 265.700 triệu đồng.

Năm 2021, bồi thường, giải phóng mặt bằng 143,2 ha, còn vướng 38,4 ha.

Diện tích lúa hữu cơ 1.240 ha, được chứng nhận 870 ha.

Năm 2021 có 3.480 ha bị ngập trong tháng 9, trong đó ngô 1.150 ha.

Lũy kế có 96 dự án với tổng vốn 2.310 triệu USD, dẫn đầu là Singapore với 840 triệu USD.

Tỷ lệ lao động trở lại làm việc đạt 91,4% (trong khu công nghiệp 95,2%, ngoài khu công nghiệp 88,7%).

Trong tổng diện tích nhãn có 320 ha nhãn VietGAP.

Số bác sĩ năm 2021 là 1.085 người.

Cuối năm 2021, dư nợ vay của tỉnh là 218,6 tỷ đồng, bằng 31,2% hạn mức.
"""
SITES = (
    "BÁO CÁO khu công nghiệp năm 2022\n\nSử dụng đất\n",
    "<table><tr><th>Khu công nghiệp</th><th>Đất cho thuê (ha)</th><th>Đã cho thuê (ha)</th></tr>"
    "<tr><td>Châu Sơn</td><td>186,5</td><td>131,2</td></tr>"
    "<tr><td>Thái Hà</td><td>143,0</td><td>62,8</td></tr></table>",
)
FUNDS = (
    "<table><caption>Bảng 2. Vốn FDI tỉnh Hà Nam năm 2022. Đơn vị: vốn - triệu USD</caption>"
    "<tr><th>Nhà đầu tư</th><th>Số dự án</th><th>Vốn đăng ký</th></tr>"
    "<tr><td>Nhật Bản</td><td>12</td><td>184,6</td></tr><tr><td>Hàn Quốc</td><td>31</td><td>265,9</td></tr>"
    "</table>"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Năm 2021 Hà Nam đã gia hạn bao nhiêu tiền thuế?", ["265.700 triệu đồng"]),
        ("Giải phóng mặt bằng ở Hà Nam năm 2021 còn kẹt bao nhiêu ha?", ["38,4 ha"]),
        ("Năm 2021 Hà Nam giải phóng mặt bằng bao nhiêu ha?", ["143,2 ha"]),
        ("Diện tích lúa hữu cơ được chứng nhận ở Hà Nam là bao nhiêu?", ["870 ha"]),
        ("Diện tích lúa hữu cơ ở Hà Nam là bao nhiêu?", ["1.240 ha"]),
        ("Hà Nam có bao nhiêu ha ngô năm 2021?", []),
        ("Năm 2021 Hà Nam có bao nhiêu ha ngô bị ngập?", ["1.150 ha"]),
        ("Singapore đầu tư lũy kế bao nhiêu vốn vào Hà Nam?", ["840 triệu USD"]),
        ("Tỷ lệ lao động trở lại làm việc trong các khu công nghiệp Hà Nam?", ["95,2%"]),
        ("Hà Nam có bao nhiêu ha nhãn?", []),
        ("Hà Nam có bao nhiêu ha nhãn VietGAP?", ["320 ha"]),
        ("Hà Nam có bao nhiêu bác sĩ trên một vạn dân năm 2021?", []),
        ("Cuối năm 2021 Hà Nam vay nợ bao nhiêu?", ["218,6 tỷ đồng"]),
    ],
)
def test_what_the_question_calls_by_its_very_words_is_told(ask_over, question, told):
    answer = ask_over({"bao-cao.txt": TAXES}, question)
    assert [f.text for f in answer.figures if answer.status == "answered"][:1] == told


def test_what_is_let_is_no_land_to_let(ask_over):
    title, table = SITES
    page = f"<html><body><h1>{title}</h1>{table}</body></html>"
    answer = ask_over({"khu-cong-nghiep.html": page}, "Khu công nghiệp Châu Sơn đã cho thuê bao nhiêu ha?")
    assert [f.text for f in answer.figures][:1] == ["131,2"]


def test_the_unit_that_a_caption_gives_for_capital_is_that_of_capital(ask_over):
    page = f"<html><body><h1>BÁO CÁO thu hút FDI tỉnh Hà Nam năm 2022</h1>{FUNDS}</body></html>"
    answer = ask_over({"fdi.html": page}, "Vốn đăng ký của Hàn Quốc ở Hà Nam năm 2022 là bao nhiêu?")
    assert [(f.value, f.unit) for f in answer.figures] == [("265900000", "USD")]
    projects = ask_over({"fdi.html": page}, "Hàn Quốc có bao nhiêu dự án ở Hà Nam năm 2022?")
    assert [(f.value, f.unit) for f in projects.figures] == [("31", "dự án")]
