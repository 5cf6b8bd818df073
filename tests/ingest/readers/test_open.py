"""The door: content decides, a name that says otherwise is refused, and every refusal says what to do."""

import zipfile

import pytest

from ingest.errors import EncryptedReport, UnreadableReport
from ingest.readers.open import look_into, read_document

TEXT = "Thu ngân sách đạt 12.450 tỷ đồng, bằng 104,6% dự toán."
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"


@pytest.fixture
def contents(write_pdf, write_docx, papers):
    """The same sentence in each format."""
    return {
        "pdf": write_pdf([[TEXT]]).read_bytes(),
        "docx": write_docx(papers.paragraph(TEXT)).read_bytes(),
        "html": PAGE.encode(),
        "txt": TEXT.encode(),
    }


@pytest.mark.parametrize("real", ["pdf", "docx", "html", "txt"])
def test_content_decides_where_the_name_says_nothing(tmp_path, contents, real):
    path = tmp_path / "bao-cao.bin"
    path.write_bytes(contents[real])
    document = read_document(path)
    assert document.format == real
    assert document.pages[0].text == TEXT


@pytest.mark.parametrize("real", ["pdf", "docx", "html", "txt"])
@pytest.mark.parametrize("said", ["pdf", "docx", "html", "txt"])
def test_name_that_says_otherwise_is_refused(tmp_path, contents, real, said):
    path = tmp_path / f"bao-cao.{said}"
    path.write_bytes(contents[real])
    if said == real:
        assert read_document(path).format == real
        return
    with pytest.raises(UnreadableReport) as caught:
        read_document(path)
    assert "its name says" in caught.value.why
    assert f".{real}" in caught.value.fix


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 100, "empty"),
        (bytes(range(256)) * 10, "binary"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x89PNG\r\n\x1a\n", "cannot be opened"),
        (b"GIF89a", "picture"),
        (b"{\\rtf1 Thu}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"%PDF-1.7 cut off", "broken"),
        (b"Rar!\x1a\x07", "archive"),
    ],
)
def test_other_content_is_refused_with_its_reason(tmp_path, content, why):
    path = tmp_path / "bao-cao.bin"
    path.write_bytes(content)
    with pytest.raises(UnreadableReport, match=why) as caught:
        read_document(path)
    assert str(path.parent) not in str(caught.value)


def test_word_document_with_a_password(tmp_path):
    path = tmp_path / "khoa.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedReport):
        read_document(path)


@pytest.mark.parametrize(
    ("member", "why"), [("xl/workbook.xml", "Excel"), ("ppt/a.xml", "presentation"), ("a", "zip")]
)
def test_other_zips_are_named(tmp_path, member, why):
    path = tmp_path / "so-lieu.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(UnreadableReport, match=why):
        read_document(path)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableReport, match="cannot be read"):
        read_document(tmp_path / "khong-co.pdf")


def test_every_cut_of_a_word_document_is_a_verdict(tmp_path, contents):
    path = tmp_path / "cut.docx"
    for end in range(4, len(contents["docx"]) - 1, 61):
        path.write_bytes(contents["docx"][:end])
        with pytest.raises(UnreadableReport):
            read_document(path)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
@pytest.mark.parametrize(("name", "text"), [("bao-cao.txt", TEXT), ("trang.html", PAGE), ("khong-ten", PAGE)])
def test_notepads_unicode_is_read(tmp_path, encoding, mark, name, text):
    path = tmp_path / name
    path.write_bytes((mark + text).encode(encoding))
    assert read_document(path).pages[0].text == TEXT


def test_a_file_is_looked_into_without_reading_it(tmp_path, contents):
    """An upload is refused at the door by what it is, before it lies among the reports."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 broken behind its first line")
    assert look_into(path)[0] == "pdf"
    path.write_bytes(b"MZ" + bytes(range(256)))
    with pytest.raises(UnreadableReport, match="a program"):
        look_into(path)
