"""What a workbook shows outside of its cells, which is not read, and sheets that it names and lacks."""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from ingest.readers.unread import EMU, WIDE_POINTS

_BOOK = "xl/workbook.xml"
_FIXES = {"picture": "type its figures into cells", "shape with text": "type it into cells"}
_PLURALS = {"picture": "pictures", "shape with text": "shapes with text"}


def tell_outside(content: bytes, sheets: Collection[str]) -> tuple[str, ...]:
    """A sentence a kind and a missing sheet, for who ingests the workbook.

    Args:
        content: The file, already checked as an archive.
        sheets: Names of those that were found in it, of charts too.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.namelist()
        drawings = [n for n in parts if posixpath.dirname(n) == "xl/drawings" and n.endswith(".xml")]
        counted = Counter(kind for name in drawings for kind in _kinds(archive.read(name)))
        named = list(_sheets(archive.read(_BOOK))) if _BOOK in parts else []
    missing = [name for name in named if name not in sheets] if len(named) > len(sheets) else []
    told = [f"sheet “{name}” is not in the file: copy it again from where it came" for name in missing]
    for kind, count in counted.items():
        told.append(f"{count} {kind if count == 1 else _PLURALS[kind]} not read: {_FIXES[kind]}")
    return tuple(told)


def _sheets(book: bytes) -> Iterator[str]:
    for element in ET.fromstring(book).iter():  # noqa: S314 - entities cannot be declared in a checked archive
        if _local(element) == "sheet":
            yield element.get("name", "")


def _kinds(drawing: bytes) -> Iterator[str]:
    for anchor in ET.fromstring(drawing):  # noqa: S314 - as above
        inner = list(anchor.iter())
        if any(_local(e) == "t" and (e.text or "").strip() for e in inner):
            yield "shape with text"
        widths = [e.get("cx", "") for e in inner if _local(e) == "ext"]
        wide = any(w.isdecimal() and int(w) >= WIDE_POINTS * EMU for w in widths)
        if wide and any(_local(e) == "pic" for e in inner):
            yield "picture"


def _local(element: ET.Element) -> str:
    """Its name without the namespace, which the two kinds of Office files do not share."""
    return element.tag.rpartition("}")[2]
