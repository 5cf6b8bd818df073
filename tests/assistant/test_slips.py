"""Without these, "ngừoi" is a word that no report has, and the question is refused."""

import pytest

from assistant.places import place_names
from assistant.slips import mend_names, mend_slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Có bao nhiêu ngừoi và mấy nứoc?", "Có bao nhiêu người và mấy nước?"),
        ("Kim nghạch các nghành", "Kim ngạch các ngành"),
        ("6 tháng đàu năm", "6 tháng đầu năm"),
        ("Bao nhiêu thí sihn ở Quảng Nihn?", "Bao nhiêu thí sinh ở Quảng Ninh?"),
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
        "a sign of John",
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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thu ngân sách Bà Riạ - Vũng Tàu và Tây Nnih", "Thu ngân sách Bà Rịa - Vũng Tàu và Tây Ninh"),
        ("Diện tích tôm Cà Mua, khách Hàn Quóôc", "Diện tích tôm Cà Mau, khách Hàn Quóôc"),
    ],
)
def test_a_province_s_name_with_letters_out_of_place_is_mended(typed, meant):
    assert mend_names(typed, place_names()) == meant


@pytest.mark.parametrize(
    "text", ["Huyện Phù Yên và phố Kiến Giang", "tây nnih", "Ninh Hòa, Cà Mau", "Công Hòa"]
)
def test_another_place_s_name_is_not(text):
    assert mend_names(text, place_names()) == text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Nhiu tuổi mới được vào?", "bao nhiêu tuổi mới được vào?"),
        ("Hết bao nhieu tiền?", "Hết bao nhiêu tiền?"),
        ("Được bao nhiu tiền?", "Được bao nhiêu tiền?"),
        ("co bao nhiu khach du lich", "co bao nhieu khach du lich"),
        ("co nhiu khach du lich", "co bao nhieu khach du lich"),
        ("Có nhiều khách du lịch", "Có nhiều khách du lịch"),
    ],
)
def test_how_much_is_read_however_short_it_is_typed(typed, read):
    """A question without marks stays one: it would be looked for as if it had them all."""
    assert mend_slips(typed) == read
