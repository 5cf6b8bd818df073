"""A changed figure is told with the old one; one paper in two files is named with both."""

LETTER = """\
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH TUYÊN QUANG
Số: 41/BC-BQL
Tuyên Quang, ngày 10 tháng 01 năm 2021

BÁO CÁO
Tình hình đầu tư vào các khu công nghiệp tỉnh Tuyên Quang năm 2020

Năm 2020, các khu công nghiệp của tỉnh Tuyên Quang thu hút tổng vốn FDI đạt 312,4 triệu USD.
Trong năm có 21 dự án cấp mới trong các khu công nghiệp của tỉnh.
Đến cuối năm 2020, các khu công nghiệp có 18.450 lao động, thu nhập bình quân 7,2 triệu đồng/người/tháng.
"""

LATER = LETTER.replace("ngày 10", "ngày 25").replace("312,4", "321,4")


FDI = "Tổng vốn FDI thu hút vào các khu công nghiệp Tuyên Quang năm 2020 là bao nhiêu?"


def test_the_old_figure_is_told_and_never_the_answer(ask_over):
    answer = ask_over({"a.txt": LETTER, "b.txt": LATER}, FDI)
    assert (answer.status, [f.value for f in answer.figures]) == ("answered", ["321400000"])
    assert [c.document for c in answer.citations] == ["b.txt", "a.txt"]
    assert "312,4 triệu USD** [2], đã thay bằng **321,4 triệu USD** [1]" in answer.answer
    assert answer.verdict is not None
    assert answer.verdict.stands


def test_a_figure_that_stayed_has_no_old_one(ask_over):
    question = "Năm 2020 khu công nghiệp Tuyên Quang có bao nhiêu lao động?"
    answer = ask_over({"a.txt": LETTER, "b.txt": LATER}, question)
    assert [f.value for f in answer.figures] == ["18450"]
    assert [c.document for c in answer.citations] == ["b.txt"]


def test_two_opinions_stay_a_conflict(ask_over):
    other = LATER.replace("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ").replace("41/", "7/")
    answer = ask_over({"a.txt": LETTER, "b.txt": other}, FDI)
    assert answer.status == "conflict"
    assert {f.value for f in answer.figures} == {"312400000", "321400000"}


def test_the_other_file_of_a_paper_is_named(ask_over):
    answer = ask_over({"thư 2020.txt": LETTER, "thư 2020 (1).txt": LETTER + "\n"}, FDI)
    assert [f.value for f in answer.figures] == ["312400000"]
    assert answer.notes[-1] == "Văn bản ở [1] còn có bản khác: thư 2020.txt."
