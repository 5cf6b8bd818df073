"""A report's card: what is printed on the paper, and nothing that is not."""

import tomllib
from datetime import date
from pathlib import Path

import docx
import pytest

from ingest.metadata import describe
from ingest.parse import parse_report
from ingest.readers.layout import lay_page
from ingest.readers.records import Document
from ingest.records import Block

SHA = "0" * 64


def document(*texts, title="Báo cáo", kinds=()):
    blocks = []
    for i, text in enumerate(texts):
        kind = kinds[i] if i < len(kinds) else "paragraph"
        blocks.append((text, Block(start=0, end=len(text), kind=kind)))
    return Document(pages=(lay_page(1, blocks),), title=title, format="txt")


def card(*texts, name="a.txt", **more):
    return describe(name, SHA, document(*texts, **more))


def test_card_of_a_letter():
    report = card(
        "ỦY BAN NHÂN DÂN TỈNH HOA MAI",
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 215/BC-SKHĐT",
        "Hoa Mai, ngày 18 tháng 12 năm 2023",
        "Nội dung.",
        title="Báo cáo tình hình đầu tư",
    )
    assert (report.number, report.dated, report.year) == ("215/BC-SKHĐT", date(2023, 12, 18), 2023)
    assert report.issuer == "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"


@pytest.mark.parametrize("number", ["Số: /STC-QLNS&TĐ", "Số:      /BC-UBND", "Số lượng dự án: 5/10"])
def test_blank_number_stays_blank(number):
    assert card(number, "Nội dung.").number == ""


@pytest.mark.parametrize(
    ("line", "dated", "year"),
    [
        ("Đồng Xanh, ngày tháng năm 2024", None, 2024),
        ("Hà Nội, ngày … tháng 5 năm 2024", None, 2024),
        ("Huế, ngày 5 tháng 11 năm 2024", date(2024, 11, 5), 2024),
        ("Hà Nội, ngày 31 tháng 2 năm 2024", None, 2024),
        ("Ngày đăng: 05/10/2023 08:30", date(2023, 10, 5), 2023),
        ("Thời gian ký: 12.11.2024 10:20:33 +07:00", date(2024, 11, 12), 2024),
    ],
)
def test_date(line, dated, year):
    report = card(line, "Nội dung.")
    assert (report.dated, report.year) == (dated, year)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Kết quả năm 2024, định hướng năm 2025", 2024),
        ("Nhiệm vụ trọng tâm năm 2025", 2025),
        ("Sáu tháng đầu năm 2023", 2023),
        ("Quyết định 2030/QĐ", None),
    ],
)
def test_year_of_the_title(title, year):
    assert card("Nội dung.", title=title).year == year


def test_year_of_the_name_then_of_the_text():
    text = "Năm 2021 thu đạt 2.022 tỷ đồng, phấn đấu đến năm 2030 đạt 5.000 tỷ đồng, đến năm 2030."
    assert card(text, name="x/doi-ngoai-2016.txt").year == 2016
    assert card(text).year == 2021


@pytest.mark.parametrize(
    ("title", "texts", "year"),
    [
        ("Xuất khẩu chè tăng 16% so với cùng kỳ 2021", ["Chè được giá."], 2022),
        ("Trồng 300 ha rừng trước năm 2030", ["Tỉnh giao các huyện trồng rừng."], None),
        (
            "Thu ngân sách tăng",
            ["Trong tháng 1/2022, thu đạt 5 tỷ đồng, tăng 3% so với tháng 12/2021."],
            2022,
        ),
        ("Thu ngân sách tăng", ["Thu 5 tháng đầu năm tăng 3% so với cùng kỳ năm 2021."], 2022),
        ("Dự án được cấp phép", ["Theo văn bản số 15/UBND ngày 5/1/2022, dự án có từ giữa năm 2021."], None),
        (
            "Quy hoạch chợ",
            ["Quy hoạch đến năm 2025, định hướng đến năm 2030.", "Giai đoạn 2016-2020 xây 3 chợ."],
            None,
        ),
        ("Thu ngân sách", ["Kế hoạch năm 2023 là 5 tỷ đồng.", "Năm 2022 thu 4 tỷ đồng."], 2022),
        ("Cây xanh", ["Tuyến đường khởi công năm 2019 dài 3 km."], None),
        ("Cây xanh", ["Năm 2019 trồng 5 cây, năm 2020 trồng 6 cây."], None),
    ],
)
def test_year_is_never_one_compared_with_or_aimed_at(title, texts, year):
    assert card(*texts, title=title).year == year


def test_issuer_from_the_last_words():
    assert card("Thu tăng.", "Trên đây là báo cáo của Sở Ngoại vụ Hoa Mai, kính gửi Ủy ban./.").issuer == (
        "Sở Ngoại vụ Hoa Mai"
    )
    assert card("Thu tăng.", "Sở Ngoại vụ Hoa Mai").issuer == "Sở Ngoại vụ Hoa Mai"
    assert card("Thu tăng.", "Minh Thu").issuer == ""


def test_same_file_is_the_same_report():
    assert card("A.", name="x/a.txt").id == card("A.", name="x/a.txt").id
    assert card("A.", name="x/a.txt").id != card("A.", name="y/a.txt").id
    assert len(card("A.").id) == 16


@pytest.mark.parametrize(
    ("line", "number", "dated"),
    [
        ("Báo cáo số 92/BC-SNgV ngày 18/12/2015", "92/BC-SNgV", date(2015, 12, 18)),
        ("(Số 612/BC-SCT ngày 26/5/2017)", "612/BC-SCT", date(2017, 5, 26)),
        ("Số 2895/BC-SLĐTBXH, Pleiku ngày 09/12/2022", "2895/BC-SLĐTBXH", date(2022, 12, 9)),
    ],
)
def test_number_and_day_on_one_line(line, number, dated):
    report = card("SỞ NGOẠI VỤ TỈNH HOA MAI", line, "Nội dung.")
    assert (report.number, report.dated) == (number, dated)


HEADS = tomllib.loads((Path(__file__).parent / "letterheads" / "heads.toml").read_text("utf-8"))["head"]
BODY = "Trong kỳ, kết quả đạt 1.234 tỷ đồng. Các đơn vị tiếp tục triển khai nhiệm vụ được giao."


def write_head(head, folder):
    """The head with a text below it, as a file of its kind."""
    path = folder / f"bao-cao.{head.get('kind', 'txt')}"
    text = head["text"].strip()
    if path.suffix == ".docx":
        paper = docx.Document()
        table = paper.add_table(rows=0, cols=2)
        for row in head["table"]:
            for cell, lines in zip(table.add_row().cells, row, strict=True):
                cell.text, *rest = lines.split("\n")
                for line in rest:
                    cell.add_paragraph(line)
        for line in [*text.split("\n"), BODY]:
            paper.add_paragraph(line)
        paper.save(path)
    else:
        whole = text.replace("BODY", BODY) if path.suffix == ".html" else f"{text}\n\n{BODY}\n"
        path.write_text(whole, encoding="utf-8")
    return path


@pytest.mark.parametrize("head", HEADS, ids=[head["name"] for head in HEADS])
def test_letterheads_as_offices_lay_them_out(head, tmp_path):
    path = write_head(head, tmp_path)
    report = parse_report(path, path.name, SHA).report
    assert (report.issuer, report.number) == (head["issuer"], head["number"])
    assert (report.dated, report.year) == (head.get("dated"), head["year"])
    assert (report.period.iso if report.period else None) == head.get("period")
    assert head["title"].lower() in report.title.lower()
