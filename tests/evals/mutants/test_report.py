"""The table, the JSON and the line of counts say the same, and name what was not seen."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evals.mutants.records import Check, Mutant, Passed, Spot, Trial
from evals.mutants.report import summary, table, to_json, write_check

OLD = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
NEW = ("2.091,53 triệu USD", "2091530000", "USD", "a.pdf", 1)
WHEN = datetime(2025, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def check(make_case, make_answer):
    case = make_case(figures=[{"value": "2061530000", "unit": "USD"}])
    answer = make_answer(OLD)
    spot = Spot(
        case=case,
        reading=answer.figures[0],
        document="a.pdf",
        page=1,
        offset=20,
        within=3,
        digits=("9", "1"),
    )
    mutant = Mutant(spot=spot, digits=("9", "1"))
    trials = (
        Trial(mutant=mutant, digit="9", verdict="changed", noticed=True, answer=make_answer(NEW)),
        Trial(mutant=mutant, digit="9", verdict="changed", noticed=False, answer=make_answer(NEW)),
        Trial(mutant=mutant, digit="9", verdict="old", answer=answer),
        Trial(mutant=mutant, digit="", verdict="unmade", problem="a.pdf, page 1: no | glyph"),
    )
    passed = (Passed(case=case, text="mười bốn", reason="is written in words"),)
    return Check(seed=7, trials=trials, spots=6, cases=1, passed=passed)


def test_the_summary_counts_and_names_the_seed(check):
    assert summary(check) == (
        "1 of 3 mutants seen; 1 of 4 drawn could not be made; drawn from 6 digits of 1 cases; seed 7"
    )


def test_a_line_a_mutant(check):
    _, _, seen, blind, old, unmade = table(check.trials)
    assert seen == (
        "| a.pdf | 1 | 2.061,53 triệu USD | 2.091,53 triệu USD | c1 "
        "| the changed figure, answered: 2.091,53 triệu USD | yes |"
    )
    assert blind.endswith("which the score takes for right | NO |")
    assert "the old figure, answered: 2.061,53 triệu USD | NO |" in old
    assert unmade.endswith("could not be made, a.pdf, page 1: no / glyph | – |")


def test_one_that_is_not_seen_fails_the_whole_and_so_does_none_made(check):
    assert not check.all_seen
    good, *_, unmade = check.trials
    assert replace(check, trials=(good, unmade)).all_seen
    assert not replace(check, trials=(unmade,)).all_seen


def test_the_files_hold_all(check, tmp_path):
    out = tmp_path / "new" / "out"
    write_check(out, check, when=WHEN)
    kept = json.loads((out / "mutants.json").read_text(encoding="utf-8"))
    assert kept == json.loads(json.dumps(to_json(check, when=WHEN)))
    assert {name: kept[name] for name in ("seed", "drawn", "made", "seen", "digits", "cases")} == {
        "seed": 7,
        "drawn": 4,
        "made": 3,
        "seen": 1,
        "digits": 6,
        "cases": 1,
    }
    assert [one["new"] for one in kept["mutants"]] == [*["2.091,53 triệu USD"] * 3, ""]
    text = (out / "mutants.md").read_text(encoding="utf-8")
    assert summary(check) in text
    assert "- c1: mười bốn is written in words" in text
