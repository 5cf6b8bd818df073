"""Pages of a sample PDF as a scanner gives them: pictures, a little askew and dirty, without a text layer."""

import io
from collections.abc import Collection

import numpy as np
import pypdf
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 150
"""Pixels an inch."""

ASKEW = 0.7
"""Degrees, counter-clockwise."""


def scan_pages(content: bytes, pages: Collection[int]) -> bytes:
    """The PDF with some of its pages, from 1, replaced by pictures of them."""
    drawn, reader = pdfium.PdfDocument(content), pypdf.PdfReader(io.BytesIO(content))
    writer = pypdf.PdfWriter()
    writer.add_metadata({"/Title": reader.metadata.title if reader.metadata else ""})
    for number, page in enumerate(reader.pages, start=1):
        if number in pages:
            picture = drawn[number - 1].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
            page = pypdf.PdfReader(io.BytesIO(_sheet(_scan(picture), page.mediabox))).pages[0]
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _scan(picture: Image.Image) -> bytes:
    """The JPEG of a page; the dirt is the same each time."""
    turned = picture.rotate(ASKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dirt = np.random.default_rng(2023).integers(-9, 4, turned.size[::-1], dtype=np.int16)
    values = np.clip(np.asarray(turned, dtype=np.int16) + dirt, 0, 255)
    packed = io.BytesIO()
    Image.fromarray(values.astype(np.uint8)).save(packed, "JPEG", quality=60)
    return packed.getvalue()


def _sheet(picture: bytes, box: pypdf.generic.RectangleObject) -> bytes:
    """A PDF of one page that the picture covers."""
    size = float(box.width), float(box.height)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, pageCompression=0, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *size)
    canvas.save()
    return out.getvalue()
