from PIL import Image

from assistant.pictures.paint import EDGE, FIGURE, WORDS, mark, png_of, strip_of
from assistant.pictures.records import Marks

WHITE = Image.new("RGB", (1400, 1980), "white")
LINE, NUMBER, CELL = (200, 1000, 900, 1030), (300, 1000, 420, 1030), (280, 980, 500, 1060)


def test_words_are_yellow_the_figure_stronger_and_ink_stays_black():
    page = WHITE.copy()
    page.putpixel((310, 1010), (0, 0, 0))
    marked = mark(page, Marks(words=(LINE,), figures=(NUMBER,)))
    assert marked.getpixel((700, 1010)) == WORDS
    assert marked.getpixel((400, 1010)) == FIGURE
    assert marked.getpixel((310, 1010)) == (0, 0, 0)
    assert marked.getpixel((700, 900)) == (255, 255, 255)


def test_a_cell_is_marked_to_its_edges():
    marked = mark(WHITE, Marks(figures=(NUMBER,), cells=(CELL,)))
    assert marked.getpixel((280, 1000)) == EDGE
    assert marked.getpixel((480, 1050)) == WORDS


def test_without_marks_the_page_is_as_it_was():
    assert mark(WHITE, Marks()) is WHITE
    assert strip_of(WHITE.size, Marks()) is None


def test_the_strip_holds_the_figure_and_stays_on_the_page():
    for number in (NUMBER, (0, 0, 40, 20), (1350, 1960, 1400, 1980)):
        left, top, right, bottom = strip_of(WHITE.size, Marks(words=(LINE,), figures=(number,)))
        assert 0 <= left <= number[0]
        assert number[2] <= right <= 1400
        assert 0 <= top <= number[1]
        assert number[3] <= bottom <= 1980


def test_the_colours_survive_the_file():
    marked = mark(WHITE, Marks(words=(LINE,), figures=(NUMBER,)))
    assert png_of(marked).startswith(b"\x89PNG")
