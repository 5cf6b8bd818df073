"""Where two sentences answer equally well and differently, neither is told as the answer."""

import pytest

CANALS = """Hai kênh ở Hậu Giang

Kênh Xáng Mới nối với sông Lớn theo hướng tây, dài 4 km. Kênh Ba \
Liên nối với sông Nhỏ theo hướng đông, dài 7 km.
"""


def test_two_sentences_as_near_are_both_shown_and_neither_told(ask_over):
    answer = ask_over({"kenh.txt": CANALS}, "Kênh ở Hậu Giang nối với sông theo hướng gì?")
    assert (answer.status, answer.figures) == ("refused", ())
    assert answer.answer.count("Nội dung gần nhất có trong báo cáo:") == 2
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kênh Xáng Mới nối với sông theo hướng gì?", "tây"),
        ("Kênh Ba Liên nối với sông theo hướng gì?", "đông"),
    ],
)
def test_one_that_is_nearer_is_told(ask_over, question, told):
    answer = ask_over({"kenh.txt": CANALS}, question)
    assert answer.status == "answered"
    assert told in answer.answer
