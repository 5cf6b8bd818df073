"""What a Word document shows and is not read: pictures, charts, other programs' objects, documents inside."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ingest.readers.wordxml import W, is_left_out

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"

WIDE_POINTS = 140
"""About 5 cm: seals, signatures and emblems are narrower, a table or a page that can be read is wider."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
EMU = 12_700
"""Of DrawingML's lengths in a point (ECMA-376, part 1, 20.1.2.1)."""

_WIDTH = re.compile(r"(?:^|;)\s*width:\s*(\d+(?:\.\d+)?)(pt|in|cm|mm|px)")
_CHARTS = ("chart", "chartex", "diagram")
_FORMULA = "Equation"

_FIXES = {
    "picture": "type its figures into the text",
    "chart": "put its figures into a table",
    "object of another program": "paste it as a table",
    "document inside": "open it in Word and save it anew, which makes it part of the text",
}


def tell_unread(body: Any) -> tuple[str, ...]:
    """A sentence a kind, for who ingests the document: a table that is a picture would be lost unsaid."""
    counted = Counter(_kinds(body))
    return tuple(
        f"{counted[kind]} {kind}{'s' if counted[kind] > 1 else ''} not read: {fix}"
        for kind, fix in _FIXES.items()
        if counted[kind]
    )


def _kinds(body: Any) -> Iterator[str]:
    watched = (_PLACE + "inline", _PLACE + "anchor", W + "pict", W + "object", W + "altChunk")
    for element in body.iter(*watched):
        if is_left_out(element):
            continue
        if element.tag == W + "altChunk":
            yield "document inside"
        elif element.tag == W + "object":
            made = next(element.iter(_OFFICE + "OLEObject"), None)
            if made is None or not made.get("ProgID", "").startswith(_FORMULA):
                yield "object of another program"
        elif element.tag == W + "pict":
            yield from ("picture" for _ in element.iter(_VML + "imagedata") if _is_wide_shape(element))
        else:
            yield from _drawn(element)


def _drawn(placed: Any) -> Iterator[str]:
    data = next(placed.iter(_DRAWING + "graphicData"), None)
    kind = "" if data is None else data.get("uri", "").rpartition("/")[2]
    extent = placed.find(_PLACE + "extent")
    width = "" if extent is None else extent.get("cx", "")
    if kind in _CHARTS:
        yield "chart"
    elif kind == "picture" and width.isdecimal() and int(width) >= WIDE_POINTS * EMU:
        yield "picture"


def _is_wide_shape(picture: Any) -> bool:
    widths = [_WIDTH.search(shape.get("style", "")) for shape in picture.iter(_VML + "shape")]
    return any(float(w[1]) * _POINTS[w[2]] >= WIDE_POINTS for w in widths if w)
