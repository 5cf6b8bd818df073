"""A day on which a project began is not the year in which it ends."""

import pytest

from assistant.question import read_question
from assistant.whens import keep_asked

TEXT = "Ngày 7/2, tỉnh khởi động dự án; công trình làm từ năm 2017 đến năm 2021."


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Dự án kéo dài đến năm nào?", ("đến năm 2021",)),
        ("du an ket thuc nam nao", ("đến năm 2021",)),
        ("Dự án bắt đầu năm nào?", ("năm 2017", "đến năm 2021")),
        ("Dự án làm từ năm nào đến năm nào?", ("năm 2017", "đến năm 2021")),
        ("Khi nào tỉnh khởi động dự án?", ("Ngày 7/2", "năm 2017", "đến năm 2021")),
    ],
)
def test_only_what_the_question_can_mean_is_kept(question, kept):
    assert keep_asked(read_question(question), ("Ngày 7/2", "năm 2017", "đến năm 2021"), TEXT) == kept
