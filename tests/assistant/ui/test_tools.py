from bs4 import BeautifulSoup

from assistant.ui.tools import Taken, cited_text, tools_html
from prompts.messages import load_messages

MESSAGES = load_messages()


def test_the_copy_has_the_question_the_words_and_every_source_with_its_page(made):
    text = cited_text(made.answer(citations=(made.citation(number="51/BC"),)), MESSAGES)
    assert text.splitlines() == [
        "q",
        "",
        "Đạt 2.061,53 triệu USD [1].",
        "",
        "Nguồn:",
        "[1] Báo cáo <A>, trang 3, số 51/BC, 28/12/2022, a.pdf",
    ]
    assert "Nguồn" not in cited_text(made.answer("Không có.", citations=()), MESSAGES)


def test_what_is_copied_lies_hidden_line_by_line_and_is_text(made):
    answer = made.answer("a <b>\n\nc")
    shown = BeautifulSoup(tools_html(answer, (), MESSAGES), "html.parser")
    lines = [e.text for e in shown.select(".hoi-loi-chep[hidden] > span")]
    assert "\n".join(lines) == cited_text(answer, MESSAGES)
    assert shown.find("b") is None


def test_files_are_links_and_an_answer_without_words_has_nothing_to_take(made):
    files = (Taken("docx", "/tai-ve/x/a.docx"), Taken("csv", "/tai-ve/y/a.csv"))
    shown = BeautifulSoup(tools_html(made.answer(), files, MESSAGES), "html.parser")
    assert [(a["href"], a.text) for a in shown.find_all("a")] == [
        ("/tai-ve/x/a.docx", "Tải DOCX"),
        ("/tai-ve/y/a.csv", "Tải CSV"),
    ]
    assert tools_html(made.answer(" "), files, MESSAGES) == ""
