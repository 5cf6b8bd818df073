"""A reader who names only a broad noun is asked which of several figures is meant."""

import pytest

from assistant.broad import is_broad
from assistant.question import read_question


@pytest.mark.parametrize(
    "question",
    [
        "Có bao nhiêu lao động?",
        "co bao nhieu du an",
        "Sử dụng bao nhiêu lao động?",
        "Tổng vốn đầu tư là bao nhiêu?",
        "Số lượng khách du lịch là bao nhiêu?",
        "Diện tích bao nhiêu?",
    ],
)
def test_a_mere_noun_is_broad(question):
    assert is_broad(read_question(question))


@pytest.mark.parametrize(
    "question",
    [
        "Có bao nhiêu lao động nước ngoài?",
        "Có bao nhiêu dự án năm 2019?",
        "Long An có bao nhiêu dự án?",
        "Các khu công nghiệp có bao nhiêu dự án?",
        "Kim ngạch xuất khẩu là bao nhiêu?",
        "Có bao nhiêu dự án ODA?",
        "Tổng vốn đầu tư tăng bao nhiêu phần trăm?",
        "Vì sao lao động giảm?",
    ],
)
def test_a_group_a_side_a_time_or_a_place_chooses(question):
    assert not is_broad(read_question(question))


def test_things_apart_are_all_offered_and_none_is_picked(ask):
    answer = ask("Có bao nhiêu dự án?")
    assert answer.status == "clarify"
    assert {"1187", "45"} <= {f.value for f in answer.figures}
    assert len({(f.value, f.unit) for f in answer.figures}) == len(answer.figures)


def test_an_earlier_year_of_one_report_is_no_reading_of_its_own(ask):
    assert "81" not in {f.value for f in ask("Có bao nhiêu dự án?").figures}  # 45 in 2021, 81 in 2020


@pytest.mark.parametrize("question", ["Có bao nhiêu lao động?", "co bao nhieu lao dong"])
def test_a_whole_with_its_own_parts_needs_no_asking_back(ask, question):
    answer = ask(question)  # 612.450, of whom 7.215 are foreign
    assert answer.status == "answered"
    assert [f.value for f in answer.figures] == ["612450"]


def test_money_of_whom_is_asked_back(ask):
    assert ask("Tổng vốn đầu tư là bao nhiêu?").status == "clarify"
