"""Zips that are bombs, locked or damaged are refused before a parser opens them."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import EncryptedReport, UnreadableReport
from ingest.readers import archive
from ingest.readers.archive import check_archive, list_members

PATH = Path("bao-cao.docx")


def packed(entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return stream.getvalue()


def test_ordinary_archive_passes_and_names_its_parts():
    content = packed([("word/document.xml", "<w/>"), ("word/media/a.png", bytes(range(256)) * 100)])
    check_archive(PATH, content)
    assert list_members(PATH, content) == {"word/document.xml", "word/media/a.png"}


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([("word/document.xml", b" " * 3_000_000)], "like a bomb"),
        ([(f"a{i}", b"") for i in range(archive.MAX_ENTRIES + 1)], "files"),
        ([("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><w/>')], "document type"),
        (
            [("word/styles.xml", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a>'.encode("utf-16"))],
            "document type",
        ),
    ],
)
def test_bombs_are_refused(entries, why):
    with pytest.raises(UnreadableReport, match=why) as caught:
        check_archive(PATH, packed(entries))
    assert caught.value.fix, "whoever reads it is not told what to do"


def test_declared_size_alone_is_enough():
    content = bytearray(packed([("word/document.xml", b"x" * 100)]))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (archive.MAX_ENTRY_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(UnreadableReport, match="200 MB"):
        check_archive(PATH, bytes(content))


def test_locked_part_is_said_to_be_locked():
    content = bytearray(packed([("word/document.xml", b"x")]))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedReport):
        check_archive(PATH, bytes(content))


@pytest.mark.parametrize("end", [4, 40, -30, -1])
@pytest.mark.parametrize("look", [check_archive, list_members])
def test_damaged_archive_is_refused(end, look):
    with pytest.raises(UnreadableReport, match="damaged") as caught:
        look(PATH, packed([("word/document.xml", bytes(range(256)) * 4)])[:end])
    assert "copy it again" in caught.value.fix


@pytest.mark.parametrize(
    ("name", "member", "why"),
    [
        ("a.docx", "../../evil.xml", "leads out"),
        ("a.docx", "/etc/evil.xml", "leads out"),
        ("a.docx", "C:\\evil.xml", "leads out"),
        ("a.docx", "word/vbaProject.bin", "macros"),
        ("a.xlsx", "xl/vbaProject.bin", "macros"),
    ],
)
def test_what_no_report_holds_is_refused(tmp_path, name, member, why):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(UnreadableReport, match=why):
        check_archive(path, path.read_bytes())


def test_macros_are_no_surprise_where_the_name_says_so(tmp_path):
    path = tmp_path / "a.xlsm"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/vbaProject.bin", "x")
    check_archive(path, path.read_bytes())
