"""The command must learn from a question file what the words alone do not say."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np

from vectorstore.corpora import TRAINING_FILES
from vectorstore.rerank.cutting import cut_passage
from vectorstore.rerank.learning import train_reranker
from vectorstore.rerank.network import Schedule
from vectorstore.rerank.ranker import Reranker
from vectorstore.rerank.saving import read_reranker

PLACES = ["Sông Hồng", "Núi Voi", "Cát Hải", "Đầm Vạc", "Hồ Núi", "Bến Tre", "Cửa Lò", "Đồ Sơn"]


def question_file(path: Path) -> None:
    """Prices are asked with "giá" and told with "bán được"; the same words stand scattered elsewhere."""
    rng = random.Random(5)
    articles: list[dict[str, Any]] = []
    for number in range(24):
        place = f"{rng.choice(PLACES)} {number}"
        told = f"Ở {place}, gạo bán được {rng.randint(5, 40)} nghìn đồng một cân."
        other = f"Đánh giá về {place} có nhiều. Gạo trồng nhiều nơi. Lễ hội mở {rng.randint(5, 40)} lần."
        asked = [f"Giá gạo ở {place} là bao nhiêu?", f"{place} có giá gạo bao nhiêu?"]
        answers = [{"text": "bán được", "answer_start": told.index("bán")}]
        paragraphs = [
            {"context": told, "qas": [{"question": q, "answers": answers} for q in asked]},
            {"context": other, "qas": []},
        ]
        articles.append({"paragraphs": paragraphs})
    path.write_bytes(gzip.compress(json.dumps({"data": articles}).encode()))


def test_it_learns_which_passage_answers(tmp_path: Path) -> None:
    question_file(tmp_path / TRAINING_FILES[-1])
    said: list[str] = []
    out = tmp_path / "weights.npz"
    train_reranker(tmp_path, out, said.append, schedule=Schedule(hidden=8, rounds=60, batch=32))
    assert str(out.stat().st_size) in said[-1]
    ranker = Reranker(*read_reranker(out))
    told = cut_passage("Ở Tam Đảo 99, gạo bán được 7 nghìn đồng một cân.")
    other = cut_passage("Đánh giá về Tam Đảo 99 có nhiều. Gạo trồng nhiều nơi. Lễ hội mở 9 lần.")
    for question in ("Giá gạo ở Tam Đảo 99 là bao nhiêu?", "gia gao o tam dao 99 la bao nhieu"):
        scores = ranker.score(question, [other, told], np.ones(2, dtype=np.float32))
        assert scores.argmax() == 1, question
