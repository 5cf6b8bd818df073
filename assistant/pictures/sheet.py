"""A PDF page as a picture, with every printed character's place on it. Runs in the child alone."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from assistant.pictures.records import Box
from ingest.ocr.errors import PageUnread
from ingest.ocr.render import converted, refuse_large, refuse_pictures, render_picture

WIDTH = 1400
"""Pixels of an upright page's width: sharp on a desk's screen, a third of a megabyte."""

_TALLEST = 4000
_SMALLEST, _LARGEST = 0.4, 12.0
"""Pixels a point."""

_NO_BREAK = 0xA0
_MOST = 60_000
"""Characters of one page; the densest statistical table has 12,000."""


@dataclass(frozen=True, slots=True)
class Character:
    """One printed character."""

    text: str
    box: Box
    spaced: bool = False
    """True when white space stands before it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to look at."""

    picture: Image.Image
    characters: Sequence[Character]
    """In the file's order, without spaces; none of a scan without a text layer."""


def open_pdf(path: Path, page: int, *, pixels: int) -> Sheet:
    """Page ``page`` (from 1) of a PDF; ``pixels`` is the most that a picture in it may have.

    Raises:
        PageUnread: It cannot be rendered, or is over the limit.
    """
    with converted():
        document = pdfium.PdfDocument(path)
        if not 1 <= page <= len(document):
            raise PageUnread("there is no such page", "ingest the file anew")
        sheet = document[page - 1]
        width, height = sheet.get_size()
        refuse_pictures(sheet, pixels)
        wanted = min(WIDTH / max(width, 1.0), _TALLEST / max(height, 1.0))
        scale = min(max(wanted, _SMALLEST), _LARGEST)
        refuse_large(round(width * scale), round(height * scale), 2 * WIDTH * _TALLEST)
        bitmap = sheet.render(scale=scale, may_draw_forms=False)
        picture = bitmap.to_pil().convert("RGB")
        placing = bitmap.get_posconv(sheet)
        return Sheet(picture, _characters(sheet, placing))


def open_picture(path: Path, page: int, *, pixels: int) -> Sheet:
    """Page ``page`` (from 1) of a picture file, as OCR was given it, in the size of a PDF's page.

    Raises:
        PageUnread: It cannot be opened, or is over the limit.
    """
    grey = render_picture(path, page, pixels=pixels).grey
    scale = min(WIDTH / grey.width, _TALLEST / grey.height)
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return Sheet(grey.resize(size, Image.Resampling.LANCZOS).convert("RGB"), ())


def _characters(sheet: pdfium.PdfPage, placing: pdfium.PdfPosConv) -> list[Character]:
    text = sheet.get_textpage()
    count = min(text.count_chars(), _MOST)
    found: list[Character] = []
    spaced = True
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        if code <= ord(" ") or code == _NO_BREAK or raw.FPDFText_IsGenerated(text, i) == 1:
            spaced = True
            continue
        box = _box(text, i)
        if box is not None:
            found.append(Character(_letter(code), _on_picture(box, placing), spaced))
            spaced = False
    return found


def _letter(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _box(text: pdfium.PdfTextPage, i: int) -> Box | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text, i, left, right, bottom, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _on_picture(box: Box, placing: pdfium.PdfPosConv) -> Box:
    """The box that encloses both corners, which a turned page exchanges."""
    x0, y0 = placing.to_bitmap(box[0], box[1])
    x1, y1 = placing.to_bitmap(box[2], box[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
