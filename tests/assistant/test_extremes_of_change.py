"""What rose or fell most is read from a table's signed changes or its indices, never the wrong way round."""

import pytest

PAGE = """<html><head><title>Kinh tế tỉnh Quảng Trị 9 tháng năm 2024</title></head><body>
<h1>Kinh tế tỉnh Quảng Trị 9 tháng năm 2024</h1>
<p>Bảng 1. Thị trường khách quốc tế chủ yếu</p>
<table><tr><th>Thị trường</th><th>9 tháng năm 2024 (nghìn lượt)</th><th>Tăng, giảm (%)</th></tr>
<tr><td>Hàn Quốc</td><td>912</td><td>8,4</td></tr><tr><td>Ấn Độ</td><td>286</td><td>52,9</td></tr>
<tr><td>Hoa Kỳ</td><td>198</td><td>-6,2</td></tr></table>
<p>Bảng 2. Tổng đàn vật nuôi</p>
<table><tr><th>Vật nuôi</th><th>Tháng 9/2024 (con)</th><th>So với cùng kỳ (%)</th></tr>
<tr><td>Bò</td><td>58.915</td><td>96,2</td></tr><tr><td>Trâu</td><td>1.794</td><td>91,3</td></tr>
<tr><td>Heo</td><td>104.350</td><td>105,7</td></tr></table>
<p>Bảng 3. Lao động nước ngoài theo quốc tịch</p>
<table><tr><th>Quốc tịch</th><th>Số người</th><th>Tỷ trọng (%)</th></tr>
<tr><td>Hàn Quốc</td><td>218</td><td>29,5</td></tr><tr><td>Trung Quốc</td><td>464</td><td>62,8</td></tr>
<tr><td>Tổng số</td><td>739</td><td>100,0</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("question", "label", "text"),
    [
        ("Thị trường khách quốc tế nào tăng mạnh nhất ở Quảng Trị 9 tháng 2024?", "Ấn Độ", "52,9"),
        ("Thị trường khách nào giảm mạnh nhất ở Quảng Trị 9 tháng 2024?", "Hoa Kỳ", "-6,2"),
        ("Vật nuôi nào ở Quảng Trị giảm mạnh nhất?", "Trâu", "91,3"),
        ("Vật nuôi nào ở Quảng Trị tăng mạnh nhất so với cùng kỳ?", "Heo", "105,7"),
        ("Lao động nước ngoài ở Quảng Trị nhiều nhất là quốc tịch nào?", "Trung Quốc", "464"),
        ("Quốc tịch nào có nhiều lao động nước ngoài ở Quảng Trị nhất?", "Trung Quốc", "464"),
    ],
)
def test_what_changed_most_is_told(ask_over, question, label, text):
    answer = ask_over({"quang-tri.html": PAGE}, question)
    assert [f.text for f in answer.figures] == [text]
    assert label in answer.answer


def test_where_nothing_fell_nothing_fell_most(ask_over):
    page = PAGE.replace("96,2", "101,2").replace("91,3", "102,3")
    assert ask_over({"quang-tri.html": page}, "Vật nuôi nào ở Quảng Trị giảm mạnh nhất?").status == "refused"
