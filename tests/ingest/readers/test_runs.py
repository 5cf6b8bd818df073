"""Word documents in old fonts: by the run, by the style, by the words; raised numbers stay numbers."""

import pytest

from ingest.readers.docx import read_docx

CAPITALS = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style=""):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def read(write_docx, *paragraphs, **parts):
    path = write_docx("".join(paragraphs), **parts)
    return read_docx(path, path.read_bytes()).pages[0].text.splitlines()


def test_fonts_of_runs(write_docx):
    lines = read(
        write_docx,
        paragraph(run("b¸o c¸o t×nh h×nh ®Çu t­", CAPITALS)),
        paragraph(run("Tæng vèn ®¹t ", OLD), run("45,6 tỷ đồng", TIMES), run(", t¨ng m¹nh.", OLD)),
        paragraph(run("Coâng nghieäp vaø xa", VNI), run("õ hoäi.", VNI)),
    )
    assert lines == [
        "BÁO CÁO TÌNH HÌNH ĐẦU TƯ",
        "Tổng vốn đạt 45,6 tỷ đồng, tăng mạnh.",
        "Công nghiệp và xã hội.",
    ]


@pytest.mark.parametrize(
    "styles",
    [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{OLD}</w:rPr></w:rPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        f"<w:rPr>{OLD}</w:rPr></w:style>",
    ],
)
def test_fonts_of_styles(write_docx, styles):
    lines = read(write_docx, paragraph(run("Cã 12 dù ¸n.")), paragraph(run("Có rồi.", TIMES)), styles=styles)
    assert lines == ["Có 12 dự án.", "Có rồi."]


def test_words_tell_where_no_font_does(write_docx):
    lines = read(write_docx, paragraph(run("C«ng ty ®· gi¶i quyÕt viÖc lµm cho ng­êi lao ®éng")))
    assert lines == ["Công ty đã giải quyết việc làm cho người lao động"]


def test_raised_numbers_and_unicode_stay(write_docx):
    raised = run("1", OLD + '<w:vertAlign w:val="superscript"/>')
    lines = read(write_docx, paragraph(run("DiÖn tÝch 5 ha", OLD), raised, run(" ®Êt.", OLD)))
    assert lines == ["Diện tích 5 ha¹ đất."]
    lines = read(write_docx, paragraph(run("Cộng hòa có 5 dự án", OLD)), paragraph(run("Có gì", OLD)))
    assert lines == ["Cộng hòa có 5 dự án", "Có gì"]
