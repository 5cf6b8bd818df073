"""Files made for the readers' tests: PDFs line by line, Word documents part by part."""

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.readers.records import Document
from ingest.records import Block, Page


@dataclass(frozen=True)
class Run:
    """A piece of a printed line."""

    text: str
    bold: bool = False
    size: float = 12
    rise: float = 0


Printed = str | Sequence[Run]
"""A line: plain text, or its pieces."""

LINE = 17.0
PARAGRAPH = 30.0


def _hexed(text: str, codes: dict[str, int]) -> str:
    return "".join(f"{codes.setdefault(c, len(codes) + 1):04X}" for c in text)


def _content(lines: Sequence[tuple[float, float, Printed]], codes: dict[str, int]) -> bytes:
    parts = []
    for x, y, printed in lines:
        at = x
        for run in [Run(printed)] if isinstance(printed, str) else printed:
            font = "F2" if run.bold else "F1"
            matrix = f"1 0 0 1 {at:.1f} {y + run.rise:.1f} Tm"
            parts.append(f"BT /{font} {run.size} Tf {matrix} <{_hexed(run.text, codes)}> Tj ET")
            at += 0.5 * run.size * len(run.text)
    return "\n".join(parts).encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    chars = "".join(f"<{code:04X}> <{c.encode('utf-16-be').hex()}>\n" for c, code in codes.items())
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    space = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    return f"{head}{space}{len(codes)} beginbfchar\n{chars}endbfchar endcmap end end".encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def _font(name: str, parts: list[bytes]) -> bytes:
    parts.append(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
    )
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{len(parts)} 0 R] /ToUnicode 3 0 R >>".encode()
    )


def pdf_bytes(pages: Sequence[Sequence[tuple[float, float, Printed]]], *, title: str = "") -> bytes:
    """A PDF of the pages' lines: left end and baseline in points, text. Its fonts are named, not embedded."""
    codes: dict[str, int] = {}
    contents = [_content(lines, codes) for lines in pages]
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _stream(_to_unicode(codes)), b"", b""]
    parts[3], parts[4] = _font("Serif", parts), _font("Serif-Bold", parts)
    kids = []
    for content in contents:
        parts.append(_stream(content))
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>" % len(parts)
        )
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    parts.append(b"<< /Title <FEFF%b> >>" % title.encode("utf-16-be").hex().encode())
    found = b"%PDF-1.7\n"
    offsets = []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(found))
        found += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(parts) + 1, table)
    tail = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(parts) + 1, len(parts))
    return found + head + b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (tail, len(found))


def lay_lines(paragraphs: Sequence[Sequence[Printed]]) -> list[tuple[float, float, Printed]]:
    """Paragraphs of lines from the top of a page downwards."""
    y = 780.0
    found: list[tuple[float, float, Printed]] = []
    for paragraph in paragraphs:
        for i, printed in enumerate(paragraph):
            found.append((70, y, printed))
            y -= LINE if i + 1 < len(paragraph) else PARAGRAPH
    return found


@pytest.fixture
def write_pdf(tmp_path: Path) -> Callable[..., Path]:
    """``write_pdf(page, page, …)``: a PDF whose pages are paragraphs of lines."""

    def write(*pages: Sequence[Sequence[Printed]], name: str = "bao-cao.pdf", title: str = "") -> Path:
        path = tmp_path / name
        path.write_bytes(pdf_bytes([lay_lines(page) for page in pages], title=title))
        return path

    return write


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TieuDe2"><w:name w:val="Tiêu đề 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)


def docx_parts(body: str, **others: str) -> dict[str, str]:
    """The parts of a Word document by name; ``others`` are inner XML of footnotes, endnotes or numbering."""
    others = {"styles": STYLES, **others}
    xml = '<?xml version="1.0" encoding="UTF-8"?>'
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    relations = ""
    parts = {}
    for name, inner in others.items():
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>'
        relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        parts[f"word/{name}.xml"] = f"{xml}<w:{name} {W}>{inner}</w:{name}>"
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    root = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    links = f'{xml}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{xml}<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": f"{links}{root}</Relationships>",
        "word/_rels/document.xml.rels": f"{links}{relations}</Relationships>",
        "word/document.xml": f"{xml}<w:document {W}><w:body>{body}</w:body></w:document>",
        **parts,
    }


def paragraph(text: str, *, style: str = "", bold: bool = False, properties: str = "") -> str:
    """A ``w:p`` of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{strong}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}</w:p>"


@pytest.fixture
def write_docx(tmp_path: Path) -> Callable[..., Path]:
    """``write_docx(body, footnotes=…)``: a Word document of these parts."""

    def write(body: str, *, name: str = "bao-cao.docx", **others: str) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in docx_parts(body, **others).items():
                archive.writestr(part, text)
        return path

    return write


def texts(page: Page) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(b.kind, page.text[b.start : b.end]) for b in page.blocks]


def outline(document: Document) -> str:
    """The document's blocks, one a line, as golden files hold them."""
    lines = [f"# {document.title}"]
    for page in document.pages:
        lines.append(f"## {page.number}")
        lines += [_described(page, block) for block in page.blocks]
    return "\n".join(lines) + "\n"


def _described(page: Page, block: Block) -> str:
    level = str(block.level or "")
    more = " …" if block.continues else ""
    return f"{block.kind}{level}{more}: {page.text[block.start : block.end]}"


class Papers:
    """What tests take from here: pieces of files, and views of what was read."""

    run = Run
    pdf_bytes = staticmethod(pdf_bytes)
    docx_parts = staticmethod(docx_parts)
    paragraph = staticmethod(paragraph)
    texts = staticmethod(texts)
    outline = staticmethod(outline)


@pytest.fixture
def papers() -> Papers:
    return Papers()
