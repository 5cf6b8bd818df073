"""A correction that is not read leaves the wrong figure standing; other words change nothing."""

from pathlib import Path

import pytest

from ingest.parse import parse_report
from ingest.versions.errata import read_errata

HEAD = """\
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP
Số: 222/BQL-VP
V/v đính chính số liệu tại Báo cáo số 215/BC-BQL
Hoa Mai, ngày 12 tháng 11 năm 2024

Kính gửi: Sở Kế hoạch và Đầu tư

"""

CAPITAL = ("145,6 triệu USD", "154,6 triệu USD")

LAYOUTS = {
    "Tại trang 1, vốn đăng ký đã ghi “145,6 triệu USD”, nay sửa thành “154,6 triệu USD”.": CAPITAL,
    'Tại trang 2, dòng 5 từ trên xuống, số liệu "145,6" sửa thành "154,6".': ("145,6", "154,6"),
    "Trang 2, dòng 5: 145,6 triệu USD đọc là 154,6 triệu USD.": CAPITAL,
    "Nay xin đính chính như sau:\nĐã viết: “tổng vốn đạt 145,6 triệu USD”.\n"
    "Sửa lại: “tổng vốn đạt 154,6 triệu USD”.": CAPITAL,
    "Thay cụm từ “đạt 145,6 triệu USD” bằng cụm từ “đạt 154,6 triệu USD”.": CAPITAL,
    "Vốn đăng ký đã in là 145,6 triệu USD, nay sửa lại là 154,6 triệu USD (thêm 9 triệu USD).": CAPITAL,
    "- Đã in: Trong tháng có 12 dự án với tổng vốn 145,6 triệu USD.\n"
    "- Nay đính chính là: Trong tháng có 12 dự án với tổng vốn 154,6 triệu USD.": CAPITAL,
    "Tổng vốn đăng ký, số liệu đúng là 154,6 triệu USD chứ không phải 145,6 triệu USD.": CAPITAL,
    "Báo cáo ghi nhầm vốn đăng ký là 145,6 triệu USD; số đúng là 154,6 triệu USD.": CAPITAL,
    "Đã in:\n“tổng vốn đạt 145,6 triệu USD”\nSửa thành:\n“tổng vốn đạt 154,6 triệu USD”": CAPITAL,
    "Vốn đăng ký là 154,6 triệu USD thay vì 145,6 triệu USD như đã nêu.": CAPITAL,
    "Số liệu vốn đăng ký 145,6 triệu USD được điều chỉnh thành 154,6 triệu USD.": CAPITAL,
    "Báo cáo nêu vốn đăng ký 145,6 triệu USD; nay xin đính chính lại là 154,6 triệu USD.": CAPITAL,
    "- Nội dung đã ban hành: “tổng vốn đạt 145,6 triệu USD”.\n"
    "- Nội dung đính chính: “tổng vốn đạt 154,6 triệu USD”.": CAPITAL,
    "Số liệu trước đính chính: 145,6 triệu USD. Số liệu sau đính chính: 154,6 triệu USD.": CAPITAL,
    "Đính chính: vốn đăng ký từ 145,6 triệu USD thành 154,6 triệu USD.": CAPITAL,
    "Vốn đăng ký là 154,6 triệu USD (Báo cáo số 215/BC-BQL đã in 145,6 triệu USD).": CAPITAL,
    "1. Tại trang 1: tỷ lệ tăng đã in “8,5%”, sửa thành “5,8%”.": ("8,5%", "5,8%"),
    "Số 12 đọc là 21 dự án.": ("12", "21 dự án"),
    "Đã viết: “12 dự án với tổng vốn 145,6 triệu USD”; sửa lại: “tổng vốn 154,6 triệu USD”.": CAPITAL,
}


def errata(place: Path, text: str, name: str = "x.txt") -> list[tuple[str, str]]:
    path = place / name
    path.write_text(text, encoding="utf-8")
    content = parse_report(path, name, "0" * 64)
    return [(e.old.text, e.new.text) for e in read_errata(content.sentences)]


@pytest.mark.parametrize("said", LAYOUTS)
def test_every_way_of_correcting_is_read(tmp_path, said):
    assert errata(tmp_path, f"{HEAD}{said}\n") == [LAYOUTS[said]]


def test_several_corrections_on_one_line(tmp_path):
    said = "Số dự án 12 dự án sửa thành 21 dự án; số lao động 84.300 người sửa thành 83.400 người."
    assert errata(tmp_path, HEAD + said) == [("12 dự án", "21 dự án"), ("84.300 người", "83.400 người")]


def test_a_table_of_corrections(tmp_path):
    rows = "<tr><td>1</td><td>Vốn đăng ký (triệu USD)</td><td>145,6</td><td>154,6</td></tr>"
    heads = "<tr><th>TT</th><th>Chỉ tiêu</th><th>Nội dung đã in</th><th>Nội dung đính chính</th></tr>"
    page = f"<html><body><p>ĐÍNH CHÍNH</p><table>{heads}{rows}</table></body></html>"
    assert errata(tmp_path, page, "x.html") == [("145,6", "154,6")]


@pytest.mark.parametrize(
    "said",
    [
        "Tại mục 1, từ “thu hút” sửa thành “vận động, thu hút”.",
        "Ngày “05/11/2024” sửa thành “06/11/2024”.",
        "Vốn đăng ký “145,60 triệu USD” sửa thành “145,6 triệu USD”.",
    ],
)
def test_words_days_and_other_prints_of_a_number_correct_no_figure(tmp_path, said):
    assert errata(tmp_path, HEAD + said) == []


def test_an_ordinary_report_corrects_nothing(tmp_path, letter):
    said = "Công ty Hoa Sen điều chỉnh vốn từ 20 triệu USD thành 25 triệu USD; năm trước đã báo cáo 3 dự án, \
nay là 5 dự án.\n"
    assert errata(tmp_path, letter + said) == []


def test_the_number_that_was_wrong_is_no_fact_of_the_letter(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(f"{HEAD}Vốn đăng ký đã in là 145,6 triệu USD, nay sửa lại là 154,6 triệu USD.\n")
    facts = parse_report(path, "x.txt", "0" * 64).figures
    assert {f.text: f.ambiguous for f in facts} == {"145,6 triệu USD": True, "154,6 triệu USD": False}
