"""Figures that words tell apart are no disagreement; two reports on one thing are."""

import pytest

COFFEE = """Xuất khẩu cà phê sang Đức giảm

Xuất khẩu cà phê sang Đức trong 4 tháng đầu năm 2019 đạt hơn 146 triệu USD, giảm 9,2% so với cùng kỳ. Hiệp \
hội cho biết giá còn thấp.

Tổng kim ngạch xuất khẩu cà phê của cả nước trong 4 tháng đầu năm 2019 đạt khoảng 1,08 tỷ USD, giảm 23,1%. \
Trong đó, xuất khẩu sang Đức đạt hơn 146 triệu USD.
"""

GOODS = """Thương mại hàng hóa năm 2019

Tính đến hết tháng 12/2019, tổng kim ngạch xuất khẩu của Việt Nam đạt 264,19 tỷ USD, tăng 8,4% so với năm \
2018.
"""

SHOES = """Da giày nhìn lại một năm

Năm 2019, ngành da giày Việt Nam đạt kim ngạch xuất khẩu 18,32 tỷ USD, tăng 12,8%.
"""

LATER = """Xuất khẩu cà phê qua bốn tháng

Theo Tổng cục Hải quan, kim ngạch xuất khẩu cà phê của cả nước 4 tháng đầu năm 2019 đạt 1,13 tỷ USD.
"""


@pytest.mark.parametrize(
    ("files", "question", "text"),
    [
        (
            {"ca-phe.txt": COFFEE},
            "Xuất khẩu cà phê sang Đức 4 tháng đầu năm 2019 được bao nhiêu?",
            "146 triệu USD",
        ),
        (
            {"hang.txt": GOODS, "giay.txt": SHOES},
            "Năm 2019 Việt Nam xuất khẩu được bao nhiêu?",
            "264,19 tỷ USD",
        ),
        ({"hang.txt": GOODS, "giay.txt": SHOES}, "Xuất khẩu da giày năm 2019 là bao nhiêu?", "18,32 tỷ USD"),
    ],
)
def test_what_words_tell_apart_is_answered(ask_over, files, question, text):
    answer = ask_over(files, question)
    assert (answer.status, [f.text for f in answer.figures][:1]) == ("answered", [text])


def test_two_reports_that_give_one_thing_two_values_disagree(ask_over):
    answer = ask_over(
        {"ca-phe.txt": COFFEE, "hai-quan.txt": LATER},
        "Kim ngạch xuất khẩu cà phê của cả nước 4 tháng đầu năm 2019 là bao nhiêu?",
    )
    assert answer.status == "conflict"
    assert {f.text for f in answer.figures} == {"1,08 tỷ USD", "1,13 tỷ USD"}
