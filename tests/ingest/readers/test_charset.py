"""Encodings: found by evidence; what does not fit any is refused with the names of what was tried."""

import unicodedata
from pathlib import Path

import pytest

from ingest.errors import UnreadableReport
from ingest.readers.charset import decode, vietnamese_share

TEXT = "Thành phố Hải Phòng thu hút được 2.061,53 triệu đô la Mỹ vốn đầu tư nước ngoài trong năm 2022. " * 3
PATH = Path("bao-cao.txt")


def windows_1258(text):
    """Bytes as Vietnamese Windows programs wrote them: tone marks apart from their letters."""
    found = b""
    for char in text:
        try:
            found += char.encode("cp1258")
        except UnicodeEncodeError:
            base, mark = _parted(char)
            found += base.encode("cp1258") + mark.encode("cp1258")
    return found


def _parted(char):
    """Letter with its shape, and its tone."""
    parts = unicodedata.normalize("NFD", char)
    tone = next(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding):
    assert decode(PATH, TEXT.encode(encoding)) == TEXT


def test_windows_1258_is_composed():
    assert decode(PATH, windows_1258(TEXT)) == TEXT


def test_decomposed_text_is_composed():
    assert decode(PATH, unicodedata.normalize("NFD", TEXT).encode()) == TEXT


def test_declaration_counts_after_utf8():
    assert decode(PATH, TEXT.encode(), declared="windows-1252") == TEXT
    assert decode(PATH, "Привет".encode("koi8-r"), declared="koi8-r") == "Привет"


@pytest.mark.parametrize("content", ["Привет, это отчёт о работе".encode("koi8-r"), bytes(range(128, 256))])
def test_unknown_encoding_is_named_as_such(content):
    with pytest.raises(UnreadableReport, match=r"tried utf-8, .*windows-1258"):
        decode(PATH, content)


def test_share_of_vietnamese_tells_text_from_nonsense():
    assert vietnamese_share(TEXT) > 0.95
    assert vietnamese_share(windows_1258(TEXT).decode("latin-1")) < 0.8
    assert vietnamese_share("2022 12,5%") == 0


OLD = (
    "C«ng ty ®· gi¶i quyÕt viÖc lµm cho 1.250 ng­êi. " * 3,
    "Coâng ty ñaõ giaûi quyeát vieäc laøm cho 1.250 ngöôøi. " * 3,
)


@pytest.mark.parametrize("text", OLD, ids=["tcvn3", "vni"])
@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1252", ""), ("cp1252", "windows-1258"), ("utf-8", ""), ("utf-16", "")]
)
def test_old_fonts_are_put_right_in_whatever_bytes(text, encoding, declared):
    wanted = "Công ty đã giải quyết việc làm cho 1.250 người. " * 3
    assert decode(PATH, text.encode(encoding), declared=declared) == wanted
