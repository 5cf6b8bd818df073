"""Web pages. The only file that knows bs4 and lxml."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PageElement

from ingest.clean import DIGITS, SUPERSCRIPT, clean_line, is_worded
from ingest.errors import UnreadableReport
from ingest.readers.captions import take_caption
from ingest.readers.charset import decode
from ingest.readers.footnotes import FOOTNOTE
from ingest.readers.furniture import drop_furniture, find_article
from ingest.readers.grid import GridCell, read_rows
from ingest.readers.images import tell_images
from ingest.readers.legacy import find_legacy, mend_text
from ingest.readers.pages import lay_pages
from ingest.readers.paragraphs import Paragraph, split_breaks
from ingest.readers.records import Document
from ingest.readers.titles import choose_title, is_site_name, leave_site

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|header|hgroup|hr|html|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
_BOLD = frozenset(("b", "strong"))
_DECLARED = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
_LAYOUT_CHARACTERS = 1_500
"""A cell longer than this holds an article, not a value."""

_TEXT = 120
"""Characters from which a paragraph is text, not a date or a byline."""

_SHORT_TITLE = 12
"""A shorter heading names a part of the site."""


class _Flow:
    """Collects paragraphs while the tree is walked."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables = 0
        self._text: list[str] = []
        self._letters = 0
        self._bold_letters = 0

    def add_text(self, text: str, *, bold: bool) -> None:
        """Inline text; a line end in it is a line break of the page."""
        self._text.append(text)
        letters = sum(map(str.isalpha, text))
        self._letters += letters
        self._bold_letters += letters if bold else 0

    def close(self, within: Tag) -> None:
        """End the open paragraph; ``within`` is the block element it stood in."""
        raw, self._text = "".join(self._text), []
        bold = 0 < self._letters == self._bold_letters
        self._letters = self._bold_letters = 0
        heading = int(within.name[1]) if re.fullmatch("h[1-6]", within.name) else 0
        pieces = split_breaks(raw)
        item = within.name == "li" and bool(pieces)
        listed = sum(parent.name in ("ul", "ol") for parent in within.parents) if item else 0
        for text in [" ".join(pieces)] if heading and pieces else pieces:
            note = FOOTNOTE.match(text)
            if is_worded(text):
                self.paragraphs.append(
                    Paragraph(
                        text=text,
                        bold=bold,
                        heading=heading,
                        listed=listed,
                        caption=within.name == "figcaption",
                        footnote=note["mark"].translate(DIGITS).strip("[]") if note and not heading else "",
                    )
                )

    def add_table(self, table: Tag) -> None:
        """A table of values, row by row."""
        title = table.find("caption", recursive=False)
        caption = clean_line(title.get_text(" ")) if isinstance(title, Tag) else ""
        if caption:
            self.paragraphs.append(Paragraph(text=caption, caption=True))
        caption = take_caption(self.paragraphs) or caption
        self.paragraphs += read_rows(_rows(table), table=self.tables, caption=caption)
        self.tables += 1


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return int(value) if value.isdecimal() and len(value) < 5 else 1


def _rows(table: Tag) -> list[list[GridCell]]:
    found = []
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        found.append(
            [
                GridCell(
                    text=clean_line(_cell_text(cell)),
                    head=cell.name == "th" and cell.get("scope") not in ("row", "rowgroup"),
                    columns=_span(cell, "colspan"),
                    rows=_span(cell, "rowspan"),
                )
                for cell in cells
            ]
        )
    return found


def _cell_text(cell: Tag) -> str:
    flow = _Flow()
    _walk(cell, flow)
    flow.close(cell)
    # Signs alone ("%", "-") are no paragraph, but they are a cell.
    return " ".join(p.text for p in flow.paragraphs) or cell.get_text(" ")


def _framing(root: Tag) -> set[int]:
    """``id`` of each table that holds tables or headings; one walk, not one a table."""
    found: set[int] = set()
    for inner in root.find_all(["table", "h1", "h2", "article"]):
        for around in (p for p in inner.parents if p.name == "table"):
            if id(around) in found:
                break
            found.add(id(around))
    return found


def _is_data(table: Tag, framing: set[int]) -> bool:
    """True for a table of values, false for one that only lays out a page or frames a picture."""
    if table.get("role") in ("presentation", "none") or id(table) in framing:
        return False
    rows = table.find_all("tr")
    widths = [len(row.find_all(["td", "th"], recursive=False)) for row in rows]
    if len(rows) < 2 or max(widths, default=0) < 2:
        return False
    return all(len(cell.get_text()) < _LAYOUT_CHARACTERS for cell in table.find_all(["td", "th"]))


def _walk(root: Tag, flow: _Flow) -> None:
    """Feed the tree below ``root`` to ``flow``, without recursion: hostile pages nest thousands deep."""
    waiting: list[tuple[PageElement, bool, bool]] = [
        (child, False, False) for child in reversed(root.contents)
    ]
    framing = _framing(root)
    while waiting:
        node, bold, leaving = waiting.pop()
        if isinstance(node, NavigableString):
            if type(node) in (NavigableString, CData):
                flow.add_text(_inline(node), bold=bold)
        elif isinstance(node, Tag):
            if leaving:
                flow.close(node)
            elif node.name == "br":
                flow.add_text("\n", bold=bold)
            elif node.name == "table" and _is_data(node, framing):
                flow.close(_block_around(node))
                flow.add_table(node)
            else:
                if _BLOCK.fullmatch(node.name):
                    flow.close(_block_around(node))
                    waiting.append((node, bold, True))
                inner = bold or node.name in _BOLD
                waiting += [(child, inner, False) for child in reversed(node.contents)]


def _block_around(node: Tag) -> Tag:
    return next((p for p in node.parents if _BLOCK.fullmatch(p.name)), node)


def _inline(node: NavigableString) -> str:
    """Text as the browser shows it; a raised number as superscript characters."""
    text = re.sub(r"\s+", " ", str(node))
    bare = text.strip().strip("[]()")
    if bare.isdecimal() and len(bare) < 4 and any(p.name == "sup" for p in _inline_parents(node)):
        return bare.translate(SUPERSCRIPT)
    return text


def _inline_parents(node: NavigableString) -> Iterator[Tag]:
    for parent in node.parents:
        if _BLOCK.fullmatch(parent.name):
            return
        yield parent


def _mend(soup: BeautifulSoup) -> None:
    """Put text of the old fonts right that was written as entities, ``C&eacute;ng``."""
    texts = [node for node in soup.find_all(string=True) if type(node) is NavigableString]
    legacy = find_legacy(texts)
    for node in texts if legacy else ():
        node.replace_with(NavigableString(mend_text(node, legacy)))


def _declared(content: bytes) -> str:
    match = _DECLARED.search(content[:4_096])
    return (match[1] or match[2]).decode("ascii") if match else ""


def _mark_title(paragraphs: list[Paragraph], head: str) -> None:
    """Make the article's own heading the title.

    It is the first ``h1`` that does not name the site, else a heading above the first text: the one that
    the page's ``<title>`` repeats, else the outermost when it is the only one of its level.
    """
    headings = [p for p in paragraphs if p.heading and not is_site_name(p.text)]
    first_text = next((i for i, p in enumerate(paragraphs) if not p.heading and len(p.text) > _TEXT), None)
    opening = [p for p in paragraphs[:first_text] if p in headings]
    chosen = next((p for p in headings if p.heading == 1), None)
    if chosen is None:
        chosen = next((p for p in opening if len(p.text) > _SHORT_TITLE and p.text in head), None)
    if chosen is None and headings:
        outermost = min(p.heading for p in headings)
        alone = [p for p in headings if p.heading == outermost]
        chosen = alone[0] if len(alone) == 1 and alone[0] in opening else None
    if chosen is not None:
        chosen.title = True


def read_html(path: Path, content: bytes) -> Document:
    """The document in a web page's bytes, as one page.

    Raises:
        UnreadableReport: the encoding is unknown, or there is no text.

    """
    try:
        soup = BeautifulSoup(decode(path, content, declared=_declared(content)), "lxml")
    except (ValueError, AssertionError, RecursionError) as error:
        raise UnreadableReport(
            path, why=f"broken HTML ({error})", fix="save the page anew from a browser"
        ) from error
    _mend(soup)
    head = clean_line(soup.title.get_text(" ")) if soup.title else ""
    drop_furniture(soup)
    root = find_article(soup)
    flow = _Flow()
    headline = None if root.find("h1") else soup.find("h1")
    if isinstance(headline, Tag) and headline not in root.parents:
        _walk(headline, flow)
        flow.close(headline)
    _walk(root, flow)
    flow.close(root)
    if not flow.paragraphs:
        raise UnreadableReport(path, why="there is no text in it", fix="save the page anew from a browser")
    _mark_title(flow.paragraphs, head)
    pages = lay_pages(flow.paragraphs, plain_headings=False)
    title = choose_title(pages, leave_site(head), path)
    return Document(pages=pages, title=title, format="html", warnings=tell_images(root))
