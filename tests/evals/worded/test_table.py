"""The three columns stand side by side, over the same questions, and add up."""

from collections import Counter

import pytest

from evals.records import Result, Score
from evals.worded.records import Column, Reworded, Support, Worded
from evals.worded.table import case_json, to_json, to_lines


@pytest.fixture
def run(coffee):
    result = Result(case=coffee(), answer=None, score=Score(), milliseconds=2_000.0)
    right = Column(text="", figure_first=1, wrong_figure=0, support=Support(sentences=2, words=10))
    wrong = Column(
        text="", figure_first=0, wrong_figure=1, false_numbers=("5 ha", "6 ha"), false_marks=("9",)
    )
    words = {"plain": right, "shown": right, "result": result}
    cases = [
        Worded(**words, raw=right, outcome="worded", first_token=500.0, first_words=40.0, own_words=250.0),
        Worded(**words, raw=wrong, outcome="withheld", first_token=700.0, first_words=40.0),
        Worded(**words, raw=None, outcome="not asked: refused"),
    ]
    return Reworded(model="scripted", prompts={"answer.vi": "0123456789ab"}, cases=cases)


def test_people_read_three_columns(run):
    text = "\n".join(to_lines(run))
    assert "| Right figure first | 3 of 3 (100.0%) | 1 of 2 (50.0%) | 3 of 3 (100.0%) |" in text
    assert "| Right figure first | 2 of 2 (100.0%) | 1 of 2 (50.0%) | 2 of 2 (100.0%) |" in text
    assert "| Such numbers | 0 | 2 | 0 |" in text
    assert "| Citations and facts that do not exist | 0 | 1 | 0 |" in text
    assert "- Answers: worded 1, withheld 1, not asked: refused 1." in text
    assert "- Prompts: answer.vi 0123456789ab." in text
    assert "first token to its first sentence on screen: p50 0.25 s" in text


def test_programs_get_the_same(run):
    found = to_json(run)
    assert found["all"]["wrong_figure"] == {"plain": (0, 3), "raw": (1, 2), "shown": (0, 3)}
    assert found["outcomes"] == Counter({"worded": 1, "withheld": 1, "not asked: refused": 1})
    assert found["milliseconds"]["first_words"] == {"p50": 40.0, "p95": 40.0, "p100": 40.0}
    assert found["milliseconds"]["own_words"] == {"p50": 250.0, "p95": 250.0, "p100": 250.0}
    assert case_json(run.cases[2])["raw"] is None
