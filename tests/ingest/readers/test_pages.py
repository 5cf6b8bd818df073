"""Page ends: a broken sentence goes on, a finished one does not."""

import pytest

from ingest.readers.lines import Line
from ingest.readers.pages import build_pages, goes_on
from ingest.readers.paragraphs import Paragraph

LONG = "Trong năm, tỉnh đã tổ chức nhiều hội nghị gặp gỡ, đối thoại với doanh nghiệp, phối hợp với"


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("nhằm nâng cao nhận", "thức của doanh nghiệp.", True),
        (LONG, "Công ty Mai Hoa mở rộng nhà máy.", True),
        ("phát triển chuỗi cung ứng;", "hạn chế dự án dùng nhiều nước.", True),
        ("Thu ngân sách đạt 5 tỷ đồng.", "Chi ngân sách đạt 4 tỷ đồng.", False),
        (LONG, "- Cấp mới 35 dự án;", False),
        (LONG, "2. Thu hút đầu tư", False),
        ("Kết quả như sau:", "Thu ngân sách đạt 5 tỷ đồng.", False),
        ("hoàn thành nhiệm vụ;", "Đẩy nhanh tiến độ.", False),
    ],
)
def test_goes_on(last, first, expected):
    assert goes_on(Paragraph(text=last), Paragraph(text=first)) is expected


def test_footnotes_do_not_stand_between_the_halves_of_a_sentence():
    pages = build_pages(
        [
            [
                Line(text="- Vốn tăng thêm của các dự án đã được cấp phép từ những năm trước đạt"),
                Line(text="¹ Kế hoạch năm."),
            ],
            [Line(text="96,4 triệu USD."), Line(text="- Mức cao.")],
        ]
    )
    first = pages[1].blocks[0]
    assert (first.kind, first.continues) == ("item", True)


def test_page_without_lines_keeps_its_number():
    assert [p.number for p in build_pages([[Line(text="Thu tăng.")], []])] == [1, 2]
