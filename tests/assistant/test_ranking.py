"""The ranking: the right figure first and likeliest, and no chance given to what the reports do not say."""

import pytest

from assistant.facts import judge_figures
from assistant.features import measure
from assistant.model import load_model
from assistant.question import read_question
from assistant.ranking import MOST, pick, rank_figures


@pytest.fixture
def rank(gather):
    return lambda text: rank_figures(read_question(text), gather(text))


def test_the_answer_stands_first_and_is_likeliest(rank):
    ranked = rank("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?")
    assert ranked[0].figure.text == "16,02 tỷ USD"
    assert ranked[0].answers
    assert ranked[0].chance == max(c.chance for c in ranked)


def test_chances_never_exceed_certainty(rank):
    assert sum(c.chance for c in rank("Năm 2019 các khu công nghiệp cấp mới bao nhiêu dự án?")) <= 1 + 1e-9


def test_what_the_reports_do_not_say_is_not_likely(rank):
    ranked = rank("Số ca sốt xuất huyết ở Đồng Nai năm 2019?")
    assert not ranked or max(c.chance for c in ranked) < 0.5


def test_the_rules_vetoes_stay(rank):
    for candidate in rank("Kim ngạch xuất khẩu của Nghệ An năm 2019 là bao nhiêu?"):
        assert not candidate.answers


def test_measured_features_are_those_of_the_model(gather):
    text = "Kim ngạch xuất khẩu của Đồng Nai năm 2019?"
    question, evidence = read_question(text), gather(text)
    head, tail = pick(judge_figures(question, evidence))
    names, values = measure(question, evidence, head)
    assert tuple(names) == load_model().names
    assert values.shape == (len(head), len(names))
    assert len(head) <= MOST
    assert len(head) + len(tail) == len(evidence.figures)


def test_the_order_is_the_same_every_time(rank):
    question = "Đồng Nai năm 2019 cấp mới bao nhiêu dự án?"
    assert [c.figure.ordinal for c in rank(question)] == [c.figure.ordinal for c in rank(question)]
