from dataclasses import replace

import pytest

from assistant.offers.leading import wanted
from assistant.offers.readings import Readings

SEVERAL = [
    "Vốn đầu tư là bao nhiêu?",
    "Có bao nhiêu dự án cấp mới?",
    "Bao nhiêu dự án FDI trong khu công nghiệp năm 2024?",
    "Số lao động là bao nhiêu?",
    "Tổng thu hút FDI năm 2009 là bao nhiêu?",
    "Kim ngạch xuất khẩu năm 2030 là bao nhiêu?",
    "Tỷ lệ lấp đầy khu công nghiệp năm 2015?",
    "What was total FDI attracted in 2009?",
]


@pytest.mark.parametrize("question", SEVERAL)
def test_a_question_that_is_offered_leads_to_the_figure_beside_it(over_samples, question):
    answer = over_samples.ask(question)
    offers = Readings(over_samples.ask)(answer)
    if answer.status == "clarify":
        assert len(offers) == len(answer.figures)
    told = answer.figures
    if answer.status == "refused":
        cited = [(c, f) for c in answer.citations for f in c.facts]
        told = [f for c, f in cited if (f.start + c.highlight[0], f.end + c.highlight[0]) in c.figures][:1]
    for offered, figure in zip(offers, told, strict=False):
        if offered:
            again = over_samples.ask(offered)
            assert again.status == "answered"
            assert wanted(again.figures[0]) == wanted(figure)


def test_most_of_what_is_near_or_to_choose_from_can_be_asked_for(over_samples):
    told = [Readings(over_samples.ask)(a) for a in map(over_samples.ask, SEVERAL) if a.status != "answered"]
    offers = [o for offers in told for o in offers]
    assert len(offers) >= 4
    assert sum(map(bool, offers)) >= len(offers) / 2


def test_a_figure_that_no_question_leads_to_offers_none(over_samples):
    answer = over_samples.ask("Tổng thu hút FDI năm 2009 là bao nhiêu?")
    never = Readings(lambda question, turns: replace(answer, figures=()))
    assert not any(never(answer))


def test_an_answer_without_figures_offers_nothing(over_samples):
    answer = replace(over_samples.ask("Tổng thu hút FDI năm 2009 là bao nhiêu?"), citations=())
    assert Readings(over_samples.ask)(answer) == ()
