"""From a file to all that the catalogue keeps of it: the readers, the splitters and the figures joined."""

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Protocol

from ingest.audit.records import audited
from ingest.errors import UnreadableReport
from ingest.figures.facts import read_figures
from ingest.kept import forget
from ingest.metadata import describe
from ingest.ocr.engine import identify
from ingest.ocr.figures import mark_sure
from ingest.ocr.limits import USUAL, Limits
from ingest.ocr.sums import confirm_sums
from ingest.passages import split_passages
from ingest.readers.open import read_document
from ingest.records import Page
from ingest.reports import ReportContent
from ingest.sentences import split_sentences
from ingest.sidecar import correct
from ingest.versions.errata import doubt_misprints

READERS = ("pypdf", "pypdfium2", "pillow", "python-docx", "openpyxl", "beautifulsoup4", "lxml")
"""Distributions whose version decides what is read from a file."""


class Parser(Protocol):
    """Reads files; what it reads depends on the file's bytes and :attr:`recipe` alone."""

    @property
    def recipe(self) -> str:
        """Fingerprint of code and settings: reports read by another one are read again."""

    @property
    def readers(self) -> int:
        """Files that it reads at the same time: so many threads may ask it."""

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """All that the catalogue keeps of the file ``path``, called ``document``."""


@dataclass(frozen=True)
class ReportParser:
    """The :class:`Parser` of this program."""

    passage_tokens: int = 256
    limits: Limits = USUAL
    readers: int = 1
    """One: Python computes in one thread at a time."""

    @cached_property
    def recipe(self) -> str:
        """First 16 hex digits of SHA-256 over this room's files, the readers' versions and the settings.

        Tesseract's version is part of it, so that scans are read as soon as it is installed. The backup
        is left out: it changes nothing of what is read.
        """
        room = Path(__file__).parent
        trusted = (self.limits.trusted, self.limits.sure, identify())
        made = hashlib.sha256(
            f"{self.passage_tokens} {[version(name) for name in READERS]} {trusted}".encode()
        )
        files = (p for p in room.rglob("*") if p.suffix in {".py", ".toml"} and p.parent != room / "backup")
        for path in sorted(files):
            made.update(f"\n{path.relative_to(room).as_posix()}\n".encode() + path.read_bytes())
        return made.hexdigest()[:16]

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """See :func:`parse_report`."""
        return parse_report(path, document, sha256, passage_tokens=self.passage_tokens, limits=self.limits)


def parse_report(
    path: Path, document: str, sha256: str, *, passage_tokens: int = 256, limits: Limits = USUAL
) -> ReportContent:
    """All that the catalogue keeps of one file.

    Args:
        path: The file.
        document: Its name below the ingested folder, with ``/``.
        sha256: Of its bytes, in hex.
        passage_tokens: Longest passage, in ``cl100k_base`` tokens.
        limits: Of pages that are read from their pictures.

    Raises:
        UnreadableReport: It is broken, encrypted, a scan, or empty.
    """
    read = read_document(path, limits)
    _refuse_broken_text(path, read.pages)
    if _broken(read.title):  # taken from the file's name in a locale that is not UTF-8
        read = replace(read, title=PurePosixPath(document).stem)
    report = correct(describe(document, sha256, read), path)
    sentences = split_sentences(read.pages)
    passages = split_passages(report.id, sentences, max_tokens=passage_tokens)
    if not passages:
        raise UnreadableReport(path, why="there is no text in it", fix="look whether it is the right file")
    figures = [*doubt_misprints(read_figures(report, sentences, passages), sentences)]
    forget()
    if read.scans:
        marked = mark_sure(figures, read.scans, [s.text for s in sentences], sure=limits.sure)
        figures = confirm_sums(audited(report, sentences, figures), marked)
    return ReportContent(
        report=report,
        pages=read.pages,
        sentences=sentences,
        passages=passages,
        figures=figures,
        scans=read.scans,
    )


def _broken(text: str) -> bool:
    """True for half characters (lone surrogates) and NUL: they cannot be stored, and nobody quotes them."""
    return _HALF.search(text) is not None


_HALF = re.compile("[\0\ud800-\udfff]")


def _refuse_broken_text(path: Path, pages: tuple[Page, ...]) -> None:
    for page in pages:
        if _broken(page.text):
            raise UnreadableReport(
                path,
                why=f"page {page.number} holds broken characters",
                fix="open it, look at its text, and save it anew",
            )
