"""WordprocessingML as Word shows it, without deletions, hidden text, field codes (ECMA-376, part 1, 17)."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.clean import SUPERSCRIPT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_SKIPPED = frozenset(
    (
        W + "del",
        W + "moveFrom",
        W + "instrText",
        W + "delText",
        W + "pPr",
        W + "rPr",
        W + "txbxContent",
        W + "drawing",
        W + "pict",
        W + "object",
        _MC + "Fallback",
    )
)
_BREAKS = {
    W + "br": "\n",
    W + "cr": "\n",
    W + "tab": " ",
    W + "ptab": " ",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_DIGITS = re.compile(r"\d{1,3}")

Piece = tuple[str | tuple[str, str], Any]
"""Text, or a note's kind and id, each with the run it stands in."""


def children(element: Any, name: str) -> Iterator[Any]:
    """Children called ``name``, through content controls."""
    if element is None:
        return
    for child in element.iterchildren():
        if child.tag == W + name:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from children(child, name)


def first(element: Any, name: str) -> Any:
    """The first child called ``name``, or None; None of None."""
    return None if element is None else element.find(W + name)


def value(element: Any) -> str:
    """Its ``w:val``, or ``""``."""
    return "" if element is None else element.get(W + "val", "")


def is_on(element: Any, *, missing: bool = False) -> bool:
    """The state of an on/off property; ``missing`` when it is not there."""
    return missing if element is None else value(element).lower() not in ("0", "false", "off", "none")


def pieces(paragraph: Any) -> Iterator[Piece]:
    """The paragraph's visible text, run by run, and the notes it calls, each with its run."""
    waiting: list[tuple[Any, Any]] = [(child, None) for child in reversed(paragraph)]
    while waiting:
        element, run = waiting.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        if tag == W + "r":
            if is_on(first(first(element, "rPr"), "vanish")):
                continue
            run = element
        if tag in (W + "t", _M + "t"):
            yield _raised(element.text or "", run), run
        elif tag in _BREAKS:
            if tag != W + "br" or element.get(W + "type", "textWrapping") == "textWrapping":
                yield _BREAKS[tag], run
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = tag.removeprefix(W).removesuffix("Reference")
            yield (kind, element.get(W + "id", "")), run
        else:
            waiting += [(child, run) for child in reversed(element)]


def _raised(text: str, run: Any) -> str:
    """A raised number as superscript characters."""
    raised = value(first(first(run, "rPr"), "vertAlign")) == "superscript"
    return text.translate(SUPERSCRIPT) if raised and _DIGITS.fullmatch(text.strip()) else text


def text_boxes(paragraph: Any) -> Iterator[Any]:
    """Contents of the paragraph's text boxes; a box's older twin for old programs is left out."""
    for box in paragraph.iter(W + "txbxContent"):
        if not any(parent.tag == _MC + "Fallback" for parent in box.iterancestors()):
            yield box


def is_left_out(element: Any) -> bool:
    """True for what lies in a deletion, or in a twin for old programs."""
    return any(p.tag in (_MC + "Fallback", W + "del", W + "moveFrom") for p in element.iterancestors())
