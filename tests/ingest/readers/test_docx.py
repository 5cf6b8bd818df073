"""Word: what Word shows is read, what it hides is not."""

import pytest

from ingest.errors import UnreadableReport
from ingest.metadata import describe
from ingest.readers.docx import read_docx

NUMBERED = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NOTES = (
    '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="5"><w:p><w:r><w:t>Dự toán năm là 11.880 tỷ đồng.</w:t></w:r></w:p></w:footnote>'
)


def listed(level):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def read(path):
    return read_docx(path, path.read_bytes())


def test_report_is_read_like_the_printed_page(write_docx, papers, golden):
    p = papers.paragraph
    letterhead = table(
        [cell("SỞ TÀI CHÍNH"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [cell("Số: 45/BC-STC"), cell("Hoa Mai, ngày 3 tháng 7 năm 2023")],
    )
    called = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    body = (
        letterhead
        + p("BÁO CÁO", bold=True)
        + p("Tình hình thu, chi ngân sách 6 tháng đầu năm 2023", bold=True)
        + p("Kết quả thu ngân sách 3", style="TOC1")
        + p("Kết quả thu ngân sách", bold=True, properties=listed(0))
        + p("Thu nội địa", bold=True, properties=listed(1))
        + f"<w:p><w:r><w:t>Tổng thu đạt 6.215 tỷ đồng</w:t></w:r>{called}"
        + "<w:r><w:t>, bằng 52,3% dự toán.</w:t></w:r></w:p>"
        + p("Thuế xuất nhập khẩu đạt 1.020 tỷ đồng;", properties=listed(2))
        + p("Thu khác", bold=True, properties=listed(1))
        + p("Bảng 1: Thu theo sắc thuế")
        + p("(ĐVT: tỷ đồng)")
        + table([cell("Chỉ tiêu"), cell("Thực hiện")], [cell("Thuế GTGT"), cell("1.150")])
        + p("Chi ngân sách", bold=True, properties=listed(0))
        + p("Chi đầu tư phát triển đạt 1.245,6 tỷ đồng.")
    )
    document = read(write_docx(body, footnotes=NOTES, numbering=NUMBERED))
    golden("readers/budget.txt", papers.outline(document))


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del><w:r><w:delText>500</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>500</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>500</w:t></w:r>",
        '<w:r><w:instrText>HYPERLINK "500"</w:instrText></w:r>',
    ],
)
def test_what_word_hides_is_not_read(write_docx, hidden):
    shown = '<w:ins><w:r><w:t xml:space="preserve"> 600 tỷ đồng</w:t></w:r></w:ins>'
    document = read(write_docx(f"<w:p><w:r><w:t>Thu đạt</w:t></w:r>{hidden}{shown}</w:p>"))
    assert document.pages[0].text == "Thu đạt 600 tỷ đồng"


def test_heading_styles_give_levels(write_docx, papers):
    p = papers.paragraph
    body = (
        p("Mở đầu.")
        + p("Kết quả", style="H1")
        + p("Đầu tư", style="TieuDe2")
        + p("Đạt 5 dự án.")
        + p("Sau", style="H1")
    )
    blocks = read(write_docx(body)).pages[0].blocks
    assert [(b.kind, b.level) for b in blocks if b.kind == "heading"] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 1),
    ]


def test_merged_cells_give_their_text_to_every_row(write_docx):
    begin, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [cell("Ngành", begin), cell("Năm 2023", '<w:gridSpan w:val="2"/>')],
        [cell("", on), cell("Kế hoạch"), cell("Thực hiện")],
        [cell("Dệt may"), cell("2.100"), cell("1.150")],
    )
    page = read(write_docx(body)).pages[0]
    row = page.blocks[-1]
    assert [(page.text[c.start : c.end], c.row_head, c.column_head) for c in row.cells] == [
        ("Dệt may", "", "Ngành"),
        ("2.100", "Dệt may", "Năm 2023 / Kế hoạch"),
        ("1.150", "Dệt may", "Năm 2023 / Thực hiện"),
    ]


def test_a_row_that_begins_further_right_stands_under_its_own_heads(write_docx):
    """Each of its values would be told as one of the column at its left."""
    body = table(
        [cell("Ngành"), cell("Kế hoạch"), cell("Thực hiện")], [cell("Dệt may"), cell("2.100"), cell("1.150")]
    )
    moved = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("310")}{cell("250")}</w:tr></w:tbl>'
    page = read(write_docx(body.replace("</w:tbl>", moved))).pages[0]
    assert [(page.text[c.start : c.end], c.column_head) for c in page.blocks[-1].cells] == [
        ("310", "Kế hoạch"),
        ("250", "Thực hiện"),
    ]


def test_what_stands_within_a_cell_is_read_below_its_table(write_docx):
    inner = table([cell("Năm"), cell("Sản lượng (tấn)")], [cell("2023"), cell("512")])
    said = "<w:txbxContent><w:p><w:r><w:t>Ghi chú 12%</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r><w:pict>{said}</w:pict></w:r>"
    around = f"<w:tc><w:p><w:r><w:t>Lúa</w:t></w:r>{box}</w:p>{inner}<w:p/></w:tc>"
    page = read(write_docx(table([cell("Cây trồng"), cell("Diện tích")], [around, cell("97 ha")]))).pages[0]
    assert page.text.splitlines() == [
        "Cây trồng | Diện tích",
        "Lúa | 97 ha",
        "Ghi chú 12%",
        "Năm | Sản lượng (tấn)",
        "2023 | 512",
    ]
    assert [b.table for b in page.blocks if b.kind == "row"] == [0, 0, 1, 1]


def test_text_box_is_read_once(write_docx):
    inner = "<w:txbxContent><w:p><w:r><w:t>Ghi chú 12%</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    box = f'<w:r><mc:AlternateContent xmlns:mc="{mc}">{both}</mc:AlternateContent></w:r>'
    text = read(write_docx(f"<w:p><w:r><w:t>Thân bài.</w:t></w:r>{box}</w:p>")).pages[0].text
    assert text == "Thân bài.\nGhi chú 12%"


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>"])
def test_document_without_text_is_refused(write_docx, body):
    with pytest.raises(UnreadableReport, match="no text"):
        read(write_docx(body))


@pytest.mark.parametrize("xml", ["<w:p><w:r>", "</w:p>", "\x01"])
def test_broken_xml_is_refused(write_docx, xml):
    with pytest.raises(UnreadableReport, match="broken"):
        read(write_docx(xml))


TITLE = "Tình hình lao động trong các khu công nghiệp năm 2024"


@pytest.mark.parametrize("way", ["centred", "large", "style", "heading"])
@pytest.mark.parametrize(
    "office", ["BAN QUẢN LÝ KHU KINH TẾ (VĂN BẢN MẪU)", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HOA MAI"]
)
def test_title_is_not_the_letterhead(write_docx, papers, way, office):
    p = papers.paragraph
    centre = '<w:jc w:val="center"/>'
    large = f'<w:p><w:r><w:rPr><w:sz w:val="36"/></w:rPr><w:t>{TITLE}</w:t></w:r></w:p>'
    title = {
        "centred": p(TITLE, bold=True, properties=centre),
        "large": large,
        "style": p(TITLE, style="Title"),
        "heading": p(TITLE, style="H1"),
    }[way]
    body = "".join(
        (
            p("UBND TỈNH HOA MAI", bold=True, properties=centre),
            p(office, bold=True, properties=centre),
            p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, properties=centre),
            p("Hoa Mai, tháng 11 năm 2024", properties=centre),
            title,
            p("Năm 2024, các khu công nghiệp sử dụng 20.134 lao động, tăng 13,5% so với năm trước.") * 3,
            p("Thu nhập bình quân đạt 9,5 triệu đồng/người/tháng."),
        )
    )
    document = read(write_docx(body))
    assert document.title == TITLE
    assert describe("a.docx", "0" * 64, document).issuer == office


def test_every_damaged_byte_is_a_verdict(write_docx, papers):
    """A row that tells of a Python exception nobody knows is no help to an office."""
    path = write_docx(
        papers.paragraph("Thu ngân sách đạt 12.450 tỷ đồng, bằng 104,6% dự toán được giao.") * 9
    )
    whole, fixes = path.read_bytes(), []
    for at in range(0, len(whole), 11):
        content = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            assert read_docx(path, content).pages
        except UnreadableReport as error:
            fixes.append(error.fix)
    assert len(fixes) > 20
    assert all(fixes)
