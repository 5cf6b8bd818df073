"""Without these, "ngừoi" is a word that no report has, and the question is refused."""

import pytest

from assistant.slips import mend_slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Có bao nhiêu ngừoi và mấy nứoc?", "Có bao nhiêu người và mấy nước?"),
        ("Kim nghạch các nghành", "Kim ngạch các ngành"),
        ("Uớc thuờng xuyên đuợc", "Ước thường xuyên được"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert mend_slips(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Bắc Kạn, Đắk Lắk, Krông Pắc",
        "GRDP và HĐND",
        "khu Deep C",
        "thuở ấy",
        "so nguoi",
        "sạt lỡ",
        "Kôn Plông",
    ],
)
def test_a_syllable_and_a_name_stay(text):
    assert mend_slips(text) == text


def test_a_question_with_a_slip_is_answered(ask_over):
    report = "Tình hình tỉnh Lai Châu năm 2023\n\nNăm 2023, tai nạn giao thông làm chết 41 người."
    answer = ask_over({"a.txt": report}, "Bao nhiêu ngừoi chết vì tai nạn giao thông ở Lai Châu năm 2023?")
    assert [f.text for f in answer.figures] == ["41 người"]
