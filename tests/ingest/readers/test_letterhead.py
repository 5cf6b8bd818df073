"""Letterhead: its two columns are parted, and text of the report is not taken for it."""

import pytest

from ingest.readers.letterhead import is_letterhead, split_columns


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("UBND TỈNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("SỞ Y TẾ Độc lập – Tự do – Hạnh phúc", ["SỞ Y TẾ", "Độc lập – Tự do – Hạnh phúc"]),
        ("Số: 5/BC-SYT Huế, ngày 5 tháng 11 năm 2024", ["Số: 5/BC-SYT", "Huế, ngày 5 tháng 11 năm 2024"]),
        ("Số: /BC-SYT Hà Nội, ngày … tháng … năm 2024", ["Số: /BC-SYT", "Hà Nội, ngày … tháng … năm 2024"]),
        ("Hội nghị tại Huế, ngày 5 tháng 11 năm 2024", ["Hội nghị tại Huế, ngày 5 tháng 11 năm 2024"]),
        ("Thu ngân sách đạt 5 tỷ đồng.", ["Thu ngân sách đạt 5 tỷ đồng."]),
    ],
)
def test_columns(line, columns):
    assert split_columns(line) == columns


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số: 45/BC-UBND", True),
        ("Kính gửi: Sở Công Thương", True),
        ("V/v báo cáo kết quả", True),
        ("Đồng Xanh, ngày tháng năm 2024", True),
        ("KT. TRƯỞNG BAN", True),
        ("Số dự án tăng 5%.", False),
        ("Huế, ngày 5 tháng 11 năm 2024 tổ chức hội nghị.", False),
        ("TP. Hải Phòng", False),
    ],
)
def test_letterhead_lines(line, expected):
    assert is_letterhead(line) is expected
