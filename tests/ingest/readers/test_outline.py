"""Outline: a section must not be named by a list item, nor a figure be filed under the wrong heading."""

import pytest

from ingest.readers.outline import Outline
from ingest.readers.paragraphs import Paragraph

BODY = "Năm 2023, chỉ số sản xuất công nghiệp của tỉnh tăng 8,4% so với cùng kỳ năm trước."


def kinds(*texts, plain=True):
    paragraphs = [Paragraph(text=t) if isinstance(t, str) else t for t in texts]
    return [(b.kind, b.level) for b in Outline(paragraphs, plain).blocks()]


def bold(text):
    return Paragraph(text=text, bold=True)


def test_numbering_gives_levels():
    texts = [
        "A. Kết quả:",
        "I. Kinh tế:",
        "1. Đầu tư:",
        "3.1. Về vốn:",
        "- Về xúc tiến đầu tư:",
        BODY,
        "II. Xã hội:",
        "B. Nhiệm vụ:",
    ]
    assert [level for _, level in kinds(*texts, BODY)] == [1, 2, 3, 4, 5, 0, 2, 1, 0]


def test_places_are_taken_in_order_of_appearance():
    texts = [
        "1. Đầu tư:",
        "- Về công nghiệp:",
        "(1) Tình hình chung",
        BODY,
        "(2) Vốn đầu tư",
        "- Đạt 5 dự án;",
        "(3) Lao động:",
        BODY,
    ]
    assert [level for kind, level in kinds(*texts) if kind == "heading"] == [1, 2, 3, 3, 3]


@pytest.mark.parametrize(
    "text",
    [
        "1. Thu ngân sách đạt 5 tỷ đồng, tăng 4,6% so với cùng kỳ năm trước, vượt dự toán được giao.",
        "2. Đẩy nhanh tiến độ; hoàn thành kế hoạch;",
        "- Sản lượng: Ước đạt 412 nghìn tấn.",
        "- Cụ thể như sau:",
        "(Xem phần đầu của báo cáo này)",
        "Kính gửi: Sở Công Thương",
        "Nơi nhận:",
        "Ảnh: Nhà máy tại khu công nghiệp Mai Sơn",
        "Kết quả cụ thể như sau:",
        "Số: 45/BC-STC",
        "TM. ỦY BAN NHÂN DÂN",
        "TRƯỞNG BAN",
        "PHÓ CỤC TRƯỞNG",
    ],
)
def test_no_headings(text):
    assert "heading" not in [kind for kind, _ in kinds(BODY, text, BODY)]


@pytest.mark.parametrize(
    "text",
    [
        bold("1. Thu ngân sách"),
        "II. ĐÁNH GIÁ CHUNG",
        "(1) Sản xuất nông nghiệp ở các huyện miền núi",
        "Chăn nuôi và thủy sản (CNTS)",
        "3.1. Những việc cần làm ngay.",
        bold("Về nông nghiệp"),
        "PHỤ LỤC 1",
    ],
)
def test_headings(text):
    assert kinds(BODY, text, BODY)[1][0] == "heading"


def test_list_of_names_is_no_row_of_headings():
    assert {
        kind for kind, _ in kinds(BODY, "1. Sở Công Thương", "2. Sở Tài chính", "3. Sở Nội vụ", BODY)
    } == {
        "paragraph",
        "item",
    }


def test_title_is_two_lines_and_no_heading():
    texts = ["UBND TỈNH HOA MAI", "Số: 45/BC-UBND", bold("BÁO CÁO"), bold("Tình hình kinh tế năm 2023"), BODY]
    assert [kind for kind, _ in kinds(*texts)] == ["paragraph", "paragraph", "title", "title", "paragraph"]


def test_signature_and_recipients_are_plain():
    texts = [
        BODY,
        "Nơi nhận:",
        "- Như trên;",
        bold("KT. TRƯỞNG BAN"),
        bold("PHÓ TRƯỞNG BAN"),
        "Trần Văn Bình",
    ]
    assert {kind for kind, _ in kinds(*texts)} == {"paragraph", "item"}


def test_appendix_after_the_signature_is_read_as_text():
    texts = [BODY, "Nơi nhận:", "- Lưu: VT.", bold("PHỤ LỤC 1"), bold("I. Số liệu"), BODY]
    assert [kind for kind, _ in kinds(*texts)][3:] == ["heading", "heading", "paragraph"]


def test_items_nest():
    texts = ["- Đạt 5 dự án;", "+ Trong khu công nghiệp;", "+ Ngoài khu công nghiệp;", "- Đạt 6 dự án."]
    assert [level for _, level in kinds(BODY, *texts)][1:] == [1, 2, 2, 1]


def test_pages_with_markup_need_it_for_headings():
    caption = "Đại biểu thăm gian hàng của huyện Mai Sơn"
    assert kinds(BODY, caption, BODY, plain=False)[1][0] == "paragraph"


def test_large_print_below_the_issuer_is_the_title():
    title = Paragraph(text="Chỉ tiêu sản xuất năm 2024", large=True)
    texts = ["BAN QUẢN LÝ KHU KINH TẾ HOA MAI", "Hoa Mai, tháng 11 năm 2024", title, BODY]
    assert [kind for kind, _ in kinds(*texts)] == ["paragraph", "paragraph", "title", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Tổng số lao động: 604.512 người, tăng 1,9% so với năm 2018, trong đó:",
        "1. Tổng thu ngân sách đạt 15.724 tỷ đồng, gồm:",
        "1. Lao động nữ: 352 người",
        "1. Một số nhà đầu tư lớn, trong đó:",
    ],
)
def test_numbered_line_that_states_figures_is_an_item(text):
    texts = ["B. LAO ĐỘNG", text, "+ Lao động nữ: 352.700 người;", "2. Mức thưởng Tết đạt 7 triệu đồng."]
    assert kinds(*texts, BODY)[1:4] == [("item", 1), ("item", 2), ("item", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024",
        "1. Về thu hút đầu tư",
        "2. Kết quả 11 tháng đầu năm 2024:",
        "3. Thực hiện Nghị quyết số 45-NQ/TW ngày 24/01/2019",
        "4. Chương trình 135",
        "2.1. Thu ngân sách 9 tháng năm 2023:",
    ],
)
def test_numbered_line_that_names_a_part_is_a_heading(text):
    assert kinds(BODY, text, BODY)[1][0] == "heading"
