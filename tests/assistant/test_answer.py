import pytest

from assistant.answer import answer_question
from assistant.question import read_question


@pytest.fixture
def answer(gather):
    """The answer from the evidence of a whole search, without conversation or clock."""
    return lambda text: answer_question(read_question(text), gather(text))


def test_a_question_of_figures_is_never_answered_with_a_mere_sentence(answer):
    found = answer("Nhà máy điện khí Hướng Dương có công suất bao nhiêu MW?")
    assert (found.status, found.figures) == ("refused", ())


def test_a_bare_measure_gets_its_figure(answer):
    assert [f.value for f in answer("xuất khẩu Đồng Nai 2019").figures] == ["19760000000"]


def test_a_yes_or_no_question_gets_the_report_s_words(answer):
    found = answer("Hội chợ trái cây có bị hoãn không?")
    assert (found.status, found.figures) == ("answered", ())
    assert "hoãn" in found.answer


def test_a_part_of_the_year_is_told_from_the_year(answer):
    found = answer("Thu ngân sách của Long An năm 2021 là bao nhiêu?")
    assert [f.value for f in found.figures] == ["13905000000000"]
    assert any("9 tháng" in note for note in found.notes)


def test_a_day_of_reckoning_is_noted(answer):
    found = answer("Lũy kế đến 31/12/2019 các KCN Đồng Nai có bao nhiêu dự án FDI còn hiệu lực?")
    assert [f.value for f in found.figures] == ["1187"]
    assert any("31/12/2019" in note or "12/2019" in note for note in found.notes)


def test_a_conflict_names_the_day_a_report_was_published(answer):
    found = answer("Vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?")
    assert found.status == "conflict"
    assert "(05/01/2020)" in found.answer
    assert [f.citation for f in found.figures] == [1, 2]


@pytest.mark.parametrize("text", ["", "là của", "năm 2019"])
def test_no_subject_is_no_answer(answer, text):
    assert answer(text).status == "refused"
