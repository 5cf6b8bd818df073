"""The draw is the seed's, takes every case in turn, and never takes the same change twice."""

from collections import Counter

import pytest

from evals.mutants.draw import draw_mutants
from evals.mutants.spots import find_spots
from evals.records import Result, Score

ASKED = {"figures": [{"value": "2061530000", "unit": "USD"}]}


@pytest.fixture
def spots(library, make_case, make_answer):
    long = make_answer(("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1))
    short = make_answer(("4.757 người", "4757", "người", "a.pdf", 2))
    right = Score(figure_first=1, wrong_figure=0)
    cases = {
        "long": (make_case(**ASKED, name="long"), long),
        "short": (make_case(figures=[{"value": "4757", "unit": "người"}], name="short"), short),
    }
    results = [Result(case=c, answer=a, score=right, milliseconds=1.0) for c, a in cases.values()]
    return find_spots(results, library.page_text).spots


def changes(mutants):
    return [(m.spot.case.id, m.spot.within, m.digits[0]) for m in mutants]


def test_one_seed_is_one_draw(spots):
    assert changes(draw_mutants(spots, count=20, seed=3)) == changes(draw_mutants(spots, count=20, seed=3))
    assert changes(draw_mutants(spots, count=20, seed=3)) != changes(draw_mutants(spots, count=20, seed=4))


def test_cases_come_in_turn(spots):
    drawn = draw_mutants(spots, count=20, seed=3)
    assert Counter(m.spot.case.id for m in drawn) == {"long": 10, "short": 10}


def test_no_change_comes_twice_and_all_are_had_where_there_are_fewer(spots):
    drawn = changes(draw_mutants(spots, count=10_000, seed=3))
    assert len(drawn) == len(set(drawn)) == sum(len(s.digits) for s in spots)
    assert draw_mutants([], count=5, seed=1) == []


def test_what_else_may_stand_there_comes_after_the_digit_drawn(spots):
    for mutant in draw_mutants(spots, count=50, seed=3):
        assert sorted(mutant.digits) == sorted(mutant.spot.digits)
