import unicodedata
from datetime import date

import pytest

from assistant.measures import MONEY
from assistant.question import content_words, read_question
from ingest.records import Period


def words(text: str) -> set[str]:
    return {t.text for t in read_question(text).terms}


def test_a_question_is_taken_apart():
    question = read_question("  Vốn FDI vào các KCN Bắc Ninh năm 2014 là bao nhiêu tỷ đồng?  ")
    assert question.text == "Vốn FDI vào các KCN Bắc Ninh năm 2014 là bao nhiêu tỷ đồng?"
    assert (question.asked, question.folded) == ("figure", False)
    assert question.places == ("Bắc Ninh",)
    assert question.units == {"VND"}
    assert {"foreign", "inside_zones"} <= question.facets
    assert question.years == {2014}
    assert [m.period for m in question.periods] == [Period(start=date(2014, 1, 1), end=date(2014, 12, 31))]


def test_what_it_is_compared_with_is_not_what_it_is_about():
    question = read_question("Năm 2016 xuất khẩu tôm tăng bao nhiêu % so với năm 2015?")
    assert question.years == {2016}
    assert [m.text for m in question.baselines] == ["năm 2015"]


def test_an_earlier_time_that_opens_a_question_is_what_it_is_about():
    question = read_question("Cùng kỳ năm 2023 giải ngân bao nhiêu phần trăm?")
    assert (question.years, question.baselines) == ({2023}, ())


def test_months_alone_are_the_first_of_the_year():
    """Without it the figure of a quarter was told for that of nine months."""
    question = read_question("GRDP 9 tháng của Thái Nguyên tăng bao nhiêu?")
    assert [(m.text, m.form) for m in question.periods] == [("9 tháng đầu năm", "months")]


def test_the_number_of_a_law_is_no_year():
    assert read_question("Nghị định 35/2014 quy định gì?").periods == ()


@pytest.mark.parametrize("place", ["Đồng Nai", "Đồng Tháp", "Lâm Đồng"])
def test_a_province_is_no_currency(place):
    """Its name holds the word for the currency: visitors were asked for and money was looked for."""
    assert read_question(f"Khách du lịch đến {place} là bao nhiêu?").units.isdisjoint(MONEY)
    assert read_question(f"Vốn đầu tư vào {place} là bao nhiêu?").units == MONEY


def test_words_of_asking_time_and_place_are_no_subject():
    assert words("Cho tôi biết sản lượng cà phê của Đắk Lắk năm 2013 là bao nhiêu?") == words(
        "sản lượng cà phê"
    )


def test_abbreviations_and_equal_words_become_one():
    assert words("Vốn ĐTNN vào KCN") == words("vốn đầu tư trực tiếp nước ngoài vào khu công nghiệp")
    assert words("nhân công") == words("lao động")


def test_without_diacritics_everything_is_compared_so():
    question = read_question("san luong muoi bien dak lak")
    assert question.folded
    assert question.places == ("Đắk Lắk",)
    assert {t.text for t in question.terms} == {"san", "luong", "muoi", "bien"}


@pytest.mark.parametrize("text", ["", "?!…", "😀", "là của và có", "năm 2019?"])
def test_nothing_asked_leaves_no_terms(text):
    assert read_question(text).terms == ()


def test_decomposed_letters_read_as_composed_ones():
    text = "Sản lượng cà phê năm 2013"
    assert read_question(unicodedata.normalize("NFD", text)) == read_question(text)


def test_a_cut_leaves_a_gap_so_that_no_pair_bridges_it():
    assert "" in content_words("vốn là bao nhiêu xuất khẩu", [], folded=False)[:-1]
