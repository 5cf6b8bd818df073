"""A photographed letter is a report like any other; what is no picture is refused with the reason."""

import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import NoTextLayer
from ingest.ocr.limits import Limits
from ingest.readers.picture import read_picture

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"


def letter(*lines):
    page = Image.new("L", (1654, 2339), 250)
    font = ImageFont.truetype(FONT, 36)
    for n, line in enumerate(lines):
        ImageDraw.Draw(page).text((160, 200 + 60 * n), line, font=font, fill=10)
    return page


@pytest.fixture
def read(tmp_path):
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract-ocr is not installed; run: make system")

    def made(*pages, name="cong-van.tif", **limits):
        path = tmp_path / name
        pages[0].save(path, save_all=True, append_images=pages[1:])
        return read_picture(path, path.read_bytes(), Limits(**limits))

    return made


TEXT = ("Năm 2023, tổng vốn đầu tư của tỉnh đạt 412,6 triệu USD,", "tăng 9,6% so với năm 2022.")


def test_letter_is_read_with_its_figure_and_marked_a_scan(read):
    document = read(letter(*TEXT))
    assert "đạt 412,6 triệu USD, tăng 9,6%" in " ".join(document.pages[0].text.split())
    assert document.format == "picture"
    assert [(scan.page, scan.quarantined) for scan in document.scans] == [(1, False)]
    assert document.gaps == ()


def test_empty_page_between_two_is_no_gap_and_moves_no_number(read):
    document = read(letter(*TEXT), letter(), letter("Năm 2024, thu ngân sách đạt 25.480 tỷ đồng, tăng 4%."))
    assert [bool(page.text) for page in document.pages] == [True, False, True]
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert "25.480" in document.pages[2].text
    assert document.gaps == ()


def test_page_that_is_not_trusted_is_listed_and_kept(read):
    document = read(letter(*TEXT), trusted=100)
    assert [gap.kind for gap in document.gaps] == ["quarantine"]
    assert "412,6" in document.pages[0].text


def test_file_without_a_word_is_refused(read):
    with pytest.raises(NoTextLayer):
        read(letter())


def test_file_that_is_no_picture_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "hong.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 torn")
    with pytest.raises(NoTextLayer, match="cannot be opened") as caught:
        read_picture(path, path.read_bytes())
    assert "save it anew" in caught.value.fix
