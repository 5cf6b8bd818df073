"""Markers: a figure at the start of a line is no list number, and a list number is no figure."""

import pytest

from ingest.readers.marks import read_mark


@pytest.mark.parametrize(
    ("text", "mark", "style", "ordinal"),
    [
        ("A. Kết quả", "A.", "letter", 1),
        ("B.KẾT QUẢ", "B.", "letter", 2),
        ("II. Đánh giá", "II.", "roman", 2),
        ("III- TỔ CHỨC", "III-", "roman", 3),
        ("1. Công tác", "1.", "number", 1),
        ("2.Công tác", "2.", "number", 2),
        ("1/ Về vốn", "1/", "number", 1),
        ("3.1. Về vốn", "3.1.", "number2", 1),
        ("3.2 Về vốn", "3.2", "number2", 2),
        ("1.2.3. Về vốn", "1.2.3.", "number3", 3),
        ("a) Về vốn", "a)", "lower", 1),
        ("đ) Về vốn", "đ)", "lower", 5),
        ("i) Về vốn", "i)", "lower_roman", 1),
        ("(iv) Về vốn", "(iv)", "paren", 4),
        ("(2) Về vốn", "(2)", "paren", 2),
        ("- Về vốn", "-", "bullet", 0),
        ("+11 tháng đầu năm", "+", "bullet", 0),
        ("• Về vốn", "•", "bullet", 0),
        ("Phần thứ nhất", "Phần thứ nhất", "part", 1),
        ("CHƯƠNG II", "CHƯƠNG II", "chapter", 2),
        ("PHỤ LỤC", "PHỤ LỤC", "chapter", 1),
        ("Điều 5. Phạm vi", "Điều 5.", "article", 5),
    ],
)
def test_markers(text, mark, style, ordinal):
    found = read_mark(text)
    assert (found.text, found.style, found.ordinal) == (mark, style, ordinal)
    assert text[: found.end].strip() == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "05/11/2024 về việc",
        "2.869 triệu USD",
        "1.000 dự án",
        "21,4 triệu USD",
        "20.12.2022",
        "10 tháng đầu năm",
        "2.5 lần",
        "-5,3% so với cùng kỳ",
        "***",
        "---",
        "TP. Hải Phòng",
        "V/v báo cáo",
        "B.Fest là lễ hội",
        "Phần lớn doanh nghiệp",
        "Mục tiêu là",
        "Điều này",
        "Phụ lục kèm theo",
    ],
)
def test_no_markers(text):
    assert read_mark(text) is None
