"""The carried reranker must be there, be whole, and prefer the passage that answers."""

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import RerankerMissing
from vectorstore.rerank.cutting import cut_passage
from vectorstore.rerank.ranker import load_reranker
from vectorstore.rerank.saving import read_reranker, write_reranker

ANSWER = (
    "Nhà máy xử lý nước thải của khu công nghiệp có công suất 12.000 m3 một ngày đêm, vận hành từ năm 2019."
)
OTHERS = (
    "Khu công nghiệp nằm cạnh quốc lộ. Công ty xây nhà ở cho công nhân. Năm 2019 có mưa lớn, nước dâng cao.",
    "Hội nghị tổng kết công tác thi đua được tổ chức vào cuối năm.",
)


@pytest.mark.parametrize(
    "question",
    [
        "Công suất của nhà máy xử lý nước thải là bao nhiêu?",
        "cong suat cua nha may xu ly nuoc thai la bao nhieu",
        "Nhà máy xử lý nước thải vận hành từ khi nào?",
    ],
)
def test_the_passage_that_answers_is_preferred(question: str) -> None:
    cuts = [cut_passage(text) for text in (*OTHERS, ANSWER)]
    scores = load_reranker().score(question, cuts, np.asarray([4.0, 0.0, 4.0], dtype=np.float32))
    assert scores.argmax() == 2


@pytest.mark.parametrize("question", ["", "🙂", "của", "投资", "a" * 2000])
def test_any_question_is_scored(question: str) -> None:
    scores = load_reranker().score(
        question, [cut_passage(""), cut_passage(ANSWER)], np.zeros(2, dtype=np.float32)
    )
    assert np.isfinite(scores).all()
    assert load_reranker().score(question, [], np.zeros(0, dtype=np.float32)).shape == (0,)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    carried = load_reranker()
    write_reranker(tmp_path / "weights.npz", carried._network, carried._translation)
    network, translation = read_reranker(tmp_path / "weights.npz")
    assert np.array_equal(network.first, carried._network.first)
    assert translation.folded.asked == carried._translation.folded.asked
    assert np.array_equal(translation.accented.links, carried._translation.accented.links)


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_file_cut_short_or_missing_says_what_to_do(tmp_path: Path, cut: int) -> None:
    carried = load_reranker()
    path = tmp_path / "weights.npz"
    write_reranker(path, carried._network, carried._translation)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(RerankerMissing, match="python -m vectorstore rerank"):
        read_reranker(path)
    with pytest.raises(RerankerMissing, match="cannot be read"):
        read_reranker(tmp_path / "other.npz")
