"""One digit of one report's file changed, and the file read again to see that nothing else was."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.errors import Unchangeable
from evals.mutants.letters import Source, likely_places
from evals.mutants.pdf import PdfSource
from evals.mutants.sheets import SheetSource
from evals.mutants.texts import TextSource, WordSource
from ingest.errors import PipelineError
from ingest.readers.open import read_document
from ingest.readers.records import Document

Pages = Mapping[int, str]
"""Cleaned text of each page, by number from 1."""


def pages_of(document: Document) -> dict[int, str]:
    """The pages' texts by number."""
    return {page.number: page.text for page in document.pages}


def change_digit(path: Path, document: Document, page: int, offset: int, digits: Sequence[str]) -> str:
    """Change the digit that stands at ``offset`` of ``page`` in the file itself.

    Args:
        path: The file; written in place, left as it was when this raises.
        document: What is read from it as it is.
        page: Counts from 1.
        offset: Of the cleaned page's text, from 0.
        digits: Digits to put there, the most wanted first: a PDF's font may not hold the first.

    Returns:
        The digit that stands there now.

    Raises:
        Unchangeable: The digit was not found in the file, or changing it changes more than it.
    """
    original = path.read_bytes()
    before = pages_of(document)
    text = before[page]
    source = _open_source(path, original, document.format, page)
    places = likely_places(source.key, text, offset)
    for place in places:
        made = ((digit, source.with_digit(place, digit)) for digit in digits)
        digit, changed = next((one for one in made if one[1] is not None), ("", None))
        if changed is None:
            continue
        path.write_bytes(changed)
        if _reads(path, {**before, page: text[:offset] + digit + text[offset + 1 :]}):
            return digit
    path.write_bytes(original)
    where = f"{path.name}, page {page}, {text[max(offset - 10, 0) : offset + 10]!r}"
    if places and all(source.with_digit(places[0], digit) is None for digit in digits):
        raise Unchangeable(f"{where}: the font there holds none of the digits {', '.join(digits)}")
    raise Unchangeable(f"{where}: nothing in the file changes {text[offset]!r} alone")


def _open_source(path: Path, content: bytes, form: str, page: int) -> Source:
    try:
        if form == "pdf":
            return PdfSource(content, page)
        if form == "docx":
            return WordSource(content)
        if form == "xlsx":
            return SheetSource(path, content, page)
    except zipfile.BadZipFile as error:
        raise Unchangeable(f"{path.name}: cannot be opened for writing ({error})") from error
    if form not in ("html", "txt", "csv"):
        raise Unchangeable(f"{path.name}: there is no way to change {form} files")
    return TextSource(content, markup=form == "html")


def _reads(path: Path, wanted: Pages) -> bool:
    try:
        return pages_of(read_document(path)) == wanted
    except PipelineError:
        return False
