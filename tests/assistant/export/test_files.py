import pytest

from assistant.export.files import ascii_name, disposition, file_name


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", 'a"b\r\nSet-Cookie: x', "\x00", ".", "CON", "a" * 500, "Đ" * 500, "x;y=z"]
)
def test_no_title_escapes_the_name_of_its_file(title):
    name = file_name(title, "docx")
    header = disposition(name)
    assert name.endswith(".docx")
    assert not set('/\\\r\n"') & set(name)
    assert len(name.encode()) <= 255
    assert header.isascii()
    assert "\n" not in header
    assert header.count('"') == 2
    assert ascii_name(name).isascii()


def test_a_reader_finds_the_vietnamese_title_again():
    assert (
        file_name("Tổng vốn FDI năm 2022 là bao nhiêu?", "xlsx") == "Tổng vốn FDI năm 2022 là bao nhiêu.xlsx"
    )
