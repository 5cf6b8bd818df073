"""Tables as text: a wrong delimiter would glue cells together or cut decimals off."""

import pytest

from ingest.errors import UnreadableReport
from ingest.readers.open import read_document

ROWS = [["Chỉ tiêu", "Năm 2023", "Năm 2024"], ["Thu ngân sách (tỷ đồng)", "12,5", "1.234,5"]]
SHOWN = "Chỉ tiêu | Năm 2023 | Năm 2024\nThu ngân sách (tỷ đồng) | 12,5 | 1.234,5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|"), ("a.csv", ",")]
)
def test_the_delimiter_and_the_encoding_are_found(tmp_path, name, delimiter, encoding):
    path = tmp_path / name
    quote = '"' if delimiter == "," else ""
    text = "\n".join(delimiter.join(f"{quote}{c}{quote}" for c in row) for row in ROWS)
    path.write_bytes(text.encode(encoding))
    document = read_document(path)
    assert document.format == "csv"
    assert document.pages[0].text == SHOWN
    assert [c.address for c in document.pages[0].blocks[1].cells] == ["A2", "B2", "C2"]


def test_a_title_above_is_the_caption(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Bảng 1. Thu\n" + "\n".join(";".join(row) for row in ROWS), encoding="utf-8")
    document = read_document(path)
    assert document.title == "Bảng 1. Thu"
    assert document.pages[0].blocks[2].caption == "Bảng 1. Thu"


def test_an_endless_field_is_a_verdict(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" + "x" * 200_000, encoding="utf-8")
    with pytest.raises(UnreadableReport, match="broken table"):
        read_document(path)
