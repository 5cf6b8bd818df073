"""What is compared with the expected words is what the reader sees."""

from evals.markdown import plain


def test_marks_are_not_part_of_what_is_read():
    assert plain("theo\nQuyết định **51/QĐ-TTg** [1][2].") == "theo Quyết định 51/QĐ-TTg."


def test_diacritics_are_compared_in_one_form():
    assert plain("Ha\u0309i Pho\u0300ng") == "Hải Phòng"
