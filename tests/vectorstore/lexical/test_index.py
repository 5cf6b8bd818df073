"""Words lead to their passages, as typed, without diacritics, and after a restart."""

import time

import numpy as np
import pytest

from ingest.text import fold
from vectorstore.lexical.building import build_lexical
from vectorstore.lexical.index import load_lexical
from vectorstore.lexical.records import Document
from vectorstore.lexical.weights import FIELDS

TEXTS = [
    "Giá trị sản xuất công nghiệp tăng 12,5%.",
    "Giá trị xuất khẩu thủy sản giảm nhẹ.",
    "Xây dựng cầu vượt qua sông.",
    "Xây dựng cầu vượt qua sông.",
    "Tổng vốn đầu tư đạt 2.082,6 triệu USD.",
]
VALUES = {4: ("=2082600000 USD",)}


def same(text):
    return text


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lexical") / "index"


@pytest.fixture(scope="module")
def index(folder):
    documents = [Document(text=text, values=VALUES.get(at, ())) for at, text in enumerate(TEXTS)]
    return build_lexical(folder, documents, expand=same)


def best(index, question, count=5):
    return index.ask(question).best(count)[0].tolist()


def test_rare_word_wins(index):
    assert best(index, "xuất khẩu tăng giá trị", 1) == [1]


def test_number_is_one_word(index):
    assert best(index, "12,5") == [0]
    assert best(index, "12") == []


def test_amount_is_found_in_another_multiplier(index):
    assert best(index, "2,0826 tỷ USD", 1) == [4]
    assert best(index, "2,0826 ty usd", 1) == [4]


@pytest.mark.parametrize("text", TEXTS[:3])
def test_diacritics_may_be_left_out(index, text):
    assert best(index, fold(text), 1) == [TEXTS.index(text)]


def test_wrong_diacritics_still_find_something(index):
    assert best(index, "xuất khảu thuỷ sản", 1) == [1]
    assert best(index, "khảu", 1) == [1], "no passage has the word as it was typed"


def test_old_and_new_tone_placement_score_alike(index):
    old, new = index.ask("xuất khẩu thủy sản"), index.ask("xuất khẩu thuỷ sản")
    assert np.array_equal(old.score(np.arange(5)), new.score(np.arange(5)))


def test_equal_scores_keep_the_passages_order(index):
    assert best(index, "cầu vượt") == [2, 3]


def test_best_have_the_scores_that_they_are_given_apart(index):
    asked = index.ask("giá trị sản xuất thủy sản")
    positions, scores = asked.best(5)
    assert np.allclose(scores, asked.score(positions), atol=1e-6)


def test_search_can_be_held_to_some_passages(index):
    assert index.ask("giá trị xuất khẩu").best(5, np.asarray([0, 2]))[0].tolist() == [0]


def test_fields_say_where_the_words_stand(tmp_path):
    documents = [
        Document(text="Vốn đăng ký tăng.", headings=("Kết quả thu hút",), title="Báo cáo năm"),
        Document(text="Kết quả thu hút vốn."),
    ]
    index = build_lexical(tmp_path / "index", documents, expand=same)
    fields = index.ask("kết quả thu hút").fields(np.arange(2))
    text, headings, title, pairs = (
        fields[:, FIELDS.index(n)] for n in ("text", "headings", "title", "pairs")
    )
    assert text[0] == 0
    assert text[1] > 0
    assert headings[0] > 0
    assert headings[1] == 0
    assert title.tolist() == [0, 0]
    assert (pairs > 0).all()


def test_loaded_index_scores_as_the_built_one(index, folder):
    loaded = load_lexical(folder, expand=same)
    for question in ("giá trị sản xuất", "gia tri san xuat", "…"):
        assert best(loaded, question) == best(index, question)
    assert loaded.is_sound()
    assert loaded.lost() == []


def test_question_is_expanded(tmp_path):
    documents = [Document(text=text) for text in TEXTS]
    index = build_lexical(tmp_path / "index", documents, expand=lambda text: text + " xuất khẩu")
    assert best(index, "XK", 1) == [1]


@pytest.mark.parametrize("texts", [[], ["", "…"]])
def test_nothing_to_index_is_no_error(texts, tmp_path):
    build_lexical(tmp_path / "index", [Document(text=text) for text in texts])
    assert best(load_lexical(tmp_path / "index"), "giá trị") == []


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """So many passages that common words have no list, and are looked up."""
    drawn = np.random.default_rng(5)
    words = np.asarray([f"{a}{b}" for a in "bcdghklmnt" for b in ("a", "o", "ang", "ông", "ấp", "ình")])
    texts = [" ".join(drawn.choice(words, size=12)) + " của các là" for _ in range(9_000)]
    folder = tmp_path_factory.mktemp("large") / "index"
    return build_lexical(folder, [Document(text=text) for text in texts], expand=same)


@pytest.mark.parametrize("question", ["của các là", "bang của lình các", "hông kấp là bo của", "la cua cac"])
def test_common_words_are_counted_as_exactly_as_rare_ones(large, question):
    asked = large.ask(question)
    scores = asked.score(np.arange(large.size))
    found = asked.best(20)[1]
    assert np.allclose(found, -np.sort(-scores)[:20], atol=1e-4)


@pytest.mark.parametrize(
    "question",
    ["", "của là các", "của " * 500, "bang kông " * 200, "🙂🙂", "こんにちは 世界", "привет мир", "\x00\n"],
)
def test_odd_questions_are_quick(large, question):
    started = time.process_time()
    assert len(large.ask(question).best(100)[0]) <= 100
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("đất khu công nghiệp", "Các KCN thu hút ba nhà máy."),
        ("dat khu cong nghiep", "Các KCN thu hút ba nhà máy."),
        ("Các KCN ở đâu", "Khu công nghiệp phía đông."),
    ],
)
def test_abbreviations_are_found_both_ways(tmp_path, question, text):
    index = build_lexical(tmp_path / "index", [Document(text="Đường đất đỏ."), Document(text=text)])
    assert 1 in best(index, question)
