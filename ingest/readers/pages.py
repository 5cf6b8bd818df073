"""Lines of pages to finished pages: what PDF and plain text have in common."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.readers.layout import lay_page
from ingest.readers.lines import Line
from ingest.readers.outline import Outline
from ingest.readers.paragraphs import Paragraph, join_paragraphs
from ingest.readers.printed import read_tables
from ingest.records import Page

_FINISHED = re.compile(r"(?:[.!?:]|\./\.|…)[\"”’»)\]¹²³⁰⁴-⁹]*$")
_OPEN_START = re.compile(r"[^\W\d_]|[,;)%\d(“\"]")


def mark_continuations(paragraphs: Sequence[Paragraph]) -> None:
    """Mark the first paragraph of a page that goes on with the page before."""
    pages = [list(group) for _, group in groupby(paragraphs, key=lambda p: p.page)]
    for upper, lower in pairwise(pages):
        last = next((p for p in reversed(upper) if not p.footnote), None)
        first = next((p for p in lower if not p.footnote), None)
        if last is None or first is None or first.page != last.page + 1:
            continue
        first.continues = goes_on(last, first)


def goes_on(last: Paragraph, first: Paragraph) -> bool:
    """True when ``first`` (of the next page) is the rest of ``last``'s sentence."""
    if (
        first.block
        or last.block
        or first.mark is not None
        or _FINISHED.search(last.text)
        or not _OPEN_START.match(first.text)
    ):
        return False
    if first.text[0].islower() or first.text[0] in ",;)%":
        return True
    if last.text.endswith(";") or first.text.isupper() or last.text.isupper():
        return False
    return not (first.bold and not last.bold) and (last.lines > 1 or len(last.text) > 60)


def build_pages(lines: Sequence[Sequence[Line]], *, wrapped: bool = True) -> tuple[Page, ...]:
    """One page a list of lines, numbered from 1, running heads already gone."""
    paragraphs = read_tables(join_paragraphs(lines, wrapped=wrapped))
    mark_continuations(paragraphs)
    return lay_pages(paragraphs, len(lines), plain_headings=True)


def lay_pages(paragraphs: Sequence[Paragraph], count: int = 1, *, plain_headings: bool) -> tuple[Page, ...]:
    """``count`` pages of the paragraphs that belong to them."""
    blocks = Outline(paragraphs, plain_headings).blocks()
    by_page: dict[int, list[int]] = {n: [] for n in range(1, count + 1)}
    for i, paragraph in enumerate(paragraphs):
        by_page[paragraph.page].append(i)
    return tuple(
        lay_page(number, ((paragraphs[i].text, blocks[i]) for i in members))
        for number, members in by_page.items()
    )
