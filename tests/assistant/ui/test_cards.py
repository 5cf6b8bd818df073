from bs4 import BeautifulSoup

from assistant.ui.cards import ask_button, items_of, nearest_html, readings_html, split_nearest
from assistant.ui.marks import Marks
from prompts.messages import load_messages

MESSAGES = load_messages()
TWO = "Hai số:\n- Theo “Báo cáo <A>” (1/1): đạt **2.061,53 triệu USD** [1]\n- Theo “B”: đạt **2.082,6** [2]"


def soup(html):
    return BeautifulSoup(html, "html.parser")


def both(made, **fields):
    figures = (made.reading(), made.reading(text="2.082,6 triệu USD", citation=2))
    cited = (made.citation(), made.citation(2, title="B", page=7))
    return made.answer(TWO, figures=figures, citations=cited, **fields)


def test_each_reading_is_a_card_with_value_report_day_page_and_mark(made):
    marks = Marks(4, {1, 2}, MESSAGES)
    cards = soup(readings_html(both(made, status="conflict"), (), marks, MESSAGES)).select(".hoi-doc")
    assert [c.select_one(".hoi-so-lon").text for c in cards] == ["2.061,53", "2.082,6"]
    assert [c.select_one("a.hoi-dau")["href"] for c in cards] == ["#nguon-4-1", "#nguon-4-2"]
    rows = [{d.dt.text: d.dd.text for d in c.select(".hoi-moc > div")} for c in cards]
    assert rows[0]["Báo cáo"] == "Báo cáo <A>"
    assert rows[0]["Ngày báo cáo"] == "28/12/2022"
    assert [r["Trang"] for r in rows] == ["3", "7"]


def test_what_the_card_names_is_not_said_again_in_its_words(made):
    card = soup(readings_html(both(made), (), Marks(1, {1, 2}, MESSAGES), MESSAGES)).select_one(".hoi-trich")
    assert card.text.startswith("đạt 2.061,53")


def test_a_reading_offers_its_own_question_and_only_its_own(made):
    html = readings_html(both(made, status="clarify"), ("", "Số nào?"), Marks(1, {1, 2}, MESSAGES), MESSAGES)
    cards = soup(html).select(".hoi-doc")
    assert [c.button.text if c.button else None for c in cards] == [None, "Số nào?"]


def test_words_that_do_not_follow_the_figures_are_kept_whole(made):
    told = both(made)
    assert items_of(told)[0] == "Hai số:"
    other = made.answer("Chỉ **một** câu [1] [2]", figures=told.figures, citations=told.citations)
    assert items_of(other) == (other.answer, [])
    marks = Marks(1, {1, 2}, MESSAGES)
    assert len(soup(readings_html(other, (), marks, MESSAGES)).select("a.hoi-dau")) == 2


def test_a_refusal_shows_the_nearest_figure_with_its_mark_and_a_question(made):
    answer = made.answer("Không có.\n\nGần nhất: **5** [1]", status="refused", figures=())
    assert split_nearest(answer) == ("Không có.", "Gần nhất: **5** [1]")
    card = soup(nearest_html(answer, ("Số đó?",), Marks(1, {1}, MESSAGES), MESSAGES))
    assert card.select_one(".hoi-so-lon").text == "2.061,53"
    assert card.select_one("a.hoi-dau")["href"] == "#nguon-1-1"
    assert card.button.text == "Số đó?"


def test_a_refusal_that_tells_more_than_one_figure_keeps_its_words(made):
    lines = made.answer("Không tính được.\n\nCó:\n- **5** [1]", status="refused", figures=())
    assert split_nearest(lines) == (lines.answer, "")
    none = made.answer("Không có.\n\nGần: “T” [1]", status="refused", citations=(made.citation(figures=()),))
    assert split_nearest(none) == (none.answer, "")


def test_a_button_asks_what_it_says_or_what_it_hides():
    assert soup(ask_button("Số <b>?")).button.text == "Số <b>?"
    hidden = soup(ask_button("Câu\ndài", name="Hỏi lại")).button
    assert hidden.select_one("[hidden]").decode_contents() == "Câu<br/>dài"
    assert hidden.find(string=True) == "Hỏi lại"
