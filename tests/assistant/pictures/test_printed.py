"""A mark in the wrong place would have a reader trust the wrong words: each is read back from the page."""

import re

import pytest

from assistant.pictures.pages import pieces_of
from assistant.pictures.printed import Printed
from assistant.pictures.sheet import open_pdf

BODY = (
    (60, 90, "Năm 2024, tổng vốn đầu tư nước ngoài của tỉnh Hoa Mai đạt"),
    (60, 106, "412,6 triệu USD, tăng 9,6% so với năm 2023; cấp mới 35 dự"),
    (60, 122, "án và điều chỉnh 12 dự án trong các khu công nghiệp."),
)


@pytest.fixture
def placed(library, read_back):
    """What stands under the mark of some words, and under which boxes."""

    def place(content, words, *, nth=0, whole=True, page=1):
        held = library({"a.pdf": content})
        path = held.folder / "a.pdf"
        sheet = open_pdf(path, page, pixels=10**8)
        clean = held.page("a.pdf", page)
        span = held.span("a.pdf", words, page, nth=nth)
        printed = Printed(clean.text, pieces_of(clean), sheet.characters)
        found = printed.place(span.start, span.end, whole=whole)
        return read_back(path, page, found.boxes, sheet.picture.size), found.boxes

    return place


def bare(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    "how",
    [{}, {"rotate": 90}, {"rotate": 180}, {"rotate": 270}, {"crop": (40, 500, 560, 800)}],
    ids=["upright", "90", "180", "270", "cropped"],
)
def test_the_figure_lies_under_its_mark_on_turned_and_cropped_pages(pdf, placed, how):
    under, boxes = placed(pdf(BODY, **how), "412,6 triệu USD")
    assert bare(under) == "412,6triệuUSD"
    assert len(boxes) == 1


def test_a_figure_cut_by_a_line_end_is_marked_on_both_lines(pdf, placed):
    under, boxes = placed(pdf(BODY), "35 dự án")
    assert bare(under) == "35dựán"
    assert len(boxes) == 2
    assert boxes[0][1] < boxes[1][1]
    assert boxes[0][0] > boxes[1][0]


def test_words_that_stand_twice_are_marked_where_the_quote_has_them(pdf, placed):
    lines = (
        (60, 90, "1. Ngành dệt may xuất khẩu đạt 57 triệu USD trong quý này."),
        (60, 130, "2. Ngành da giày xuất khẩu đạt 57 triệu USD trong quý này."),
    )
    content = pdf(lines)
    _, first = placed(content, "57 triệu USD", nth=0)
    _, second = placed(content, "57 triệu USD", nth=1)
    assert first[0][3] < second[0][1]


def test_two_columns_are_told_apart(pdf, placed):
    left = [
        (50, 90 + 16 * i, line)
        for i, line in enumerate(("Cảng thứ nhất bốc xếp", "được 812 nghìn tấn", "hàng hóa."))
    ]
    right = [
        (320, 90 + 16 * i, line)
        for i, line in enumerate(("Cảng thứ hai bốc xếp", "được 934 nghìn tấn", "hàng hóa."))
    ]
    content = pdf([line for pair in zip(left, right, strict=True) for line in pair])
    for words, low, high in (("812 nghìn tấn", 0, 700), ("934 nghìn tấn", 700, 1400)):
        under, boxes = placed(content, words)
        assert bare(under) == bare(words)
        assert low < boxes[0][0] < high


COLUMNS = (60, 110, 300, 400, 500)
ROWS = (("1", "Bến Đông", "12", "5"), ("2", "Bến Tây", "5", "12"), ("5", "Bến Nam", "7", "5"))


def table(*, by_column=False):
    head = ("STT", "Bến", "Tàu (lượt)", "Cầu (chiếc)")
    cells = [(c, 100 + 24 * r, text) for r, row in enumerate((head, *ROWS)) for c, text in enumerate(row)]
    if by_column:
        cells.sort(key=lambda cell: (cell[0], cell[1]))
    lines = [(60, 60, "Biểu 1. Bến của cảng năm 2024"), *((COLUMNS[c] + 4, y, text) for c, y, text in cells)]
    across = [(60, 84 + 24 * r, 500, 84 + 24 * r) for r in range(5)]
    return lines, [*across, *((x, 84, x, 180) for x in COLUMNS)]


@pytest.mark.parametrize("by_column", [False, True])
def test_the_same_number_in_many_cells_is_marked_in_its_own_or_nowhere(pdf, library, read_back, by_column):
    lines, rules = table(by_column=by_column)
    held = library({"a.pdf": pdf(lines, rules=rules)})
    path, clean = held.folder / "a.pdf", held.page("a.pdf")
    sheet = open_pdf(path, 1, pixels=10**8)
    printed = Printed(clean.text, pieces_of(clean), sheet.characters)
    scale, marked = sheet.picture.width / 595, 0
    rows = [b for b in clean.blocks if b.kind == "row"]
    assert len(rows) == 4
    for r, row in enumerate(rows):
        for cell in row.cells:
            for left, top, right, bottom in printed.place(cell.start, cell.end, whole=True).boxes:
                marked += 1
                x, y = (left + right) / 2 / scale, (top + bottom) / 2 / scale
                assert COLUMNS[cell.column] < x < COLUMNS[cell.column + 1]
                assert 84 + 24 * r < y < 108 + 24 * r
    assert marked >= 12


def test_a_number_is_not_marked_inside_a_longer_one(pdf, library):
    held = library({"a.pdf": pdf(BODY)})
    clean = held.page("a.pdf")
    sheet = open_pdf(held.folder / "a.pdf", 1, pixels=10**8)
    start = clean.text.index("412,6") + 1
    assert (
        not Printed(clean.text, pieces_of(clean), sheet.characters).place(start, start + 2, whole=True).boxes
    )


def test_words_that_the_page_does_not_print_are_marked_nowhere(pdf, library):
    held = library({"a.pdf": pdf(BODY)})
    clean = held.page("a.pdf")
    sheet = open_pdf(held.folder / "a.pdf", 1, pixels=10**8)
    other = clean.text.replace("412,6", "987,1")
    start = other.index("987,1")
    assert not Printed(other, pieces_of(clean), sheet.characters).place(start, start + 5, whole=True).boxes
