"""PDFs that are broken, loop, or are far larger inside than outside."""

import random
import zlib
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader, PdfWriter

TEXT = b"BT /F1 12 Tf 70 700 Td (Thu ngan sach dat 12.450 ty dong, tang 5,6 phan tram.) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
    b"/Resources << /Font << /F1 3 0 R >> >> >>"
)


def stream(data: bytes, entries: bytes = b"", length: bytes | None = None) -> bytes:
    """A stream object; ``length`` is what it says of itself."""
    said = b"%d" % len(data) if length is None else length
    return b"<< /Length %b %b >>\nstream\n%b\nendstream" % (said, entries, data)


def build(*parts: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1."""
    content, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, table)
    end = b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF"
    return content + head + end % (len(parts) + 1, trailer, len(content))


def paged(contents: bytes, *more: bytes, page: bytes = PAGE, pages: bytes = PAGES) -> bytes:
    """A PDF of one page."""
    return build(CATALOG, pages, FONT, page, contents, *more)


GOOD = paged(stream(TEXT))


def packed(data: bytes, times: int = 1) -> bytes:
    """A stream that unpacks to ``data``."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b]" % (b"/FlateDecode " * times))


def zeros(size: int) -> bytes:
    """``size`` spaces, packed without ever holding them."""
    packer = zlib.compressobj(9)
    found = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    return found + packer.flush()


def locked() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(GOOD)))
    writer.encrypt("mat khau", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(width: int, height: int, box: bytes = b"[0 0 595 842]") -> bytes:
    """A page that is nothing but a picture of declared size."""
    page = PAGE.replace(b"/Font << /F1 3 0 R >>", b"/XObject << /I 6 0 R >>").replace(b"[0 0 595 842]", box)
    declared = b"/Type /XObject /Subtype /Image /Width %d /Height %d " % (width, height)
    image = stream(
        zlib.compress(b"\0" * 1000),
        declared + b"/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
    )
    return paged(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), image, page=page)


def structures() -> Iterator[tuple[str, bytes, str]]:
    """Name, content, and words of the reason."""
    yield "cut-in-half.pdf", GOOD[: len(GOOD) // 2], ""
    yield "head-only.pdf", b"%PDF-1.7\n", "broken"
    noise = random.Random(7).randbytes(4000)
    yield "noise.pdf", b"%PDF-1.7\n" + noise, "broken"
    yield "root-is-a-number.pdf", build(b"7", PAGES), "broken"
    yield "pages-is-text.pdf", build(CATALOG, b"(Pages)"), ""
    yield "no-pages.pdf", build(CATALOG, b"<< /Type /Pages /Count 0 /Kids [] >>"), "no text"
    loop = b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"
    yield "tree-loop.pdf", paged(stream(TEXT), pages=loop), ""
    two = b"<< /Type /Pages /Count 9 /Kids [6 0 R] >>"
    yield "tree-ring.pdf", paged(stream(TEXT), two.replace(b"6 0 R", b"2 0 R"), pages=two), ""
    yield (
        "parent-ring.pdf",
        build(CATALOG, PAGES, FONT, b"<< /Type /Page /Parent 4 0 R /Contents 5 0 R >>"),
        "",
    )
    yield "table-loop.pdf", build(CATALOG, PAGES, trailer=b"/Prev 9"), ""
    yield "length-loop.pdf", paged(stream(TEXT, length=b"5 0 R"), page=PAGE + b" "), ""
    own = b"/Type /ObjStm /N 1 /First 4 /Extends 5 0 R"
    yield (
        "object-stream-loop.pdf",
        build(CATALOG, b"6 0 R", FONT, PAGE, stream(b"5 0 6 0 R", own), b"2 0 R"),
        "",
    )
    yield "contents-loop.pdf", paged(b"[5 0 R 5 0 R]"), ""
    yield "deep-arrays.pdf", paged(b"[" * 100_000), ""
    yield "deep-dictionaries.pdf", paged(b"<< /A " * 50_000), ""
    yield "endless-picture.pdf", paged(stream(b"BI /W 9 /H 9 ID " + b"x" * 50_000)), ""
    strange = b"/Encrypt << /Filter /Unheard /V 9 /R 9 >> /ID [<00> <00>]"
    yield "strange-lock.pdf", build(CATALOG, PAGES, FONT, PAGE, stream(TEXT), trailer=strange), ""
    yield "locked.pdf", locked(), "password"


def bombs() -> Iterator[tuple[str, bytes, str]]:
    """PDFs that are larger inside than a report can be."""
    yield "flate-bomb.pdf", paged(stream(zeros(300_000_000), b"/Filter /FlateDecode")), ""
    nested = stream(zlib.compress(zeros(400_000_000), 9), b"/Filter [/FlateDecode /FlateDecode]")
    yield "nested-flate.pdf", paged(nested), "larger inside"
    yield "filters.pdf", paged(stream(TEXT.hex().encode(), b"/Filter [%b]" % (b"/ASCIIHexDecode " * 500))), ""
    predictor = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 >>"
    yield "wide-predictor.pdf", paged(stream(zlib.compress(TEXT), predictor)), ""
    kids = b"<< /Type /Pages /Count 50000 /Kids [%b] >>" % (b"4 0 R " * 50_000)
    yield "pages-50000.pdf", paged(stream(TEXT), pages=kids), ""
    shared = b"<< /Type /Pages /Count 200 /Kids [%b] >>" % b" ".join(b"%d 0 R" % n for n in range(6, 206))
    tokens = packed(b"BT /F1 9 Tf " + b"(a) Tj 1 0 0 1 5 5 Tm " * 40_000 + b"ET")
    yield "shared-stream.pdf", paged(tokens, *[PAGE] * 200, pages=shared), ""
    yield "tokens.pdf", paged(packed(b"0 0 m " * 3_000_000)), ""
    form = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    own = PAGE.replace(b"/Font <<", b"/XObject << /X 6 0 R >> /Font <<")
    yield "form-loop.pdf", paged(stream(b"/X Do"), form, page=own), ""
    ranges = b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    ranges += b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    yield "endless-font.pdf", build(CATALOG, PAGES, font, PAGE, stream(TEXT), stream(ranges)), ""
    yield "large-picture.pdf", picture(30_000, 30_000), "pixels"
    yield "giant-picture.pdf", picture(200_000, 200_000), ""
    yield "strip-picture.pdf", picture(1_000_000, 1), ""
    yield "giant-page.pdf", picture(10, 10, b"[0 0 1000000000 1000000000]"), ""
