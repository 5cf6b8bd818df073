"""Marks drawn onto a page's picture as with a pen, and the strip around them."""

import io
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from assistant.pictures.boxes import even, union
from assistant.pictures.records import Box, Marks

WORDS, FIGURE = (255, 242, 178), (255, 214, 64)
"""The calm yellow of quoted words and the stronger one of figures; both are multiplied: ink stays black."""

EDGE = (176, 106, 0)
"""Around a cell, and under a figure: who sees no yellow sees a line."""

_CUT = (860, 340)
"""Pixels of the strip: readable at half their size, beside the chat."""

_COLOURS = 96


def mark(picture: Image.Image, marks: Marks) -> Image.Image:
    """The picture with its marks."""
    if not (marks.words or marks.figures or marks.cells):
        return picture
    wash = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(wash)
    for box in even(marks.words):
        pen.rounded_rectangle(box, radius=4, fill=WORDS)
    for box in marks.cells:
        pen.rectangle(box, fill=WORDS)
    for box in even(marks.figures):
        pen.rounded_rectangle(box, radius=4, fill=FIGURE)
    marked = ImageChops.multiply(picture, wash)
    pen = ImageDraw.Draw(marked)
    for box in marks.cells:
        pen.rectangle(box, outline=EDGE, width=3)
    if not marks.cells:
        for left, _, right, bottom in even(marks.figures):
            pen.line((left, bottom, right, bottom), fill=EDGE, width=3)
    return marked


def strip_of(size: tuple[int, int], marks: Marks) -> tuple[int, int, int, int] | None:
    """The part of the page around its first figure, or its first words; None without any."""
    first: Sequence[Box] = marks.cells[:1] or marks.figures[:1] or marks.words[:1]
    if not first:
        return None
    box = union(first)
    beside = [b for b in (*marks.words, *marks.figures) if abs(b[1] - box[1]) < _CUT[1] / 3]
    ends = []
    for low, axis in ((0, 0), (1, 1)):
        length = min(_CUT[axis], size[axis])
        around = union((box, *beside)) if axis == 0 else box
        if around[low + 2] - around[low] > length:
            around = box
        start = round((around[low] + around[low + 2] - length) / 2)
        start = max(0, min(start, size[axis] - length))
        ends.append((start, start + length))
    return ends[0][0], ends[1][0], ends[0][1], ends[1][1]


def png_of(picture: Image.Image) -> bytes:
    """The picture in few colours: a page is ink, paper and two yellows."""
    few = picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    kept = io.BytesIO()
    few.save(kept, "PNG", compress_level=6)
    return kept.getvalue()
