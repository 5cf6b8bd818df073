import pytest

from assistant.office.office import open_office
from assistant.office.talks import TalkBook
from assistant.records import Answer
from assistant.ui.chatdesk import _Kept
from assistant.ui.talk import KEPT_EXCHANGES, Talk


@pytest.fixture
def kept(tmp_path):
    office = open_office(tmp_path)
    yield _Kept(TalkBook(office))
    office.close()


def ask(talk: Talk, question: str) -> None:
    number = talk.open(question)
    talk.answer(
        number, Answer(question=question, standalone_question=question, status="answered", answer="Có.")
    )
    talk.end("done", number=number)


def test_a_conversation_grows_in_its_place_and_a_cleared_one_begins_anew(kept):
    talk = Talk()
    for question in ("một?", "hai?"):
        ask(talk, question)
        kept.keep("lan", talk)
    assert [t.title for t in kept.book.listed("lan")] == ["một?"]
    talk.clear()
    kept.keep("lan", talk)
    ask(talk, "ba?")
    kept.keep("lan", talk)
    assert {t.title for t in kept.book.listed("lan")} == {"một?", "ba?"}


def test_one_of_before_is_opened_by_its_owner_only_and_goes_on(kept):
    before, page = Talk(), Talk()
    ask(before, "một?")
    kept.keep("lan", before)
    (listed,) = kept.book.listed("lan")
    assert not kept.reopen("minh", page, listed.id)
    assert page.exchanges == ()
    assert kept.reopen("lan", page, listed.id)
    ask(page, "hai?")
    kept.keep("lan", page)
    assert [a.question for a in kept.book.open("lan", listed.id)] == ["một?", "hai?"]
    assert len(kept.book.listed("lan")) == 1


def test_a_question_without_an_answer_is_not_kept(kept):
    talk = Talk()
    talk.open("dở dang?")
    kept.keep("lan", talk)
    assert kept.book.listed("lan") == []


def test_a_deleted_conversation_is_gone_from_the_page_and_does_not_come_back(kept):
    here, elsewhere, other = Talk(), Talk(), Talk()
    ask(here, "một?")
    kept.keep("lan", here)
    (listed,) = kept.book.listed("lan")
    assert kept.reopen("lan", elsewhere, listed.id)
    ask(other, "khác?")
    kept.keep("lan", other)
    assert kept.remove("minh", here, listed.id) == 0
    assert kept.remove("lan", here, listed.id) == 1
    assert here.exchanges == ()
    for talk in (here, elsewhere, other):
        ask(talk, "hai?")
        kept.keep("lan", talk)
        ask(talk, "ba?")
        kept.keep("lan", talk)
    found = [[a.question for a in kept.book.open("lan", t.id)] for t in kept.book.listed("lan")]
    assert sorted(found) == [["hai?", "ba?"], ["hai?", "ba?"], ["khác?", "hai?", "ba?"]]
    assert kept.remove("lan", here) == 3
    kept.keep("lan", other)
    assert kept.book.listed("lan") == []


def test_an_answer_that_came_after_the_deletion_does_not_bring_the_question_back(kept):
    talk = Talk()
    ask(talk, "một?")
    kept.keep("lan", talk)
    number = talk.open("hai?")
    kept.remove("lan", talk)
    assert not talk.end("done", number=number)
    kept.keep("lan", talk)
    assert kept.book.listed("lan") == []


def test_nothing_chosen_deletes_nothing(kept):
    talk = Talk()
    ask(talk, "một?")
    kept.keep("lan", talk)
    assert kept.remove("lan", talk, "") == 0
    assert len(kept.book.listed("lan")) == 1


def test_a_long_day_is_one_conversation(kept):
    talk = Talk()
    for number in range(KEPT_EXCHANGES + 3):
        ask(talk, f"câu {number}?")
        kept.keep("lan", talk)
    assert len(kept.book.listed("lan")) == 1
