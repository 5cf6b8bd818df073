import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import read_question
from assistant.terms import (
    ALONE,
    SLIPPED,
    Term,
    bag,
    coverage,
    credit,
    read_terms,
    sequence,
    surplus,
)


def terms(text: str) -> tuple[Term, ...]:
    return read_question(text).terms


def share(question: str, text: str, *, folded: bool = False) -> float:
    return coverage(read_question(question).terms, [(1.0, bag(text, folded=folded))])


def test_old_and_new_tone_marks_and_small_numbers_are_one_word():
    assert sequence("Hoà giải, thuỷ lợi", folded=False) == sequence("hòa giải thủy lợi", folded=False)
    assert sequence("quý ba", folded=False) == ("quý", "3")
    assert sequence("03 cảng", folded=False) == sequence("ba cảng", folded=False)


def test_qu_keeps_its_tone():
    assert sequence("quý", folded=False) == ("quý",)


def test_a_neighbour_tells_one_word_from_another():
    (labour, _) = terms("lao động")
    assert credit(labour, bag("người lao động", folded=False)) == 1.0
    assert credit(labour, bag("cù lao dung", folded=False)) == ALONE


def test_a_wrong_mark_or_letter_is_forgiven_in_part():
    (_, word) = terms("thủy sẳn")
    assert credit(word, bag("nuôi trồng thủy sản", folded=False)) == SLIPPED
    (_, word) = terms("thủy sảnn")
    assert credit(word, bag("nuôi trồng thủy sản", folded=False)) == SLIPPED
    assert credit(word, bag("trồng rừng", folded=False)) == 0.0


def test_coverage_counts_weighty_words_more():
    text = "sản lượng cá tra năm 2014"
    assert share("sản lượng cá tra", text) == 1.0
    assert share("sản lượng cá ngừ", text) < 1.0
    assert share("giá vàng", text) == 0.0
    assert coverage((), []) == 1.0


def test_without_diacritics_both_sides_are_folded():
    assert share("san luong ca tra", "Sản lượng cá tra", folded=True) == 1.0


def test_surplus_is_what_the_indicator_says_beyond_the_question():
    asked = terms("kim ngạch xuất khẩu")
    assert surplus("kim ngạch xuất khẩu", asked, folded=False) == 0.0
    assert surplus("kim ngạch xuất khẩu thủy sản", asked, folded=False) > 0.2
    assert surplus("", asked, folded=False) == 0.0


def test_a_repeated_word_is_one_term_and_a_gap_parts_neighbours():
    (rice,) = [t for t in read_terms(["gạo", "", "gạo"], folded=False) if t.text == "gạo"]
    assert rice.pairs == ()
    assert read_terms([], folded=False) == ()


@given(st.text(max_size=60))
def test_any_text_has_a_share_between_none_and_all(text):
    asked = read_question(text).terms
    folded = read_question(text).folded
    assert 0.0 <= coverage(asked, [(1.0, bag("Vốn đầu tư năm 2014", folded=folded))]) <= 1.0


@pytest.mark.parametrize("folded", [False, True])
def test_the_text_itself_is_covered_whole(folded):
    asked = read_terms(sequence("tổng diện tích rừng ngập mặn", folded=folded), folded=folded)
    text = bag("tổng diện tích rừng ngập mặn", folded=folded)
    assert coverage(asked, [(1.0, text)]) == pytest.approx(1.0)


def test_half_of_a_word_is_no_stop_word():
    """Without it "dan de" asks for all livestock, and "ca phe" for all exports."""
    assert [t.text for t in read_terms(["dan", "de"], folded=True)] == ["dan", "de"]
    assert [t.text for t in read_terms(["ca", "phe"], folded=True)] == ["ca", "phe"]
    assert [t.text for t in read_terms(["von", "de", "xay"], folded=True)] == ["von", "xay"]
    assert [t.text for t in read_terms(["ca", "nuoc"], folded=True)] == ["nuoc"]
