"""The address of the page that a citation of an answer stands on."""

from pathlib import PurePosixPath

from assistant.pictures.links import page_link, picture_link
from assistant.records import Citation
from ingest.files import PICTURES
from ingest.records import Span

_DRAWN = frozenset((".pdf", *PICTURES))
"""Files of whose pages there are pictures."""


def cited_figures(citation: Citation) -> tuple[Span, ...]:
    """Where the cited figures stand on their pages."""
    start, end = citation.highlight
    marked = {(low - start, high - start) for low, high in citation.figures if start <= low and high <= end}
    return tuple(span for f in citation.facts if (f.start, f.end) in marked for span in f.spans)


def cited_page(citation: Citation) -> int:
    """The page of the first cited figure; of the quote where no figure is."""
    figures = cited_figures(citation)
    return figures[0].page if figures else citation.page


def cited_link(citation: Citation, *, language: str = "vi") -> str:
    """The address of the page's view, quote and figures marked."""
    page = cited_page(citation)
    return page_link(citation.report_id, page, citation.spans, cited_figures(citation), language=language)


def cited_strip(citation: Citation) -> str:
    """The address of the picture around the figure; ``""`` for files that have no pages."""
    if PurePosixPath(citation.document).suffix.lower() not in _DRAWN:
        return ""
    page, figures = cited_page(citation), cited_figures(citation)
    spans = [span for span in citation.spans if span.page == page]
    own = [span for span in figures if span.page == page]
    return picture_link(citation.report_id, page, spans, own, cut=True)
