"""One case, asked without and with a model that says what a test wants: each column tells its own."""

import pytest

from evals.run import run_cases
from evals.worded.asking import reword
from evals.worded.gate import check_worded
from ingest.errors import ModelFailed


@pytest.fixture
def judged(ready, coffee, says):
    """The case with what the model says, and what the gate says of it."""

    def ask(reply, case=None, **kwargs):
        results = run_cases([case or coffee()], ready.assistant, ready.library)
        run = reword(results, ready.assistant, says(reply, **kwargs), ready.library)
        [one] = run.cases
        return one, run

    return ask


def test_the_model_s_words_are_judged_as_shown(judged):
    one, run = judged("Năm 2018, sản lượng cà phê của huyện Lâm Hà đạt {{F1}} [1].")
    assert one.outcome == "worded"
    assert one.result.answer.model == run.model == "scripted"
    assert [c.figure_first for c in (one.plain, one.raw, one.shown)] == [1, 1, 1]
    assert "118.450 tấn" in one.raw.text
    assert (one.shown.false_numbers, one.shown.support.unsupported) == ((), 0)
    assert 0 < one.first_words < one.result.milliseconds
    assert one.own_words >= 0
    assert set(run.prompts) == {"answer.vi"}
    assert check_worded(run.cases) == []


def test_a_wrong_number_is_counted_in_the_raw_column_and_shown_nowhere(judged):
    one, run = judged("Sản lượng cà phê đạt 118.540 tấn [1].")
    assert one.outcome == "withheld"
    assert (one.raw.figure_first, one.raw.wrong_figure, one.raw.false_numbers) == (0, 1, ("118.540 tấn",))
    assert (one.shown.figure_first, one.shown.wrong_figure, one.shown.false_numbers) == (1, 0, ())
    assert [w.why for w in one.result.answer.withheld] == ["number"]
    assert check_worded(run.cases) == []


def test_citations_and_facts_that_do_not_exist_are_counted(judged):
    one, _ = judged("Sản lượng cà phê đạt {{F1}} [9]. Diện tích là {{F77}} [1].")
    assert one.raw.false_marks == ("9", "{{F77}}")
    assert one.shown.false_marks == ()


def test_a_server_that_breaks_off_is_told_with_its_reason(judged):
    one, _ = judged("Sản lượng", failing=ModelFailed("cut", "gone"))
    assert one.outcome == "failed: cut"
    assert one.shown.figure_first == 1


def test_what_is_not_known_is_refused_and_no_model_is_asked(judged, coffee):
    unknown = coffee("Sản lượng than đá năm 2018 là bao nhiêu?", status="refused", figures=[])
    one, _ = judged("Than đá đạt 5 tấn [1].", unknown)
    assert (one.outcome, one.raw, one.shown.refused) == ("not asked: refused", None, 1)
