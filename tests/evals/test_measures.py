"""Shares and times: what was not asked is not counted, and a goal is met exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures import MEASURES, Tally, percentile, reaches_goal, tally, wilson
from evals.records import Result, Score

BY_NAME = {measure.name: measure for measure in MEASURES}


def test_every_measure_is_a_field_of_the_score():
    assert set(BY_NAME) == set(Score.__dataclass_fields__)


def test_unscored_is_none_and_not_zero(make_case):
    one = Result(case=make_case(text=["x"]), answer=None, score=Score(refused=None), milliseconds=1.0)
    assert tally(BY_NAME["refused"], [one]) is None


@pytest.mark.parametrize(
    ("name", "good", "of", "met"),
    [
        ("figure_first", 96, 100, True),
        ("figure_first", 959, 1000, False),
        ("false_refusal", 97, 100, True),
        ("false_refusal", 96, 100, False),
        ("citation_holds", 1, 1, True),
        ("extra_figure", 0, 9, True),
    ],
)
def test_a_goal_is_met_at_its_value(name, good, of, met):
    assert reaches_goal(BY_NAME[name], Tally(good=good, of=of)) is met


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(of, data):
    counted = Tally(good=data.draw(st.integers(0, of)), of=of)
    low, high = wilson(counted)
    assert 0 <= low <= counted.share + 1e-12
    assert counted.share <= high + 1e-12 <= 1 + 1e-11


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_a_percentile_is_one_of_the_times(times, percent):
    found = percentile(times, percent)
    assert found in times
    assert sum(time <= found for time in times) * 100 >= percent * len(times)
