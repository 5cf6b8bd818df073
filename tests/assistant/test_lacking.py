"""What lacks, may be, was planned or is of all is not told for what is, was done or is the largest."""

import pytest

REPORT = """ỦY BAN NHÂN DÂN TỈNH SƠN THỦY
BÁO CÁO
Tình hình kinh tế - xã hội năm 2031

1. Giáo dục

Năm học 2030-2031, toàn tỉnh còn thiếu 428 giáo viên, trong đó mầm non thiếu 176 giáo viên.

2. Y tế

Năm 2031, toàn tỉnh đạt 9,4 bác sĩ/vạn dân (kế hoạch 9,2). Toàn ngành có 1.306 điều dưỡng.

3. Giao thông

Năm 2031, tỉnh khởi công 4 công trình giao thông với tổng mức đầu tư 2.156 tỷ đồng, lớn nhất là \
đường vành đai (1.423 tỷ đồng).
"""
LETTING = """<h1>BÁO CÁO</h1><p>Tình hình khu công nghiệp tỉnh Sơn Thủy năm 2031</p>
<p>Bảng 1. Cho thuê đất tại các khu công nghiệp đến hết năm 2031</p>
<table><tr><th>Khu công nghiệp</th><th>Đất công nghiệp có thể cho thuê (ha)</th>
<th>Diện tích đã cho thuê (ha)</th></tr>
<tr><td>Đá Bạc</td><td>1.109</td><td>742</td></tr><tr><td>Gò Dầu</td><td>310</td><td>288</td></tr></table>"""


@pytest.fixture(scope="module")
def told(ask_over):
    return lambda question: ask_over({"bao-cao.txt": REPORT, "cho-thue.html": LETTING}, question)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Năm học 2030-2031 tỉnh Sơn Thủy có bao nhiêu giáo viên?", "428"),
        ("Sơn Thủy thiếu bao nhiêu điều dưỡng?", "1306"),
        ("son thuy con thieu bao nhieu dieu duong", "1306"),
        ("Tổng số giáo viên của Sơn Thủy năm học 2030-2031?", "428"),
        ("Kế hoạch năm 2031 của Sơn Thủy là bao nhiêu bác sĩ/vạn dân?", "9.4"),
        ("Công trình giao thông lớn nhất khởi công năm 2031 có tổng mức đầu tư bao nhiêu?", "2156000000000"),
    ],
)
def test_it_is_not_told_for_what_was_asked(told, question, wrong):
    answer = told(question)
    assert answer.status == "refused" or answer.figures[0].value != wrong


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Năm học 2030-2031 tỉnh Sơn Thủy còn thiếu bao nhiêu giáo viên?", "428"),
        ("Năm 2031 toàn tỉnh đạt bao nhiêu bác sĩ trên một vạn dân?", "9.4"),
        ("Kế hoạch năm 2031 của Sơn Thủy là bao nhiêu bác sĩ/vạn dân?", "9.2"),
        ("Toàn ngành y tế Sơn Thủy có bao nhiêu điều dưỡng?", "1306"),
        ("Tổng mức đầu tư 4 công trình giao thông khởi công năm 2031?", "2156000000000"),
        ("Khu công nghiệp Đá Bạc đã cho thuê bao nhiêu ha?", "742"),
    ],
)
def test_it_is_told_where_it_was_asked(told, question, value):
    answer = told(question)
    assert answer.status == "answered"
    assert answer.figures[0].value == value
