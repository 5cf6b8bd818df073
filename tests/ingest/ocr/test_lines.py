"""Print becomes the lines that other readers make: in order, level, without stamps."""

from dataclasses import replace
from itertools import pairwise

from ingest.ocr.lines import read_lines
from ingest.ocr.records import Picture, Print, Row

WIDTH, HEIGHT = 2480, 3508
SIZE, PITCH = 50, 75


def printed(text, top, *, left=300, confidence=95, stroke=0.1, size=SIZE, step=28):
    """A line of words, every letter ``step`` pixels wide."""
    words, at = [], left
    for n, word in enumerate(text.split()):
        right = at + step * len(word)
        box = (n, top, n + 1, top + 1)
        words.append(Print(text=word, confidence=confidence, left=at, right=right, box=box))
        at = right + step
    return Row(words=tuple(words), base=float(top + size), size=float(size), stroke=stroke)


def page(*rows):
    return Picture(rows=rows, width=WIDTH, height=HEIGHT)


BODY = [printed("tổng vốn đầu tư đăng ký của tỉnh đạt 412,6 triệu USD", 400 + PITCH * n) for n in range(8)]


def test_lines_come_from_top_to_foot_with_every_word():
    [lines] = read_lines([page(*BODY)])
    assert len(lines) == 8
    assert {line.text for line in lines} == {"tổng vốn đầu tư đăng ký của tỉnh đạt 412,6 triệu USD"}
    assert [line.y for line in lines] == sorted((line.y for line in lines), reverse=True)


def test_stamp_and_signature_are_no_text():
    stamp = printed("@~ h& W2 7 vx", 1200, confidence=20)
    dots = printed(". . - .", 1300)
    [lines] = read_lines([page(*BODY, stamp, dots)])
    assert len(lines) == 8


def test_line_parted_by_a_wide_space_is_one_line():
    row = BODY[0]
    halves = (replace(row, words=row.words[:5]), replace(row, words=row.words[5:]))
    [lines] = read_lines([page(*halves, *BODY[1:])])
    assert len(lines) == 8


def test_distances_that_only_the_scanner_made_are_evened():
    crooked = [
        printed("tổng vốn đầu tư của tỉnh", 400 + PITCH * n + (n % 3) * 2, left=300 + n % 2 * 6)
        for n in range(9)
    ]
    [lines] = read_lines([page(*crooked)])
    steps = {round(a.y - b.y) for a, b in pairwise(lines)}
    assert len(steps) == 1
    assert len({line.x for line in lines}) == 1


def test_bold_line_is_known_as_the_heading_it_is():
    heading = printed("I. Kết quả", 300, stroke=0.15)
    [lines] = read_lines([page(heading, *BODY)])
    assert [line.bold for line in lines] == [True, *[False] * 8]


def test_page_size_that_the_scanner_wrote_wrong_changes_no_size():
    half = [
        replace(
            row,
            base=row.base / 2,
            size=row.size / 2,
            words=tuple(replace(w, left=w.left / 2, right=w.right / 2) for w in row.words),
        )
        for row in BODY
    ]
    [[large], [small]] = [
        [{line.size for line in lines}]
        for lines in read_lines(
            [page(*BODY), Picture(rows=tuple(half), width=WIDTH // 2, height=HEIGHT // 2)]
        )
    ]
    assert large == small


def test_page_without_print_has_no_lines():
    assert read_lines([page()]) == [[]]
    assert read_lines([]) == []
