"""Without these, a company's total assets are told for its stock in hand, which stands behind "trong đó"."""

import pytest

TEXT = """Công ty cổ phần Sao Bắc năm 2018

Tính đến ngày 31/12/2018, tổng tài sản của Sao Bắc đạt 2.418,6 tỷ đồng, trong đó hàng tồn kho tăng mạnh, lên \
1.207,3 tỷ đồng.

Tổng mức đầu tư cầu Vàm Sát là 931 tỷ đồng, trong đó phần vốn BOT do nhà đầu tư thu xếp 412 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("hang ton kho cua Sao Bac cuoi nam 2018", "2.418,6 tỷ đồng"),
        ("Hàng tồn kho của Sao Bắc cuối năm 2018 là bao nhiêu?", "2.418,6 tỷ đồng"),
        ("Vốn BOT của cầu Vàm Sát là bao nhiêu?", "931 tỷ đồng"),
        ("von BOT cau Vam Sat", "931 tỷ đồng"),
    ],
)
def test_the_whole_is_not_told_for_its_part(ask_over, question, whole):
    answer = ask_over({"sao-bac.txt": TEXT}, question)
    assert whole not in [f.text for f in answer.figures]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Tổng tài sản của Sao Bắc cuối năm 2018 là bao nhiêu?", "2.418,6 tỷ đồng"),
        ("tong muc dau tu cau Vam Sat la bao nhieu", "931 tỷ đồng"),
    ],
)
def test_the_whole_is_told_where_it_was_asked_for(ask_over, question, whole):
    answer = ask_over({"sao-bac.txt": TEXT}, question)
    assert [f.text for f in answer.figures][:1] == [whole]
