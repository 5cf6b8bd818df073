"""Training has to find what tells right figures from wrong ones, and when silence is right."""

import numpy as np
import pytest

from assistant.model import SILENCE, chances
from evals.__main__ import SAMPLES, main
from evals.cases import CASES
from evals.training import Example, fit

NAMES = tuple(sorted({*SILENCE, "noise"}))


def example(rng: np.random.Generator, *, answered: bool) -> Example:
    """Ten figures; the right one has the greatest ``own``; where none is right, ``own`` is low throughout."""
    values = rng.random((10, len(NAMES)))
    own = NAMES.index("own")
    values[:, own] *= 0.5
    right = np.zeros(10)
    if answered:
        values[3, own] = 1.0
        right[3] = 1.0
    return Example(NAMES, values, right)


@pytest.fixture
def examples() -> list[Example]:
    rng = np.random.default_rng(5)
    return [example(rng, answered=n % 3 > 0) for n in range(120)]


def test_the_right_figure_becomes_likely_and_silence_where_there_is_none(examples):
    model = fit(examples[:90])
    for one in examples[90:]:
        scores, silence = model.weigh(one.names, one.values)
        shares = chances(scores, silence)
        if one.right.any():
            assert int(np.argmax(shares)) == 3
            assert shares[3] > 0.5
        else:
            assert shares.sum() < 0.5


def test_the_same_examples_give_the_same_model(examples):
    assert np.array_equal(fit(examples).weights, fit(examples).weights)


def test_the_command_trains_on_the_samples(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    lines = (CASES / "samples-figures.jsonl").read_text(encoding="utf-8").splitlines()[:12]
    cases.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "model.json"
    assert main(["train", "--set", str(SAMPLES), str(cases), "--about", "a test", "--out", str(out)]) == 0
    assert "12 questions" in capsys.readouterr().err
    assert '"about": "a test"' in out.read_text(encoding="utf-8")


def test_cases_about_other_reports_are_one_line(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Năm 2020, tỉnh có 12 dự án.", encoding="utf-8")
    status = main(["train", "--set", str(tmp_path), str(CASES), "--out", str(tmp_path / "m.json")])
    assert status == 1
    assert "no case" in capsys.readouterr().err
