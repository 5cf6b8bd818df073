"""An answer comes from the report that was asked for, or says that it does not."""

from datetime import date

import pytest

from assistant.records import Turn
from ingest.errors import FilterRefused
from ingest.records import Period
from vectorstore.filters import Filter

DOMESTIC = "Năm 2019 tổng vốn đầu tư trong nước vào KCN Đồng Nai là bao nhiêu?"
TEA = "sản lượng chè búp tươi năm 2018 là bao nhiêu?"


def period(iso):
    start, end = map(date.fromisoformat, iso.split("/"))
    return Period(start=start, end=end)


def documents(answer):
    return {c.document for c in answer.citations}


@pytest.mark.parametrize(
    ("only", "value"),
    [
        (Filter(reports=("khu-cong-nghiep/dong-nai-2019.txt",)), "6150000000000"),
        (Filter(reports=("DONG-NAI-2019.txt",)), "6150000000000"),
        (Filter(reports=("dong-nai-kinh-te.html",)), "6480000000000"),
        (Filter(issuer="BQL các KCN"), "6150000000000"),
    ],
)
def test_a_filter_settles_what_reports_disagree_about(assistant, only, value):
    assert assistant.ask(DOMESTIC).status == "conflict"
    answer = assistant.ask(DOMESTIC, only=only)
    assert (answer.status, [f.value for f in answer.figures]) == ("answered", [value])
    assert len(documents(answer)) == 1


@pytest.mark.parametrize(("standing", "value"), [("preliminary", "65300"), ("official", "66812")])
def test_estimates_and_final_figures_are_kept_apart(assistant, standing, value):
    answer = assistant.ask(f"Tỉnh Tuyên Quang {TEA}", only=Filter(standing=standing))
    assert [f.value for f in answer.figures] == [value]


def test_the_time_of_a_report_is_told_by_its_title(assistant):
    nine = Filter(period=period("2021-01-01/2021-09-30"))
    answer = assistant.ask("Thu ngân sách nhà nước đạt bao nhiêu?", only=nine)
    assert documents(answer) == {"long-an-9-thang-2021.txt"}


@pytest.mark.parametrize(
    "only",
    [
        Filter(reports=("khac.pdf",)),
        Filter(issuer="Sở Y tế"),
        Filter(number="1/BC-XX"),
        Filter(year=1999),
        Filter(period=period("2010-01-01/2010-12-31")),
    ],
)
def test_a_value_that_no_report_has_is_an_error_that_names_those_there_are(assistant, only):
    with pytest.raises(FilterRefused, match=r"no such report; there are: .*20(1|2)|there are: .*(SỞ|412)"):
        assistant.ask(DOMESTIC, only=only)


def test_values_that_never_meet_are_named_together(assistant):
    with pytest.raises(FilterRefused, match="issuer 'Cục Thống kê' and year 2021"):
        assistant.ask(DOMESTIC, only=Filter(issuer="Cục Thống kê", year=2021))


def test_a_filter_never_lets_another_report_answer(assistant):
    answer = assistant.ask(DOMESTIC, only=Filter(year=2021))
    assert (answer.status, answer.figures) == ("refused", ())
    assert "Chỉ tra cứu trong báo cáo được chọn" in answer.answer


@pytest.mark.parametrize(
    ("question", "value", "document"),
    [
        (
            "Theo báo cáo số 412/BC-SKHĐT, thu ngân sách đạt bao nhiêu?",
            "13905000000000",
            "long-an-9-thang-2021.txt",
        ),
        (
            "Trong báo cáo 9 tháng đầu năm 2021 của Sở KH&ĐT, thu ngân sách đạt bao nhiêu?",
            "13905000000000",
            "long-an-9-thang-2021.txt",
        ),
        (
            "theo bao cao cua bql cac khu cong nghiep tong von dau tu trong nuoc nam 2019 la bao nhieu",
            "6150000000000",
            "khu-cong-nghiep/dong-nai-2019.txt",
        ),
    ],
)
def test_a_question_that_names_its_source_is_answered_from_it(assistant, question, value, document):
    answer = assistant.ask(question)
    assert ([f.value for f in answer.figures], documents(answer)) == ([value], {document})
    assert answer.standalone_question == question


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Theo báo cáo số 413/BC-SKHĐT, thu ngân sách đạt bao nhiêu?", "412/BC-SKHĐT"),
        ("Theo báo cáo của Cục Thống kê tỉnh Lào Cai, " + TEA, "CỤC THỐNG KÊ TỈNH TUYÊN QUANG"),
        ("Tại báo cáo quý I/2021, thu ngân sách đạt bao nhiêu?", "9 tháng đầu năm 2021"),
        ("Theo báo cáo của Sở Du lịch, khách du lịch năm 2019 là bao nhiêu?", "BAN QUẢN LÝ CÁC KHU"),
    ],
)
def test_a_source_that_is_not_there_is_refused_with_those_that_are(assistant, question, told):
    answer = assistant.ask(question)
    assert (answer.status, answer.figures) == ("refused", ())
    assert told in answer.answer
    assert answer.citations
    assert answer.verdict is not None
    assert answer.verdict.stands


def test_a_source_that_does_not_have_it_is_not_left_in_silence(assistant):
    answer = assistant.ask("Theo Cục Thống kê, kim ngạch xuất khẩu Đồng Nai năm 2019 là bao nhiêu?")
    assert answer.status == "refused"
    assert "Chỉ tra cứu trong báo cáo được chọn" in answer.answer


def test_a_follow_up_stays_with_the_source(assistant):
    first = "Theo báo cáo của Cục Thống kê, diện tích cam sành năm 2018 là bao nhiêu?"
    said = assistant.ask(first)
    turns = [Turn(role="user", content=first), Turn(role="assistant", content=said.answer)]
    answer = assistant.ask("Còn sản lượng chè búp tươi?", turns)
    assert {f.value for f in answer.figures} == {"65300", "66812"}
    assert documents(answer) == {"tuyen-quang-2018.txt", "tuyen-quang-chinh-thuc.txt"}
    assert "Cục Thống kê" in answer.standalone_question


def test_a_new_question_after_a_source_is_not_held_to_it(assistant):
    first = "Theo báo cáo của Cục Thống kê, diện tích cam sành năm 2018 là bao nhiêu?"
    turns = [Turn(role="user", content=first), Turn(role="assistant", content=assistant.ask(first).answer)]
    question = "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?"
    answer = assistant.ask(question, turns)
    assert [f.value for f in answer.figures] == ["19760000000"]
    assert answer.standalone_question == question
