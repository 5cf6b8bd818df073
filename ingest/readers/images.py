"""Pictures of a web page's article, which are not read: a table that is a picture would be lost unsaid."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.readers.furniture import is_site_part
from ingest.readers.unread import WIDE_POINTS

Element = Any
"""A ``bs4.Tag``. The library itself is known to the HTML reader alone."""

_PIXEL = 0.75
"""Of CSS in a point (CSS Values and Units 4, section 6.2)."""

_LENGTH = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:\s*(\d+(?:\.\d+)?)(px|pt)", re.IGNORECASE)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|tiff?|svg)(?:[?#]|$)", re.IGNORECASE)


def tell_images(root: Element) -> tuple[str, ...]:
    """A sentence for who ingests the page, where its article ``root`` shows pictures.

    What they are called (``alt``) is not what they show, so named ones count as well.
    """
    count = sum(1 for _ in _shown(root))
    if not count:
        return ()
    return (f"{count} picture{'s' if count > 1 else ''} not read: type the figures shown into the text",)


def _shown(root: Element) -> Iterator[Element]:
    """Those that may hold figures: no icon, none that only leads elsewhere, none of the site's own."""
    known = {id(root): True}
    for image in root.find_all("img"):
        width = _width(image)
        if (width is None or width >= WIDE_POINTS) and _is_article_s(image.parent, known):
            yield image


def _is_article_s(element: Element, known: dict[int, bool]) -> bool:
    """True where nothing around is the site's or leads away; ``known`` so that each is looked at once."""
    waiting = []
    while id(element) not in known:
        waiting.append(element)
        element = element.parent
    told = known[id(element)]
    for inner in reversed(waiting):
        told = known[id(inner)] = told and not _leads_away(inner) and not is_site_part(inner)
    return told


def _leads_away(element: Element) -> bool:
    """True for a link to another page; one to the picture itself shows it larger."""
    return element.name == "a" and bool(element.get("href")) and not _FILE.search(element.get("href"))


def _width(image: Element) -> float | None:
    """Points; None where the page does not say."""
    if styled := _LENGTH.search(image.get("style") or ""):
        return float(styled[1]) * (1.0 if styled[2].lower() == "pt" else _PIXEL)
    told = re.fullmatch(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*", image.get("width") or "")
    return float(told[1]) * _PIXEL if told else None
