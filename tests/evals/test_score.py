"""Each way in which an answer can mislead its reader must cost it the measure that says so."""

from dataclasses import replace

import pytest

from evals.score import score

RIGHT = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
OTHER = ("2.082,6 triệu USD", "2082600000", "USD", "b.html", 1)
STRAY = ("4.757 người", "4757", "người", "a.pdf", 2)
ASKED = {"figures": [{"value": "2061530000", "unit": "USD", "document": "a.pdf", "page": 1}]}


@pytest.fixture
def judge(library):
    return lambda case, answer: score(case, answer, library.page_text)


def test_the_right_figure_with_its_quote_passes(judge, make_case, make_answer):
    got = judge(make_case(**ASKED), make_answer(RIGHT))
    assert got.passed
    assert (got.figure_first, got.citation_place, got.citation_holds, got.quote_exact) == (1, 1, 1, 1)
    assert got.refused is None
    assert got.text_right is None


def test_another_scale_of_the_same_value_is_right(judge, make_case, make_answer):
    answer = make_answer(("2.061,53 triệu USD", "2.06153", "tỷ USD", "a.pdf", 1))
    assert judge(make_case(**ASKED), answer).figure_first == 1


def test_a_wrong_figure_first_is_the_fault_it_is(judge, make_case, make_answer):
    got = judge(make_case(**ASKED), make_answer(OTHER, RIGHT))
    assert (got.figure_first, got.wrong_figure, got.figures_all, got.extra_figure) == (0, 1, 1, 1)
    assert not got.passed


def test_an_allowed_figure_may_stand_beside_but_not_first(judge, make_case, make_answer):
    case = make_case(**ASKED, allowed=[{"value": "4757", "unit": "người"}])
    assert judge(case, make_answer(RIGHT, STRAY)).extra_figure == 0
    assert judge(case, make_answer(STRAY, RIGHT)).wrong_figure == 1


def test_saying_nothing_is_no_wrong_figure(judge, make_case, make_answer):
    got = judge(make_case(**ASKED), make_answer(status="refused"))
    assert (got.figure_first, got.wrong_figure, got.false_refusal, got.citation_place) == (0, 0, 1, 0)
    assert got.quote_exact is None


def test_a_figure_from_another_report_points_to_the_wrong_place(judge, make_case, make_answer):
    answer = make_answer(("2.061,53 triệu USD", "2061530000", "USD", "b.html", 1))
    got = judge(make_case(**ASKED), answer)
    assert got.figure_first == 1
    assert (got.citation_place, got.citation_holds) == (0, 0)


def test_a_quote_that_is_not_the_page_is_found_out(judge, make_case, make_answer):
    answer = make_answer(RIGHT)
    bent = replace(answer.citations[0], quote=answer.citations[0].quote.replace("đạt", "là"))
    assert judge(make_case(**ASKED), replace(answer, citations=(bent,))).quote_exact == 0


def test_a_figure_without_its_citation_is_not_held(judge, make_case, make_answer):
    assert judge(make_case(**ASKED), replace(make_answer(RIGHT), citations=())).citation_holds == 0


def test_a_computed_figure_is_held_by_its_operands(judge, make_case, make_answer):
    answer = make_answer(RIGHT)
    total = replace(answer.figures[0], text="không có trong báo cáo", operands=answer.figures, formula="x")
    assert judge(make_case(**ASKED), replace(answer, figures=(total,))).citation_holds == 1


BOTH = {
    "status": ["conflict", "clarify"],
    "figures": [{"value": "2061530000", "unit": "USD"}, {"value": "2082600000", "unit": "USD"}],
}


def test_a_conflict_wants_every_reading_and_its_name(judge, make_case, make_answer):
    case = make_case("conflict", **BOTH)
    assert judge(case, make_answer(OTHER, RIGHT, status="conflict")).conflict_shown == 1
    assert judge(case, make_answer(RIGHT, status="conflict")).conflict_shown == 0
    assert judge(case, make_answer(OTHER, RIGHT)).conflict_shown == 0


def test_asking_back_puts_no_figure_first(judge, make_case, make_answer):
    case = make_case(**{**ASKED, "status": ["answered", "clarify"]})
    assert judge(case, make_answer(OTHER, RIGHT, status="clarify")).figure_first == 1
    assert judge(make_case(**ASKED), make_answer(OTHER, RIGHT, status="clarify")).figure_first == 0


def test_unanswerable_wants_a_refusal_without_a_figure(judge, make_case, make_answer):
    case = make_case("unanswerable")
    assert judge(case, make_answer(status="refused")).passed
    said = judge(case, make_answer(RIGHT))
    assert (said.refused, said.wrong_figure) == (0, 1)
    assert judge(case, make_answer(RIGHT, status="refused")).refused == 0


def test_text_is_exact_in_case_and_diacritics(judge, make_case, make_answer):
    case = make_case("text", text=[["15/01/2024", "15/1/2024"], "Báo cáo"], document="a.pdf", page=1)
    place = (("a.pdf", 1),)
    assert judge(case, make_answer(answer="Báo  cáo ký **ngày 15/01/2024** [1]", cited=place)).passed
    missed = judge(case, make_answer(answer="bao cao ký ngày 15/01/2024 [1]", cited=place))
    assert (missed.text_right, missed.wrong_text, missed.citation_place) == (0, 1, 1)
    assert judge(case, make_answer(status="refused")).wrong_text == 0


def test_a_failure_to_answer_is_wrong_wherever_it_counts(judge, make_case):
    got = judge(make_case(**ASKED), None)
    assert (got.status, got.figure_first, got.false_refusal, got.citation_place) == (0, 0, 1, 0)
    assert judge(make_case("unanswerable"), None).refused == 0


def test_a_range_needs_both_ends(judge, make_case, make_answer):
    case = make_case(figures=[{"value": "12.5", "unit": "tỷ USD", "value_max": "15"}])
    answer = make_answer(("2.061,53 triệu USD", "12500000000", "USD", "a.pdf", 1))
    assert judge(case, answer).figure_first == 0
    whole = replace(answer.figures[0], value_max="15000000000")
    assert judge(case, replace(answer, figures=(whole,))).figure_first == 1


def test_a_number_from_nowhere_is_found_out(judge, make_case, make_answer):
    case = make_case(**ASKED)
    assert (
        judge(case, replace(make_answer(RIGHT), answer="**2.061,53 triệu USD** [1], năm 2022")).numbers_held
        == 1
    )
    made_up = judge(case, replace(make_answer(RIGHT), answer="**2.061,53 triệu USD** [1], tăng 15%"))
    assert made_up.numbers_held == 0
    assert not made_up.passed
