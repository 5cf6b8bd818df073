"""Passages without end that are the same each time, and not the same passage."""

from itertools import pairwise

import pytest

from evals.errors import EvalError
from evals.lexical.corpus import SYLLABLES, draw_passages


def test_passages_are_the_same_each_time_and_do_not_repeat(newspaper):
    once, again = list(draw_passages(newspaper, 500)), list(draw_passages(newspaper, 500))
    assert once == again
    assert len(once) == len({document.text for _, document in once}) == 500
    assert all(len(document.text.split()) <= SYLLABLES for _, document in once)


def test_passages_of_an_article_follow_one_another(newspaper):
    articles = [article for article, _ in draw_passages(newspaper, 500)]
    assert len(set(articles)) == 1 + sum(a != b for a, b in pairwise(articles))


def test_a_file_without_text_is_refused(tmp_path):
    path = tmp_path / "vn_news.jsonl"
    path.write_text("")
    with pytest.raises(EvalError, match="--corpus"):
        next(draw_passages(path, 1))
