"""Real scans: a letter of our own drawn as a picture, and put into PDF and picture files."""

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
A4 = (595.0, 842.0)
LETTER = (
    "Hoa Mai, ngày 18 tháng 12 năm 2023",
    "Năm 2023, tổng vốn đầu tư nước ngoài trên địa bàn tỉnh Hoa Mai",
    "đạt 412,6 triệu USD, tăng 9,6% so với năm 2022, trong đó cấp mới",
    "35 dự án với số vốn đăng ký 1.235 tỷ đồng.",
)


@pytest.fixture(scope="session")
def _fonts() -> None:
    if not FONT.is_file():
        pytest.skip("fonts-dejavu-core is not installed; run: make system")


@pytest.fixture
def font_path(_fonts: None) -> Path:
    return FONT


@pytest.fixture
def bold_path(_fonts: None) -> Path:
    return FONT.with_name("DejaVuSerif-Bold.ttf")


@pytest.fixture
def tesseract() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract-ocr is not installed; run: make system")


def drawn(lines: Sequence[str], *, dpi: int = 150, noise: float = 6.0, turn: float = 0.0) -> Image.Image:
    """A page as a scanner sees it: grey, noisy, perhaps askew."""
    scale = dpi / 72
    page = Image.new("L", (round(A4[0] * scale), round(A4[1] * scale)), 250)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), round(12 * scale))
    for i, line in enumerate(lines):
        pen.text((60 * scale, (70 + 18 * i) * scale), line, font=font, fill=20)
    if turn:
        page = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=250, expand=abs(turn) >= 90)
    values = np.asarray(page, dtype=np.float64)
    dirt = np.random.default_rng(7).normal(0, noise, values.shape)
    return Image.fromarray(np.clip(values + dirt, 0, 255).astype(np.uint8))


@pytest.fixture
def draw(_fonts: None) -> Callable[..., Image.Image]:
    """``draw(lines, dpi=…, noise=…, turn=…)``: a picture of a page."""
    return drawn


@pytest.fixture
def write_scan(tmp_path: Path) -> Callable[..., Path]:
    """``write_scan(picture, ["text"], None)``: a PDF of scanned pages, pages of text and blank ones."""

    def write(*pages: Image.Image | Sequence[str] | None, name: str = "quet.pdf") -> Path:
        path = tmp_path / name
        canvas = Canvas(str(path), pagesize=A4, invariant=1)
        for page in pages:
            if isinstance(page, Image.Image):
                packed = io.BytesIO()
                page.save(packed, "JPEG", quality=80)
                canvas.setPageSize(A4 if page.height >= page.width else A4[::-1])
                size = A4 if page.height >= page.width else A4[::-1]
                canvas.drawImage(ImageReader(packed), 0, 0, *size)
            elif page:
                canvas.setPageSize(A4)
                text = canvas.beginText(60, 780)
                for line in page:
                    text.textLine(line)
                canvas.drawText(text)
            canvas.showPage()
        canvas.save()
        return path

    return write


@pytest.fixture
def letter() -> tuple[str, ...]:
    return LETTER


@pytest.fixture
def fake_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``fake_tesseract(script)``: a program of that name stands first on PATH."""

    def install(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "tesseract"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return install
