"""Every figure of a scan can be shown where it is printed, with the confidence it was read with."""

from ingest.ocr.places import page_confidence, place_words
from ingest.ocr.records import Picture, Print, Row


def picture(*words):
    prints = tuple(
        Print(text=text, confidence=sure, left=n, right=n + 1, box=(n, n, n + 1, n + 1))
        for n, (text, sure) in enumerate(words)
    )
    return Picture(rows=(Row(words=prints, base=1, size=1, stroke=0),), width=10, height=10)


def placed(text, *words, trusted=75):
    scan = place_words(3, text, picture(*words), trusted=trusted)
    return scan, {text[w.start : w.end]: (w.confidence, w.box[0]) for w in scan.words}


def test_words_are_found_where_the_page_has_them():
    scan, at = placed("đạt 412,6 triệu USD.", ("đạt", 95), ("412,6", 62), ("triệu", 96), ("USD.", 97))
    assert scan.page == 3
    assert at == {"đạt": (95, 0), "412,6": (62, 1), "triệu": (96, 2), "USD.": (97, 3)}


def test_word_in_other_brackets_and_stops_is_the_same():
    _, at = placed("(412,6) triệu", ("412,6,", 62), ("triệu.", 96))
    assert at == {"(412,6)": (62, 0), "triệu": (96, 1)}


def test_same_figure_twice_keeps_its_own_confidence_each():
    text = "năm 2023 đạt 12, năm 2022 đạt 12"
    words = [
        ("năm", 90),
        ("2023", 91),
        ("đạt", 92),
        ("12,", 40),
        ("năm", 90),
        ("2022", 91),
        ("đạt", 92),
        ("12", 99),
    ]
    scan, _ = placed(text, *words)
    assert [w.confidence for w in scan.words] == [90, 91, 92, 40, 90, 91, 92, 99]


def test_words_that_were_moved_are_found_by_their_letters():
    _, at = placed("b c d a", ("a", 50), ("b", 90), ("c", 91), ("d", 92))
    assert at["a"] == (50, 0)


def test_word_that_was_read_otherwise_is_left_out():
    scan, at = placed("đạt 412,6", ("đạt", 95), ("472,6", 62))
    assert list(at) == ["đạt"]
    assert len(scan.words) == 1


def test_parts_of_one_word_are_one():
    parts = tuple(Print(text=t, confidence=80, left=0, right=9, box=(0, 0, 9, 9)) for t in ("12.500", "1"))
    raised = Picture(rows=(Row(words=parts, base=1, size=1, stroke=0),), width=10, height=10)
    [word] = place_words(1, "12.5001", raised, trusted=0).words
    assert (word.start, word.end) == (0, 7)


def test_confidence_weighs_words_by_their_letters():
    assert page_confidence(picture(("dài", 90), ("x", 50), ("...", 0))) == 80
    assert page_confidence(picture()) == 0


def test_page_below_the_threshold_is_in_quarantine():
    assert placed("mờ", ("mờ", 74))[0].quarantined
    assert not placed("mờ", ("mờ", 75))[0].quarantined
