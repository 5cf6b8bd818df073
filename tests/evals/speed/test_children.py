"""Each figure is of a process of its own; one that fails must say why."""

import pytest

from evals.errors import EvalError
from evals.speed.children import run_child


def test_an_index_is_built_and_asked_each_in_a_process_that_tells_its_memory(tmp_path):
    done = []
    built = run_child("build", {"corpus": "", "folder": str(tmp_path), "passages": 300}, tell=done.append)
    assert (built["passages"], done) == (300, [300])
    assert set(built["seconds"]) == {"chunk", "embed", "write", "check"}
    assert all(seconds > 0 for seconds in built["seconds"].values())
    asked = run_child("ask", {"folder": str(tmp_path), "questions": ["Xuất khẩu năm 2022?"] * 3})
    assert set(asked["stages"]) == {"lexical", "dense", "fused"}
    assert 10**8 < asked["memory"] < 10**10


def test_the_same_texts_as_another_pipeline_s_are_taken_whole(tmp_path):
    built = run_child("build", {"corpus": "", "folder": str(tmp_path), "documents": 3})
    assert built["passages"] >= 3


def test_a_child_that_fails_says_why_in_one_line(tmp_path):
    with pytest.raises(EvalError, match=r"nothing\.jsonl"):
        run_child(
            "build", {"corpus": str(tmp_path / "nothing.jsonl"), "folder": str(tmp_path), "passages": 9}
        )
