"""Wrapped lines: what is one paragraph on paper is one here, and a new item begins a new one."""

import pytest

from ingest.readers.lines import Line
from ingest.readers.paragraphs import join_paragraphs, split_breaks

FULL = "Năm 2023, chỉ số sản xuất công nghiệp của tỉnh tăng 8,4% so với cùng kỳ năm"
WIDE = "trước, trong đó ngành chế biến, chế tạo tăng 9,1%, ngành điện tăng 5,2% nhờ"


def joined(*texts, **looks):
    return [p.text for p in join_paragraphs([[Line(text=text, **looks) for text in texts]])]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (FULL, "trước."),
        (FULL, "2022 là năm có nhiều biến động."),
        (WIDE, "Nhà máy điện Mai Sơn đi vào hoạt động."),
        ("gồm: Tổng", "công ty Điện lực đầu tư 50 triệu USD."),
        (FULL, "05/11/2024 của tỉnh."),
        (FULL, "3. Tuy nhiên, mức này còn thấp."),
        ("Trong năm, tỉnh thu hút được các dự án lớn của", "Công ty Mai Hoa."),
    ],
)
def test_wrapped_lines_are_one_paragraph(upper, lower):
    assert joined(WIDE, upper, lower)[-1].endswith(f"{upper} {lower}")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("trước.", "Thu ngân sách đạt 5 tỷ đồng."),
        (FULL, "- Cấp mới 35 dự án;"),
        ("như sau:", "+11 tháng đầu năm đạt 56 dự án;"),
        ("- Cấp mới 35 dự án;", "a) Trong khu công nghiệp"),
        ("trước.", "2. Thu hút đầu tư"),
        ("Kính gửi: Sở Công Thương", "Thực hiện công văn số 5, Sở báo cáo như sau:"),
        (FULL, "Nơi nhận:"),
        ("SỞ TÀI CHÍNH", "Số: 45/BC-STC"),
    ],
)
def test_new_paragraphs_begin(upper, lower):
    assert joined(WIDE, upper, lower)[-1] == lower


def test_wider_gap_parts_full_lines():
    lines = [Line(text=FULL, x=70, y=y) for y in (700, 683, 666)]
    below = [Line(text="Thu ngân sách đạt 5 tỷ đồng.", x=70, y=636)]
    assert len(join_paragraphs([[*lines, *below]])) == 2


def test_gap_inside_a_sentence_does_not_part_it():
    lines = [Line(text=FULL, x=70, y=700), Line(text=WIDE, x=70, y=683), Line(text="giá điện.", x=70, y=640)]
    assert len(join_paragraphs([lines])) == 1


def test_indent_begins_a_paragraph():
    body = [Line(text=f"{FULL}.", x=70, y=700 - 17 * i) for i in range(3)]
    indented = Line(text=f"{FULL}.", x=98, y=649)
    assert len(join_paragraphs([[*body, indented]])) == 2


def test_bold_heading_leaves_the_text_below():
    lines = [Line(text="Tình hình kinh tế của tỉnh trong năm 2023 và nhiệm vụ trọng tâm năm 2024", bold=True)]
    found = join_paragraphs([[*lines, Line(text=FULL), Line(text=WIDE)]])
    assert [p.bold for p in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "mark"), [("¹ Kế hoạch năm.", "1"), ("¹²Kế hoạch năm.", "12"), ("[3] Kế hoạch năm.", "3")]
)
def test_footnotes_are_known_by_their_mark(text, mark):
    assert [p.footnote for p in join_paragraphs([[Line(text=FULL), Line(text=text)]])] == ["", mark]


def test_small_print_makes_a_plain_digit_a_footnote():
    lines = [Line(text=FULL, size=13), Line(text=WIDE, size=13), Line(text="2 Kế hoạch năm.", size=10)]
    assert [p.footnote for p in join_paragraphs([lines])] == ["", "2"]


def test_breaks_inside_a_paragraph():
    assert split_breaks("Thu tăng\nmạnh.\n\n- Xuất khẩu tăng;\n- Nhập khẩu giảm.") == [
        "Thu tăng mạnh.",
        "- Xuất khẩu tăng;",
        "- Nhập khẩu giảm.",
    ]


def test_summing_up_and_captions_begin_paragraphs():
    for text in ("Trên đây là báo cáo của Ban Quản lý.", "Bảng 1. Thu ngân sách"):
        assert (
            joined(FULL, "- Khởi công hai khu mới, xây dựng đồng bộ hạ tầng và nhà ở cho công nhân.", text)[
                -1
            ]
            == text
        )
