from datetime import date
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from assistant.ui.headline import amount_html, amount_text, cited_figures, headline_html
from assistant.ui.marks import Marks
from prompts.messages import load_messages


def head(answer, *, complete=True):
    marks = Marks(3, {1}, load_messages())
    return BeautifulSoup(headline_html(answer, marks, complete=complete), "html.parser")


def rows(shown):
    return {d.dt.text: d.dd.text for d in shown.select(".hoi-moc > div")}


def test_the_figure_stands_large_with_its_unit_time_day_scope_and_mark(made):
    answer = made.answer(figures=(made.reading(scope="toàn thành phố"),))
    shown = head(answer)
    assert shown.select_one(".hoi-so-lon").text == "2.061,53"
    assert shown.select_one(".hoi-don-vi").text == "triệu USD"
    assert shown.a["href"] == "#nguon-3-1"
    assert rows(shown) == {
        "Kỳ số liệu": "từ đầu năm 2022 đến 20/12/2022",
        "Tính đến": "20/12/2022",
        "Phạm vi": "toàn thành phố",
    }


def test_an_english_answer_has_english_digits_and_days(made):
    shown = head(made.answer(language="en"))
    assert shown.select_one(".hoi-so-lon").text == "2,061.53"
    assert rows(shown)["As of"] == "20 December 2022"


def test_a_cell_of_a_table_gets_the_unit_of_its_head(made):
    assert amount_text(made.reading(text="2.061,53"), "vi") == "2.061,53 triệu USD"
    assert amount_text(made.reading(text="2.061,53"), "en") == "2,061.53 million USD"
    assert amount_text(made.reading(text="28.850", value="28850", unit="dự án"), "vi") == "28.850 dự án"
    assert amount_text(made.reading(text="12,5%", value="12.5", unit="%"), "vi") == "12,5%"


def test_a_computed_figure_shows_how_it_was_worked_out(made):
    computed = made.reading(text="13,98%", operands=(made.reading(), made.reading()), formula="(b − a) / a")
    shown = head(made.answer(figures=(computed, made.reading())))
    assert shown.select_one(".hoi-chi-tieu").text == "Số liệu do hệ thống tính"
    assert rows(shown) == {"Cách tính": "(b − a) / a"}


@pytest.mark.parametrize("status", ["conflict", "clarify", "refused"])
def test_only_what_is_answered_has_a_headline(made, status):
    assert headline_html(made.answer(status=status), Marks(1, {1}, load_messages()), complete=True) == ""


def test_a_list_of_figures_and_a_text_have_none(made):
    assert not head(made.answer(figures=(made.reading(), made.reading()))).text
    assert not head(made.answer(figures=())).text


def test_direction_roughness_and_plan_are_said_before_the_number(made):
    grown = made.figure(text="5%", value=Decimal(5), unit="%", kind="growth", facets=("decrease",))
    reading = made.reading(text="5%", value="5", unit="%", kind="growth", qualifier="khoảng")
    cited = made.citation(facts=(grown,))
    answer = made.answer(figures=(reading,), citations=(cited,))
    assert head(answer).select_one(".hoi-truoc").text == "giảm khoảng"
    plan = made.answer(figures=(made.reading(kind="plan"),))
    assert head(plan).select_one(".hoi-truoc").text == "kế hoạch"


@pytest.mark.parametrize(
    ("text", "before", "number", "unit"),
    [
        ("từ 5 đến 7 %", "từ", "5 đến 7", "%"),
        ("5% - 7%", None, "5% - 7", "%"),
        ("120 – 150 dự án", None, "120 – 150", "dự án"),
        ("from 5 to 7%", "from", "5 to 7", "%"),
        ("-3,2%", None, "-3,2", "%"),
        ("âm −3,2 tỷ đồng", "âm", "−3,2", "tỷ đồng"),
        ("954 dự án đến 2030", None, "954", "dự án đến 2030"),
    ],
)
def test_a_range_and_a_minus_belong_to_the_number(text, before, number, unit):
    shown = BeautifulSoup(amount_html(text), "html.parser")
    small = shown.select_one(".hoi-truoc")
    assert small.text.strip() == before if before else small is None
    assert (shown.select_one(".hoi-so-lon").text, shown.select_one(".hoi-don-vi").text) == (number, unit)


def test_a_negative_change_is_not_called_a_fall_of_a_minus(made):
    fallen = made.figure(text="-5%", value=Decimal(-5), unit="%", kind="growth", facets=("decrease",))
    reading = made.reading(text="-5%", value="-5", unit="%", kind="growth")
    shown = head(made.answer(figures=(reading,), citations=(made.citation(facts=(fallen,)),)))
    assert shown.select_one(".hoi-lon").text.startswith("-5%")


@pytest.mark.parametrize(
    ("kind", "language", "row"),
    [
        ("share_of_plan", "vi", ("Loại số liệu", "tỷ lệ so với kế hoạch")),
        ("base", "vi", ("Loại số liệu", "số liệu kỳ so sánh")),
        ("share_of_plan", "en", ("Kind", "share of the plan")),
    ],
)
def test_what_is_no_amount_of_what_is_named_says_what_it_is(made, kind, language, row):
    shown = head(made.answer(figures=(made.reading(kind=kind),), language=language))
    assert row in rows(shown).items()
    assert row not in rows(head(made.answer(language=language))).items()


@pytest.mark.parametrize(
    ("word", "said"),
    [("hơn", "more than"), ("dưới", "less than"), ("xấp xỉ", "approximately"), ("ước", "est.")],
)
def test_a_rough_figure_is_rough_in_english_too(made, word, said):
    answer = made.answer(figures=(made.reading(qualifier=word),), language="en")
    assert head(answer).select_one(".hoi-truoc").text == said


def test_a_month_that_the_report_names_is_no_day(made):
    told = made.figure(as_of=date(2022, 12, 31), period_text="đến tháng 12/2022", period=None)
    reading = made.reading(as_of="2022-12-31", period=None)
    answer = made.answer(figures=(reading,), citations=(made.citation(facts=(told,)),))
    assert rows(head(answer))["Tính đến"] == "tháng 12/2022"


def test_while_the_answer_grows_the_mark_leads_nowhere_yet(made):
    assert head(made.answer(), complete=False).find("a") is None


def test_words_of_a_report_are_text(made):
    answer = made.answer(figures=(made.reading(indicator="<img src=x>", scope="<b>", text="<i>5</i>"),))
    assert head(answer).find(["img", "b", "i"]) is None
    assert amount_html("hạng <b>").count("<b>") == 0


def test_the_cited_figure_is_found_where_the_quote_says(made):
    assert cited_figures(made.citation()) == [made.figure()]
    assert cited_figures(made.citation(figures=())) == []
