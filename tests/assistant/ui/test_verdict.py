"""A reader who doubts a number opens what it rests on; what a model wrote in vain is plain text there."""

from typing import get_args

from bs4 import BeautifulSoup

from assistant.lock.records import Basis, Held, Verdict
from assistant.records import Answer, Withheld
from assistant.ui.verdict import verdict_html
from assistant.writing.records import Why
from prompts.messages import load_messages

MESSAGES = load_messages()


def held(text, basis="quote", *, note=None, citation=1, support=""):
    return Held(
        text=text,
        start=0,
        end=1,
        kind="quantity",
        reading="",
        basis=basis,
        citation=citation,
        support=support,
        note=note,
    )


def shown(*numbers, withheld=()):
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        answer="a",
        verdict=Verdict(numbers=numbers),
        withheld=tuple(Withheld(text=text, why=why) for text, why in withheld),
    )
    return BeautifulSoup(verdict_html(answer, MESSAGES), "html.parser")


def test_each_number_is_told_once_with_its_support():
    number = held("2.061,53 triệu USD", support="2.061,53 triệu đô la Mỹ")
    found = shown(number, number, held("1", "mark"), held("20/12/2022", note=0))
    assert found.details.summary.text == "Kiểm tra số liệu"
    (line,) = (item.text for item in found.select("li"))
    assert line == "2.061,53 triệu USD – trùng với đoạn trích [1]: “2.061,53 triệu đô la Mỹ”"


def test_it_is_folded_up_and_absent_where_there_is_nothing_to_tell():
    assert not shown(held("5 ha")).details.has_attr("open")
    assert shown().text == ""


def test_a_withheld_sentence_runs_nothing():
    found = shown(withheld=[("<img src=x onerror=alert(1)> [x](javascript:y) **5**", "markup")])
    assert found.find("img") is None
    assert found.find("a") is None
    assert "có mã hoặc đường dẫn" in found.text
    assert "<img src=x onerror=alert(1)>" in found.text


def test_every_basis_and_every_reason_has_its_words():
    for basis in get_args(Basis):
        assert basis == "mark" or shown(held("5 ha", basis)).li.text
    for why in get_args(Why):
        assert shown(withheld=[("a", why)]).li.text
