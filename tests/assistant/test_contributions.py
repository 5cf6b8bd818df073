"""What a group did to the index is no answer to how the index moved."""

import pytest

TEXT = """Giá tiêu dùng tháng 6/2018

Chỉ số giá tiêu dùng (CPI) tháng 6/2018 giảm 0,21% so với tháng trước.

Nhóm thực phẩm giảm 0,9%, dẫn tới chỉ số CPI chung giảm khoảng 0,18%. Giá xăng giảm 1,5% góp phần giảm CPI \
chung khoảng 0,05%. Giá điện tăng 0,6% làm CPI chung tăng 0,02%.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("CPI tháng 6/2018 giảm bao nhiêu so với tháng trước?", "0,21%"),
        ("Chỉ số giá tiêu dùng tháng 6/2018 giảm bao nhiêu phần trăm?", "0,21%"),
        ("cpi thang 6/2018 giam bao nhieu so voi thang truoc", "0,21%"),
    ],
)
def test_the_index_itself_is_told(ask_over, question, text):
    answer = ask_over({"gia.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


def test_what_a_group_did_is_told_where_it_is_asked_for(ask_over):
    answer = ask_over({"gia.txt": TEXT}, "Giá điện làm CPI chung tháng 6/2018 tăng bao nhiêu phần trăm?")
    assert "0,21%" not in [f.text for f in answer.figures]
