"""Held-out questions are nobody's to look at, not even for their speed."""

import json

from evals.cases import CASES
from evals.lexical.measuring import choose_questions


def test_no_held_out_question_is_asked():
    held = {
        json.loads(line)["question"]
        for path in CASES.glob("*heldout.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    others = {
        json.loads(line)["question"]
        for path in CASES.glob("*.jsonl")
        if "heldout" not in path.name
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    asked = choose_questions(None, 10_000)
    assert asked
    assert not set(asked) & (held - others)
