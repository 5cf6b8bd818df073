"""Where a question asks two figures of one thing, the second is told as well, and of that thing."""

import pytest

from assistant.besides import ask_besides
from assistant.question import read_question

REPORT = """SỞ Y TẾ TỈNH THANH SƠN
Thanh Sơn, ngày 20 tháng 12 năm 2032

BÁO CÁO
Kết quả công tác y tế năm 2032 tỉnh Thanh Sơn

Năm 2032, toàn tỉnh ghi nhận 3.218 ca mắc sốt xuất huyết, gấp 1,7 lần năm trước, 03 ca tử vong.
Khởi công Bệnh viện Sản - Nhi Thanh Sơn quy mô 350 giường, tổng mức đầu tư 612 tỷ đồng.
Thanh tra Sở xử phạt 148 cơ sở hành nghề với số tiền 1,94 tỷ đồng.
Thi tay nghề điều dưỡng đạt 17 giải, gồm 03 giải nhất, 05 giải nhì và 09 giải ba.
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Năm 2032 Thanh Sơn có bao nhiêu ca sốt xuất huyết, mấy ca tử vong?", ["3218", "3"]),
        ("Bệnh viện Sản - Nhi Thanh Sơn xây hết bao nhiêu tiền, quy mô mấy giường?", ["612000000000", "350"]),
        ("Thanh tra Sở Y tế Thanh Sơn xử phạt bao nhiêu cơ sở, số tiền mấy tỷ?", ["148", "1940000000"]),
        ("Thi tay nghề điều dưỡng đạt bao nhiêu giải, trong đó mấy giải nhì?", ["17", "5"]),
    ],
)
def test_both_are_told(ask_over, question, values):
    answer = ask_over({"y-te.txt": REPORT}, question)
    assert (answer.status, [f.value for f in answer.figures]) == ("answered", values)


def test_what_the_sentence_does_not_tell_is_not_told(ask_over):
    answer = ask_over({"y-te.txt": REPORT}, "Thanh Sơn có bao nhiêu ca sốt xuất huyết, mấy giường bệnh?")
    assert "350" not in [f.value for f in answer.figures]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh Sơn có bao nhiêu ca sốt xuất huyết?",
        "Thanh Sơn có bao nhiêu ca mắc, so với năm trước tăng bao nhiêu?",
        "Bao nhiêu xã có bao nhiêu trạm y tế?",
    ],
)
def test_other_questions_ask_for_one(text):
    assert ask_besides(read_question(text)) is None
