from datetime import date

import pytest

from assistant.question import read_question
from assistant.remark import read_remark
from assistant.swapping import at_time, read_when, swap
from ingest.records import Period

BEFORE = read_question("Kim ngạch xuất khẩu của Cần Thơ 6 tháng đầu năm 2016 là bao nhiêu?")


def when(said, before=BEFORE, year=None, period=None):
    remark = read_remark(said)
    return read_when(remark, read_question(remark.core), before, year, period)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Năm trước đó?", "năm 2015"),
        ("Cùng kỳ năm trước?", "6 tháng đầu năm 2015"),
        ("Thế quý II?", "quý II năm 2016"),
        ("Cả năm thì sao?", "cả năm 2016"),
        ("Vậy năm 2019?", "năm 2019"),
        ("Còn nhập khẩu?", ""),
    ],
)
def test_a_time_is_told_from_the_one_that_was_said(said, told):
    assert when(said) == told


def test_the_stated_figure_tells_the_time_that_nobody_named():
    before = read_question("Vốn đầu tư công của Cần Thơ?")
    stage = Period(start=date(2021, 1, 1), end=date(2025, 12, 31))
    assert when("Năm trước đó?", before, 2016) == "năm 2015"
    assert when("Giai đoạn trước đó?", before, 2025, stage) == "giai đoạn 2016-2020"
    assert when("Năm trước đó?", before) == ""


def test_a_new_time_stands_where_the_old_one_stood():
    assert at_time(BEFORE, BEFORE.text, "năm 2019") == "Kim ngạch xuất khẩu của Cần Thơ năm 2019 là bao nhiêu"


@pytest.mark.parametrize(
    ("before", "said", "made"),
    [
        ("Diện tích lúa của Cần Thơ?", "Còn An Giang?", "Diện tích lúa của An Giang"),
        ("Diện tích lúa của Cần Thơ?", "Của cả nước thì sao?", "Diện tích lúa của cả nước"),
        ("Tập đoàn ABC đầu tư bao nhiêu?", "Thế XYZ?", "Tập đoàn XYZ đầu tư bao nhiêu"),
        ("Tập đoàn ABC đầu tư bao nhiêu?", "Còn Công ty XYZ?", "Công ty XYZ đầu tư bao nhiêu"),
        ("Số lao động trong các khu công nghiệp?", "Còn ngoài KCN?", "Số lao động ngoài KCN"),
        ("Diện tích lúa của Cần Thơ?", "Còn sản lượng?", ""),
    ],
)
def test_only_what_is_named_changes(before, said, made):
    remark = read_remark(said)
    now = read_question(remark.core)
    assert swap(remark, now, read_question(before), "", now.terms) == made
