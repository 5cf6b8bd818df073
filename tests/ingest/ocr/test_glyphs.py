"""A footnote's mark glued to a figure would be one more digit: "12.500¹" is not 125.001."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.engine import Seen, SeenLine
from ingest.ocr.glyphs import find_mark, measure_stroke
from ingest.ocr.straighten import find_ink

BASE, LARGE, SMALL = 100, 60, 34


@pytest.fixture
def print_word(font_path):
    """``print_word("12.500", "1")``: the ink of a word with a raised mark, and its line."""

    def made(text, mark="", read="", face=LARGE):
        page = Image.new("L", (600, 160), 255)
        pen = ImageDraw.Draw(page)
        font, small = (ImageFont.truetype(str(font_path), size) for size in (face, SMALL))
        pen.text((20, BASE), text, font=font, fill=0, anchor="ls")
        right = 20 + round(pen.textlength(text, font=font))
        if mark:
            pen.text((right + 3, BASE - 24), mark, font=small, fill=0, anchor="ls")
            right += 3 + round(pen.textlength(mark, font=small))
        word = Seen(read or text + mark, 90, 20, 30, right, BASE)
        return word, SeenLine((word,), float(BASE), 60.0), find_ink(page)

    return made


def test_raised_digit_at_the_end_is_a_mark(print_word):
    mark = find_mark(*print_word("12.500", "1"))
    assert (mark.start, mark.end) == (6, 7)


def test_mark_that_the_reading_left_out_is_found_in_the_ink(print_word):
    mark = find_mark(*print_word("12.500", "1", read="12.500"))
    assert (mark.start, mark.end) == (6, 6)
    left, top, right, foot = mark.box
    assert left < right
    assert top < foot < BASE - 0.15 * 60


@pytest.mark.parametrize("text", ["12.500", "2023", "11", "đồng", "414,6"])
def test_digits_on_the_line_are_no_marks(print_word, text):
    assert find_mark(*print_word(text)) is None


def test_bold_print_has_the_wider_stroke(print_word, bold_path):
    _, line, ink = print_word("TỔNG CỘNG")
    page = Image.new("L", (600, 160), 255)
    font = ImageFont.truetype(str(bold_path), LARGE)
    ImageDraw.Draw(page).text((20, BASE), "TỔNG CỘNG", font=font, fill=0, anchor="ls")
    assert measure_stroke(line, find_ink(page)) > 1.22 * measure_stroke(line, ink)


def test_empty_line_has_no_stroke():
    assert measure_stroke(SeenLine((), 10.0, 8.0), np.zeros((20, 20), dtype=bool)) == 0
