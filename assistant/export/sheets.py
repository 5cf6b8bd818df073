"""Tables as CSV and XLSX files."""

import csv
import io
import re
from datetime import datetime, time
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from assistant.compose import print_exact
from assistant.dates import print_day
from assistant.export.inert import APOSTROPHE, is_formula, plain_cell, visible
from assistant.export.records import Cell, Link, Table

DELIMITER = ";"
"""Excel cuts a CSV file at the list separator of Windows and reads numbers with its decimal sign. With
Vietnamese settings the sign is a comma, so a semicolon cuts and ``2061,53`` is a number. On a machine with
American settings such a file shows as one column, which anybody sees; the other way round, ``61.530`` in a
Vietnamese Excel would silently be sixty-one thousand. XLSX knows no such question."""

_DIGITS = 15
"""Significant digits that a spreadsheet keeps; a number of more is written as text, so that none is lost."""

_LONGEST = 32_767
"""Characters of a cell that Excel takes."""

_HEAD = PatternFill("solid", fgColor="FFE3ECF5")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def write_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, without which Excel reads Vietnamese as another alphabet."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([plain_cell(column.head) for column in table.columns])
    writer.writerows([_printed(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        exact = print_exact(cell)
        return f"{'' if _is_kept(exact) else APOSTROPHE}{exact.replace('.', ',')}"
    if isinstance(cell, Link):
        return plain_cell(cell.address or cell.text)
    return plain_cell(cell) if isinstance(cell, str) else print_day(cell)


def _is_kept(exact: str) -> bool:
    """True when a spreadsheet keeps every digit of a number."""
    return len(exact.replace(".", "").lstrip("-0")) <= _DIGITS


def write_xlsx(table: Table) -> bytes:
    """A workbook of one sheet: head frozen, columns as wide as told, numbers as numbers, no formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET_NAME.sub(" ", visible(table.title))[:31].strip() or "Sheet1")
    sheet.freeze_panes = "B2"
    for at, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.append([_head(sheet, column.head) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    book.properties.title = visible(table.title)
    book.properties.creator = "Hỏi Báo Cáo"
    book.properties.language = "vi-VN"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    cell.fill = _HEAD
    return cell


def _cell(sheet: WriteOnlyWorksheet, cell: Cell) -> SheetCell:
    if isinstance(cell, Decimal):
        return _number(sheet, cell)
    if isinstance(cell, Link):
        return _link(sheet, cell)
    if cell is None or isinstance(cell, str):
        return _text(sheet, cell or "")
    day: SheetCell = WriteOnlyCell(sheet, value=datetime.combine(cell, time()))
    day.number_format = "dd/mm/yyyy"
    day.alignment = Alignment(vertical="top")
    return day


def _text(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    """Text that stays text, also when somebody edits the cell (``quotePrefix``)."""
    said = visible(text)[:_LONGEST]
    cell: SheetCell = WriteOnlyCell(sheet, value=said or None)
    if said:
        cell.data_type = "s"
        cell.quotePrefix = is_formula(said)
    cell.alignment = _WRAPPED
    return cell


def _number(sheet: WriteOnlyWorksheet, value: Decimal) -> SheetCell:
    exact = print_exact(value)
    if not _is_kept(exact):
        return _text(sheet, exact.replace(".", ","))
    cell: SheetCell = WriteOnlyCell(sheet, value=float(exact))
    decimals = len(exact.partition(".")[2])
    cell.number_format = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    cell.alignment = Alignment(vertical="top")
    return cell


def _link(sheet: WriteOnlyWorksheet, link: Link) -> SheetCell:
    cell = _text(sheet, link.text)
    if link.address.startswith(("http://", "https://")):
        cell.hyperlink = link.address
        cell.font = Font(color="FF0B57A4", underline="single")
    return cell
