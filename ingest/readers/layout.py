"""From classified paragraphs to pages whose every character has an address."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.records import Block, Page


def lay_page(number: int, blocks: Iterable[tuple[str, Block]]) -> Page:
    """A page of the blocks' texts, one line end between them, footnotes last.

    Each block's offsets, and its cells', count from its own text's start; they are moved to the page's.
    """
    ordered = sorted(blocks, key=lambda pair: pair[1].kind == "footnote")
    laid = []
    offset = 0
    for text, block in ordered:
        cells = tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in block.cells)
        laid.append(replace(block, start=offset, end=offset + len(text), cells=cells))
        offset += len(text) + 1
    return Page(number=number, text="\n".join(text for text, _ in ordered), blocks=tuple(laid))
