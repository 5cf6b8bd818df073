"""PDF: what a reader of the page sees is what the catalogue gets, and a broken file says so."""

import io

import pypdf
import pytest

from ingest.errors import EncryptedReport, NoTextLayer, UnreadableReport
from ingest.readers.pdf import MAX_PAGES, read_pdf

BODY = [
    "Năm 2023, tổng vốn đầu tư thực hiện toàn xã hội trên địa bàn tỉnh Hoa Mai ước đạt 25.480 tỷ",
    "đồng, tăng 9,6% so với năm 2022, trong đó vốn đầu tư trực tiếp nước ngoài đạt 4.120 tỷ đồng.",
]
CUT = [
    "Sáu tháng cuối năm, tỉnh sẽ tổ chức hội nghị xúc tiến đầu tư tại Nhật Bản và Hàn Quốc nhằm thu",
    "hút các dự án công nghệ cao, công nghiệp hỗ trợ và kinh tế số vào các khu công nghiệp của",
]
REST = ["tỉnh, với mục tiêu thu hút thêm 500 triệu USD vốn đăng ký mới."]


def read(path):
    return read_pdf(path, path.read_bytes())


def test_letter_is_read_like_the_printed_page(write_pdf, papers, golden):
    run = papers.run
    first = [
        ["UBND TỈNH HOA MAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["Số: 215/BC-SKHĐT Hoa Mai, ngày 18 tháng 12 năm 2023"],
        [[run("BÁO CÁO", bold=True)]],
        [
            [run("Tình hình thu hút đầu tư năm 2023,", bold=True)],
            [run("phương hướng năm 2024", bold=True)],
        ],
        ["Kính gửi: Ủy ban nhân dân tỉnh"],
        [[run("I. KẾT QUẢ THU HÚT ĐẦU TƯ", bold=True)]],
        [[run("1. Vốn đầu tư toàn xã hội:", bold=True)]],
        BODY,
        ["- Cấp mới 35 dự án với số vốn đăng ký 412,6 triệu USD;", "- Điều chỉnh tăng vốn 12 dự án;"],
        [[run("Dự toán thu ngân sách đạt 104,6%"), run("1", size=7, rise=5), run(" kế hoạch.")]],
        CUT,
        [[run("1", size=7, rise=3), run(" Kế hoạch năm 2023: 11.900 tỷ đồng.", size=9)]],
    ]
    second = [REST, [[run("II. NHIỆM VỤ NĂM 2024", bold=True)]], BODY, ["Nơi nhận:"], ["- Như trên;"]]
    golden("readers/letter.txt", papers.outline(read(write_pdf(first, second))))


def test_sentence_cut_by_a_page_end_goes_on(write_pdf):
    document = read(write_pdf([BODY, CUT], [REST, BODY]))
    assert [b.continues for b in document.pages[1].blocks] == [True, False]


def test_new_paragraph_at_a_page_top_does_not_go_on(write_pdf):
    document = read(write_pdf([CUT, BODY], [BODY]))
    assert not document.pages[1].blocks[0].continues


def test_footnotes_in_the_middle_move_to_the_end(write_pdf, papers):
    notes = ["¹ Dự toán đầu năm là 3 tỷ USD", "² Chỉ tiêu được giao: 8.150 tỷ đồng."]
    page = read(write_pdf([BODY, notes, ["(2) Nhà ở cho công nhân:"], CUT])).pages[0]
    assert [(b.kind, b.mark) for b in page.blocks] == [
        ("paragraph", ""),
        ("heading", "(2)"),
        ("paragraph", ""),
        ("footnote", "1"),
        ("footnote", "2"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("tổ chức Hội thảo về mục tiêu phát thải ròng bằng không, gọi là Net-", "Zero, tại tỉnh", "Net-Zero"),
        (
            "gửi các sở, ngành lấy ý kiến bằng công văn số 1207 của Sở, ký hiệu STC-",
            "QLNS ngày 9",
            "STC-QLNS",
        ),
        ("cải thiện môi trường đầu tư của tỉnh trong năm qua, nhất là đầu tư - ", "kinh doanh", "tư - kinh"),
        ("Phát triển hạ tầng cảng biển, đường sắt và dịch vụ logis\u00ad", "tics quốc tế", "logistics"),
    ],
)
def test_line_ends_join_without_losing_a_hyphen(write_pdf, upper, lower, joined):
    assert joined in read(write_pdf([[upper, lower]])).pages[0].text


def test_running_heads_and_page_numbers_are_dropped(write_pdf):
    towns = ["Mai Sơn", "Bình Lâm", "Hòa Tân", "Đông Khê", "Phú Lộc", "Yên Thịnh"]
    texts = [f"Huyện {town} có {100 + i} doanh nghiệp thành lập mới." for i, town in enumerate(towns)]
    head = ["UBND tỉnh Hoa Mai - Báo cáo năm 2023"]
    pages = [[head, [text], [f"- {n} -"]] for n, text in enumerate(texts, start=1)]
    document = read(write_pdf([[texts[0]], ["- 1 -"]], *pages[1:]))
    assert [page.text for page in document.pages] == texts


def test_raised_digits_become_superscripts(write_pdf, papers):
    run = papers.run
    line = [
        run("Diện tích 12,5 km"),
        run("2", size=7, rise=5),
        run(" và phát thải CO"),
        run("2", size=7, rise=0),
    ]
    assert read(write_pdf([[line]])).pages[0].text == "Diện tích 12,5 km² và phát thải CO2"


def test_blank_page_is_no_fault(write_pdf):
    document = read(write_pdf([BODY], [], [BODY]))
    assert (document.gaps, document.scans) == ((), ())
    assert [p.number for p in document.pages] == [1, 2, 3]


def test_file_of_blank_pages_is_refused(write_pdf):
    with pytest.raises(NoTextLayer) as caught:
        read(write_pdf([], []))
    assert caught.value.pages == 2


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
@pytest.mark.parametrize(
    ("user", "owner", "opens"),
    [("", "chu so huu", True), ("", "", True), ("bi mat", "chu so huu", False), ("bi mat", "", False)],
)
def test_password(write_pdf, tmp_path, algorithm, user, owner, opens):
    """Every way of locking that PDF has had, from revision 2 to 6."""
    writer = pypdf.PdfWriter(clone_from=write_pdf([BODY]))
    writer.encrypt(user, owner or None, algorithm=algorithm)
    path = tmp_path / "khoa.pdf"
    writer.write(path)
    if opens:
        assert "25.480 tỷ đồng" in read(path).pages[0].text
    else:
        with pytest.raises(EncryptedReport, match="cần mật khẩu"):
            read(path)


def test_every_cut_of_a_file_is_a_verdict(write_pdf, tmp_path):
    content = write_pdf([BODY, CUT], [REST]).read_bytes()
    path = tmp_path / "cut.pdf"
    for end in range(0, len(content) - 200, 97):
        with pytest.raises(UnreadableReport) as caught:
            read_pdf(path, content[:end])
        assert caught.value.fix


def test_too_many_pages_are_refused(tmp_path):
    writer = pypdf.PdfWriter()
    for _ in range(MAX_PAGES + 1):
        writer.add_blank_page(10, 10)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableReport, match="pages"):
        read_pdf(tmp_path / "long.pdf", stream.getvalue())


def test_stream_that_unpacks_to_much_is_refused(tmp_path, write_pdf):
    writer = pypdf.PdfWriter(clone_from=write_pdf([BODY]))
    stream = pypdf.generic.StreamObject()
    stream.set_data(b" " * 40_000_000)
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    path = tmp_path / "bomb.pdf"
    writer.write(path)
    with pytest.raises(UnreadableReport, match="larger inside"):
        read(path)


def test_title_falls_back_to_metadata_then_name(write_pdf):
    assert read(write_pdf([BODY], title="Kết quả đầu tư 2023")).title == "Kết quả đầu tư 2023"
    assert (
        read(write_pdf([BODY], title="Microsoft Word - bc.doc", name="dau-tu-2023.pdf")).title
        == "dau-tu-2023"
    )


def test_shared_report_keeps_its_footnotes_and_path(shared):
    path = shared / "reports" / "bao-cao-heza-2024.pdf"
    document = read(path)
    notes = [b for page in document.pages for b in page.blocks if b.kind == "footnote"]
    assert [b.mark for b in notes] == ["1", "2", "3", "4", "5"]
    assert [p.number for p in document.pages if p.blocks[0].continues] == [2, 3, 5, 11]


def test_office_whose_name_needs_two_lines_is_named_whole(write_pdf):
    head = ["BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "TỈNH HOA MAI"]
    document = read(write_pdf([head, ["Số: 12/BC-BQL"], ["BÁO CÁO"], BODY]))
    texts = document.pages[0].text.split("\n")
    assert texts[:3] == [" ".join(head), "Số: 12/BC-BQL", "BÁO CÁO"]
