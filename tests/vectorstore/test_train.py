"""The embedder can be made again by anyone, from nothing but text, and made the same."""

import gzip
import json

import numpy as np
import pytest

from ingest.errors import EvalError
from vectorstore.corpora import read_contexts, read_questions
from vectorstore.embed import load_embedder, verify_model
from vectorstore.settings import IndexSettings
from vectorstore.train import Recipe, train

PLACES = ("cảng biển", "khu công nghiệp", "vườn quốc gia", "sân bay", "nhà máy điện", "bệnh viện")
FACTS = ("đón nhiều lượt khách", "tăng sản lượng hàng hóa", "mở rộng diện tích", "tuyển thêm lao động")
TINY = Recipe(
    dimension=16, words=150, phrases=30, fragments=40, syllables=50_000, steps=6, pairs=32, threads=1
)


def sentences(place: str) -> str:
    return " ".join(f"Năm {2010 + n}, {place} {fact} hơn trước." for n, fact in enumerate(FACTS * 3))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")

    def write(name: str, text: str) -> None:
        with gzip.open(folder / name, "wt", encoding="utf-8") as out:
            out.write(text)

    records = [{"title": p, "text": f"{sentences(p)}\n\n== Lịch sử ==\n{sentences(p)}"} for p in PLACES]
    write("viwiki.jsonl.gz", "\n".join(json.dumps(r) for r in records))
    news = [{"id": "1", "title": p, "sapo": FACTS[0], "body": sentences(p)} for p in PLACES]
    write("vn_news.jsonl.gz", "\n".join(json.dumps(r) for r in news))
    law = {"law": "a", "article": "Điều 1", "heading": "Phạm vi", "text": sentences("cảng biển")}
    write("laws.jsonl.gz", json.dumps(law))
    articles = [
        {"title": p, "paragraphs": [{"context": sentences(p), "qas": [{"question": f"Khi nào {p} {f}?"}]}]}
        for p in PLACES
        for f in FACTS
    ]
    for name in ("viquad1_train.json.gz", "viquad1_dev.json.gz"):
        write(name, json.dumps({"data": articles}))
    return folder


def test_training_makes_a_model_that_loads_and_is_the_same_again(data, tmp_path):
    said: list[str] = []
    for name in ("one", "two"):
        train(data, tmp_path / name, TINY, said.append)
    assert verify_model(tmp_path / "one") == verify_model(tmp_path / "two")
    made = load_embedder(IndexSettings(embedder=str(tmp_path / "one")))
    rows = made.encode_passages(["cảng biển", "Cảng  biển!", "vườn quốc gia"]).astype(np.float32)
    assert rows[0] @ rows[1] > 0.999
    assert rows[0] @ rows[2] < 0.9
    assert any("pieces" in line for line in said)


def test_question_file_that_is_none_says_so(tmp_path):
    (tmp_path / "a.json").write_text('{"data": [{"paragraphs": 3}]}')
    for path in (tmp_path / "a.json", tmp_path / "missing.json"):
        with pytest.raises(EvalError, match="SQuAD"):
            read_questions(path)


def test_equal_paragraphs_are_searched_once(data):
    questions = read_questions(data / "viquad1_dev.json.gz")
    assert len(questions.contexts) == len(PLACES)
    assert len(questions.questions) == len(PLACES) * len(FACTS)
    assert read_contexts([data / "viquad1_dev.json.gz"] * 2) == list(questions.contexts)
