"""Word documents and workbooks that are bombs, lead out of themselves, or are broken."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator

XML = '<?xml version="1.0" encoding="UTF-8"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_T = "application/vnd.openxmlformats-officedocument"
BODY = "<w:p><w:r><w:t>Thu ngân sách đạt 12.450 tỷ đồng, tăng 5,6%.</w:t></w:r></w:p>"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

Parts = dict[str, str | bytes]


def _types(name: str, kind: str) -> str:
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    part = f'<Override PartName="/{name}" ContentType="{_T}.{kind}.main+xml"/>'
    return f'{XML}<Types xmlns="{_P}/content-types">{defaults}{part}</Types>'


def _relations(*inner: str) -> str:
    return f'{XML}<Relationships xmlns="{_P}/relationships">{"".join(inner)}</Relationships>'


def _relation(kind: str, target: str, identity: str = "r1") -> str:
    return f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"/>'


def word(body: str = BODY, before: str = "", **parts: str | bytes) -> Parts:
    """Parts of a Word document."""
    return {
        "[Content_Types].xml": _types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": _relations(_relation("officeDocument", "word/document.xml")),
        "word/document.xml": f"{XML}{before}<w:document {_W}><w:body>{body}</w:body></w:document>",
        **parts,
    }


def sheet(data: str, before: str = "") -> Parts:
    """Parts of a workbook of one sheet."""
    return {
        "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml.sheet"),
        "_rels/.rels": _relations(_relation("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relations(_relation("worksheet", "worksheets/sheet1.xml")),
        "xl/workbook.xml": f'{XML}<workbook {_S} xmlns:r="{_R}">'
        '<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f"{XML}{before}<worksheet {_S}>{data}</worksheet>",
    }


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def _swelling(parts: Parts, name: str, size: int) -> bytes:
    """The parts, one of them ``size`` bytes of spaces, written piece by piece."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in parts.items():
            archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def _twice() -> bytes:
    """Two parts of one name, which no library writes."""
    content = packed(word(**{"word/documenu.xml": "<x/>"}))
    return content.replace(b"word/documenu.xml", b"word/document.xml")


def _overlapping() -> bytes:
    """A thousand names for the same packed bytes (Fifield 2019)."""
    content = packed(word(**{"word/x.bin": bytes(400_000)}))
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    entry = content[content.rindex(b"PK\x01\x02", start, end) : end]
    copies = b"".join(entry.replace(b"word/x.bin", b"word/%05d" % n) for n in range(1000, 2000))
    directory = content[start:end] + copies
    count = struct.unpack("<H", content[end + 10 : end + 12])[0] + 1000
    return (
        content[:start]
        + directory
        + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), start, 0)
    )


def _flagged() -> bytes:
    """A zip whose parts are said to be locked."""
    content = bytearray(packed(word(), zipfile.ZIP_STORED))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(sign, at + 4)
    return bytes(content)


def _lying() -> bytes:
    """A part that says it is smaller than it is."""
    content = bytearray(packed(word(BODY * 400)))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 40)
    return bytes(content)


def archives() -> Iterator[tuple[str, bytes, str]]:
    """Name, content, and words of the reason."""
    good = packed(word())
    yield "cut.docx", good[: len(good) // 2], "damaged"
    yield "one-kilobyte.docx", good[:200], "damaged"
    yield "no-zip.docx", b"PK\x03\x04" + b"x" * 300, "damaged"
    yield "bomb.docx", _swelling(word(), "word/media.xml", 150_000_000), "bomb"
    yield "large-part.docx", _swelling(word(), "word/media.bin", 250_000_000), "more than 200 MB"
    inner = packed({f"{n}.zip": packed({"a": bytes(100_000)}) for n in range(9)})
    yield "zips-in-a-zip.docx", packed({f"{n}.zip": inner for n in range(9)}), "no Word document"
    yield "overlapping.docx", _overlapping(), "over one another"
    yield (
        "hundred-thousand-parts.docx",
        packed(word(**{f"w/{n}": b"" for n in range(100_000)})),
        "holds 100003 files",
    )
    yield "twice.docx", _twice(), "same name"
    for n, name in enumerate(
        ("../../tmp/evil.xml", "/etc/evil.xml", "C:\\evil.xml", "word/..\\..\\evil.xml")
    ):
        yield f"leads-out-{n}.docx", packed(word(**{name: "<x/>"})), "leads out"
    yield "macros.docx", packed(word(**{"word/vbaProject.bin": b"Attribute"})), "macros"
    yield "macros.xlsx", packed(sheet("<sheetData/>") | {"xl/vbaProject.bin": b"Attribute"}), "macros"
    yield "locked-parts.docx", _flagged(), "password"
    yield "lying-size.docx", _lying(), ""
    yield (
        "locked.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
    )


def markup() -> Iterator[tuple[str, bytes, str]]:
    """Documents whose XML is the weapon."""
    yield "billion-laughs.docx", packed(word("<w:p>&a9;</w:p>", BILLION)), "document type"
    yield "outside-entity.docx", packed(word("<w:p>&e;</w:p>", OUTSIDE)), "document type"
    late = f"<!--{'x' * 70_000}-->{OUTSIDE}"
    yield "late-document-type.docx", packed(word("<w:p>&e;</w:p>", late)), "no element"
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{OUTSIDE}<w:document {_W}/>'.encode("utf-16")
    yield "wide-document-type.docx", packed(word() | {"word/document.xml": wide}), "document type"
    yield "relations-entity.docx", packed(word() | {"_rels/.rels": XML + OUTSIDE + "<x/>"}), "document type"
    yield "deep.docx", packed(word("<w:tbl><w:tr><w:tc>" * 30_000)), "broken"
    deep = "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000
    yield (
        "deep-and-closed.docx",
        packed(word(deep, **{"word/pad.bin": random.Random(7).randbytes(9_000)})),
        "",
    )
    yield "open-end.docx", packed(word("<w:p><w:r>")), "broken"
    yield "no-document.docx", packed({"word/document.xml": "<x/>"}), "broken"
    itself = _relations(_relation("officeDocument", "_rels/.rels"))
    yield "own-relations.docx", packed(word() | {"_rels/.rels": itself}), "broken"
    yield "no-text.docx", packed(word("<w:p/>")), "no text"
    yield "laughs.xlsx", packed(sheet("<sheetData>&a9;</sheetData>", BILLION)), "document type"
    yield "cut.xlsx", packed(sheet("<sheetData/>"))[:-200], "damaged"
    yield "empty.xlsx", packed(sheet("<sheetData/>")), "no text"
    cell = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Tổng</t></is></c></row></sheetData>'
    merged = cell + '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "giant-merge.xlsx", packed(sheet(merged)), ""
    many = "".join(f'<row r="{r}">{"<c><v>1</v></c>" * 1000}</row>' for r in range(1, 1301))
    yield "million-cells.xlsx", packed(sheet(f"<sheetData>{many}</sheetData>"), zipfile.ZIP_STORED), ""
