"""One picture as print: level, upright, marks told from digits."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.engine import Seen, SeenLine
from ingest.ocr.recognition import mean_confidence, read_picture


def words(picture):
    return [word for row in picture.rows for word in row.words]


@pytest.mark.parametrize(("turn", "turned"), [(0, 0), (90, 1), (180, 2)])
def test_page_is_read_however_it_lies(draw, letter, tesseract, tmp_path, turn, turned):
    picture = read_picture(draw(list(letter) * 4, turn=turn, dpi=200), tmp_path)
    assert picture.turned == turned
    assert "412,6" in [word.text for word in words(picture)]


def test_skew_is_told(draw, letter, tesseract, tmp_path):
    assert read_picture(draw(list(letter) * 3, turn=2, dpi=200), tmp_path).skew == pytest.approx(-2, abs=0.2)


def test_footnote_mark_is_no_digit_of_the_figure(font_path, tesseract, tmp_path):
    page = Image.new("L", (2480, 3508), 255)
    pen = ImageDraw.Draw(page)
    font, small = (ImageFont.truetype(str(font_path), size) for size in (50, 28))
    for n in range(6):
        text = "Doanh thu của khu công nghiệp đạt 12.500"
        pen.text((250, 400 + 90 * n), text, font=font, fill=0, anchor="ls")
        at = 250 + pen.textlength(text, font=font)
        pen.text((at + 4, 380 + 90 * n), "1", font=small, fill=0, anchor="ls")
        pen.text((at + 40, 400 + 90 * n), "tỷ đồng.", font=font, fill=0, anchor="ls")
    found = words(read_picture(page, tmp_path))
    assert "12.5001" not in [word.text for word in found]
    assert [word.text for word in found if "500" in word.text] == ["12.500"] * 6


def test_long_words_weigh_more():
    line = SeenLine(
        (Seen("nghiệp", 90, 0, 0, 1, 1), Seen("a", 20, 0, 0, 1, 1), Seen("--", 0, 0, 0, 1, 1)), 1.0, 1.0
    )
    assert mean_confidence([line]) == (6 * 90 + 20) / 7
    assert mean_confidence([]) == 0
