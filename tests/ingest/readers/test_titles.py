"""Titles: what is printed wins over what a program wrote into the file."""

from pathlib import Path

import pytest

from ingest.readers.layout import lay_page
from ingest.readers.titles import choose_title, opening_title
from ingest.records import Block

PATH = Path("thu-chi-2023.pdf")


def page(*blocks):
    return lay_page(1, [(text, Block(start=0, end=len(text), kind=kind)) for kind, text in blocks])


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["BÁO CÁO", "Tình hình kinh tế năm 2023"], "Báo cáo tình hình kinh tế năm 2023"),
        (["BÁO CÁO", "TÌNH HÌNH KINH TẾ NĂM 2023"], "BÁO CÁO TÌNH HÌNH KINH TẾ NĂM 2023"),
        (["TỜ TRÌNH", "V/v thành lập khu kinh tế"], "Tờ trình thành lập khu kinh tế"),
        (["V/v báo cáo kết quả năm 2023"], "Báo cáo kết quả năm 2023"),
        (["BÁO CÁO", "Hải Phòng năm 2023"], "Báo cáo Hải Phòng năm 2023"),
    ],
)
def test_title_block(texts, title):
    blocks = [("title", text) for text in texts]
    assert (
        choose_title([page(("paragraph", "Số: 5"), *blocks, ("paragraph", "A."))], "meta data", PATH) == title
    )


@pytest.mark.parametrize("junk", ["", "Microsoft Word - bc.doc", "untitled", "Word Document", "bao cao.docx"])
def test_junk_gives_way_to_the_files_name(junk):
    assert choose_title([page(("paragraph", "A."))], junk, PATH) == "thu-chi-2023"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kinh tế tỉnh Hoa Mai năm 2023", "Kinh tế tỉnh Hoa Mai năm 2023"),
        ("Thu ngân sách đạt 5 tỷ đồng.", ""),
        ("Số: 45/BC-UBND", ""),
    ],
)
def test_opening_title(text, title):
    assert opening_title([page(("paragraph", text), ("paragraph", "A."))]) == title


def titled(*lines: tuple[str, str]) -> str:
    blocks = [(text, Block(start=0, end=len(text), kind=kind)) for text, kind in lines]
    pages = [lay_page(1, blocks)]
    return choose_title(pages, opening_title(pages), Path("ten-tep.txt"))


def test_a_place_in_the_letterhead_is_no_title():
    lines = [
        ("HỘI ĐỒNG NHÂN DÂN", "paragraph"),
        ("TỈNH HOA MAI", "title"),
        ("Số: 98/NQ-HĐND", "paragraph"),
        ("NGHỊ QUYẾT", "title"),
        ("Về nhiệm vụ phát triển kinh tế năm 2022", "title"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH HOA MAI KHÓA XIX", "title"),
        ("Căn cứ Luật Tổ chức chính quyền địa phương;", "paragraph"),
    ]
    assert titled(*lines) == "Nghị quyết về nhiệm vụ phát triển kinh tế năm 2022"


@pytest.mark.parametrize(
    "title", ["Tổng kết công tác đối ngoại năm 2015", "5 tháng nhập siêu 2,7 tỷ USD", "'Câu lạc bộ' tỷ USD"]
)
def test_a_title_below_the_issuer_wins_over_the_files_name(title):
    lines = [("SỞ NGOẠI VỤ TỈNH HOA MAI", "paragraph"), (title, "paragraph"), ("Nội dung.", "paragraph")]
    assert titled(*lines) == title
