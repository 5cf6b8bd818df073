"""``python -m assistant bulletin``: a bulletin as a file."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.make import Order, make_bulletin
from assistant.bulletin.pages import bulletin_paper
from assistant.bulletin.terms import read_term
from assistant.bulletin.zones import read_sites
from assistant.desk.ledger import open_ledger
from assistant.export.blocks import Paper
from assistant.export.papers import paper_docx
from assistant.export.pdf import paper_pdf
from ingest.catalogue import open_catalogue
from ingest.store.records import Store

WRITERS: dict[str, Callable[[Paper], bytes]] = {"docx": paper_docx, "pdf": paper_pdf}
"""By the ending of a file's name."""


def add_bulletin(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--period",
        required=True,
        metavar="PERIOD",
        help='2024-Q4, 2024-H1, 2024, 2024-11, 2024-01/2024-11, or in words: "quý IV/2024"',
    )
    parser.add_argument(
        "--indicators", nargs="+", default=(), metavar="WORDS", help='those that have these words: "vốn FDI"'
    )
    parser.add_argument(
        "--zones", type=Path, metavar="FILE.csv", help="name, latitude, longitude of zones, for a map"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.docx|.pdf", help="the file to write")
    parser.add_argument(
        "--site", default="", metavar="URL", help="address of the chat, so that figures link to their pages"
    )


def write_bulletin(args: argparse.Namespace, place: Path | Store) -> str:
    """Write the file that ``args`` ask for; one line on what it holds.

    Raises:
        BulletinRefused: The period, the zones or the file's name are none.
    """
    term = read_term(args.period)
    write = WRITERS.get(args.out.suffix.lower().lstrip("."))
    if write is None:
        raise BulletinRefused(
            f"{args.out}: no kind of bulletin; give --out a name that ends in .docx or .pdf"
        )
    site = read_address(args.site)
    sites = read_sites(args.zones) if args.zones else ()
    catalogue = open_catalogue(place)
    try:
        order = Order(
            term=term, made=datetime.now().astimezone().date(), words=tuple(args.indicators), sites=sites
        )
        bulletin = make_bulletin(open_ledger(catalogue), order)
    finally:
        catalogue.close()
    made = write(bulletin_paper(bulletin, site=site))
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        beside = args.out.with_name(f".{args.out.name}.part")
        beside.write_bytes(made)
        beside.replace(args.out)
    except OSError as error:
        raise BulletinRefused(f"{args.out}: cannot be written ({error}); give --out another file") from error
    lacking = f", not found: {', '.join(bulletin.absent)}" if bulletin.absent else ""
    return f"{args.out}: {len(bulletin.rows)} indicators, {len(bulletin.zones)} zones{lacking}"


def read_address(text: str) -> str:
    """An address of the app without the slash at its end, or ``""``.

    Raises:
        BulletinRefused: It is no http address.

    >>> read_address("https://hoi.example/")
    'https://hoi.example'
    """
    if text and not text.startswith(("http://", "https://")):
        raise BulletinRefused(f"--site {text!r}: give an address that begins with https:// or http://")
    return text.rstrip("/")
