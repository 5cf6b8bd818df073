"""A page of a PDF or of a picture file as a grey picture; assistant/pictures/sheet.py draws it for people.

It runs in a child process: both libraries are native code that reads files of strangers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import raw

from ingest.ocr.errors import PageUnread

DPI = 300
"""Pixels an inch that Tesseract is given. 200 to 400 read the figures of our real scan equally well,
and 300 reads the fewest marks wrong."""

_SHORTEST, _LONGEST = 5.8, 11.7
"""Inches of a page's short side, from A5 to A3. Scanners often write a wrong page size."""

_LEAST = 8.27 * DPI
"""Pixels of the short side up to which a small picture is enlarged, to twice its size at most."""

FORMATS = ("PNG", "JPEG", "TIFF")
"""Picture files that are read; Pillow's other decoders stay shut."""

_MAX_FRAMES = 2_000
_DEEP = 4
"""Nested forms that are looked into for pictures."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as a picture."""

    grey: Image.Image
    """Eight bits a pixel, 0 is black."""

    covered: float
    """Share of the page that pictures cover, 0 to 1; 1 for a picture file."""


def refuse_large(width: int, height: int, most: int) -> None:
    """Raise :class:`PageUnread` for a picture of more than ``most`` pixels."""
    if width * height > most:
        raise PageUnread(
            f"its picture has {width} × {height} pixels, the most is {most // 1_000_000} million",
            "scan it anew at 300 dpi",
        )


@contextmanager
def converted() -> Iterator[None]:
    """Whatever the libraries raise, as one of our errors."""
    try:
        yield
    except (
        pdfium.PdfiumError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        EOFError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise PageUnread(
            f"its picture cannot be opened ({type(error).__name__})",
            "open the file in a viewer and save it anew",
        ) from error
    except MemoryError as error:
        raise PageUnread("its picture needs too much memory", "scan it anew at 300 dpi") from error


def render_pdf(path: Path, page: int, *, pixels: int) -> Rendered:
    """Page ``page`` (from 1) of a PDF; ``pixels`` is the most that a picture in it may have.

    Raises:
        PageUnread: It cannot be rendered, or is over the limit.
    """
    with converted():
        document = pdfium.PdfDocument(path)
        sheet = document[page - 1]
        width, height = sheet.get_size()
        covered, native = _pictures(sheet, width * height, pixels)
        inches = min(max(min(width, height) / 72, _SHORTEST), _LONGEST)
        short = inches * DPI
        if native:
            short = min(short, max(2 * native, _LEAST))
        scale = short / max(min(width, height), 1.0)
        refuse_large(round(width * scale), round(height * scale), pixels)
        bitmap = sheet.render(scale=scale, grayscale=True, may_draw_forms=False)
        return Rendered(bitmap.to_pil().convert("L"), covered)


def refuse_pictures(sheet: pdfium.PdfPage, most: int) -> None:
    """Raise :class:`PageUnread` for a page with a picture of more than ``most`` pixels in it."""
    _pictures(sheet, 1.0, most)


def _pictures(sheet: pdfium.PdfPage, area: float, pixels: int) -> tuple[float, int]:
    """Share of the page that pictures cover, and the short side in pixels of one that covers most of it."""
    covered, native = 0.0, 0
    for found in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP):
        left, bottom, right, top = found.get_bounds()
        share = max(right - left, 0.0) * max(top - bottom, 0.0) / max(area, 1.0)
        width, height = found.get_px_size()
        refuse_large(width, height, pixels)
        covered += share
        if share > 0.5:
            native = max(native, min(width, height))
    return min(covered, 1.0), native


def count_frames(path: Path) -> int:
    """Pages of a picture file: a TIFF may have several.

    Raises:
        PageUnread: It is no picture, or is broken.
    """
    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded here, and its pages are refused in words of ours
    with converted(), Image.open(path, formats=FORMATS) as picture:
        return min(int(getattr(picture, "n_frames", 1)), _MAX_FRAMES)


def render_picture(path: Path, page: int, *, pixels: int) -> Rendered:
    """Page ``page`` (from 1) of a picture file, turned as its camera says.

    Raises:
        PageUnread: It cannot be opened, or is over the limit.
    """
    Image.MAX_IMAGE_PIXELS = None  # ours is looked at before anything is decoded
    with converted(), Image.open(path, formats=FORMATS) as picture:
        picture.seek(page - 1)
        refuse_large(*picture.size, pixels)
        grey = _on_white(ImageOps.exif_transpose(picture)).convert("L")
    short = min(grey.size)
    scale = min(_LEAST / short, 2.0) if short < _LEAST else min(_LONGEST * DPI / short, 1.0)
    if scale != 1.0:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.BICUBIC)
    return Rendered(grey, 1.0)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency; what is seen through is white, as on paper."""
    if picture.mode in ("I", "I;16", "F"):
        return ImageOps.autocontrast(picture.point(lambda value: value / 256).convert("L"))
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
