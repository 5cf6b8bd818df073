"""Papers as PDF files: text that can be searched and copied, bookmarks, page numbers, language and title."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    Image,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from assistant.export.blocks import Block, Drawing, Grid, Heading, Paper, Words
from assistant.export.inert import one_line, visible
from assistant.export.papers import picture_of
from assistant.export.runs import Run

FACE = "DejaVu Serif"
"""Has every Vietnamese letter, may be shipped, and lies in matplotlib's package."""

_FILES = ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf", "DejaVuSerif-BoldItalic.ttf")
_TONES = ("", " Bold", " Italic", " Bold Italic")
_LINK = "#0b57a4"
_ROOM = 3 * cm
_ROOM_OF_PICTURE = 11 * cm
"""What must be left of a page below a heading, and below one that a picture follows."""


@cache
def _load_faces() -> None:
    """Make the face known to the library; once a process."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("matplotlib, whose package carries the type of PDF files")
    folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
    for tone, file in zip(_TONES, _FILES, strict=True):
        registerFont(TTFont(f"{FACE}{tone}", folder / file))
    registerFontFamily(FACE, *(f"{FACE}{tone}" for tone in _TONES))


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    given = {"leading": size * 1.4, "spaceAfter": 5, "alignment": TA_JUSTIFY, "textColor": black, **more}
    return ParagraphStyle(name, fontName=given.pop("fontName", FACE), fontSize=size, **given)


@cache
def _styles() -> dict[str, ParagraphStyle]:
    bold, italic = f"{FACE} Bold", f"{FACE} Italic"
    return {
        "Title": _style("Title", 13, fontName=bold, alignment=TA_CENTER),
        "Heading 1": _style("Heading 1", 11.5, fontName=bold, spaceBefore=10, alignment=0),
        "Heading 2": _style("Heading 2", 11, fontName=bold, spaceBefore=6, alignment=0),
        "Normal": _style("Normal", 10.5),
        "Item": _style("Item", 10.5, leftIndent=10 * mm, firstLineIndent=-4 * mm),
        "Small": _style("Small", 9, alignment=0),
        "Centred": _style("Centred", 10.5, fontName=italic, alignment=TA_CENTER),
        "Quoted": _style("Quoted", 10, fontName=italic, leftIndent=10 * mm),
        "Cell": _style("Cell", 8.5, alignment=0, spaceAfter=1, leading=11),
        "Head": _style("Head", 8.5, fontName=bold, alignment=TA_CENTER, leading=11),
    }


def paper_pdf(paper: Paper) -> bytes:
    """The file's bytes."""
    _load_faces()
    out = io.BytesIO()
    made = _Printed(paper, out)
    pairs = zip(paper.blocks, (*paper.blocks[1:], None), strict=True)
    made.build([flowable for block, after in pairs for flowable in _flow(block, after, made)])
    return out.getvalue()


class _Printed(BaseDocTemplate):  # type: ignore[misc] # reportlab has no types
    """A4 with an office's margins; headings go into the outline that readers show beside the pages."""

    def __init__(self, paper: Paper, out: io.BytesIO) -> None:
        super().__init__(
            out,
            pagesize=A4,
            leftMargin=30 * mm,
            rightMargin=20 * mm,
            topMargin=20 * mm,
            bottomMargin=20 * mm,
            title=one_line(paper.title),
            author=paper.maker,
            creator=paper.maker,
            subject=one_line(paper.title),
            lang="vi-VN",
        )
        self._paper = paper
        self._headings = 0
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._number))

    def build(self, flowables: list[Flowable]) -> None:
        """Lay the paper out."""
        super().build([Paragraph(_text(self._paper.title), _styles()["Title"]), *flowables])

    def _number(self, canvas: Any, _: BaseDocTemplate) -> None:
        if canvas.getPageNumber() == 1:
            canvas.setViewerPreference("DisplayDocTitle", "true")
            canvas.setProducer(self._paper.maker)
            return
        canvas.setFont(FACE, 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(canvas.getPageNumber()))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 # the library's name
        """Note a heading in the outline."""
        name = flowable.style.name if isinstance(flowable, Paragraph) else ""
        if name.startswith("Heading") or name == "Title":
            self._headings += 1
            key = f"muc-{self._headings}"
            self.canv.bookmarkPage(key)
            level = int(name[-1]) - 1 if name != "Title" else 0
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)


def _flow(block: Block, after: Block | None, made: _Printed) -> Iterator[Flowable]:
    styles = _styles()
    match block:
        case Heading():
            room = _ROOM_OF_PICTURE if isinstance(after, Drawing) else _ROOM
            yield CondPageBreak(room)  # "keep with next" would send a long table to the next page whole
            yield Paragraph(_text(block.text), styles[f"Heading {block.level}"])
        case Words():
            anchor = f'<a name="nguon_{block.mark}"/>' if block.mark else ""
            lead = f"<b>{_text(block.lead)}</b> " if block.lead else ""
            yield Paragraph(f"{anchor}{lead}{_marked(block.runs)}", styles[block.style])
        case Grid():
            yield _table(block)
            yield Spacer(0, 3 * mm)
        case Drawing():
            yield _picture(block, made.width)


def _picture(block: Drawing, width: float) -> Flowable:
    png = picture_of(block)
    high, wide = reversed(ImageReader(io.BytesIO(png)).getSize())
    shown = Image(io.BytesIO(png), width=width, height=width * high / wide)
    return KeepTogether([shown, Spacer(0, 2 * mm)])


def _table(grid: Grid) -> Flowable:
    styles = _styles()
    heads = [Paragraph(_text(head), styles["Head"]) for head in grid.heads]
    rows = [[_cell(runs) for runs in row] for row in grid.rows]
    made = Table([heads, *rows], colWidths=[w * cm for w in grid.widths], repeatRows=1)
    made.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#555555")),
            ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e8eef5")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return made


def _cell(runs: Sequence[Run]) -> list[Flowable]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            parts.append([])
        else:
            parts[-1].append(run)
    return [Paragraph(_marked(part), _styles()["Cell"]) for part in parts]


def _marked(runs: Sequence[Run]) -> str:
    """Runs in the library's markup; their text is escaped."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(visible(run.text))
    if run.mark:
        return f'<a href="#nguon_{run.mark}" color="{_LINK}">{text}</a>'
    if run.link.startswith(("http://", "https://")):
        return f'<a href={quoteattr(run.link)} color="{_LINK}">{text}</a>'
    return f"<b>{text}</b>" if run.bold else text


def _text(text: str) -> str:
    return escape(one_line(text))
