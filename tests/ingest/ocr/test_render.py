"""A picture is seen as a viewer shows it, and one that would eat the machine is refused unopened."""

import io

import numpy as np
import pypdf
import pytest
from PIL import Image

from ingest.ocr.errors import PageUnread
from ingest.ocr.render import DPI, count_frames, render_pdf, render_picture

MANY = 100_000_000


def test_scan_covers_its_page_and_is_rendered_large_enough(write_scan, draw, letter):
    rendered = render_pdf(write_scan(draw(letter)), 1, pixels=MANY)
    assert rendered.covered == pytest.approx(1, abs=0.01)
    assert min(rendered.grey.size) == pytest.approx(8.27 * DPI, abs=10)


def test_page_of_text_is_covered_by_nothing(write_scan):
    assert render_pdf(write_scan(["Phu luc 1"]), 1, pixels=MANY).covered == 0


def test_turned_page_is_seen_as_a_viewer_shows_it(write_scan, draw, letter, tmp_path):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_scan(draw(letter)).read_bytes()))
    writer.pages[0].rotate(90)
    writer.write(tmp_path / "xoay.pdf")
    width, height = render_pdf(tmp_path / "xoay.pdf", 1, pixels=MANY).grey.size
    assert width > height


@pytest.mark.parametrize("page", [2, 99])
def test_page_that_is_not_there_is_told(write_scan, draw, letter, page):
    with pytest.raises(PageUnread, match="cannot be opened"):
        render_pdf(write_scan(draw(letter)), page, pixels=MANY)


@pytest.mark.parametrize("render", [render_pdf, render_picture])
def test_broken_file_is_told(tmp_path, render):
    path = tmp_path / "hong"
    path.write_bytes(b"%PDF-1.7 and then nothing")
    with pytest.raises(PageUnread, match="cannot be opened"):
        render(path, 1, pixels=MANY)


def test_giant_pictures_are_refused(write_scan, draw, letter, tmp_path):
    with pytest.raises(PageUnread, match="pixels"):
        render_pdf(write_scan(draw(letter)), 1, pixels=1_000_000)
    draw(letter).save(tmp_path / "to.png")
    with pytest.raises(PageUnread, match="pixels"):
        render_picture(tmp_path / "to.png", 1, pixels=1_000_000)


def test_small_picture_is_enlarged_to_twice_its_size_at_most(draw, letter, tmp_path):
    draw(letter, dpi=72).save(tmp_path / "nho.png")
    assert render_picture(tmp_path / "nho.png", 1, pixels=MANY).grey.size == (1190, 1684)


def test_photo_is_turned_as_its_camera_says(draw, letter, tmp_path):
    page = draw(letter)
    exif = page.getexif()
    exif[0x0112] = 6
    page.save(tmp_path / "anh.jpg", exif=exif)
    width, height = render_picture(tmp_path / "anh.jpg", 1, pixels=MANY).grey.size
    assert width > height


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "I;16", "1", "CMYK"])
def test_every_kind_of_picture_is_dark_print_on_light_paper(draw, letter, tmp_path, mode):
    grey = draw(letter, noise=0)
    if mode in ("RGBA", "LA"):
        picture = Image.new(mode, grey.size, 0)
        ink = Image.new(mode, grey.size, (0, 0, 0, 255) if mode == "RGBA" else (0, 255))
        picture.paste(ink, mask=grey.point(lambda value: 255 - value if value < 200 else 0))
    elif mode == "I;16":
        picture = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    else:
        picture = grey.convert(mode)
    path = tmp_path / "trang.tif"
    picture.save(path)
    values = np.asarray(render_picture(path, 1, pixels=MANY).grey)
    assert np.median(values) > 200
    assert values.min() < 100


def test_pages_of_a_fax_are_counted(draw, letter, tmp_path):
    page = draw(letter)
    page.save(tmp_path / "fax.tif", save_all=True, append_images=[page, page])
    assert count_frames(tmp_path / "fax.tif") == 3
    page.save(tmp_path / "mot.png")
    assert count_frames(tmp_path / "mot.png") == 1
    with pytest.raises(PageUnread):
        render_picture(tmp_path / "fax.tif", 4, pixels=MANY)
