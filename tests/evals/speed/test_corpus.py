"""Texts to measure with: the same ones each time, and never too few."""

import gzip
import json
from itertools import islice

import pytest

from evals.errors import EvalError
from evals.speed.corpus import read_texts


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "tin.jsonl.gz"
    record = {"title": "Cảng mới", "sapo": "Cảng đón tàu.", "body": "Cảng có 2 bến. Mỗi bến dài 450 m."}
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(record) + "\n")
    return path


def test_a_file_s_texts_come_first_then_ones_made_of_them(news):
    first, *made = islice(read_texts(news), 20)
    assert first == "Cảng mới\n\nCảng đón tàu.\n\nCảng có 2 bến. Mỗi bến dài 450 m."
    assert all("bến" in text for text in made)
    assert len(set(made)) == len(made), "passages that are the same would stand in for each other"


def test_without_a_file_the_samples_do_and_say_the_same_each_time():
    texts = list(islice(read_texts(None), 30))
    assert len(set(texts)) == 30
    assert texts == list(islice(read_texts(None), 30))


@pytest.mark.parametrize("content", ["", "no JSON\n", "[1]\n", '{"other": 1}\n'])
def test_a_file_without_texts_is_told(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvalError, match=r"a\.jsonl"):
        list(islice(read_texts(path), 1))
