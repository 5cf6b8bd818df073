"""A target is never told as a result, nor a change as a level."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.kinds import is_given, is_other_kind, is_other_plan
from assistant.question import read_question
from ingest.records import Period
from ingest.reports import Report
from tests import made

AREA = made.figure("500 ha", 500, "ha", indicator="diện tích rừng trồng")
REPORT = Report(
    id="r", document="a.txt", sha256="", title="Báo cáo", format="txt", pages=1, dated=date(2016, 7, 1)
)


@pytest.mark.parametrize(
    ("question", "kind", "other"),
    [
        ("Diện tích rừng trồng là bao nhiêu?", "amount", False),
        ("Diện tích rừng trồng là bao nhiêu?", "growth", True),
        ("Diện tích rừng trồng là bao nhiêu?", "share_of_plan", True),
        ("Diện tích rừng trồng đạt bao nhiêu % kế hoạch?", "share_of_plan", False),
        ("Diện tích rừng trồng đạt bao nhiêu % kế hoạch?", "growth", True),
        ("Diện tích rừng trồng tăng bao nhiêu %?", "share_of_plan", True),
        ("Kế hoạch trồng rừng là bao nhiêu ha?", "share_of_plan", True),
    ],
)
def test_a_change_and_a_share_of_a_plan_answer_only_what_they_are(question, kind, other):
    assert is_other_kind(read_question(question), replace(AREA, kind=kind)) == other


def test_a_target_answers_for_a_plan_or_for_a_time_still_to_come():
    year = replace(AREA, kind="plan", period=Period(start=date(2017, 1, 1), end=date(2017, 12, 31)))
    past = replace(AREA, kind="plan", period=Period(start=date(2015, 1, 1), end=date(2015, 12, 31)))
    assert not is_other_plan(read_question("Kế hoạch trồng rừng năm 2015?"), past, REPORT)
    assert is_other_plan(read_question("Diện tích rừng trồng năm 2015?"), past, REPORT)
    assert not is_other_plan(read_question("Diện tích rừng trồng năm 2017?"), year, REPORT)
    assert is_other_plan(read_question("Diện tích rừng trồng ước cả năm 2017?"), year, REPORT)


def test_a_number_of_the_question_is_not_its_answer():
    assert is_given(read_question("Ngoài 500 ha đã trồng còn bao nhiêu?"), AREA)
    assert not is_given(read_question("Đã trồng bao nhiêu ha?"), AREA)


def test_a_number_that_a_date_has_is_not_given():
    bare = replace(AREA, text="20", value=Decimal(20))
    assert not is_given(read_question("Diện tích trồng đến ngày 20/12/2016?"), bare)
    assert is_given(read_question("Ngoài 20 khoảnh còn bao nhiêu khoảnh?"), bare)
