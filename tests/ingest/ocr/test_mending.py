"""A misread word is put right only where nothing else can be meant; a digit never is."""

import pytest

from ingest.ocr.mending import mend_numerals, mend_words
from ingest.ocr.records import Picture, Print, Row
from ingest.readers.lines import Line


def mended(*words):
    prints = [
        Print(text=text, confidence=confidence, left=0, right=1, box=(n, 0, n + 1, 1))
        for n, (text, confidence) in enumerate(words)
    ]
    picture = Picture(rows=(Row(words=tuple(prints), base=1, size=1, stroke=0),), width=100, height=100)
    [found] = mend_words([picture])
    return [word.text for word in found.rows[0].words]


@pytest.mark.parametrize(("read", "meant"), [("(EDI)", "(FDI)"), ("Lũñy", "Lũy"), ("EVETA,", "EVFTA,")])
def test_one_wrong_letter_is_put_right(read, meant):
    assert mended((read, 40)) == [meant]


@pytest.mark.parametrize("read", ["5OO", "1.2E4", "20Z3", "l35,2"])
def test_what_holds_a_digit_is_left_alone(read):
    assert mended((read, 10)) == [read]


def test_word_that_was_read_for_sure_is_left_alone():
    assert mended(("EDI", 95), ("thông", 95)) == ["EDI", "thông"]


def test_syllable_is_left_alone_though_it_looks_wrong():
    assert mended(("cống", 30), ("cổng", 95), ("cổng", 95)) == ["cống", "cổng", "cổng"]


def test_name_of_the_paper_itself_is_known():
    assert mended(("Kyocera", 96), ("Kyocera", 96), ("VSIP", 95), ("VSIP", 95), ("VSLP", 30))[-1] == "VSIP"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (["STT", "1", "1", "2", "H", "1", ""], ["STT", "I", "1", "2", "II", "1", ""]),
        (["|", "1", "2", "H", "1", "HI"], ["I", "1", "2", "II", "1", "III"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["G", "H", "K"], ["G", "H", "K"]),
    ],
)
def test_roman_numerals_of_a_table_are_put_right_by_their_order(read, meant):
    """Else the parts of "I" would count as rows beside it, and a figure would lose what it is a part of."""
    lines = [Line(text=mark, cells=((mark, 1), ("Thu", 1), ("5", 1))) for mark in read]
    assert [line.cells[0][0] for line in mend_numerals(lines)] == meant
