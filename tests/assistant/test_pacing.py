import time
from itertools import pairwise

import pytest

from assistant.pacing import grow
from assistant.records import Answer
from tests import made

FIGURE = made.reading("5 dự án", "5", "dự án", indicator="dự án", kind="count")


def whole(words):
    text = "\n".join(f"từ{n} [1]" for n in range(words))
    return Answer(
        question="q", standalone_question="q", status="answered", answer=text, figures=(FIGURE,), notes=("n",)
    )


@pytest.mark.parametrize("words", [1, 4, 9, 40, 400])
def test_an_answer_grows_to_the_whole_of_it_in_a_few_steps(words):
    steps = list(grow(whole(words)))
    assert steps[-1] == whole(words)
    assert len(steps) <= 7
    texts = [s.answer for s in steps]
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))


def test_the_figure_is_there_with_the_first_words_and_nothing_is_waited_for():
    started = time.perf_counter()
    first = next(grow(whole(40)))
    assert first.figures == (FIGURE,)
    assert first.answer.startswith("từ0 [1]")
    assert first.notes == ()
    assert time.perf_counter() - started < 1
