"""The sample reports, made again from ``samples/sources/*.md``: the same bytes on every machine.

    python samples/make.py [--out FOLDER] [--fonts FOLDER]

A source is a head of ``key: value`` lines, an empty line, then blocks parted by empty lines: ``## `` and
``### `` headings, ``> `` the note that says the text is a sample, ``- `` items, ``| `` table rows (a first
row of one cell is the caption), ``[^1]: `` footnotes, and paragraphs. ``<!-- page -->`` inside a PDF's
paragraph ends the page there. A cell ``<`` goes on with the one before it, ``^`` with the one above; in a
workbook a heading begins a sheet. ``scanned`` in the head numbers the PDF pages that become pictures. Nothing
is compressed, so no zlib version can change a byte.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from scans import scan_pages
from tables import draw_table, html_piece, repack, write_workbook

HERE = Path(__file__).resolve().parent
FONTS = Path("/usr/share/fonts/truetype/dejavu")
"""Where Debian's and Ubuntu's package ``fonts-dejavu-core`` (2.37) puts its files."""

FACES = {"text": "DejaVuSerif.ttf", "bold": "DejaVuSerif-Bold.ttf"}
KEPT_TABLE_STYLES = {"Normal Table", "Table Grid"}
BALLAST = ("/thumbnail", "/stylesWithEffects")
"""Ends of the relation types of template parts that no reader of the reports needs."""

PAGE_END = "<!-- page -->"
MARGIN = 48.0
"""Empty border of a PDF page, in points."""

LEADING = 17.0
"""From one PDF line to the next, in points."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block of a source."""

    kind: str
    """``heading``, ``note``, ``item``, ``table``, ``footnote`` or ``text``."""

    text: str = ""
    level: int = 0
    """Headings: 2 or 3."""

    rows: tuple[tuple[str, ...], ...] = ()
    """Tables: head row first; ``text`` is the caption."""


def read_source(path: Path) -> tuple[dict[str, str], list[Piece]]:
    """A source's head and its pieces."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, [piece for chunk in body.strip().split("\n\n") for piece in read_chunk(chunk)]


def read_chunk(chunk: str) -> Iterator[Piece]:
    """The pieces of one run of lines: a table is one, every other line is its own."""
    lines = chunk.splitlines()
    if lines[0].startswith("| "):
        rows = [tuple(cell.strip() for cell in line[2:].split("|")) for line in lines]
        caption = rows.pop(0)[0] if len(rows[0]) == 1 else ""
        yield Piece(kind="table", text=caption, rows=tuple(rows))
        return
    for line in lines:
        if found := re.match(r"(#{2,3}) (.*)", line):
            yield Piece(kind="heading", text=found[2], level=len(found[1]))
        elif found := re.match(r"\[\^(\d)\]: (.*)", line):
            yield Piece(kind="footnote", text=f"{found[1].translate(_SUPERSCRIPT)} {found[2]}")
        elif line[:2] in {"- ", "> "}:
            yield Piece(kind="item" if line[0] == "-" else "note", text=raise_marks(line[2:]))
        else:
            yield Piece(kind="text", text=raise_marks(line))


def raise_marks(text: str) -> str:
    """Footnote marks as superscript digits: ``"năm[^1]"`` becomes ``"năm¹"``."""
    return re.sub(r"\[\^(\d)\]", lambda found: found[1].translate(_SUPERSCRIPT), text)


def write_txt(fields: dict[str, str], pieces: list[Piece]) -> bytes:
    """Plain UTF-8, a line a paragraph; the title only where the source has one."""
    lines = [fields["title"]] if "title" in fields else []
    return ("\n\n".join([*lines, *(p.text for p in pieces)]) + "\n").encode()


def write_html(fields: dict[str, str], pieces: list[Piece]) -> bytes:
    """A web page; with ``furniture`` it wears the menus and boxes of a portal."""
    shell = "portal.shell" if fields.get("furniture") else "plain.shell"
    text = (HERE / "sources" / shell).read_text(encoding="utf-8")
    body = "\n".join(html_piece(p.kind, p.text, p.level, p.rows) for p in pieces)
    filled = {"title": escape(fields["title"]), "dated": escape(fields["dated"]), "body": body}
    for name, value in filled.items():
        text = text.replace("{{" + name + "}}", value)
    return text.encode()


def write_docx(fields: dict[str, str], pieces: list[Piece]) -> bytes:
    """A Word file with real headings and tables."""
    made = docx.Document()
    for line in (fields["issuer"], fields["dated"]):
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_heading(fields["title"], level=0)
    for piece in pieces:
        if piece.kind == "heading":
            made.add_heading(piece.text, level=piece.level - 1)
        elif piece.kind == "table":
            made.add_paragraph(piece.text)
            table = made.add_table(rows=len(piece.rows), cols=len(piece.rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, piece.rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
        elif piece.kind == "item":
            made.add_paragraph(piece.text, style="List Bullet")
        else:
            made.add_paragraph().add_run(piece.text).italic = piece.kind == "note"
    kept = made.core_properties
    kept.title, kept.author, kept.comments = fields["title"], "Hỏi Báo Cáo", "Văn bản mẫu"
    kept.created = kept.modified = datetime(2025, 1, 1)  # noqa: DTZ001  Word's own field has no zone
    return store(made)


def store(made: Document) -> bytes:
    """The Word file without the template's ballast, uncompressed, every entry with one date."""
    for style in list(made.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in KEPT_TABLE_STYLES:
            style.delete()
    for relations in (made.part.package.rels, made.part.rels):
        for key in [k for k, relation in relations.items() if relation.reltype.endswith(BALLAST)]:
            del relations[key]
    packed = io.BytesIO()
    made.save(packed)
    return repack(packed)


class PdfSheet:
    """A5 pages written from the top; footnotes gather at the bottom of the page they were set on."""

    def __init__(self, fields: dict[str, str], fonts: Path) -> None:
        """Register the fonts and open the first page."""
        for face, name in FACES.items():
            pdfmetrics.registerFont(TTFont(face, str(fonts / name)))
        self._out = io.BytesIO()
        self._canvas = Canvas(
            self._out, pagesize=A5, pageCompression=0, invariant=1, initialFontName="text", lang="vi"
        )
        self._canvas.setTitle(fields["title"])
        self._running = fields["running"]
        self._notes: list[str] = []
        self._top()

    def _top(self) -> None:
        width, height = A5
        self._canvas.setFont("text", 8)
        self._canvas.drawCentredString(width / 2, height - 30, self._running)
        self._canvas.drawCentredString(width / 2, 26, str(self._canvas.getPageNumber()))
        self._y = height - MARGIN - LEADING

    def _wrap(self, text: str, face: str, size: float, indent: float) -> list[str]:
        room = A5[0] - 2 * MARGIN - indent
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and pdfmetrics.stringWidth(longer, face, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def write(
        self, text: str, *, face: str = "text", size: float = 12, indent: float = 0, gap: float = 5
    ) -> None:
        """A paragraph; a page that is full, or a page mark in the text, starts the next page."""
        for number, part in enumerate(text.split(PAGE_END)):
            if number:
                self.turn()
            for line in self._wrap(part, face, size, indent):
                if self._y < MARGIN + LEADING * len(self._notes):
                    self.turn()
                self._canvas.setFont(face, size)
                self._canvas.drawString(MARGIN + indent, self._y, line)
                self._y -= LEADING
        self._y -= gap

    def note(self, text: str) -> None:
        """A footnote of this page."""
        self._notes += self._wrap(text, "text", 8, 0)

    def has_room(self, height: float) -> bool:
        """True when so much fits above the page's border and its footnotes."""
        return self._y - height > MARGIN + LEADING * len(self._notes)

    def advance(self, height: float) -> None:
        """Go down by so much."""
        self._y -= height

    def box(self, left: float, down: float, size: tuple[float, float], text: str) -> None:
        """One ruled cell with its text."""
        top, (wide, high) = self._y - down + LEADING - 5, size
        self._canvas.rect(MARGIN + left, top - high, wide, high)
        self._canvas.setFont("text", 8)
        for row, line in enumerate(self._wrap(text, "text", 8, A5[0] - 2 * MARGIN - wide + 6)):
            self._canvas.drawString(MARGIN + left + 3, top - 11 - 9 * row, line)

    def turn(self) -> None:
        """End the page and begin the next."""
        self._foot()
        self._canvas.showPage()
        self._top()

    def _foot(self) -> None:
        base = MARGIN + 11 * (len(self._notes) - 1)
        if self._notes:
            self._canvas.line(MARGIN, base + 13, MARGIN + 90, base + 13)
        self._canvas.setFont("text", 8)
        for row, line in enumerate(self._notes):
            self._canvas.drawString(MARGIN, base - 11 * row, line)
        self._notes.clear()

    def close(self) -> bytes:
        """The file."""
        self._foot()
        self._canvas.save()
        return self._out.getvalue()


def write_pdf(fields: dict[str, str], pieces: list[Piece], fonts: Path) -> bytes:
    """A PDF with running heads, page numbers, embedded fonts and a text layer."""
    sheet = PdfSheet(fields, fonts)
    sheet.write(fields["issuer"], face="bold", size=10)
    sheet.write(fields["dated"], size=10)
    sheet.write(fields["title"], face="bold", size=14, gap=8)
    for piece in pieces:
        if piece.kind == "footnote":
            sheet.note(piece.text)
        elif piece.kind == "heading":
            sheet.write(piece.text, face="bold")
        elif piece.kind == "item":
            sheet.write(f"- {piece.text}", gap=3)
        elif piece.kind == "table":
            sheet.write(piece.text, gap=0)
            draw_table(sheet, piece.rows, [float(w) for w in fields["widths"].split()], 26)
        else:
            sheet.write(piece.text, size=10 if piece.kind == "note" else 12)
    return sheet.close()


def make(source: Path, fonts: Path) -> tuple[str, bytes]:
    """A report's file name and its bytes."""
    fields, pieces = read_source(source)
    name = fields["file"]
    if name.endswith(".pdf"):
        made = write_pdf(fields, pieces, fonts)
        scanned = {int(page) for page in fields.get("scanned", "").split()}
        return name, scan_pages(made, scanned) if scanned else made
    if name.endswith(".xlsx"):
        return name, write_workbook(fields["title"], [(p.kind, p.text, p.rows) for p in pieces])
    writers = {".txt": write_txt, ".html": write_html, ".docx": write_docx}
    return name, writers[Path(name).suffix](fields, pieces)


def main() -> int:
    """Write every report."""
    parser = argparse.ArgumentParser(description="Make the sample reports from their sources.")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: samples/)")
    parser.add_argument("--fonts", type=Path, default=FONTS, help="folder with the DejaVu Serif files")
    given = parser.parse_args()
    if missing := [name for name in FACES.values() if not (given.fonts / name).is_file()]:
        sys.stderr.write(
            f"{given.fonts}: no {', '.join(missing)}; install fonts-dejavu-core or give --fonts\n"
        )
        return 1
    for source in sorted((HERE / "sources").glob("*.md")):
        name, content = make(source, given.fonts)
        (given.out / name).write_bytes(content)
        sys.stdout.write(f"{name}: {len(content)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
