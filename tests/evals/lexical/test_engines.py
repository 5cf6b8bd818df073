"""All engines answer the same question: what is compared is their speed, not another search."""

from pathlib import Path

import pytest

from evals.lexical.corpus import draw_passages
from evals.lexical.measuring import ENGINES, FRESH, load_engine
from vectorstore.lexical.records import Document

ASKED = ("7.3 và vốn", "7.3 va von", "12.5")


@pytest.fixture(params=list(ENGINES))
def engine(request):
    try:
        return load_engine(request.param)
    except ImportError as error:
        pytest.skip(f"{error}; pip install -e '.[lexical]'")


def test_the_passage_with_the_number_comes_first(tmp_path, newspaper, engine):
    passages = list(draw_passages(newspaper, 150))
    engine.build(tmp_path, passages)
    engine.open(tmp_path)
    for question in ASKED:
        number = question.split()[0]
        first = engine.search(question, 10)[0]
        assert f" {number}." in passages[first][1].text


def test_a_report_more_is_found(tmp_path, newspaper, engine):
    passages = list(draw_passages(newspaper, 150))
    engine.build(tmp_path, passages)
    passages += [("fresh", Document(text=f"Nhà máy nhiệt điện {n} MW.")) for n in range(FRESH)]
    place: Path = engine.update(tmp_path, passages, FRESH)
    engine.open(place)
    assert min(engine.search("nhiệt điện MW", 10)) >= 150
