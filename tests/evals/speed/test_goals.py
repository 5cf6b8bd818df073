"""A figure told as met that is not would be believed by whoever reads the table."""

from evals.speed.goals import judge


def reached(found):
    return {goal["goal"]: (goal["reached"], goal["met"]) for goal in judge(found)}


def test_each_goal_is_told_with_what_was_reached(found):
    goals = reached(found)
    assert goals["passages a second, times the tutorial's"] == (400.0, True)
    assert goals["pages a second, share of bare pypdf's"] == (0.7, True)
    assert goals["p50 at 1,000 passages, times the tutorial's"] == (0.4, True)
    assert goals["p95 at 200,000 passages, ms"] == (50.0, True)
    assert goals["resident memory at 200,000 passages, GB"] == (1.0, True)
    assert goals["growth of p95 while passages grow 200 times"] == (6.25, True)


def test_a_figure_on_the_wrong_side_is_not_met(found):
    found["reading"]["ours"]["pages_per_second"] = 5.0
    found["sizes"][1]["memory"] = 1_200_000_001
    goals = reached(found)
    assert goals["pages a second, share of bare pypdf's"] == (0.5, False)
    assert goals["resident memory at 200,000 passages, GB"][1] is False


def test_what_was_not_measured_is_neither_met_nor_missed(found):
    found["tutorial"] = None
    del found["sizes"][1]
    goals = reached(found)
    assert goals["passages a second, times the tutorial's"] == (None, None)
    assert goals["p95 at 200,000 passages, ms"] == (None, None)
    assert goals["growth of p95 while passages grow 1 times"] == (None, None)


def test_the_tutorial_is_not_compared_at_another_size(found):
    found["sizes"] = found["sizes"][1:]
    assert reached(found)["p50 at 1,000 passages, times the tutorial's"] == (None, None)
