"""Staff look a figure up: what they miss, or see wrongly, when these fail."""

import pytest

from assistant.compose import print_exact
from assistant.desk.options import read_wanted
from ingest.errors import FilterRefused, QuestionRefused


def told(rows) -> list[str]:
    return [f.figure.text for f in rows.facts]


def test_every_sure_figure_of_every_report_is_a_row(find, assistant):
    rows = find(most=500)
    known = {
        (r.id, f.ordinal)
        for r in assistant.catalogue.reports()
        for f in assistant.catalogue.report_figures(r.id)
        if not f.ambiguous and "999.999" not in f.text and f.text != "7"
    }
    assert {(f.figure.report_id, f.figure.ordinal) for f in rows.facts} == known
    assert rows.total == len(rows.facts)


def test_a_figure_that_a_report_orders_a_machine_to_tell_is_no_row(find):
    assert not [t for t in told(find(report="binh-dinh-2017.txt", most=500)) if "999.999" in t]


def test_quote_and_figure_stand_where_the_row_says(find, page_text):
    for fact in find(most=500).facts:
        assert page_text(fact.report.document, fact.spans) == fact.quote
        assert page_text(fact.report.document, fact.figure.spans) == fact.figure.text
        assert fact.figure.text in fact.quote


@pytest.mark.parametrize("words", ["tổng vốn FDI", "tong von fdi", "vốn đầu tư nước ngoài"])
def test_words_of_an_indicator_find_it_however_they_are_written(find, words):
    rows = find(indicator=words, kind="amount", report="dong-nai-2019.txt")
    assert "1.234,56 triệu USD" in told(rows)


def test_marks_that_are_typed_count(find):
    assert find(indicator="chè").total > 0
    assert find(indicator="chế").total == 0


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"period": "2017", "unit": "VND"}, ["52.318 tỷ đồng"]),
        ({"standing": "official"}, ["66.812 tấn"]),
        ({"issuer": "Sở KHĐT", "kind": "share_of_total"}, ["65,3%"]),
        ({"number": "412/BC", "indicator": "thu ngân sách", "unit": "VND"}, ["13.905 tỷ đồng"]),
        ({"period": "9 tháng đầu năm 2021", "indicator": "dự án", "kind": "count"}, ["45 dự án"]),
        ({"unit": "dự án", "period": "2020"}, ["81 dự án"]),
    ],
)
def test_filters_hold_the_table_to_what_they_say(find, filters, wanted):
    assert told(find(**filters)) == wanted


def test_a_figure_without_a_time_is_of_its_reports(find):
    (fact,) = find(indicator="diện tích đất công nghiệp", kind="amount").facts
    assert fact.figure.period is None or fact.implied is None
    assert find(indicator="diện tích đất công nghiệp", kind="amount", period="2021").total == 1
    assert find(indicator="diện tích đất công nghiệp", kind="amount", period="2019").total == 0


@pytest.mark.parametrize(
    "question",
    [
        "Tổng vốn FDI thu hút vào các KCN Đồng Nai năm 2019?",
        "sản lượng chè búp tươi Tuyên Quang năm 2018",
        "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?",
        "von dau tu trong nuoc vao cac khu cong nghiep dong nai 2019",
        "Long An cấp mới bao nhiêu dự án FDI 9 tháng đầu năm 2021?",
    ],
)
def test_search_gives_first_what_the_chat_answers_with(find, ask, question):
    answer = ask(question)
    assert answer.figures
    first = find(text=question, most=len(answer.figures)).facts
    assert {(f.figure.text, print_exact(f.figure.value)) for f in first} == {
        (f.text, f.value) for f in answer.figures
    }


def test_a_search_is_held_to_filters(find):
    rows = find(text="tổng vốn đầu tư trong nước", report="dong-nai-kinh-te.html")
    assert told(rows)[0] == "6.480 tỷ đồng"
    assert {f.report.document for f in rows.facts} == {"dong-nai-kinh-te.html"}
    assert find(text="tổng vốn đầu tư", report="khong-co.pdf").total == 0


def test_pages_of_the_table_hold_each_row_once(find):
    whole = [f.key for f in find(most=500, sort="time").facts]
    pages = [f.key for first in range(0, len(whole), 7) for f in find(first=first, most=7, sort="time").facts]
    assert pages == whole
    assert find(first=10_000).facts == ()


@pytest.mark.parametrize("sort", ["time", "value", "indicator", "report"])
def test_order_turns_round(find, sort):
    up = [f.key for f in find(most=500, sort=sort).facts]
    assert sorted([f.key for f in find(most=500, sort=sort, descending=True).facts]) == sorted(up)
    assert len(set(up)) == len(up)


def test_values_are_in_order_within_their_unit(find):
    values = [f.figure.value for f in find(unit="USD", sort="value", descending=True, most=500).facts]
    assert values == sorted(values, reverse=True)
    assert len(values) > 5


@pytest.mark.parametrize(
    "given",
    [
        {"period": "hôm nào đó"},
        {"kind": "tổng"},
        {"sort": "đẹp"},
        {"first": "-1"},
        {"most": "nhiều"},
        {"editions": "old"},
        {"standing": "maybe"},
        {"report": 7},
        {"indicator": ["a"]},
    ],
)
def test_what_is_no_filter_is_refused(given):
    with pytest.raises(FilterRefused):
        read_wanted(given)


def test_a_text_longer_than_a_question_is_refused(find):
    with pytest.raises(QuestionRefused):
        find(text="vốn " * 2000)


def test_a_figure_is_found_again_by_its_key_and_a_strange_key_by_none(figures, find):
    fact = find(text="kim ngạch nhập khẩu 2019").facts[0]
    assert figures.fact(fact.key) == fact
    assert figures.fact("x:y") is None
    assert figures.fact("") is None
    assert figures.fact(f"{fact.report.id}:99999") is None


def test_every_row_can_be_taken_along(figures, find):
    wanted = read_wanted({"most": 3, "first": 5})
    assert [f.key for f in figures.every(wanted)] == [f.key for f in find(most=500).facts]


def test_what_an_ingestion_takes_away_meanwhile_is_read_of_the_next_edition(swapped, find):
    """Staff would be told that the index is broken, or lack a file."""
    wanted = read_wanted({"most": 5})
    assert [f.key for f in swapped.every(wanted)] == [f.key for f in find(most=500).facts]


def test_a_figure_is_found_though_an_ingestion_takes_its_edition_away(swapped, find):
    (fact,) = find(most=1).facts
    assert swapped.fact(fact.key) == fact
