import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from assistant.records import Answer, Citation
from assistant.ui.render import question_html, reply_html
from assistant.ui.talk import Exchange
from ingest.records import Span
from prompts.messages import load_messages

MESSAGES = load_messages()


def citation(mark=1):
    return Citation(
        mark=mark,
        document="a.pdf",
        title="T",
        page=1,
        section="",
        quote="q",
        spans=(Span(page=1, start=0, end=1),),
    )


def reply(text, *, state="done", status="answered", marks=(1,), notes=(), trouble="", number=3):
    made = Answer(
        question="q",
        standalone_question="q",
        status=status,
        answer=text,
        citations=tuple(citation(m) for m in marks),
        notes=notes,
    )
    exchange = Exchange(number=number, question="q", state=state, answer=made, trouble=trouble)
    return BeautifulSoup(reply_html(exchange, MESSAGES), "html.parser")


def body(text, **fields):
    return reply(text, **fields).select_one(".hoi-loi-dap")


def test_figures_are_bold_and_marks_lead_to_the_sources_of_their_own_turn():
    shown = body("Đạt **2.061,53 triệu USD** [1].", number=7)
    assert shown.strong.text == "2.061,53 triệu USD"
    assert shown.a["href"] == "#nguon-7-1"
    assert shown.a["id"] == "dau-7-1"
    assert shown.text.replace("\u00a0", " ") == "Đạt 2.061,53 triệu USD Nguồn [1]."


def test_an_id_is_written_once_though_the_mark_stands_twice():
    assert [a.get("id") for a in body("a [1] b [1]").find_all("a")] == ["dau-3-1", None]


def test_a_mark_without_a_source_is_text_and_no_dead_link():
    shown = body("theo phụ lục [9] [1]")
    assert [a["href"] for a in shown.find_all("a")] == ["#nguon-3-1"]
    assert "[9]" in shown.text


def test_lists_and_paragraphs():
    shown = body("Hai số:\n- **1** [1]\n- **2** [1]\n\nHết.")
    assert [li.strong.text for li in shown.find_all("li")] == ["1", "2"]
    assert [p.text for p in shown.find_all("p")] == ["Hai số:", "Hết."]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2**10 là 1.024", "2**10 là 1.024"),
        ("**5** và 2**10", "5 và 2**10"),
        (r"chú thích \[1\] và \*\*", "chú thích [1] và **"),
        ("<b>đậm</b> [x](javascript:y)", "<b>đậm</b> [x](javascript:y)"),
    ],
)
def test_what_is_not_our_own_markup_shows_as_itself(text, seen):
    shown = body(text)
    assert shown.text == seen
    assert shown.find("a") is None
    assert shown.find("b") is None


@pytest.mark.parametrize("end", range(1, len("Đạt **31 tỷ USD** [1] và [12].")))
def test_no_half_markup_shows_while_the_answer_grows(end):
    shown = body("Đạt **31 tỷ USD** [1] và [12]."[:end], state="pending", marks=())
    assert "*" not in shown.text
    assert shown.text.count("[") == shown.text.count("]")
    assert shown.find("a") is None


@pytest.mark.parametrize("status", ["conflict", "clarify", "refused"])
def test_a_status_other_than_answered_has_its_badge(status):
    assert reply("x", status=status).select_one(f".hoi-nhan-{status}").text == MESSAGES.say("status", status)


def test_an_answer_has_no_badge_and_a_growing_one_does_not_yet():
    assert reply("x").select_one(".hoi-nhan") is None
    assert reply("x", status="conflict", state="pending").select_one(".hoi-nhan") is None


def test_notes_stand_apart_and_their_marks_work():
    notes = reply("x", notes=("Gần nhất là **5 tỷ** [1].",)).select_one(".hoi-ghi-chu")
    assert notes.p.text == "Ghi chú"
    assert notes.a["href"] == "#nguon-3-1"


def test_a_note_that_the_answer_says_already_is_not_said_twice():
    shown = reply("Không có số năm 2019.\nGần nhất: **5**.", notes=("Gần nhất: **5**.", "Khác."))
    assert [li.text for li in shown.select(".hoi-ghi-chu li")] == ["Khác."]


def test_a_failure_says_its_sentence_and_nothing_of_the_half_made_answer():
    shown = reply("nửa vời", state="failed", trouble="Kho bị <hỏng>.")
    assert "Kho bị <hỏng>." in shown.text
    assert "nửa vời" not in shown.text


def test_what_was_stopped_keeps_what_had_been_said_and_says_so():
    shown = reply("Đạt **31", state="stopped", marks=())
    assert "Đạt 31" in shown.text
    assert MESSAGES.say("status", "stopped") in shown.text


def test_before_the_first_word_the_reader_sees_that_something_happens():
    html = reply_html(Exchange(number=1, question="q"), MESSAGES)
    assert MESSAGES.say("page", "searching") in html


@pytest.mark.parametrize("text", ["# a\n\n- b\n\n```\nc\n```", "<script>\n\n</script>", "a\n\n\n    mã"])
def test_markdown_leaves_our_html_as_it_is(text):
    exchange = Exchange(
        number=1,
        question=text,
        state="done",
        answer=Answer(question="q", standalone_question="q", status="answered", answer=text, notes=(text,)),
    )
    render = MarkdownIt("commonmark", {"html": True}).render
    for html in (question_html(exchange, MESSAGES), reply_html(exchange, MESSAGES)):
        assert render(html).strip() == html
