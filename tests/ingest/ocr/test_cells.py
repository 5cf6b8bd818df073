"""A cell's number is stated only where two readings agree; otherwise it is doubted."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.cells import blank_tables, choose, read_cells
from ingest.ocr.engine import Seen, SeenLine
from ingest.ocr.ruling import find_ruled


def reading(text, confidence):
    words = tuple(Seen(word, confidence, 0, 0, 9, 9) for word in text.split())
    return (SeenLine(words, 9.0, 9.0),)


def chosen(*readings):
    [line] = choose([reading(*one) for one in readings])
    return " ".join(w.text for w in line.words), min(w.confidence for w in line.words)


def test_two_readings_that_agree_are_believed():
    assert chosen(("12575", 44), ("125,5", 89), ("125,5", 96)) == ("125,5", 96)


def test_a_number_that_was_read_once_is_doubted():
    text, confidence = chosen(("1255", 44), ("125,5", 96), ("12570", 55), ("12575", 72))
    assert (text, confidence < 88) == ("125,5", True)


def test_a_number_read_surely_in_two_ways_is_doubted():
    assert chosen(("18", 95), ("18", 95), ("16", 95), ("16", 95))[1] < 88


def test_what_is_no_value_gives_way_to_what_is_one():
    assert chosen(("113;5", 95), ("113;5", 95), ("113,5", 90)) == ("113,5", 60)


def test_words_need_no_second_reading():
    assert chosen(("Trong nước", 96)) == ("Trong nước", 96)


@pytest.mark.usefixtures("tesseract")
def test_cells_are_read_apart_and_placed_where_they_stand(font_path, tmp_path):
    page = Image.new("L", (2480, 3508), 250)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(font_path), 44)
    xs, ys = (300, 900, 1500, 2100), (600, 700, 800)
    for y in ys:
        pen.line((xs[0], y, xs[-1], y), fill=30, width=4)
    for x in xs:
        pen.line((x, ys[0], x, ys[-1]), fill=30, width=4)
    said = [["Huyện", "Năm 2022", "Năm 2023"], ["Đông Phú", "1.250", "1.385"]]
    for r, line in enumerate(said):
        for c, text in enumerate(line):
            pen.text((xs[c] + 30, ys[r] + 25), text, font=font, fill=20)
    ruled = find_ruled(page)
    [lines] = read_cells(ruled, tmp_path)
    assert [" ".join(w.text for w in line.words) for line in lines] == [*said[0], *said[1]]
    number = lines[4].words[0]
    assert xs[1] < number.left < number.right < xs[2]
    assert ys[1] < number.top < number.bottom < ys[2]
    assert min(blank_tables(ruled).getdata()) > 240
