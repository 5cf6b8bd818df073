"""One table laid out as a web page, a Word document, a workbook, a text of separated values, or a PDF."""

import csv
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path

import docx
import numpy as np
import openpyxl
import pypdfium2 as pdfium
import pytest
from openpyxl.utils import get_column_letter
from PIL import Image, ImageFilter
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.parse import parse_report
from ingest.reports import ReportContent

FONTS = Path("/usr/share/fonts/truetype/dejavu")


@dataclass(frozen=True)
class C:
    """A cell that covers several columns or rows."""

    text: str
    columns: int = 1
    rows: int = 1


Line = Sequence[C | str]


def placed(rows: Sequence[Line]) -> list[tuple[int, int, C]]:
    """Each cell with its row and column."""
    taken: set[tuple[int, int]] = set()
    found = []
    for r, line in enumerate(rows):
        column = 0
        for given in line:
            cell = given if isinstance(given, C) else C(given)
            while (r, column) in taken:
                column += 1
            found.append((r, column, cell))
            taken |= {(r + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
            column += cell.columns
    return found


def write_html(
    path: Path, above: Sequence[str], rows: Sequence[Line], below: Sequence[str], **_: object
) -> None:
    lines = []
    for r in range(len(rows)):
        cells = [
            f'<td colspan="{c.columns}" rowspan="{c.rows}">{escape(c.text)}</td>'
            for at, _c, c in placed(rows)
            if at == r
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    page = (
        [f"<p>{escape(t)}</p>" for t in above]
        + ["<table>", *lines, "</table>"]
        + [f"<p>{t}</p>" for t in below]
    )
    path.write_text(f"<html><body>{''.join(page)}</body></html>", encoding="utf-8")


def write_docx(
    path: Path, above: Sequence[str], rows: Sequence[Line], below: Sequence[str], **_: object
) -> None:
    made = docx.Document()
    for text in above:
        made.add_paragraph(text)
    cells = placed(rows)
    table = made.add_table(rows=len(rows), cols=max(c + cell.columns for _, c, cell in cells))
    for r, c, cell in cells:
        first = table.cell(r, c)
        if cell.columns > 1 or cell.rows > 1:
            first = first.merge(table.cell(r + cell.rows - 1, c + cell.columns - 1))
        first.text = cell.text
    for text in below:
        made.add_paragraph(text)
    made.save(str(path))


def write_xlsx(
    path: Path, above: Sequence[str], rows: Sequence[Line], below: Sequence[str], **_: object
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for text in above:
        sheet.append([text])
    for r, c, cell in placed(rows):
        top, left = len(above) + r + 1, c + 1
        sheet.cell(top, left, cell.text)
        if cell.columns > 1 or cell.rows > 1:
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + cell.rows - 1,
                end_column=left + cell.columns - 1,
            )
    for i, text in enumerate(below):
        sheet.cell(len(above) + len(rows) + 1 + i, 1, text)
    book.save(path)


def write_csv(
    path: Path, above: Sequence[str], rows: Sequence[Line], below: Sequence[str], **_: object
) -> None:
    out = StringIO()
    writer = csv.writer(out, delimiter="\t" if path.suffix == ".tsv" else ";")
    writer.writerows([t] for t in above)
    for r in range(len(rows)):
        own = {c: cell.text for at, c, cell in placed(rows) if at == r}
        writer.writerow([own.get(c, "") for c in range(max(own, default=0) + 1)])
    writer.writerows([t] for t in below)
    path.write_text(out.getvalue(), encoding="utf-8-sig")


def partly_ruled(drawn: str, heads: int) -> list[tuple[object, ...]]:
    """Lines that close no cells."""
    first, last, pen = (0, 0), (-1, -1), (0.5, "black")
    found: dict[str, list[tuple[object, ...]]] = {
        "nothing": [],
        "columns": [("LINEBEFORE", (1, 0), last, *pen)],
        "columns in a frame": [("LINEBEFORE", (1, 0), last, *pen), ("BOX", first, last, *pen)],
        "rows": [("LINEABOVE", first, last, *pen), ("LINEBELOW", first, last, *pen)],
        "head and foot": [
            ("LINEABOVE", first, (-1, 0), *pen),
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), *pen),
            ("LINEBELOW", (0, -1), last, *pen),
        ],
    }
    return found[drawn]


def write_pdf(
    path: Path,
    above: Sequence[str],
    rows: Sequence[Line],
    below: Sequence[str],
    *,
    ruled: bool = True,
    drawn: str = "",
    heads: int = 0,
    widths: Sequence[float] | None = None,
    room: float = 700,
    **_: object,
) -> None:
    """``heads`` rows are printed again on each page; ``room`` is the height of a page's text, in points.

    ``drawn`` names lines of :func:`partly_ruled` in place of a grid's.
    """
    pdfmetrics.registerFont(TTFont("text", str(FONTS / "DejaVuSerif.ttf")))
    plain = ParagraphStyle("plain", fontName="text", fontSize=9, leading=11)
    middle = ParagraphStyle("middle", parent=plain, alignment=TA_CENTER)
    cells = placed(rows)
    width = max(c + cell.columns for _, c, cell in cells)
    data: list[list[object]] = [[""] * width for _ in rows]
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += partly_ruled(drawn, heads) if drawn else []
    style += [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled and not drawn else []
    for r, c, cell in cells:
        data[r][c] = Paragraph(escape(cell.text), plain if c < 2 and r >= heads else middle)
        if cell.columns > 1 or cell.rows > 1:
            style.append(("SPAN", (c, r), (c + cell.columns - 1, r + cell.rows - 1)))
    margin = (A4[1] - room) / 2
    laid = SimpleDocTemplate(str(path), pagesize=A4, topMargin=margin, bottomMargin=margin, title="untitled")
    table = Table(data, colWidths=widths, repeatRows=heads, style=TableStyle(style))
    laid.build([*(Paragraph(escape(t), plain) for t in above), table, *(Paragraph(t, plain) for t in below)])


WRITERS = {
    ".html": write_html,
    ".docx": write_docx,
    ".xlsx": write_xlsx,
    ".csv": write_csv,
    ".tsv": write_csv,
    ".pdf": write_pdf,
}


@dataclass(frozen=True)
class Sheet:
    """A read table."""

    path: Path
    content: ReportContent

    @property
    def facts(self) -> list[str]:
        """Every figure that may be an answer, as golden lists write it."""
        return [
            " | ".join(
                (f.indicator, f.text, f"{f.value:f} {f.unit}", f.period.iso if f.period else "?", f.kind)
            )
            for f in self.content.figures
            if not f.ambiguous
        ]

    def cell(self, ordinal: int) -> tuple[str, str]:
        """The text and the address of the cell that a figure stands in."""
        figure = self.content.figures[ordinal]
        (span,) = figure.spans
        page = next(p for p in self.content.pages if p.number == span.page)
        row = self.content.sentences[figure.sentence]
        cell = next(c for c in row.cells if c.start <= span.start < span.end <= c.end)
        return page.text[cell.start : cell.end], cell.address or get_column_letter(cell.column + 1)


@pytest.fixture
def lay(tmp_path: Path) -> Callable[..., Sheet]:
    """``lay(".pdf", above, rows, below)``: the table in that format, read as ingestion reads it."""

    def make(
        suffix: str, above: Sequence[str], rows: Sequence[Line], below: Sequence[str] = (), **how: object
    ) -> Sheet:
        if suffix == ".pdf" and not (FONTS / "DejaVuSerif.ttf").is_file():
            pytest.skip("install fonts-dejavu-core")
        path = tmp_path / f"bang{suffix}"
        WRITERS[suffix](path, above, rows, below, **how)
        return Sheet(path, parse_report(path, path.name, "0" * 64))

    return make


def scanned(path: Path, *, dpi: int, turn: float, noise: float = 6.0) -> Path:
    """A PDF's pages as an office's scanner gives them: askew, blurred, grey and noisy."""
    rng = np.random.default_rng(7)
    pages = []
    for page in pdfium.PdfDocument(path):
        sheet = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        sheet = sheet.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
        values = np.asarray(sheet.filter(ImageFilter.GaussianBlur(dpi / 400)), dtype=np.float64)
        dirty = 40 + values * 0.76 + rng.normal(0, noise, values.shape)
        pages.append(Image.fromarray(np.clip(dirty, 0, 255).astype(np.uint8)))
    found = path.with_name("quet.pdf")
    pages[0].save(found, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=80)
    return found


@pytest.fixture
def scan(lay: Callable[..., Sheet]) -> Callable[..., Sheet]:
    """``scan(above, rows, dpi=…, turn=…, ruled=…)``: the table printed, scanned and read."""

    def make(above: Sequence[str], rows: Sequence[Line], *, dpi: int, turn: float, **how: object) -> Sheet:
        if shutil.which("tesseract") is None:
            pytest.skip("tesseract-ocr is not installed; run: make system")
        path = scanned(lay(".pdf", above, rows, **how).path, dpi=dpi, turn=turn)
        return Sheet(path, parse_report(path, path.name, "0" * 64))

    return make


@pytest.fixture
def cell() -> type[C]:
    return C
