"""One digit of a file is changed and nothing else: a mutant that differed elsewhere would prove nothing."""

import shutil
import zipfile

import pytest

from evals.errors import Unchangeable
from evals.mutants.change import change_digit, pages_of
from ingest.parse import parse_report
from ingest.readers.open import read_document

REPORTS = [
    "chi-tieu-kcn-2024.pdf",
    "dau-tu-kcn-11-thang-2024.pdf",
    "doanh-nghiep-fdi-2024.html",
    "thu-hut-dau-tu-2022.html",
    "xuat-nhap-khau-2022.html",
    "doi-ngoai-2016.txt",
    "van-hoa-khoa-hoc-2022.txt",
    "lao-dong-kcn-2024.docx",
    "ngoai-giao-kinh-te-thang-12-2022.docx",
    "quy-hoach-khu-kinh-te-2024.docx",
]


def change(path, words, digit, *, nth=0, page=1, others=()):
    """Change the first digit of the ``nth`` time that ``words`` stand on the page; its text after that."""
    document = read_document(path)
    text = pages_of(document)[page]
    offset = -1
    for _ in range(nth + 1):
        offset = text.index(words, offset + 1)
    offset += next(i for i, c in enumerate(words) if c.isdecimal())
    assert change_digit(path, document, page, offset, [digit, *others]) in (digit, *others)
    after = pages_of(read_document(path))[page]
    assert (after[:offset], after[offset + 1 :]) == (text[:offset], text[offset + 1 :])
    return after


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_of_the_samples_can_be_changed_alone(name, samples, tmp_path):
    path = tmp_path / name
    shutil.copyfile(samples / name, path)
    original, document = path.read_bytes(), read_document(path)
    before = pages_of(document)
    figures = parse_report(path, name, "0").figures
    places = {(s.page, at) for f in figures for s in f.spans[:1] for at in range(s.start, s.end)}
    first = sorted(p for p in places if before[p[0]][p[1]].isdecimal() and (p[0], p[1] - 1) not in places)
    assert first
    for page, offset in first:
        digit = change_digit(path, document, page, offset, ["7" if before[page][offset] != "7" else "8"])
        text = before[page]
        assert pages_of(read_document(path)) == {
            **before,
            page: text[:offset] + digit + text[offset + 1 :],
        }
        path.write_bytes(original)


def test_figures_of_a_pdf_with_kerning_can_be_changed_alone(shared, tmp_path):
    path = tmp_path / "bao-cao.pdf"
    shutil.copyfile(shared / "reports" / "bao-cao-heza-2024.pdf", path)
    for words, page in (("29.592 triệu", 3), ("754.775", 4), ("12,5-15", 8), ("93,57%", 3)):
        change(path, words, "8", page=page)


def test_digits_in_split_runs_and_tables_and_footnotes_of_word(write_docx, made):
    note = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{made.runs(*text.split('^'))}</w:tc>" for text in row) + "</w:tr>"
        for row in (("Chỉ tiêu", "Năm 2022", "Năm 2023"), ("Xuất khẩu", "1^2,5", "12,5"))
    )
    path = write_docx(
        made.runs("Thu hút vốn đạt 2.0", "61", ",53 triệu USD.").removesuffix("</w:p>")
        + note
        + made.runs("Kết quả xuất khẩu trong hai năm như bảng sau đây:")
        + f"<w:tbl>{cells}</w:tbl>",
        footnotes=f'<w:footnote w:id="2">{made.runs("Kế hoạch năm là 2.061 triệu USD.")}</w:footnote>',
    )
    assert "đạt 3.061,53 triệu" in change(path, "2.061,53", "3")
    assert "đạt 3.091,53 triệu" in change(path, "61,53", "9")
    assert "năm là 4.061 triệu" in change(path, "2.061 triệu", "4")
    after = change(path, "12,5", "7", nth=1)
    assert after.count("12,5") == 1
    assert after.index("12,5") < after.index("72,5")


def test_other_parts_of_a_word_file_keep_their_bytes(samples, tmp_path):
    name = "lao-dong-kcn-2024.docx"
    path = tmp_path / name
    shutil.copyfile(samples / name, path)
    change(path, "4.757", "5")
    with zipfile.ZipFile(samples / name) as one, zipfile.ZipFile(path) as other:
        assert one.namelist() == other.namelist()
        differ = [n for n in one.namelist() if one.read(n) != other.read(n)]
    assert differ == ["word/document.xml"]


def test_entities_comments_and_tags_of_a_page(tmp_path):
    path = tmp_path / "bao-cao.html"
    path.write_text(
        "<html><body><!-- đạt 2.061,53 --><h1>Thu hút đầu tư của thành phố</h1>"
        "<p>Thu hút vốn đạt &#50;&#46;0<b>6</b>1&#44;53&nbsp;triệu USD.</p>"
        "<table><tr><th>Chỉ tiêu</th><th>Năm 2022</th></tr><tr><td>Xuất khẩu</td><td>2.061</td></tr></table>"
        "</body></html>",
        encoding="utf-8",
    )
    assert "đạt 3.061,53 triệu" in change(path, "2.061,53", "3")
    assert "đạt 3.071,53 triệu" in change(path, "61,53", "7")
    assert "8.061" in change(path, "2.061", "8")
    assert "<!-- đạt 2.061,53 -->" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1258"])
def test_a_text_stays_in_its_encoding(tmp_path, encoding):
    path = tmp_path / "bao-cao.txt"
    text = "Báo cáo thu ngân sách\n\nThu ngân sách trong năm là 2.061,53 USD, tăng 12% so năm ngoái.\n"
    original = text.encode(encoding)
    path.write_bytes(original)
    change(path, "2.061,53", "3")
    content = path.read_bytes()
    assert len(content) == len(original)
    assert sum(one != other for one, other in zip(original, content, strict=True)) == 1


def test_what_cannot_be_changed_is_said_and_left_as_it_was(write_pdf, made):
    only = b"1 beginbfchar\n<01> <0032>\nendbfchar"
    fonts = {"F1": made.font("TrueType", ToUnicode=made.stream(only)), "F2": made.font("Type1")}
    path = write_pdf(b"BT /F2 12 Tf 50 700 Td (Thu ngan sach dat ) Tj /F1 12 Tf <01> Tj ET", **fonts)
    original, document = path.read_bytes(), read_document(path)
    offset = pages_of(document)[1].index("2")
    with pytest.raises(Unchangeable, match="the font there holds none of the digits 3, 4"):
        change_digit(path, document, 1, offset, ["3", "4"])
    assert path.read_bytes() == original


def test_a_file_that_reads_otherwise_beside_the_digit_is_no_mutant(tmp_path):
    """Here the page was read otherwise before: with the digit changed, more than the digit differs."""
    path = tmp_path / "bao-cao.html"
    path.write_text(
        "<html><head><title>x</title></head><body><h1>Thu hút đầu tư</h1><p>Vốn đạt 5 tỷ USD trong năm.</p>"
        "</body></html>",
        encoding="utf-8",
    )
    document = read_document(path)
    text = pages_of(document)[1]
    broken = type(document)(
        pages=(type(document.pages[0])(number=1, text=text.replace("trong", "TRONG"), blocks=()),),
        title=document.title,
        format=document.format,
    )
    with pytest.raises(Unchangeable, match="nothing in the file changes '5' alone"):
        change_digit(path, broken, 1, text.index("5"), ["6"])
