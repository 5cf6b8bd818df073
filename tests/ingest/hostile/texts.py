"""Pages, texts and pictures that are too deep, too long, or no text."""

import struct
import zlib
from collections.abc import Iterable, Iterator

CHUNK = 1_000_000
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"
"""The text that every virus scanner takes for a virus; in two parts, so that none removes this file."""


def _png(width: int, height: int, data: bytes = b"\0") -> bytes:
    def part(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(data)) + part(b"IEND", b"")
    )


def texts() -> Iterator[tuple[str, bytes, str]]:
    """Name, content, and words of the reason."""
    yield "nothing.pdf", b"", "empty"
    yield "nothing.docx", b"", "empty"
    yield "nothing.txt", b"", "empty"
    yield "blanks.txt", b" \r\n\t" * 5000, "empty"
    yield "zeros.txt", bytes(100_000), "empty"
    yield "zeros-inside.txt", "Vốn đạt\x00 31 tỷ đồng. ".encode() * 50, ""
    yield "halves.txt", b"V\xed\xa0\x80n \xed\xb3\xbf dat 31 ty dong. " * 50, "encoding"
    yield (
        "russian.txt",
        "Отчёт о работе администрации города за отчётный период. ".encode("koi8-r") * 20,
        "encoding",
    )
    yield "binary.txt", bytes(range(256)) * 100, "binary"
    yield "program.pdf", b"MZ\x90\x00" + bytes(500), "program"
    yield "program.txt", b"\x7fELF" + bytes(500), "program"
    yield "page.pdf", b"<!DOCTYPE html><html><body><p>Thu 5 ty dong.</p></body></html>", "its name says"
    yield "text.docx", "Thu ngân sách đạt 5 tỷ đồng.".encode(), "its name says"
    yield "letter.html", b"%PDF-1.7\n%%EOF", ""
    yield "packed.pdf", b"Rar!\x1a\x07" + bytes(50), "archive"
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"
    yield "rich.docx", b"{\\rtf1 Thu 5 ty dong.}", "RTF"
    yield "no-words.html", b"<html><body><script>while(1);</script></body></html>", "no text"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    yield "laughs.html", f"<!DOCTYPE html [<!ENTITY a0 'ha'>{laughs}]><html><body></body></html>".encode(), ""
    shifted = "".join(
        chr(ord(c) + 29) if c.isascii() and c.isalpha() else c for c in "Thu ngan sach dat muc cao "
    )
    yield "shifted-letters.txt", (shifted * 20).encode(), "chữ không đọc được"
    yield "giant.png", _png(200_000, 200_000), "pixels"
    yield "large.png", _png(30_000, 30_000), "pixels"
    yield "picture.docx", _png(50, 50), "its name says"
    yield "table.xlsx", "Năm;Thu\n2023;5\n".encode(), "its name says"
    yield "eicar.pdf", EICAR.encode(), "its name says"
    yield "pdf-in-front.docx", b"%PDF-1.7\n" + b"PK\x03\x04" + bytes(99), "its name says"
    yield "picture-in-front.html", b"GIF89a<html><body><script>1</script></body></html>", "a picture"
    yield "script-in-front.png", b"#!/bin/sh\nrm -rf /\n" * 20, "its name says"
    yield "cut.png", _png(500, 500)[:60], ""
    yield "loop.tif", b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 0) + struct.pack("<I", 8), ""
    yield "moving.gif", b"GIF89a" + bytes(50), ""


def floods() -> Iterator[tuple[str, Iterable[bytes], str]]:
    """Files too large to be held: name, the pieces they are written in, words of the reason."""
    yield (
        "one-line.txt",
        ("Thu ngân sách đạt mức cao, ".encode() * 31_000 for _ in range(100)),
        "larger than 40 MB",
    )
    line = "Thu ngân sách đạt 5 tỷ đồng, ".encode()
    yield "one-line-within.txt", (line * 25_000 for _ in range(30)), ""
    yield (
        "one-tag.html",
        (b"<div a" + b"a" * CHUNK if not n else b"a" * CHUNK for n in range(200)),
        "larger than",
    )
    yield "tags.html", (b"<b>" * 300_000 for _ in range(10)), ""
    deep = (b"<div>" * 10_000, "<p>Thu 5 tỷ đồng.</p>".encode(), b"</div>" * 10_000)
    yield (
        "deep-and-empty.html",
        (b"<html><body>", *(part for part in deep if not part.startswith(b"<p>"))),
        "",
    )
