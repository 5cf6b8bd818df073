from assistant.pictures.records import Piece
from assistant.pictures.scanned import Scanned
from ingest.ocr.records import Word

TEXT = "Vốn đạt 412,6 triệu USD trong năm"
SIZE = (1000, 1000)


def words(*boxes):
    found, start = [], 0
    for token, box in zip(TEXT.split(), boxes, strict=True):
        start = TEXT.index(token, start)
        if box:
            found.append(Word(start=start, end=start + len(token), confidence=95, box=box))
        start += len(token)
    return found


def line(*xs, y=1000):
    return [(x, y, x + 800, y + 200) for x in xs]


FIGURE = (TEXT.index("412"), TEXT.index("USD") + 3)


def placed(*boxes, whole=True):
    page = Scanned(TEXT, [Piece(start=0, end=len(TEXT))], words(*boxes), SIZE)
    return page.place(*FIGURE, whole=whole)


def test_words_that_follow_each_other_are_one_mark_a_line():
    upper, lower = line(1000, 2000, 3000, 4000), line(1000, 2000, 3000, y=1300)
    assert placed(*upper, *lower).boxes == ((300, 100, 480, 120), (100, 130, 180, 150))


def test_a_word_that_stands_elsewhere_is_no_place():
    upper, lower = line(1000, 2000, 3000, 4000), line(1000, 2000, 3000, y=1300)
    astray = (3000, 9000, 3800, 9200)
    assert placed(*upper[:2], astray, *upper[3:], *lower).boxes == ()


def test_a_figure_of_which_a_word_was_not_found_is_no_place():
    upper, lower = line(1000, 2000, 3000, 4000), line(1000, 2000, 3000, y=1300)
    assert placed(*upper[:3], None, *lower).boxes == ()
    assert placed(*upper[:3], None, *lower, whole=False).share < 1
