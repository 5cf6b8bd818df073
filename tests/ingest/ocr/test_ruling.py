"""A table's lines are found on a worn, noisy picture, and letters are not taken for lines."""

import numpy as np
from PIL import Image, ImageDraw

from ingest.ocr.ruling import find_ruled

PAGE = (2480, 3508)
XS, YS = (300, 700, 1200, 1900), (600, 700, 800, 900)


def paper():
    found = Image.new("L", PAGE, 245)
    return found, ImageDraw.Draw(found)


def ruled(*, broken=False):
    page, pen = paper()
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=30, width=4)
    for x in XS:
        pen.line((x, YS[0], x, YS[-1]), fill=30, width=4)
    if broken:
        for x in range(350, 1900, 97):
            pen.rectangle((x, 590, x + 5, 910), fill=245)
    return page


def test_every_cell_is_parted():
    [lattice] = find_ruled(ruled()).lattices
    assert (len(lattice.xs), len(lattice.ys), len(lattice.boxes)) == (4, 4, 9)


def test_a_worn_line_is_one_line():
    [lattice] = find_ruled(ruled(broken=True)).lattices
    assert (len(lattice.xs), len(lattice.ys), len(lattice.boxes)) == (4, 4, 9)


def test_the_lines_are_wiped_off_and_the_print_stays():
    page = ruled()
    ImageDraw.Draw(page).rectangle((400, 640, 440, 660), fill=20)
    bare = np.asarray(find_ruled(page).bare)
    assert bare[600:602, 300:1900].min() > 200
    assert bare[645:655, 405:435].max() < 60


def test_merged_cells_have_no_line_inside():
    page, pen = paper()
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=30, width=4)
    for x in XS:
        pen.line((x, YS[1] if x == XS[2] else YS[0], x, YS[-1]), fill=30, width=4)
    [lattice] = find_ruled(page).lattices
    assert {(b.left, b.right) for b in lattice.boxes if b.top == 0} == {(0, 1), (1, 3)}


def test_underlines_and_letters_are_no_table(draw, letter):
    page = draw(list(letter) * 6, dpi=300)
    pen = ImageDraw.Draw(page)
    for y in (520, 900, 1400, 2000):
        pen.line((300, y, 1200, y), fill=30, width=4)
    read = find_ruled(page)
    assert read.lattices == ()
    assert read.bare is page
