"""A question in people's words finds the figure in the report's; a phrase near it brings no other figure."""

import pytest

from assistant.paraphrases import find_paraphrases, in_report_words, with_others, words_of
from assistant.question import read_question
from assistant.terms import OTHERWISE, bag, credit, read_terms, sequence


def told(question, *, folded=False):
    found = find_paraphrases(sequence(question, folded=folded), folded=folded)
    return {" ".join(phrase) for paraphrase in found for phrase in paraphrase.told}


def test_a_phrase_is_found_with_and_without_diacritics():
    assert "thôi việc" in told("Có bao nhiêu bác sĩ bỏ việc?")
    assert "thoi viec" in told("co bao nhieu bac si bo viec", folded=True)


def test_a_gap_reaches_over_what_is_asked_and_not_over_half_a_sentence():
    assert "tử vong" in told("Tai nạn cướp đi bao nhiêu sinh mạng?")
    assert "tử vong" not in told(
        "Kẻ gian cướp đi túi tiền rồi bỏ trốn, nhiều người coi sinh mạng là trên hết"
    )


def test_of_a_phrase_within_a_longer_one_the_longer_alone_counts():
    assert "chi" not in told("Các dự án FDI thực sự bỏ ra bao nhiêu tiền?")


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("57 bác sĩ xin thôi việc", OTHERWISE),
        ("57 bác sĩ bỏ việc", 1.0),
        ("việc tuyển 57 bác sĩ thôi chưa", 0.0),
    ],
)
def test_words_of_the_report_count_nearly_as_much_as_the_question_s_own(text, worth):
    words = sequence("bác sĩ bỏ việc", folded=False)
    terms = with_others(read_terms(words, folded=False), "bác sĩ bỏ việc", folded=False)
    (leave,) = (t for t in terms if t.text == "bỏ")
    assert credit(leave, bag(text, folded=False)) == worth


def test_what_is_searched_for_besides_are_words_that_the_question_lacks():
    terms = read_question("Bao nhiêu bác sĩ bỏ việc?").terms
    assert "thôi" in words_of(terms).split()
    assert not set(words_of(terms).split()) & {t.text for t in terms}


def test_the_kind_is_read_from_what_the_words_mean():
    assert (
        read_question("Kinh tế tỉnh lớn thêm mấy phần trăm?").kinds
        == read_question("Kinh tế tỉnh tăng mấy phần trăm?").kinds
    )
    assert in_report_words("kinh te lon them may phan tram") == "kinh te tang may phan tram"


HEALTH = """Ngành y tế tỉnh Hòa Sơn năm 2021

Trong năm có 1.530 viên chức được tuyển mới; 64 điều dưỡng thôi việc theo nguyện vọng.

Tai nạn giao thông xảy ra 212 vụ, làm 97 người tử vong, 143 người bị thương.

Tổng kinh phí phòng, chống dịch là 48,6 tỷ đồng. Trẻ sinh ra trong năm là 11.208 trẻ.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Năm 2021 ở Hòa Sơn có mấy điều dưỡng bỏ việc?", "64 điều dưỡng"),
        ("Tai nạn giao thông năm 2021 cướp đi bao nhiêu sinh mạng ở Hòa Sơn?", "97 người"),
        ("tai nan giao thong 2021 o Hoa Son cuop di may mang nguoi", "97 người"),
        ("Hòa Sơn năm 2021 có bao nhiêu trẻ chào đời?", "11.208 trẻ"),
        ("Chống dịch năm 2021 ở Hòa Sơn tốn hết bao nhiêu tiền?", "48,6 tỷ đồng"),
    ],
)
def test_people_s_words_find_the_report_s(ask_over, question, text):
    answer = ask_over({"hoa-son.txt": HEALTH}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2021 ở Hòa Sơn có mấy bác sĩ bỏ việc?",
        "Hòa Sơn năm 2021 có bao nhiêu trẻ bỏ học?",
        "Cháy nổ năm 2021 cướp đi bao nhiêu sinh mạng ở Hòa Sơn?",
    ],
)
def test_a_phrase_alone_brings_no_figure_of_something_else(ask_over, question):
    assert ask_over({"hoa-son.txt": HEALTH}, question).status == "refused"
