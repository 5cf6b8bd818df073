"""``python -m ingest.ocr FILE PAGE``: one page read from its picture, as JSON; what the pool starts."""

import argparse
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.ocr.errors import PageUnread
from ingest.ocr.limits import Limits
from ingest.ocr.wire import Said, dump
from ingest.parent import follow_parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what became of the page; 0 whatever that is."""
    usual = Limits()
    options = argparse.ArgumentParser(prog="python -m ingest.ocr", description=__doc__.partition(":")[2])
    options.add_argument("file", type=Path)
    options.add_argument("page", type=int, help="from 1")
    options.add_argument("--picture", action="store_true", help="the file is PNG, JPEG or TIFF")
    options.add_argument("--covered", type=float, default=0.0, help="least share of it that is pictures")
    options.add_argument("--count", action="store_true", help="only say how many pages a picture file has")
    options.add_argument("--look", action="store_true", help="do not read, only see whether there is print")
    options.add_argument("--folder", type=Path, default=Path(), help="where files in between are written")
    options.add_argument("--pixels", type=int, default=usual.pixels)
    options.add_argument("--memory", type=int, default=usual.memory)
    options.add_argument("--output", type=int, default=usual.output)
    options.add_argument("--seconds", type=float, default=usual.seconds, help="of processor time")
    options.add_argument("--parent", type=int, help="who started it as the leader of a session")
    given = options.parse_args(arguments)
    if given.parent:
        follow_parent(given.parent, group=True)  # Tesseract follows nobody
    _limit(given)
    print(dump(_said(given)))
    return 0


def _limit(given: argparse.Namespace) -> None:
    """Limits that hold for Tesseract too, which inherits them."""
    seconds = int(given.seconds) + 1
    wanted = (
        (resource.RLIMIT_AS, given.memory),
        (resource.RLIMIT_FSIZE, given.output),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _said(given: argparse.Namespace) -> Said:
    # Slow imports, and the parent is to be followed before them.
    from ingest.ocr.recognition import read_picture
    from ingest.ocr.render import count_frames, render_pdf, render_picture
    from ingest.ocr.straighten import is_blank

    render = render_picture if given.picture else render_pdf
    try:
        if given.count:
            return count_frames(given.file)
        rendered = render(given.file, given.page, pixels=given.pixels)
        if rendered.covered < given.covered:
            return "kept"
        if is_blank(rendered.grey):
            return "blank"
        return "unread" if given.look else read_picture(rendered.grey, given.folder)
    except PageUnread as error:
        return error
    except MemoryError:
        return PageUnread("reading it needs too much memory", "scan it anew at 300 dpi")


if __name__ == "__main__":
    sys.exit(main())
