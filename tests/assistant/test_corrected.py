"""A figure that a letter corrected is told with both values, each cited; the wrong one never alone."""

import io

import docx
import pytest

from assistant.records import Answer

REPORT = """\
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH TUYÊN QUANG
Số: 41/BC-BQL
Tuyên Quang, ngày 10 tháng 01 năm 2021

BÁO CÁO
Tình hình đầu tư vào các khu công nghiệp tỉnh Tuyên Quang năm 2020

Năm 2020, các khu công nghiệp của tỉnh Tuyên Quang thu hút tổng vốn FDI đạt 312,4 triệu USD.
Năm 2019, các khu công nghiệp của tỉnh Tuyên Quang thu hút tổng vốn FDI đạt 210,4 triệu USD.
Trong năm có 21 dự án cấp mới trong các khu công nghiệp của tỉnh.
Đến cuối năm 2020, các khu công nghiệp có 18.450 lao động, thu nhập bình quân 7,2 triệu đồng/người/tháng.
"""

HEAD = """\
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH TUYÊN QUANG
Số: 60/BQL-VP
V/v đính chính số liệu tại Báo cáo số 41/BC-BQL
Tuyên Quang, ngày 02 tháng 02 năm 2021

Kính gửi: Sở Kế hoạch và Đầu tư

"""

OTHER_OFFICE = HEAD.replace("41/BC-BQL", "41/BC-BQL ngày 10/01/2021").replace("BAN QUẢN LÝ", "VĂN PHÒNG")

FDI = "Tổng vốn FDI thu hút vào các khu công nghiệp Tuyên Quang năm 2020 là bao nhiêu?"

LAYOUTS = (
    "Ban Quản lý đính chính Báo cáo số 41/BC-BQL ngày 10/01/2021 như sau: tại trang 1, tổng vốn FDI của các "
    "khu công nghiệp năm 2020 đã ghi “312,4 triệu USD”, nay sửa thành “321,4 triệu USD”.",
    'Tại trang 1, dòng 5 từ trên xuống, số liệu "312,4" sửa thành "321,4".',
    "Trang 1, dòng thứ nhất: 312,4 triệu USD đọc là 321,4 triệu USD.",
    "Do sơ suất khi đánh máy, Ban Quản lý xin đính chính như sau:\n"
    "Đã viết: “tổng vốn FDI đạt 312,4 triệu USD”.\nSửa lại: “tổng vốn FDI đạt 321,4 triệu USD”.",
    "Thay cụm từ “đạt 312,4 triệu USD” bằng cụm từ “đạt 321,4 triệu USD”.",
    "Tổng vốn FDI năm 2020 đã in là 312,40 triệu USD, nay sửa lại là 321,40 triệu USD (tăng 9 triệu USD).",
    "- Đã in: Năm 2020, các khu công nghiệp thu hút 312,4 triệu USD.\n"
    "- Nay đính chính là: Năm 2020, các khu công nghiệp thu hút 321,4 triệu USD.",
    "Tổng vốn FDI năm 2020, số liệu đúng là 321,4 triệu USD chứ không phải 312,4 triệu USD.",
    "Báo cáo số 41/BC-BQL ghi nhầm tổng vốn FDI năm 2020 là 312.4 triệu USD; số đúng là 321.4 triệu USD.",
    "Đã in:\n“tổng vốn FDI đạt 312,4 triệu USD”\nSửa thành:\n“tổng vốn FDI đạt 321,4 triệu USD”",
    "Tổng vốn FDI năm 2020 là 321,4 triệu USD thay vì 312,4 triệu USD như đã nêu.",
    "Số liệu tổng vốn FDI 312,4 triệu USD được điều chỉnh thành 321,4 triệu USD.",
    "Báo cáo nêu tổng vốn FDI 312,4 triệu USD; nay xin đính chính lại là 321,4 triệu USD.",
)


def table_letter() -> bytes:
    """A letter whose corrections stand in a table of two columns."""
    letter = docx.Document()
    for line in HEAD.splitlines():
        letter.add_paragraph(line)
    letter.add_paragraph("Ban Quản lý xin đính chính một số số liệu như sau:")
    rows = [
        ("STT", "Chỉ tiêu", "Nội dung đã in", "Nội dung đính chính"),
        ("1", "Tổng vốn FDI năm 2020 (triệu USD)", "312,4", "321,4"),
        ("2", "Số lao động (người)", "18.450", "18.540"),
    ]
    table = letter.add_table(rows=0, cols=4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    saved = io.BytesIO()
    letter.save(saved)
    return saved.getvalue()


def assert_corrected(answer: Answer, letter: str = "b.txt") -> None:
    assert (answer.status, [f.value for f in answer.figures]) == ("answered", ["321400000"])
    assert [c.document for c in answer.citations] == [letter, "a.txt"]
    assert "312,4 triệu USD** [2], đã đính chính thành **321,4" in answer.answer.replace("21.4", "21,4")
    assert "bằng văn bản số 60/BQL-VP (02/02/2021) [1]" in answer.answer
    assert answer.verdict is not None
    assert answer.verdict.stands


@pytest.mark.parametrize("said", LAYOUTS)
def test_the_corrected_value_is_told_with_the_old_one(ask_over, said):
    assert_corrected(ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{said}\n"}, FDI))


def test_a_table_of_corrections_is_read(ask_over):
    assert_corrected(ask_over({"a.txt": REPORT, "b.docx": table_letter()}, FDI), "b.docx")


def test_without_the_letter_the_report_speaks_again(ask_over):
    answer = ask_over({"a.txt": REPORT, "b.txt": HEAD + LAYOUTS[0]}, FDI, without="b.txt")
    assert [f.value for f in answer.figures] == ["312400000"]
    assert "đính chính" not in answer.answer


def test_without_its_report_the_letter_tells_its_own_figure(ask_over):
    answer = ask_over({"b.txt": HEAD + LAYOUTS[0] + "\n"}, FDI)
    assert {f.value for f in answer.figures} <= {"321400000"}


def test_what_is_worked_out_is_worked_out_from_the_corrected_value(ask_over):
    question = "Tổng vốn FDI vào các khu công nghiệp Tuyên Quang năm 2020 tăng bao nhiêu so với năm 2019?"
    answer = ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{LAYOUTS[0]}\n"}, question)
    assert "102" not in answer.answer  # 312,4 - 210,4
    if answer.status == "answered":
        assert [f.value for f in answer.figures] == ["111000000"]


def test_a_figure_that_nobody_corrected_is_told_alone(ask_over):
    question = "Năm 2020 khu công nghiệp Tuyên Quang có bao nhiêu lao động?"
    answer = ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{LAYOUTS[0]}\n"}, question)
    assert [f.value for f in answer.figures] == ["18450"]
    assert [c.document for c in answer.citations] == ["a.txt"]


@pytest.mark.parametrize(
    ("report", "letter"),
    [
        (REPORT + "Dự án điện tử có vốn đăng ký 312,4 triệu USD.\n", HEAD + LAYOUTS[1]),
        (
            REPORT,
            HEAD.replace("41/BC-BQL", "41/BC-BQL ngày 10/01/2021").replace("BAN QUẢN LÝ", "VĂN PHÒNG")
            + LAYOUTS[1],
        ),
    ],
    ids=["two figures of one value", "another office"],
)
def test_what_is_not_sure_is_shown_as_a_disagreement(ask_over, report, letter):
    answer = ask_over({"a.txt": report, "b.txt": f"{letter}\n"}, FDI)
    assert answer.status == "conflict"
    assert {f.value for f in answer.figures} == {"312400000", "321400000"}
    assert {c.document for c in answer.citations} == {"a.txt", "b.txt"}


def test_a_claim_is_held_against_the_corrected_value(ask_over):
    question = (
        "Có đúng là tổng vốn FDI vào các khu công nghiệp Tuyên Quang năm 2020 là 312,4 triệu USD không?"
    )
    answer = ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{LAYOUTS[0]}\n"}, question)
    assert [f.value for f in answer.figures] == ["321400000"]
    assert not answer.answer.startswith("Đúng")


def test_a_letter_that_corrects_words_changes_no_answer(ask_over):
    said = "Tại trang 1, cụm từ “thu hút” sửa thành “vận động, thu hút”."
    answer = ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{said}\n"}, FDI)
    assert [f.value for f in answer.figures] == ["312400000"]
    assert [c.document for c in answer.citations] == ["a.txt"]


def test_a_letter_that_is_not_understood_is_named(ask_over):
    said = "Về con số 312,4 triệu USD: đây là sai sót khi tổng hợp, đề nghị đính chính theo phụ lục kèm theo."
    answer = ask_over({"a.txt": REPORT, "b.txt": f"{HEAD}{said}\n"}, FDI)
    assert any("số 60/BQL-VP (02/02/2021) đính chính báo cáo ở [1]" in note for note in answer.notes)


def test_a_corrected_figure_in_a_sentence_that_only_leads_to_the_answer_is_told(ask_over):
    """Whoever reads the lead must not take the old figure with them."""
    led = REPORT.replace(
        "đạt 312,4 triệu USD.\n",
        "đạt 312,4 triệu USD. Trong đó có 17 dự án cấp mới với vốn 200,1 triệu USD.\n",
    ).replace("Trong năm có 21 dự án cấp mới trong các khu công nghiệp của tỉnh.\n", "")
    question = "Năm 2020 có bao nhiêu dự án cấp mới vào các khu công nghiệp Tuyên Quang?"
    answer = ask_over({"a.txt": led, "b.txt": f"{HEAD}{LAYOUTS[0]}\n"}, question)
    assert [f.value for f in answer.figures] == ["17"]
    assert "đã đính chính thành 321,4" in answer.answer.replace("**", "") or "312,4" not in answer.answer
