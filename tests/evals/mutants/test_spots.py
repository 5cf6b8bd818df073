"""Digits are taken from right answers only, and where the citation says: else a mutant proves nothing."""

from dataclasses import replace

import pytest

from evals.mutants.spots import find_spots, is_right
from evals.records import Result
from evals.score import score
from ingest.records import Span

RIGHT = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
OTHER = ("2.082,6 triệu USD", "2082600000", "USD", "b.html", 1)
ASKED = {"figures": [{"value": "2061530000", "unit": "USD"}]}


@pytest.fixture
def answered(library):
    def make(case, answer):
        scored = score(case, answer, library.page_text)
        return Result(case=case, answer=answer, score=scored, milliseconds=1.0)

    return make


def test_every_digit_has_its_place_on_the_page(library, make_case, make_answer, answered):
    found = find_spots([answered(make_case(**ASKED), make_answer(RIGHT))], library.page_text)
    page = library.page_text("a.pdf", 1)
    assert "".join(page[spot.offset] for spot in found.spots) == "206153"
    assert {(spot.document, spot.page) for spot in found.spots} == {("a.pdf", 1)}
    assert found.spots[0].digits == tuple("13456789")
    assert found.passed == []


def test_a_wrong_answer_a_refusal_and_a_held_out_case_give_none(library, make_case, make_answer, answered):
    wrong = answered(make_case(**ASKED), make_answer(OTHER))
    refused = answered(make_case(**ASKED), make_answer(status="refused"))
    hidden = answered(make_case(**ASKED, heldout=True), make_answer(RIGHT))
    assert not is_right(wrong)
    assert find_spots([wrong, refused, hidden], library.page_text).spots == []


def test_a_conflict_gives_every_reading(library, make_case, make_answer, answered):
    both = {"figures": [*ASKED["figures"], {"value": "2082600000", "unit": "USD"}], "status": "conflict"}
    case = make_case("conflict", **both)
    found = find_spots([answered(case, make_answer(RIGHT, OTHER, status="conflict"))], library.page_text)
    assert {spot.document for spot in found.spots} == {"a.pdf", "b.html"}
    half = answered(case, make_answer(RIGHT, status="conflict"))
    assert find_spots([half], library.page_text).spots == []


def test_a_figure_that_would_be_right_too_is_no_mutant(library, make_case, make_answer, answered):
    case = make_case(figures=[{"value": ["2061530000", "3061530000"], "unit": "USD"}])
    found = find_spots([answered(case, make_answer(RIGHT))], library.page_text)
    assert "3" not in found.spots[0].digits


def test_a_computed_figure_gives_its_operands(library, make_case, make_answer, answered):
    plain = make_answer(RIGHT)
    [operand] = plain.figures
    sum_ = replace(operand, text="4.123,06 triệu USD", value="4123060000", operands=(operand,), formula="×2")
    case = make_case(figures=[{"value": "4123060000", "unit": "USD"}])
    found = find_spots([answered(case, replace(plain, figures=(sum_,)))], library.page_text)
    assert {spot.reading for spot in found.spots} == {operand}


def test_a_figure_cut_by_a_page_end_is_followed_over_it(library, make_case, make_answer, answered):
    answer = make_answer(RIGHT)
    texts = {("a.pdf", 1): "Vốn đạt 2.061,53", ("a.pdf", 2): "triệu USD. Hết."}
    spans = (Span(page=1, start=0, end=16), Span(page=2, start=0, end=10))
    cited = replace(answer.citations[0], quote="Vốn đạt 2.061,53 triệu USD.", spans=spans)
    result = answered(make_case(**ASKED), replace(answer, citations=(cited,)))
    found = find_spots([result], lambda document, page: texts[document, page])
    assert [(spot.page, spot.offset) for spot in found.spots][:2] == [(1, 8), (1, 10)]


def test_of_two_equal_figures_the_marked_one(library, make_case, make_answer, answered):
    answer = make_answer(RIGHT)
    quote = "Năm 2022 2.061,53 triệu USD; lũy kế 2.061,53 triệu USD."
    span = Span(page=1, start=0, end=len(quote))
    cited = replace(answer.citations[0], quote=quote, spans=(span,))
    unmarked = answered(make_case(**ASKED), replace(answer, citations=(cited,)))
    found = find_spots([unmarked], lambda *_: quote)
    assert [passed.reason for passed in found.passed] == ["stands at 2 places of its quote"]
    at = 3 + quote.rindex("2.061,53")
    marked = replace(
        cited, passage=f"A. {quote}", highlight=(3, 3 + len(quote)), figures=((at, at + len(RIGHT[0])),)
    )
    found = find_spots([answered(make_case(**ASKED), replace(answer, citations=(marked,)))], lambda *_: quote)
    assert found.spots[0].offset == quote.rindex("2.061,53")


@pytest.mark.parametrize(
    ("text", "value", "quote", "reason"),
    [
        ("mười bốn dự án", "14", "Có mười bốn dự án.", "is written in words"),
        ("3 triệu 500 nghìn đồng", "3500000", "Thu 3 triệu 500 nghìn đồng.", "is made of several numbers"),
        ("14 dự án", "14", "Có 15 dự án.", "stands at 0 places of its quote"),
        ("0 dự án", "0", "Có 0 dự án.", "has no digit that could be another"),
    ],
)
def test_a_figure_left_out_is_told_with_its_reason(
    library, make_case, make_answer, answered, text, value, quote, reason
):
    answer = make_answer((text, value, "x", "a.pdf", 1))
    span = Span(page=1, start=0, end=len(quote))
    answer = replace(answer, citations=(replace(answer.citations[0], quote=quote, spans=(span,)),))
    case = make_case(figures=[{"value": value, "unit": "x"}])
    found = find_spots([answered(case, answer)], lambda *_: quote)
    assert (found.spots, [passed.reason for passed in found.passed]) == ([], [reason])


def test_a_quote_that_its_page_does_not_print_is_told(library, make_case, make_answer, answered):
    found = find_spots([answered(make_case(**ASKED), make_answer(RIGHT))], lambda *_: "")
    assert [passed.reason for passed in found.passed] == ["is not what its page prints"]
