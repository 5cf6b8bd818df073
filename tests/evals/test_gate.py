"""The baseline may only rise, and a share that falls or a goal that is missed stops the build."""

import json
from dataclasses import replace

import pytest

from evals.errors import EvalError
from evals.gate import BASELINE, Reached, check_gate, load_baseline, raise_baseline, reached, save_baseline
from evals.measures import MEASURES, Tally
from evals.records import Result, Score


def have(*, cases: str = "x", **tallies: tuple[int, int]) -> dict[str, Reached]:
    return {"s": Reached(cases=cases, tallies={k: Tally(good=g, of=n) for k, (g, n) in tallies.items()})}


def test_reaching_the_goals_passes_without_a_baseline():
    assert check_gate(have(figure_first=(96, 100), false_refusal=(97, 100), refused=(97, 100)), {}) == []


@pytest.mark.parametrize(
    ("name", "good", "of"),
    [("figure_first", 95, 100), ("false_refusal", 96, 100), ("citation_holds", 99, 100)],
)
def test_a_missed_goal_is_named(name, good, of):
    [line] = check_gate(have(**{name: (good, of)}), {})
    assert "the goal is" in line


def test_another_language_is_held_to_what_it_reached_and_to_its_sources():
    def english(**tallies):
        return {"s": replace(have(**tallies)["s"], foreign=True)}

    assert check_gate(english(figure_first=(80, 100), wrong_figure=(98, 100)), {}) == []
    assert len(check_gate(english(refused=(96, 100), citation_holds=(99, 100)), {})) == 2
    assert len(check_gate(english(figure_first=(79, 100)), english(figure_first=(80, 100)))) == 1


def test_over_the_same_cases_the_share_may_not_fall():
    before = have(figures_all=(95, 100), wrong_text=(98, 100))
    assert check_gate(have(figures_all=(95, 100), wrong_text=(99, 100)), before) == []
    lines = check_gate(have(figures_all=(94, 100), wrong_text=(97, 100)), before)
    assert [line.split(":")[1].strip() for line in lines] == [
        "Every expected figure stated",
        "Text question answered wrongly",
    ]
    assert "3 of 100 (3.0%); the baseline is Text question answered wrongly: 2 of 100" in lines[1]


def test_harder_cases_may_be_added_but_no_right_answer_may_go():
    before = have(figures_all=(95, 100))
    assert check_gate(have(cases="y", figures_all=(100, 110)), before) == []
    assert len(check_gate(have(cases="y", figures_all=(94, 104)), before)) == 1


def test_a_measure_that_is_no_longer_scored_has_fallen():
    [line] = check_gate(have(), have(refused=(9, 10)))
    assert "nothing was scored" in line


def test_raising_refuses_to_lower(tmp_path):
    path = tmp_path / "baseline.json"
    save_baseline(path, raise_baseline(have(figure_first=(9, 10)), {}))
    assert load_baseline(path) == have(figure_first=(9, 10))
    higher = raise_baseline(have(figure_first=(10, 10)), load_baseline(path))
    assert higher == have(figure_first=(10, 10))
    with pytest.raises(EvalError, match="may only rise"):
        raise_baseline(have(figure_first=(8, 10)), load_baseline(path))


def test_other_collections_keep_their_baseline():
    kept = raise_baseline(have(figure_first=(10, 10)), {"other": have()["s"]})
    assert set(kept) == {"s", "other"}


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"s": 1}', '{"s": {"cases": "x", "tallies": {"refused": [3, 2]}}}']
)
def test_a_broken_baseline_is_said_to_be_broken(tmp_path, text):
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvalError, match="git checkout"):
        load_baseline(path)


def test_no_baseline_yet_is_none(tmp_path):
    assert load_baseline(tmp_path / "none.json") == {}


def test_the_committed_baseline_names_known_measures():
    known = {measure.name for measure in MEASURES}
    assert {name for one in load_baseline(BASELINE).values() for name in one.tallies} <= known
    assert json.loads(BASELINE.read_text(encoding="utf-8"))


def test_what_is_reached_counts_faults_as_what_is_free_of_them(make_case):
    results = [
        Result(case=make_case(text=["x"], name=name), answer=None, score=score, milliseconds=1.0)
        for name, score in (("a", Score(wrong_figure=1)), ("b", Score(wrong_figure=0)), ("c", Score()))
    ]
    [one] = reached(results).values()
    assert one.tallies == {"wrong_figure": Tally(good=1, of=2)}
    assert not one.foreign


def test_a_collection_is_foreign_when_every_question_of_it_is(make_case):
    def asked(*tags):
        case = replace(make_case(text=["x"], name=f"c{len(tags)}"), tags=tags)
        return Result(case=case, answer=None, score=Score(), milliseconds=1.0)

    [one] = reached([asked("english"), asked("korean", "typo")]).values()
    assert one.foreign
    [one] = reached([asked("english"), asked()]).values()
    assert not one.foreign
