"""Reports of our own, drawn as PDF, ingested for real, and shown by the real routes."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pypdfium2 as pdfium
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.pictures.routes import picture_routes
from assistant.pictures.sight import Viewer
from ingest.catalogue import Catalogue, open_catalogue
from ingest.records import Figure, Page, Span
from ingest.reports import Report
from ingest.sync import synchronise

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
A4 = (595.0, 842.0)

Line = tuple[float, float, str]
"""Left end and baseline in points from the page's upper left corner, and the text."""


class Ones:
    """An embedder that costs nothing: pictures need no search."""

    fingerprint, dimension = "ones", 4

    def encode(self, texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), 4), dtype=np.float16)


@dataclass
class Library:
    """Some reports in a folder, and the catalogue that was made of them."""

    folder: Path
    catalogue: Catalogue
    viewer: Viewer = field(init=False)
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        assistant = SimpleNamespace(catalogue=self.catalogue)
        self.viewer = Viewer(assistant)  # type: ignore[arg-type]  # no more of it is needed
        routes = picture_routes(assistant, self.viewer)  # type: ignore[arg-type]
        self.client = TestClient(Starlette(routes=routes), raise_server_exceptions=True)

    def report(self, document: str) -> Report:
        return next(r for r in self.catalogue.reports() if r.document == document)

    def page(self, document: str, number: int = 1) -> Page:
        return self.catalogue.page(self.report(document).id, number)

    def span(self, document: str, words: str, number: int = 1, *, nth: int = 0) -> Span:
        """Where the words stand in the cleaned page; ``nth`` counts from 0."""
        text = self.page(document, number).text
        start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
        return Span(page=number, start=start, end=start + len(words))

    def figures(self, document: str) -> Sequence[Figure]:
        return self.catalogue.report_figures(self.report(document).id)


@pytest.fixture(scope="session")
def _fonts() -> None:
    if not FONT.is_file():
        pytest.skip("fonts-dejavu-core is not installed; run: make system")
    pdfmetrics.registerFont(TTFont("Serif", str(FONT)))


@pytest.fixture(scope="session")
def pdf(_fonts: None) -> Callable[..., bytes]:
    """``pdf([(60, 80, "words"), …], [...], rules=…, rotate=…, crop=…)``: a PDF of pages of lines."""

    def made(
        *pages: Sequence[Line],
        rules: Sequence[tuple[float, float, float, float]] = (),
        rotate: int = 0,
        crop: tuple[float, float, float, float] | None = None,
        size: float = 11,
    ) -> bytes:
        canvas = Canvas("", pagesize=A4, invariant=1)
        for lines in pages:
            canvas.setFont("Serif", size)
            if rotate:
                canvas.setPageRotation(rotate)
            if crop:
                canvas.setCropBox(crop)
            for x, y, text in lines:
                canvas.drawString(x, A4[1] - y, text)
            for x0, y0, x1, y1 in rules:
                canvas.line(x0, A4[1] - y0, x1, A4[1] - y1)
            canvas.showPage()
        return canvas.getpdfdata()

    return made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """``library({"a.pdf": bytes, …})``: the reports ingested and shown."""
    with ExitStack() as opened:

        def made(files: dict[str, bytes | str]) -> Library:
            folder, data = tmp_path / "reports", tmp_path / "data"
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode() if isinstance(content, str) else content)
            outcome = synchronise([folder], data, encoder=Ones(), publish=lambda _: None)
            assert outcome.failed == ()
            return Library(folder, opened.enter_context(open_catalogue(data)))

        yield made


ReadBack = Callable[[Path, int, Sequence[tuple[float, float, float, float]], tuple[int, int]], str]


@pytest.fixture(scope="session")
def read_back() -> ReadBack:
    """What pdfium finds under boxes of a page's picture."""

    def read(
        path: Path, page: int, boxes: Sequence[tuple[float, float, float, float]], size: tuple[int, int]
    ) -> str:
        document = pdfium.PdfDocument(path)
        sheet = document[page - 1]
        bitmap = sheet.render(scale=size[0] / sheet.get_width(), may_draw_forms=False)
        placing, text = bitmap.get_posconv(sheet), sheet.get_textpage()
        found = []
        for left, top, right, bottom in boxes:
            xs, ys = zip(
                placing.to_page(round(left), round(top)),
                placing.to_page(round(right), round(bottom)),
                strict=True,
            )
            found.append(text.get_text_bounded(min(xs) - 0.5, min(ys) - 0.5, max(xs) + 0.5, max(ys) + 0.5))
        for part in (text, bitmap, sheet, document):
            part.close()
        return " ".join(found)

    return read
