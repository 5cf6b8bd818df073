"""What is read again must come first where it answers, and what only repeats must not crowd out the rest."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.text import fold
from vectorstore.diversity import spread_out
from vectorstore.search import Searcher, open_searcher
from vectorstore.settings import IndexSettings

SAME = "Dự án cấp nước của Công ty Hải Lưu được thành phố chấp thuận năm 2024."
TEXTS = (
    SAME,
    SAME.replace("được", "đã được"),
    SAME.replace("chấp thuận", "cho phép"),
    "Dự án bến xe của Công ty Minh Khai được thành phố chấp thuận năm 2024.",
    "Dự án trường nghề của Công ty An Bình được thành phố chấp thuận năm 2024.",
    *(f"Hội nghị số {i} bàn về công tác thi đua." for i in range(8)),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, fill: Callable[..., list[str]]) -> Path:
    folder = tmp_path_factory.mktemp("ranked")
    fill(folder, "r1", TEXTS)
    return folder


def opened(data: Path, **settings: int) -> Searcher:
    return open_searcher(data, IndexSettings(**settings))


def test_a_list_is_spread_over_what_was_found(data: Path) -> None:
    searcher = opened(data)
    question = "Những dự án nào được thành phố chấp thuận năm 2024?"
    found = searcher.search(question, k=len(TEXTS))
    spread = searcher.search(question, k=4, diverse=True)
    index = searcher.edition().opened
    vectors = index.vectors[index.positions([h.key for h in found])].astype(np.float32)
    searcher.close()
    wanted = spread_out(np.asarray([h.score for h in found], dtype=np.float32), vectors, 4)
    assert [h.key for h in spread] == [found[i].key for i in wanted]
    assert len({"r1:0", "r1:1", "r1:2"} & {h.key for h in spread[:3]}) == 1, "one thing is said again"


def test_hits_come_in_the_order_of_their_scores_each_once(data: Path) -> None:
    for reranked in (0, 2, 30):
        searcher = opened(data, reranked=reranked)
        hits = searcher.search("Công ty Minh Khai xây bến xe?", k=12)
        searcher.close()
        assert hits[0].key == "r1:3"
        assert len({h.key for h in hits}) == len(hits)
        assert (np.diff([h.score for h in hits]) <= 1e-5).all()


def test_the_stages_alone_are_not_reread(data: Path) -> None:
    searcher = opened(data)
    for stage in ("lexical", "dense"):
        assert all(h.score == h.fused for h in searcher.search("bến xe", k=5, stage=stage))
    searcher.close()


def test_marks_are_put_back_only_where_there_are_none(data: Path) -> None:
    searcher = opened(data)
    current = searcher.edition()
    asked: list[str] = []

    def spell(text: str) -> str:
        asked.append(text)
        return current.opened.spell(text)

    edition = replace(current, opened=replace(current.opened, spell=spell))
    typed = "Công ty Minh Khai xây bến xe?"
    with_marks = edition.search(typed)
    edition.search(unicodedata.normalize("NFD", typed))
    assert asked == []
    without = edition.search(fold(typed))
    searcher.close()
    assert asked == [fold(typed)]
    assert with_marks[0].key == without[0].key == "r1:3"
    assert without[0].dense == pytest.approx(with_marks[0].dense, abs=0.2), "the vector is that of the marks"
