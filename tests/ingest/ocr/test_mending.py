"""A misread word is put right only where nothing else can be meant; a digit never is."""

import pytest

from ingest.ocr.mending import mend_words
from ingest.ocr.records import Picture, Print, Row


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
