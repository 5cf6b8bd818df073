"""Each number must tell the passage that answers from the one that only shares words."""

import numpy as np
import pytest

from vectorstore.rerank.asking import read_asked
from vectorstore.rerank.cutting import cut_passage
from vectorstore.rerank.features import WIDTH, Rows, read_features
from vectorstore.rerank.translation import Translation, learn_table

ANSWERS = "Năm 2022 thành phố thu hút 2.061,53 triệu USD vốn đầu tư nước ngoài. Kết quả cao."
SCATTERED = (
    "Vốn tăng. Nước sạch đến dân. Đầu năm 2022 có mưa. Người ngoài tỉnh tư vấn. Hút bùn, thu gom ở thành phố."
)
APART = "Giáo dục và y tế có nhiều tiến bộ."
QUESTION = "Năm 2022 thành phố thu hút bao nhiêu vốn đầu tư nước ngoài?"


@pytest.fixture(scope="module")
def tables() -> Translation:
    table = learn_table([(["giá", "gạo"], ["bán", "gạo"])] * 4)
    return Translation(accented=table, folded=table)


def read(question: str, texts: list[str], tables: Translation) -> Rows:
    return read_features(read_asked(question), [cut_passage(t) for t in texts], tables)


def test_words_together_tell_more_than_words_apart(tables: Translation) -> None:
    rows = read(QUESTION, [ANSWERS, SCATTERED, APART], tables)
    together, scattered, apart = rows
    for column in (1, 2, 3, 4, 6, 8):  # pairs, run, best sentence, its pairs, window, steps
        assert together[column] > scattered[column], column
        assert scattered[column] >= apart[column], column
    assert together[14] == 1.0  # the best sentence has a number
    assert apart[0] < 0.05


@pytest.mark.parametrize("question", [QUESTION, "nam 2022 thanh pho thu hut bao nhieu von dau tu nuoc ngoai"])
def test_a_passage_is_read_the_same_whatever_stands_beside_it(tables: Translation, question: str) -> None:
    together = read(question, [ANSWERS, APART, SCATTERED, ""], tables)
    alone = np.concatenate([read(question, [t], tables) for t in (ANSWERS, APART, SCATTERED, "")])
    assert together == pytest.approx(alone, abs=1e-5)


def test_a_question_without_marks_finds_the_same_words(tables: Translation) -> None:
    typed = read("vốn đầu tư nước ngoài", [ANSWERS], tables)[0]
    bare = read("von dau tu nuoc ngoai", [ANSWERS], tables)[0]
    assert bare[0] == pytest.approx(1.0)
    assert typed[0] == pytest.approx(1.0)


@pytest.mark.parametrize("question", ["?", "của", "vốn", "投资"])
@pytest.mark.parametrize("texts", [[], [""], ["vốn"], ["", "Vốn. Vốn!"]])
def test_nothing_to_read_gives_rows_all_the_same(
    tables: Translation, question: str, texts: list[str]
) -> None:
    rows = read(question, texts, tables)
    assert rows.shape == (len(texts), WIDTH)
    assert np.isfinite(rows).all()
