from datetime import date
from decimal import Decimal

import pytest

from assistant.offers.phrasing import Place, ask_for
from ingest.records import Figure, Period


def place(text, printed, indicator, *, is_row=False, clause=None, **fields):
    at = text.index(printed)
    made = {
        "report_id": "r",
        "ordinal": 0,
        "sentence": 0,
        "passage": 0,
        "spans": (),
        "start": at,
        "end": at + len(printed),
        "text": printed,
        "value": Decimal(1),
        "unit": "dự án",
        "indicator": indicator,
        "kind": "count",
        "clause": clause or (0, len(text)),
        "period": Period(start=date(2024, 1, 1), end=date(2024, 12, 31)),
        "period_text": "năm 2024",
    }
    return Place(Figure(**{**made, **fields}), text, is_row=is_row)


def test_the_reports_own_sentence_asks_with_bao_nhieu_for_the_number():
    told = place("Năm 2024, thành phố có hơn 581 dự án FDI, tăng mạnh.", "581 dự án", "dự án FDI")
    assert next(ask_for(told, "vi")) == "Năm 2024, thành phố có bao nhiêu dự án FDI?"


def test_a_clause_without_its_time_gets_it():
    told = place("vốn FDI đạt 2 tỷ USD", "2 tỷ USD", "vốn FDI", unit="USD", kind="amount")
    assert next(ask_for(told, "vi")) == "Năm 2024, vốn FDI đạt bao nhiêu?"


def test_a_name_alone_gets_a_verb():
    told = place("Năm 2024, vốn FDI 2 tỷ USD", "2 tỷ USD", "vốn FDI", unit="USD", kind="amount")
    assert next(ask_for(told, "vi")) == "Năm 2024, vốn FDI là bao nhiêu?"


@pytest.mark.parametrize(
    "text",
    ["Trong đó: 581 dự án FDI", "Con số này là 581 dự án", "Có 12 đoàn và 581 dự án", "581 dự án"],
)
def test_a_clause_that_leans_on_another_or_holds_other_numbers_is_not_repeated(text):
    asked = list(ask_for(place(text, "581 dự án", "dự án FDI"), "vi"))
    assert asked == ["Số dự án FDI năm 2024 là bao nhiêu?", "Số dự án FDI đến tháng 12/2024 là bao nhiêu?"]


def test_a_row_is_asked_for_by_its_name_side_and_scope():
    told = place("a | 5", "5", "Vốn – Dự án FDI", is_row=True, facets=("new",), scope="trong KCN", unit="USD")
    assert next(ask_for(told, "vi")) == "Vốn của dự án FDI cấp mới trong KCN năm 2024 là bao nhiêu?"


def test_english_questions_only_where_every_word_has_its_english():
    told = place("x 5", "5", "dự án FDI")
    assert list(ask_for(told, "en")) == [
        "What was the number of FDI projects in 2024?",
        "How many FDI projects were there in 2024?",
    ]
    assert list(ask_for(place("x 5", "5", "Sao Đỏ"), "en")) == []


@pytest.mark.parametrize("kind", ["growth", "plan", "rank", "share_of_plan", "base", "ratio"])
def test_what_is_no_level_is_not_asked_for(kind):
    assert list(ask_for(place("x 5", "5", "dự án FDI", kind=kind), "vi")) == []


@pytest.mark.parametrize(
    "indicator",
    [
        "Vốn – Thu hút FDI theo hình thức",
        "Vốn – Tổng cộng",
        "Lượt khách – Khách quốc tế – Khách du lịch",
        "Lượt khách – Khách quốc tế",
        "tổng vốn – quốc gia và vùng lãnh thổ",
        "Nuôi trồng",
    ],
)
def test_heads_of_a_table_that_make_no_name_are_not_asked_with(indicator):
    told = place("a | 5", "5", indicator, is_row=True, unit="USD", kind="amount")
    assert list(ask_for(told, "vi")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2024, sử dụng 581 dự án",
        "Năm 2024, đã hỗ trợ 581 dự án",
        "Trưởng ban Quản lý, thành phố có 581 dự án",
    ],
)
def test_a_clause_that_has_lost_its_subject_is_not_repeated(text):
    assert all("số dự án" in q.lower() for q in ask_for(place(text, "581 dự án", "dự án FDI"), "vi"))


def test_years_that_are_counted_are_not_asked_for_by_a_clause():
    told = place("Lễ kỷ niệm 68 năm", "68 năm", "lễ kỷ niệm", unit="năm")
    assert list(ask_for(told, "vi")) == []


def test_a_bare_year_is_called_one():
    told = place("vốn FDI | 5", "5", "vốn FDI", is_row=True, unit="USD", kind="amount", period_text="2024")
    assert next(ask_for(told, "vi")) == "Vốn FDI năm 2024 là bao nhiêu?"


def test_who_exports_is_asked_with_the_verb():
    told = place(
        "Năm 2024, các doanh nghiệp xuất khẩu 5 tỷ USD", "5 tỷ USD", "xuất khẩu", unit="USD", kind="amount"
    )
    assert next(ask_for(told, "vi")) == "Năm 2024, các doanh nghiệp xuất khẩu bao nhiêu?"
