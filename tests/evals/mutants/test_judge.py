"""An answer is believed only when it says what the changed report says, and nothing that no report says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evals.mutants.judge import judge, notices
from evals.mutants.records import Mutant, Spot, Trial
from evals.records import Amount, Score
from evals.score import score

OLD = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
NEW = ("2.091,53 triệu USD", "2091530000", "USD", "a.pdf", 1)
OTHER = ("2.082,6 triệu USD", "2082600000", "USD", "b.html", 1)
CHANGED = Amount(value=Decimal(2091530000), unit="USD")
ASKED = {"figures": [{"value": "2061530000", "unit": "USD"}]}
PAGES = {
    ("a.pdf", 1): "Tổng vốn FDI đạt 2.091,53 triệu USD. Báo cáo ký ngày 15/01/2024.",
    ("b.html", 1): "Tổng vốn FDI năm 2022 là 2.082,6 triệu USD.",
}


def page_text(document, page):
    """The reports after the change."""
    return PAGES.get((document, page), "")


@pytest.fixture
def spot(make_case, make_answer):
    [reading] = make_answer(OLD).figures
    return Spot(
        case=make_case(**ASKED),
        reading=reading,
        document="a.pdf",
        page=1,
        offset=20,
        within=3,
        digits=tuple("9"),
    )


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ((NEW,), "changed"),
        ((OTHER, NEW), "changed"),
        ((OLD,), "old"),
        ((OTHER, OLD), "old"),
        ((OTHER,), "other"),
        ((), "silent"),
        ((NEW, OLD), "hidden"),
    ],
)
def test_the_changed_figure_must_be_stated(spot, make_answer, figures, verdict):
    assert judge(spot, CHANGED, make_answer(*figures), page_text) == verdict


def test_the_old_figure_may_stand_beside_it_where_another_place_prints_it(spot, make_answer):
    answer = make_answer(NEW, ("2.061,53 triệu USD", "2061530000", "USD", "b.html", 1), status="conflict")
    quote = "Tổng vốn là 2.061,53 triệu USD."
    second = replace(answer.citations[1], quote=quote, spans=(replace(answer.citations[1].spans[0], end=31),))
    answer = replace(answer, citations=(answer.citations[0], second))
    assert judge(spot, CHANGED, answer, page_text) == "hidden"
    assert judge(spot, CHANGED, answer, lambda *place: {("b.html", 1): quote}.get(place, "")) == "beside"


def test_an_operand_counts_through_the_figure_computed_from_it(spot, make_answer):
    answer = make_answer(NEW)
    [operand] = answer.figures
    total = replace(operand, value="4183060000", text="4.183,06 triệu USD", operands=(operand,))
    assert judge(spot, CHANGED, replace(answer, figures=(total,)), page_text) == "changed"


def test_the_score_notices_the_changed_figure(spot, make_answer):
    assert notices(score(spot.case, make_answer(NEW), page_text))
    assert not notices(score(spot.case, make_answer(OLD), page_text))
    assert notices(Score(figure_first=1, figures_all=0))


@pytest.mark.parametrize(
    ("verdict", "noticed", "seen"),
    [
        ("changed", True, True),
        ("changed", False, False),
        ("beside", None, True),
        ("hidden", None, False),
        ("old", None, False),
        ("other", None, False),
        ("silent", None, False),
        ("unmade", None, False),
    ],
)
def test_a_blind_score_is_as_bad_as_a_deaf_answer(spot, verdict, noticed, seen):
    mutant = Mutant(spot=spot, digits=("9",))
    assert Trial(mutant=mutant, digit="9", verdict=verdict, noticed=noticed).seen is seen
