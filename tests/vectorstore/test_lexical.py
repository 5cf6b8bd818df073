"""Words lead to their passages, as typed, without diacritics, and after a restart."""

import numpy as np
import pytest

from ingest.text import fold
from vectorstore.lexical import best, build_lexical, load_lexical

TEXTS = [
    "Giá trị sản xuất công nghiệp tăng 12,5%.",
    "Giá trị xuất khẩu thủy sản giảm nhẹ.",
    "Xây dựng cầu vượt qua sông.",
    "Xây dựng cầu vượt qua sông.",
]


@pytest.fixture(scope="module")
def index():
    return build_lexical(TEXTS, expand=lambda text: text)


def test_rare_word_wins(index):
    assert best(index.scores("xuất khẩu tăng giá trị"), 1).tolist() == [1]


def test_number_is_one_word(index):
    assert best(index.scores("12,5"), 4).tolist() == [0]
    assert best(index.scores("12"), 4).tolist() == []


@pytest.mark.parametrize("text", TEXTS[:3])
def test_diacritics_may_be_left_out(index, text):
    assert best(index.scores(fold(text)), 1).tolist() == [TEXTS.index(text)]


def test_wrong_diacritics_still_find_something(index):
    assert best(index.scores("xuất khảu thuỷ sản"), 1).tolist() == [1]


def test_old_and_new_tone_placement_score_alike(index):
    assert np.array_equal(index.scores("xuất khẩu thuỷ sản"), index.scores("xuất khẩu thủy sản"))


def test_equal_scores_keep_the_passages_order(index):
    assert best(index.scores("cầu vượt"), 4).tolist() == [2, 3]


def test_loaded_index_scores_as_the_built_one(index, tmp_path):
    index.save(tmp_path)
    loaded = load_lexical(tmp_path, expand=lambda text: text)
    for question in ("giá trị sản xuất", "gia tri san xuat", "…"):
        assert np.array_equal(loaded.scores(question), index.scores(question))
    assert loaded.is_sound()
    assert loaded.lost() == []


def test_question_is_expanded(tmp_path):
    index = build_lexical(TEXTS, expand=lambda text: text + " xuất khẩu")
    assert best(index.scores("XK"), 1).tolist() == [1]


@pytest.mark.parametrize("texts", [[], ["", "…"]])
def test_nothing_to_index_is_no_error(texts, tmp_path):
    build_lexical(texts).save(tmp_path)
    assert best(load_lexical(tmp_path).scores("giá trị"), 5).tolist() == []
