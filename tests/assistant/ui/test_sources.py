from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from assistant.records import Answer, Citation
from assistant.ui.sources import card_html, panel_html, passage_html
from assistant.ui.talk import Exchange
from ingest.records import Span
from prompts.messages import load_messages

MESSAGES = load_messages()
PASSAGE = "Trước <b>. Vốn đạt 31 tỷ USD và 954 dự án. Sau [1]."
QUOTE = "Vốn đạt 31 tỷ USD và 954 dự án."
START = PASSAGE.index(QUOTE)


def at(words):
    return (PASSAGE.index(words), PASSAGE.index(words) + len(words))


CITATION = Citation(
    mark=2,
    document="thu-muc/bao-cao.pdf",
    title="Báo cáo <i>năm</i> 2024",
    page=3,
    section="I. Kết quả › 1. FDI",
    quote=QUOTE,
    spans=(Span(page=3, start=0, end=len(QUOTE)),),
    passage=PASSAGE,
    highlight=(START, START + len(QUOTE)),
    figures=(at("954 dự án"), at("31 tỷ USD")),
    dated="28/12/2024",
)


def soup(html):
    return BeautifulSoup(html, "html.parser")


def exchange(number, *, state="done", citations=(CITATION,)):
    made = Answer(question="q", standalone_question="q", status="answered", answer="a", citations=citations)
    return Exchange(number=number, question=f"hỏi {number}", state=state, answer=made)


def test_the_cited_sentence_is_marked_and_its_figures_stand_out_in_it():
    shown = soup(passage_html(CITATION))
    assert shown.text == PASSAGE
    assert shown.mark.text == QUOTE
    assert [s.text for s in shown.mark.find_all("strong")] == ["31 tỷ USD", "954 dự án"]
    assert shown.find("b") is None


@pytest.mark.parametrize("highlight", [(0, 0), (5, 2), (-1, 4), (0, 10_000)])
def test_without_a_sound_place_the_quote_alone_is_shown(highlight):
    shown = soup(passage_html(replace(CITATION, highlight=highlight)))
    assert shown.text == shown.mark.text == QUOTE


def test_figures_out_of_place_lose_their_look_but_no_text():
    figures = (at("31 tỷ USD"), (at("tỷ USD")[0], at("tỷ USD")[1]), (-5, 3), (40, 9999), (7, 7))
    shown = soup(passage_html(replace(CITATION, figures=figures)))
    assert shown.text == PASSAGE
    assert [s.text for s in shown.find_all("strong")] == ["31 tỷ USD"]


def test_lines_of_a_table_or_a_list_stay_lines():
    passage = "Bảng 1\nCấp mới | 88\n" + QUOTE
    place = (passage.index(QUOTE), len(passage))
    shown = soup(passage_html(replace(CITATION, passage=passage, highlight=place, figures=())))
    assert len(shown.find_all("br")) == 2
    assert shown.mark.text == QUOTE


def test_a_card_names_report_page_date_file_and_heading_path():
    card = soup(card_html(CITATION, 5, MESSAGES)).article
    assert card["id"] == "nguon-5-2"
    assert "[2] Báo cáo <i>năm</i> 2024" in card.h3.text
    assert card.select_one(".hoi-trang").text == "trang 3"
    assert card.select_one(".hoi-tep").text == "thu-muc/bao-cao.pdf"
    assert "28/12/2024" in card.text
    assert "I. Kết quả › 1. FDI" in card.text
    assert card.select_one(".hoi-ve a")["href"] == "#dau-5-2"


def test_a_card_shows_the_cited_page_and_leads_to_it_in_a_new_tab():
    card = soup(card_html(replace(CITATION, report_id="9f2c"), 5, MESSAGES)).article
    shown, opened = card.select_one(".hoi-anh"), card.select_one(".hoi-mo a")
    assert shown["href"] == opened["href"] == f"/trang/9f2c/3?doan=0-{len(QUOTE)}#danh-dau"
    assert shown["target"] == opened["target"] == "_blank"
    assert shown.img["src"] == f"/trang/9f2c/3.png?doan=0-{len(QUOTE)}&cat=1"
    assert shown.img["loading"] == "lazy"
    assert shown.img["alt"] == MESSAGES.say("pictures", "card_alt", page="3")


def test_a_file_without_pages_has_a_link_and_no_picture():
    card = soup(card_html(replace(CITATION, document="a.docx"), 5, MESSAGES)).article
    assert card.img is None
    assert card.select_one(".hoi-mo a")["href"].startswith("/trang/")


def test_every_turn_keeps_its_own_sources_and_the_newest_is_shown():
    panel = soup(panel_html((exchange(1), exchange(2)), MESSAGES))
    assert [s["id"] for s in panel.find_all("section")] == ["nguon-1", "nguon-2"]
    assert [s["id"] for s in panel.select(".hoi-hien")] == ["nguon-2"]
    assert len({e["id"] for e in panel.select("[id]")}) == len(panel.select("[id]"))


def test_sources_of_the_question_before_never_stand_under_a_new_one():
    panel = soup(panel_html((exchange(1), exchange(2, state="pending")), MESSAGES))
    assert panel.select_one(".hoi-hien article") is None
    panel = soup(panel_html((exchange(1), exchange(2, citations=())), MESSAGES))
    assert MESSAGES.say("page", "sources_none") in panel.select_one(".hoi-hien").text


def test_an_empty_conversation_says_what_the_panel_is_for():
    assert MESSAGES.say("page", "sources_hint") in soup(panel_html((), MESSAGES)).text
