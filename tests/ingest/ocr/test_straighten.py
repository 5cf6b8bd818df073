"""A page that lies askew is read like a level one, and quotes are shown where they lie on it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.ocr.straighten import find_ink, find_paper, is_blank, level


@pytest.mark.parametrize("askew", [-4.0, -1.2, 2.5, 5.0])
def test_lines_are_level_to_a_fifth_of_a_degree(draw, letter, askew):
    assert level(draw(list(letter) * 6, turn=askew)).skew == pytest.approx(-askew, abs=0.2)


def test_level_page_is_not_turned(draw, letter):
    page = draw(list(letter) * 6)
    straight = level(page)
    assert straight.skew == 0
    assert straight.grey is page


def test_page_on_its_side_is_turned_first(draw, letter):
    page = draw(list(letter) * 6, turn=90)
    straight = level(page, 1)
    assert (straight.turned, straight.grey.size) == (1, page.size[::-1])


@pytest.mark.parametrize(("turned", "askew"), [(0, 0.0), (0, 3.0), (1, 0.0), (2, 0.0), (3, 0.0)])
def test_box_of_the_straight_page_lies_on_the_page_as_it_was(turned, askew):
    page = Image.new("L", (900, 1300), 255)
    pen = ImageDraw.Draw(page)
    for y in range(100, 1200, 40):
        pen.line((100, y, 800, y), fill=0, width=6)
    marked = page.copy()
    ImageDraw.Draw(marked).rectangle((300, 605, 420, 630), fill=0)
    if turned or askew:
        marked = marked.rotate(
            90 * turned + askew, expand=bool(turned), fillcolor=255, resample=Image.Resampling.BICUBIC
        )
    straight = level(marked, turned)
    ink = np.argwhere(find_ink(straight.grey)[606:629].all(axis=0))
    left, right = ink.min(), ink.max()
    box = straight.box(float(left), 605.0, float(right), 630.0)
    scale = np.array([*marked.size, *marked.size]) / 10_000
    x0, y0, x1, y1 = np.array(box) * scale
    middle = np.asarray(marked)[round((y0 + y1) / 2), round((x0 + x1) / 2)]
    assert middle < 60
    assert (x1 - x0) * (y1 - y0) == pytest.approx(120 * 25, rel=0.5)


def test_paper_is_what_is_not_printed_on(draw, letter):
    assert find_paper(draw(letter, noise=0)) == 250


def test_ink_is_found_on_grey_paper_and_in_faint_print():
    page = Image.new("L", (200, 200), 190)
    ImageDraw.Draw(page).rectangle((50, 50, 149, 59), fill=120)
    assert find_ink(page).sum() == 1000


def test_blank_page_with_a_shadow_at_its_edge_is_blank(draw):
    page = draw([])
    ImageDraw.Draw(page).rectangle((0, 0, 20, page.height), fill=0)
    assert is_blank(page)
    assert is_blank(Image.new("L", (1000, 1400), 255))


def test_page_with_one_line_is_not_blank(draw):
    assert not is_blank(draw(["Phụ lục 1 kèm theo Báo cáo số 12"]))
