"""Pictures of pages: PNG, JPEG, TIFF."""

from pathlib import Path

from ingest.errors import NoTextLayer
from ingest.ocr.limits import USUAL, Limits
from ingest.ocr.pages import Mixed, read_frames
from ingest.readers.lines import drop_running_heads
from ingest.readers.pages import build_pages
from ingest.readers.records import Document
from ingest.readers.titles import choose_title


def read_picture(path: Path, content: bytes, limits: Limits = USUAL) -> Document:
    """The document in a picture file.

    Raises:
        NoTextLayer: No page could be read.
    """
    del content  # its child process reads the file itself
    mixed = read_frames(path, limits)
    refuse_unread(path, mixed)
    pages = build_pages(drop_running_heads(mixed.lines))
    scans = mixed.scans(pages, trusted=limits.trusted)
    return Document(
        pages=pages,
        title=choose_title(pages, "", path),
        format="picture",
        scans=scans,
        gaps=mixed.gaps(scans, trusted=limits.trusted),
    )


def refuse_unread(path: Path, mixed: Mixed) -> None:
    """Raise :class:`NoTextLayer` for a file of which no page has text, with the reason of the first."""
    if any(mixed.lines):
        return
    if mixed.unread:
        first = mixed.unread[0]
        raise NoTextLayer(path, pages=len(mixed.lines), why=first.why, fix=first.fix)
    raise NoTextLayer(path, pages=len(mixed.lines))
