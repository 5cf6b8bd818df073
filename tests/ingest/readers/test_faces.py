"""Fonts of before Unicode in PDFs: named, renamed, split between pieces, and wrongly named."""

import pytest

from ingest.clean import clean_line
from ingest.readers.faces import Faces
from ingest.readers.pdf import read_pdf

TCVN3 = [
    "C«ng ty ®· gi¶i quyÕt viÖc lµm cho 1.250 ng­êi, doanh thu 45,6 tû ®ång.",
    "Tæng vèn ®Çu t­ n­íc ngoµi t¨ng 12,5% so víi cïng kú n¨m tr­íc.",
]
VNI = [
    "Coâng ty ñaõ giaûi quyeát vieäc laøm cho 1.250 ngöôøi, doanh thu 45,6 tyû ñoàng.",
    "Toång voán ñaàu tö nöôùc ngoaøi taêng 12,5% so vôùi cuøng kyø naêm tröôùc.",
]
UNICODE = [
    "Công ty đã giải quyết việc làm cho 1.250 người, doanh thu 45,6 tỷ đồng.",
    "Tổng vốn đầu tư nước ngoài tăng 12,5% so với cùng kỳ năm trước.",
]


def pdf(tmp_path, lines, font):
    """A PDF whose signs are Windows' own, set in a font of this name that is not embedded."""
    shown = b"".join(
        b"BT /F1 12 Tf 1 0 0 1 70 %d Tm <%s> Tj ET\n" % (780 - 17 * i, line.encode("cp1252").hex().encode())
        for i, line in enumerate(lines)
    )
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode(),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(shown), shown),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>",
    ]
    content, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 6\n0000000000 65535 f \n%btrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    content += end % (table, len(content))
    return read_pdf(tmp_path / "bao-cao.pdf", content)


@pytest.mark.parametrize(
    ("lines", "font"),
    [(TCVN3, ".VnTime"), (TCVN3, "ABCDEE+.VnArial,Bold"), (VNI, "VNI-Times"), (TCVN3, "TT1A00"), (VNI, "F3")],
)
def test_pdf_in_an_old_font_is_read_as_unicode(tmp_path, lines, font):
    document = pdf(tmp_path, lines, font)
    assert document.pages[0].text == " ".join(UNICODE)


def test_capitals_of_a_capitals_font(tmp_path):
    lines = ["céng hßa x· héi chñ nghÜa viÖt nam", "®éc lËp - tù do - h¹nh phóc"]
    text = pdf(tmp_path, lines, ".VnTimeH").pages[0].text
    assert text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐỘC LẬP - TỰ DO - HẠNH PHÚC"


def test_other_languages_keep_their_letters(tmp_path):
    lines = [
        "Le développement économique de la région a été très élevé l'année",
        "dernière à côté de l'évêché.",
    ]
    assert pdf(tmp_path, lines, "Helvetica").pages[0].text == " ".join(lines)


def test_a_mark_in_a_piece_of_its_own_finds_its_vowel():
    line = [("Co", "VNI-Times"), ("äng ho", "VNI-Times"), ("øa ", "VNI-Times"), ("café", "Arial")]
    assert clean_line("".join(Faces.of([line]).mend(line))) == "Cộng hòa café"


def test_unicode_typed_in_an_old_font_stays():
    lines = [[(text, ".VnTime")] for text in (*UNICODE, "Là có 12 dự án", "Có gì")]
    faces = Faces.of(lines)
    assert [faces.mend(line) for line in lines] == [[text] for ((text, _),) in lines]


def test_beside_an_old_font_others_are_left_alone():
    lines = [[(TCVN3[0], ".VnTime"), (" · § Café", "Symbol")], [("Công ty", "Arial")]]
    assert Faces.of(lines).mend(lines[0]) == [UNICODE[0], " · § Café"]
