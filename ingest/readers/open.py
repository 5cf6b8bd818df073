"""The door of all readers: what a file is, is decided by its content; its name must not say otherwise."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from ingest.errors import EncryptedReport, UnreadableReport
from ingest.ocr.limits import USUAL, Limits
from ingest.readers.archive import list_members
from ingest.readers.charset import wide_encoding
from ingest.readers.delimited import read_delimited
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.legible import judge_pages
from ingest.readers.pdf import read_pdf
from ingest.readers.picture import read_picture
from ingest.readers.records import Document
from ingest.readers.txt import read_txt
from ingest.readers.xlsx import read_xlsx

Format = Literal["pdf", "docx", "html", "txt", "xlsx", "csv", "picture"]

SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "txt",
    ".md": "txt",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff"), "picture"),
}
"""Names that promise a format. Any other name promises nothing, and the content decides alone."""

MAX_BYTES = 200_000_000
_MOST: dict[Format, int] = {"txt": 40_000_000, "csv": 40_000_000, "html": 100_000_000}
"""Bytes of text that is all words; web pages hold pictures as well."""

_NAMES: dict[Format, str] = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "xlsx": "an Excel workbook",
    "csv": "a table as text",
    "html": "a web page",
    "txt": "plain text",
    "picture": "a picture",
}
_READERS: dict[Format, Callable[[Path, bytes], Document]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "csv": read_delimited,
    "html": read_html,
    "txt": read_txt,
    "picture": read_picture,
}
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|table|br|span|ul|li|article|section|body|html|meta)\b[^>]*>", re.IGNORECASE
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)", "save it as .docx or .xlsx"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"GIF8", "a picture", "save it as PNG"),
    (b"MZ", "a program", "remove it from the folder"),
    (b"\x7fELF", "a program", "remove it from the folder"),
    (b"Rar!", "a packed archive", "unpack it and ingest what is inside"),
    (b"7z\xbc\xaf", "a packed archive", "unpack it and ingest what is inside"),
    (b"\x1f\x8b", "a packed archive", "unpack it and ingest what is inside"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIPS = (
    ("xl/", "a binary Excel workbook (.xlsb)", "save it as .xlsx"),
    ("ppt/", "a presentation", "save it as PDF"),
)


def read_document(path: Path, limits: Limits = USUAL) -> Document:
    """The report in the file at ``path``; ``limits`` are those of pages that are pictures.

    Raises:
        UnreadableReport: empty, binary, broken, or not what its name says.
        EncryptedReport: locked by a password.
        NoTextLayer: scanned pages, of which none could be read.

    """
    found, content = look_into(path)
    reader = _READERS[found]
    if found in ("pdf", "picture"):
        reader = partial({"pdf": read_pdf, "picture": read_picture}[found], limits=limits)
    return judge_pages(path, reader(path, content))


def look_into(path: Path) -> tuple[Format, bytes]:
    """What the file is, by its content, and its bytes; no parser sees it.

    Raises:
        UnreadableReport: empty, binary, too large, of a format that is not read, or not what its name says.
        EncryptedReport: an Office file locked by a password. A locked PDF is only found out by reading it.
    """
    size = refuse_large(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _closed(path, error) from error
    found = _sniff(path, content)
    promised = SUFFIXES.get(path.suffix.lower())
    if size > (most := _MOST.get(found, MAX_BYTES)):
        raise UnreadableReport(path, why=f"larger than {most // 1_000_000} MB", fix="cut it into parts")
    if promised and promised != found:
        ending = ".png, .jpg or .tif" if found == "picture" else f".{found}"
        fix = f"rename it to end in {ending}, or remove it"
        raise UnreadableReport(
            path, why=f"its name says {_NAMES[promised]}, its content is {_NAMES[found]}", fix=fix
        )
    return found, content


def refuse_large(path: Path) -> int:
    """The file's size in bytes.

    Raises:
        UnreadableReport: it is larger than any report, or cannot be looked at.

    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _closed(path, error) from error
    if size > MAX_BYTES:
        raise UnreadableReport(path, why=f"larger than {MAX_BYTES // 1_000_000} MB", fix="cut it into parts")
    return size


def _closed(path: Path, error: OSError) -> UnreadableReport:
    return UnreadableReport(path, why=f"cannot be read ({error.strerror})", fix="check its permissions")


def _sniff(path: Path, content: bytes) -> Format:
    """The format that the bytes are in."""
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableReport(path, why="empty", fix="copy it again from where it came")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_PICTURES):
        return "picture"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(path, content)
    for magic, name, fix in _FOREIGN:
        if content.startswith(magic):
            if _LOCKED in content:
                raise EncryptedReport(path)
            raise UnreadableReport(path, why=f"it is {name}, which is not read", fix=fix)
    return _sniff_text(path, content)


def _sniff_zip(path: Path, content: bytes) -> Format:
    members = list_members(path, content)
    if "word/document.xml" in members:
        return "docx"
    if "xl/workbook.xml" in members:
        return "xlsx"
    for prefix, name, fix in _ZIPS:
        if any(m.startswith(prefix) for m in members):
            raise UnreadableReport(path, why=f"it is {name}, which is not read", fix=fix)
    raise UnreadableReport(
        path,
        why="a zip that holds no Word document or Excel workbook",
        fix="unpack it and ingest what is inside",
    )


def _sniff_text(path: Path, content: bytes) -> Format:
    wide = wide_encoding(content)
    head = content[:8_192].decode(wide or "latin-1", errors="ignore").lstrip("\ufeffï»¿")
    if sum(c < " " and c not in "\t\n\v\f\r\x1b" for c in head) > 0.01 * len(head):
        raise UnreadableReport(path, why="binary data, no report", fix="remove it from the folder")
    if _PAGE.match(head):
        return "html"
    if SUFFIXES.get(path.suffix.lower()) == "csv":
        return "csv"
    if path.suffix.lower() not in (".txt", ".md"):
        whole = content.decode(wide or "latin-1", errors="ignore")
        return "html" if _TAG.search(whole) else "txt"
    return "txt"
