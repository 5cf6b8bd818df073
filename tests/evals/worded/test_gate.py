"""An answer that is worse with the model than without fails the gate; held-out cases are not named."""

from dataclasses import replace

import pytest

from evals.records import Result, Score
from evals.worded.gate import check_worded
from evals.worded.records import Column, Worded


@pytest.fixture
def one(coffee):
    right = Column(text="", figure_first=1, wrong_figure=0)
    result = Result(case=coffee(), answer=None, score=Score(), milliseconds=1.0)
    return Worded(result=result, plain=right, shown=right, outcome="worded")


def test_as_good_as_without_passes(one):
    assert check_worded([one]) == []


def test_a_wrong_figure_that_only_the_model_shows_fails(one):
    wrong = Column(text="", figure_first=0, wrong_figure=1)
    first, second = check_worded([replace(one, shown=wrong)])
    assert first == "model: a wrong figure first, and none without the model: 1 (ca-phe)"
    assert "only without the model: 1 (ca-phe)" in second
    assert check_worded([replace(one, plain=wrong, shown=wrong)]) == []


def test_a_number_that_rests_on_nothing_fails(one):
    loose = replace(one.shown, false_numbers=("5 tấn",))
    held = replace(one, shown=loose, result=replace(one.result, case=replace(one.result.case, heldout=True)))
    [line] = check_worded([held])
    assert line.endswith("1 (1 held out)")
