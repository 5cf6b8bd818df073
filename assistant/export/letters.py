"""A DOCX document as a Vietnamese office sets it: paper, margins, type of Nghị định 30/2020/NĐ-CP."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run as Piece

from assistant.export.inert import one_line
from assistant.export.runs import Run

FACE = "Times New Roman"
_BODY, _SMALL, _HEAD = Pt(13), Pt(11), Pt(14)
_LINK = RGBColor(0x0B, 0x57, 0xA4)


@dataclass(slots=True)
class Letter:
    """A document under way. Text is data: nothing of it becomes a field, a style or a link."""

    document: Written
    _bookmarks: int = 0

    def head(self, text: str) -> None:
        """The title, centred."""
        made = self.document.add_paragraph(style="Title")
        made.add_run(one_line(text))

    def section(self, text: str, level: int = 1) -> None:
        """A heading that programs list in their outline."""
        self.document.add_paragraph(one_line(text), style=f"Heading {level}")

    def line(self, runs: Sequence[Run], *, style: str = "Normal", lead: str = "", mark: int = 0) -> Paragraph:
        """A paragraph; ``lead`` goes before it in bold; ``[mark]`` leads to it."""
        made = self.document.add_paragraph(style=style)
        self.fill(made, runs, lead=lead, mark=mark)
        return made

    def fill(self, into: Paragraph, runs: Sequence[Run], *, lead: str = "", mark: int = 0) -> None:
        """Put runs into a paragraph that is there."""
        if lead:
            piece = into.add_run(f"{one_line(lead)} ")
            piece.bold = True
            if mark:
                self._bookmark(piece, f"nguon_{mark}")
        for run in runs:
            if run.mark:
                self._anchor(into, run)
            elif run.link:
                self.link(into, run.text, run.link)
            else:
                into.add_run(run.text).bold = run.bold or None

    def link(self, into: Paragraph, text: str, address: str) -> None:
        """Words that lead to a page of our own; without a whole address they are left out."""
        if not address.startswith(("http://", "https://")):
            return
        part = into.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self._hyperlink(into, one_line(text), ("r:id", part))

    def picture(self, png: bytes, said: str) -> None:
        """A picture as wide as the text, with words for who does not see it."""
        made = self.document.add_paragraph(style="Picture")
        shape = made.add_run().add_picture(io.BytesIO(png), width=Mm(160))
        shape._inline.docPr.set("descr", one_line(said))

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[Sequence[Run]]], widths: Sequence[float]
    ) -> None:
        """A ruled table; its head comes again on every page. ``widths`` in centimetres."""
        made = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        for cell, head in zip(made.rows[0].cells, heads, strict=True):
            self._cell(cell, [Run(one_line(head), bold=True)], centred=True)
        again = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(again)
        for row in rows:
            for cell, runs in zip(made.add_row().cells, row, strict=True):
                self._cell(cell, runs)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        self.document.add_paragraph(style="Small")

    def _cell(self, cell: _Cell, runs: Sequence[Run], *, centred: bool = False) -> None:
        """Runs of one cell; a run of one line end begins a new paragraph."""
        paragraph = cell.paragraphs[0]
        paragraph.style = self.document.styles["Cell"]
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in runs:
            if run.text == "\n":
                paragraph = cell.add_paragraph(style="Cell")
            else:
                self.fill(paragraph, [run])

    def _anchor(self, into: Paragraph, run: Run) -> None:
        self._hyperlink(into, run.text, ("w:anchor", f"nguon_{run.mark}"))

    def _hyperlink(self, into: Paragraph, text: str, to: tuple[str, str]) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn(to[0]), to[1])
        piece = into.add_run(text)
        piece.font.color.rgb = _LINK
        link.append(piece._r)
        into._p.append(link)

    def _bookmark(self, piece: Piece, name: str) -> None:
        self._bookmarks += 1
        for tag, after in (("w:bookmarkStart", False), ("w:bookmarkEnd", True)):
            made = OxmlElement(tag)
            made.set(qn("w:id"), str(self._bookmarks))
            if not after:
                made.set(qn("w:name"), name)
            (piece._r.addnext if after else piece._r.addprevious)(made)

    def save(self) -> bytes:
        """The file's bytes."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def open_letter(title: str, *, maker: str, made: date, language: str = "vi-VN") -> Letter:
    """An empty A4 document with page numbers in its top margin, but for the first page."""
    document = Document()
    _page(document)
    _styles(document, language)
    about = document.core_properties
    about.title, about.author, about.last_modified_by = one_line(title), maker, maker
    about.comments, about.language, about.keywords = "", language, ""
    about.created = about.modified = datetime.combine(made, time(), UTC)
    return Letter(document)


def _page(document: Written) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = number.add_run()
        made = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            made.set(qn("w:fldCharType"), kind)
        else:
            made.text = text
        piece._r.append(made)


def _styles(document: Written, language: str) -> None:
    styles = document.styles
    normal = _face(styles["Normal"], _BODY)
    shape = normal.paragraph_format
    shape.space_after, shape.space_before, shape.line_spacing = Pt(6), Pt(0), 1.15
    shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    spoken = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        spoken.set(qn(name), language)
    normal.element.get_or_add_rPr().append(spoken)
    title = _face(styles["Title"], _HEAD)
    title.font.bold = True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    for borders in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(borders)
    for level in (1, 2):
        heading = _face(styles[f"Heading {level}"], _BODY)
        heading.font.bold, heading.font.italic = True, level > 1
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
        heading.paragraph_format.keep_with_next = True
    _add(document, "Small", _SMALL)
    _add(document, "Cell", _SMALL).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    quote = _add(document, "Quoted", Pt(12))
    quote.font.italic = True
    quote.paragraph_format.left_indent = Cm(1)
    item = _add(document, "Item", _BODY)
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Cm(1), Cm(-0.5)
    centred = _add(document, "Centred", _BODY)
    centred.font.italic = True
    centred.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add(document, "Picture", _SMALL).paragraph_format.keep_with_next = True


def _add(document: Written, name: str, size: Pt) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return _face(style, size)


def _face(style: ParagraphStyle, size: Pt) -> ParagraphStyle:
    """Type in every script's slot: the template's theme would set Vietnamese heads in another face."""
    style.font.name, style.font.size = FACE, size
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [n for n in fonts.attrib if "heme" in n]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FACE)
    return style
