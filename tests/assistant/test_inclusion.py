"""With crude oil and without it are two figures."""

import pytest

TEXT = """Khu vực đầu tư nước ngoài quý I/2020

Trong quý I năm 2020, xuất khẩu của khu vực FDI (kể cả dầu thô) đạt 40,3 tỷ USD. Xuất khẩu không kể dầu thô \
đạt 39,1 tỷ USD.

Như vậy, trong quý I năm 2020, khu vực FDI xuất siêu 7,25 tỷ USD kể cả dầu thô và xuất siêu 6,05 tỷ USD \
không kể dầu thô.

Thu ngân sách quý I năm 2020 đạt 310 nghìn tỷ đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quý I năm 2020 khu vực FDI xuất siêu bao nhiêu nếu không kể dầu thô?", "6,05 tỷ USD"),
        ("Không tính dầu thô, khu vực FDI xuất siêu bao nhiêu trong quý I năm 2020?", "6,05 tỷ USD"),
        ("Quý I năm 2020 khu vực FDI xuất siêu bao nhiêu, kể cả dầu thô?", "7,25 tỷ USD"),
        ("khu vuc FDI xuat sieu bao nhieu ke ca dau tho quy 1 nam 2020", "7,25 tỷ USD"),
    ],
)
def test_the_one_with_or_without_is_told(ask_over, question, text):
    answer = ask_over({"fdi.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


def test_what_leaves_nothing_out_is_no_answer_without_it(ask_over):
    answer = ask_over(
        {"fdi.txt": TEXT}, "Thu ngân sách quý I năm 2020 không kể tiền sử dụng đất là bao nhiêu?"
    )
    assert answer.status == "refused"
