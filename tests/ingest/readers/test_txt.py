"""Plain text: wrapped lines join, whole-paragraph lines do not, and the encoding is found or named."""

import pytest

from ingest.errors import UnreadableReport
from ingest.readers.txt import read_txt

WRAPPED = """\
TÌNH HÌNH KINH TẾ TỈNH HOA MAI NĂM 2023

I. Công nghiệp

Năm 2023, chỉ số sản xuất công nghiệp của tỉnh tăng 8,4% so với cùng kỳ
năm trước. Toàn tỉnh có 245 dự án FDI còn hiệu lực với tổng vốn đăng ký
đạt 3.120 triệu USD.
- Cấp mới 21 dự án với tổng vốn đăng ký 312,5 triệu USD, tăng 18% so
với cùng kỳ;
- Tăng vốn 9 dự án.

II. Nông nghiệp
Sản lượng lúa đạt 412 nghìn tấn. Diện tích gieo trồng giảm nhẹ do thời
tiết không thuận lợi.
"""
PARAGRAPHS = "\n".join(
    (
        "Kinh tế tỉnh Hoa Mai năm 2023",
        "Năm 2023, chỉ số sản xuất công nghiệp của tỉnh tăng 8,4% so với cùng kỳ năm trước nhờ dự án mới. "
        "Toàn tỉnh có 245 dự án FDI còn hiệu lực với tổng vốn đăng ký đạt 3.120 triệu USD.",
        "Ảnh: Nhà máy điện tử tại khu công nghiệp Mai Sơn. |",
        "***",
        "Thu hút đầu tư",
        "Trong năm, tỉnh cấp mới 21 dự án với tổng vốn đăng ký 312,5 triệu USD, tăng 18% so với cùng kỳ, "
        "vượt kế hoạch đề ra từ đầu năm và là mức cao nhất từ trước đến nay.",
        "Xuất khẩu đạt 1,2 tỷ USD.",
    )
)


def read(tmp_path, text, encoding="utf-8", name="kinh-te.txt"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    return read_txt(tmp_path / name, content)


def test_wrapped_lines_join(tmp_path, papers, golden):
    document = read(tmp_path, WRAPPED)
    assert "tăng 8,4% so với cùng kỳ năm trước. Toàn tỉnh có 245 dự án" in document.pages[0].text
    assert "tăng 18% so với cùng kỳ;\n" in document.pages[0].text
    golden("readers/wrapped.txt", papers.outline(document))


def test_lines_that_are_paragraphs_stay_apart(tmp_path, papers, golden):
    document = read(tmp_path, PARAGRAPHS)
    assert document.pages[0].text.splitlines() == [
        line.removesuffix(" |") for line in PARAGRAPHS.splitlines() if line != "***"
    ]
    golden("readers/paragraphs.txt", papers.outline(document))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path, end):
    document = read(tmp_path, WRAPPED.replace("\n", end))
    assert document == read(tmp_path, WRAPPED)
    assert len(document.pages[0].text.splitlines()) > 5


def test_text_without_title_takes_the_files_name(tmp_path):
    text = "Kết quả ấy có được nhờ nhiều năm chuẩn bị.\nThu ngân sách đạt 5 tỷ đồng."
    assert read(tmp_path, text, name="doi-ngoai-2016.txt").title == "doi-ngoai-2016"


def test_markdown_headings(tmp_path):
    document = read(tmp_path, "# Báo cáo quý I\n\n## Thu ngân sách\n\nThu đạt **5 tỷ đồng** trong quý.\n")
    assert document.title == "Báo cáo quý I"
    assert document.pages[0].text.endswith("Thu đạt 5 tỷ đồng trong quý.")


def test_form_feeds_part_pages(tmp_path):
    pages = read(tmp_path, "Thu đạt 5 tỷ đồng.\fChi đạt 4 tỷ đồng.").pages
    assert [(p.number, p.text) for p in pages] == [(1, "Thu đạt 5 tỷ đồng."), (2, "Chi đạt 4 tỷ đồng.")]


@pytest.mark.parametrize("text", ["***\n---\n", "\u200b\n"])
def test_text_without_words_is_refused(tmp_path, text):
    with pytest.raises(UnreadableReport, match="no text"):
        read(tmp_path, text)
