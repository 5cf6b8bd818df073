"""Captions: unit and time of a whole table stand in the lines above it."""

from ingest.readers.captions import take_caption
from ingest.readers.paragraphs import Paragraph


def above(*texts):
    return [Paragraph(text=text) for text in texts]


def test_caption_and_unit_note_stand_above():
    above = [
        Paragraph(text="Thu tăng."),
        Paragraph(text="Bảng 1. Thu ngân sách"),
        Paragraph(text="(ĐVT: tỷ đồng)"),
    ]
    assert take_caption(above) == "Bảng 1. Thu ngân sách (ĐVT: tỷ đồng)"
    assert [p.caption for p in above] == [False, True, True]


def test_sentence_above_is_no_caption():
    assert take_caption([Paragraph(text="Kết quả được nêu dưới đây.")]) == ""


def test_number_title_time_and_unit_are_one_caption_without_the_letter_it_is_enclosed_with():
    """The letter's day would else date every figure of the table."""
    lines = above(
        "Mở đầu.",
        "Biểu số 02",
        "THU HÚT ĐẦU TƯ",
        "TRÊN ĐỊA BÀN TỈNH",
        "Tháng 11 năm 2024",
        "(Kèm theo Báo cáo số 45/BC-SKH ngày 02/12/2024)",
        "Đơn vị tính: triệu USD",
    )
    expected = "Biểu số 02 THU HÚT ĐẦU TƯ TRÊN ĐỊA BÀN TỈNH Tháng 11 năm 2024 Đơn vị tính: triệu USD"
    assert take_caption(lines) == expected
    assert [p.caption for p in lines] == [False, *[True] * 6]


def test_text_above_a_title_is_not_drawn_in():
    assert take_caption(above("Các dự án lớn", "Bảng 2. Dự án mới")) == "Bảng 2. Dự án mới"
