"""Tables of the samples as web pages, Word, Excel and PDF carry them; ``<`` and ``^`` are merged cells.

In a source a cell ``<`` goes on with the cell to its left, ``^`` with the one above it.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

import openpyxl
from openpyxl.styles import Alignment

Rows = Sequence[Sequence[str]]

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,(?P<decimals>\d+))?(?P<percent>%?)")
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell with the rows and columns that it covers."""

    row: int
    column: int
    text: str
    rows: int
    columns: int


def merge(rows: Rows) -> list[Merged]:
    """The cells that begin somewhere, each with its size."""
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((i for i, t in enumerate(row[c + 1 :]) if t != "<"), len(row) - c - 1) + 1
            below = (line[c] if c < len(line) else "" for line in rows[r + 1 :])
            high = next((i for i, t in enumerate(below) if t != "^"), len(rows) - r - 1) + 1
            found.append(Merged(r, c, text, high, wide))
    return found


def count_heads(rows: Rows) -> int:
    """How many leading rows name the columns."""
    valued = next((r for r, row in enumerate(rows) if any(map(_NUMBER.fullmatch, row))), 1)
    return max((r + 1 for r, row in enumerate(rows[:valued]) if "^" in row), default=1)


def html_piece(kind: str, text: str, level: int, rows: Rows) -> str:
    """One piece as HTML."""
    if kind == "heading":
        return f"<h{level}>{escape(text)}</h{level}>"
    if kind == "item":
        return f"<p>- {escape(text)}</p>"
    if kind == "note":
        return f"<p><em>{escape(text)}</em></p>"
    if kind != "table":
        return f"<p>{escape(text)}</p>"
    return html_table(text, rows)


def html_table(caption: str, rows: Rows) -> str:
    """A table element."""
    heads = count_heads(rows)
    lines = []
    for r in range(len(rows)):
        tag = "th" if r < heads else "td"
        cells = "".join(f"<{tag}{_spans(c)}>{escape(c.text)}</{tag}>" for c in merge(rows) if c.row == r)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table>\n<caption>{escape(caption)}</caption>\n" + "\n".join(lines) + "\n</table>"


def _spans(cell: Merged) -> str:
    wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return wide + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def write_workbook(title: str, lines: Sequence[tuple[str, str, Rows]]) -> bytes:
    """A workbook; ``lines`` are kind, text and rows of a source's pieces, a ``heading`` begins a sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet, at = None, 1
    for kind, text, rows in lines:
        if kind == "heading" or sheet is None:
            sheet, at = book.create_sheet(text if kind == "heading" else None), 1
        if kind == "table":
            at = _fill(sheet, at, text, rows)
        elif kind != "heading":
            sheet.cell(at, 1, text)
            at += 1
    book.properties.title, book.properties.creator = title, "Hỏi Báo Cáo"
    packed = io.BytesIO()
    book.save(packed)
    return repack(packed)


def _fill(sheet: "openpyxl.worksheet.worksheet.Worksheet", at: int, caption: str, rows: Rows) -> int:
    """Write a table under its caption from row ``at`` on; the row after it."""
    if caption:
        sheet.cell(at, 1, caption)
        at += 1
    for cell in merge(rows):
        top, left = at + cell.row, cell.column + 1
        found = _NUMBER.fullmatch(cell.text)
        made = sheet.cell(top, left, cell.text or None)
        if found:
            plain = cell.text.rstrip("%").replace(".", "").replace(",", ".")
            made.value = float(plain) / (100 if found["percent"] else 1)
            made.number_format = "#,##0" + ("." + "0" * len(found["decimals"]) if found["decimals"] else "")
            made.number_format += found["percent"]
        if cell.rows > 1 or cell.columns > 1:
            made.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + cell.rows - 1,
                end_column=left + cell.columns - 1,
            )
    return at + len(rows)


def repack(packed: io.BytesIO) -> bytes:
    """An Office file uncompressed, every entry and its properties with one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("docProps/"):
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2025-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, date_time=_STAMP)
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            target.writestr(entry, content)
    return out.getvalue()


class Sheet(Protocol):
    """What a table is drawn on."""

    def has_room(self, height: float) -> bool:
        """True when so much fits above the page's foot."""

    def turn(self) -> None:
        """Begin the next page."""

    def advance(self, height: float) -> None:
        """Go down by so much."""

    def box(self, left: float, down: float, size: tuple[float, float], text: str) -> None:
        """Draw one cell, ``left`` and ``down`` from where the sheet stands, all in points."""


def draw_table(sheet: Sheet, rows: Rows, widths: Sequence[float], height: float) -> None:
    """Draw a ruled table; its head stands again on each page that it goes on to."""
    heads = count_heads(rows)
    cells = merge(rows)

    def draw(first: int, last: int) -> None:
        for cell in (c for c in cells if first <= c.row < last):
            wide = sum(widths[cell.column : cell.column + cell.columns])
            down = height * (cell.row - first)
            sheet.box(sum(widths[: cell.column]), down, (wide, height * cell.rows), cell.text)
        sheet.advance(height * (last - first))

    draw(0, heads)
    for r in range(heads, len(rows)):
        if not sheet.has_room(height):
            sheet.turn()
            draw(0, heads)
        draw(r, r + 1)
