"""Addresses of the page that a figure stands on, and reading them back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from assistant.pictures.errors import NoSuchPlace
from ingest.records import Span

AT = "danh-dau"
"""Id of the first mark on the viewer's page: a link leads there."""

_MOST = 60
"""Spans in one address; no quote of ours has as many."""

_SPAN = re.compile(r"(?:(\d{1,5})\.)?(\d{1,7})-(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an address asks to be marked."""

    spans: tuple[Span, ...] = ()
    """The quoted words, also those that stand on pages beside it."""

    figures: tuple[Span, ...] = ()
    """The figures in them."""

    def on(self, page: int) -> "Wanted":
        """What of it stands on one page."""
        return Wanted(
            spans=tuple(s for s in self.spans if s.page == page),
            figures=tuple(s for s in self.figures if s.page == page),
        )


def page_link(
    report_id: str,
    page: int,
    spans: Sequence[Span] = (),
    figures: Sequence[Span] = (),
    *,
    language: str = "vi",
) -> str:
    """The address of a page's view with words marked; spans of other pages show where the quote goes on.

    >>> page_link("9f2c", 3, [Span(page=3, start=2310, end=2456)], [Span(page=3, start=2320, end=2330)])
    '/trang/9f2c/3?doan=2310-2456&so=2320-2330#danh-dau'
    >>> page_link("9f2c", 3, [Span(page=3, start=10, end=20), Span(page=4, start=0, end=9)])
    '/trang/9f2c/3?doan=10-20,4.0-9#danh-dau'
    >>> page_link("9f2c", 3, language="en")
    '/trang/9f2c/3?ngon-ngu=en'
    """
    marks = _query(page, spans, figures)
    asked = "&".join(filter(None, (marks, "" if language == "vi" else f"ngon-ngu={language}")))
    address = f"/trang/{quote(report_id, safe='')}/{page}"
    return address + (f"?{asked}" if asked else "") + (f"#{AT}" if marks else "")


def picture_link(
    report_id: str, page: int, spans: Sequence[Span] = (), figures: Sequence[Span] = (), *, cut: bool = False
) -> str:
    """The address of the page's picture; ``cut``: only the strip around the marks.

    >>> picture_link("9f2c", 3, [Span(page=3, start=10, end=20)], cut=True)
    '/trang/9f2c/3.png?doan=10-20&cat=1'
    """
    asked = "&".join(filter(None, (_query(page, spans, figures), "cat=1" if cut else "")))
    return f"/trang/{quote(report_id, safe='')}/{page}.png" + (f"?{asked}" if asked else "")


def read_wanted(query: str, page: int) -> Wanted:
    """What the query of such an address asks to be marked on ``page``.

    Raises:
        NoSuchPlace: It is nothing that :func:`page_link` writes.

    >>> read_wanted("doan=10-20,4.0-9", 3).spans
    (Span(page=3, start=10, end=20), Span(page=4, start=0, end=9))
    """
    try:
        given = dict(parse_qsl(query, max_num_fields=8))
    except ValueError as error:
        raise NoSuchPlace("query") from error
    return Wanted(spans=_read(given.get("doan", ""), page), figures=_read(given.get("so", ""), page))


def _query(page: int, spans: Sequence[Span], figures: Sequence[Span]) -> str:
    parts = (("doan", spans), ("so", figures))
    return "&".join(f"{name}={','.join(_written(s, page) for s in of[:_MOST])}" for name, of in parts if of)


def _written(span: Span, page: int) -> str:
    return ("" if span.page == page else f"{span.page}.") + f"{span.start}-{span.end}"


def _read(text: str, page: int) -> tuple[Span, ...]:
    found = []
    for part in filter(None, text.split(",", _MOST)):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise NoSuchPlace("span")
        span = Span(page=int(match[1] or page), start=int(match[2]), end=int(match[3]))
        if span.start >= span.end:
            raise NoSuchPlace("span")
        found.append(span)
    return tuple(found)
