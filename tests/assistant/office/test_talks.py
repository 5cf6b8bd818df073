from datetime import UTC, date, datetime

import pytest

from assistant.office.talks import KEPT, Asked, TalkBook
from assistant.records import Answer, Citation
from ingest.records import Span
from tests import made


@pytest.fixture
def book(opened):
    return TalkBook(opened)


def asked(question: str) -> Asked:
    citation = Citation(
        mark=1,
        document="a.docx",
        title="Báo cáo",
        page=3,
        section="II",
        quote="đạt 5 %",
        spans=(Span(page=3, start=1, end=8),),
        day=date(2022, 12, 28),
        passage="… đạt 5 %",
        figures=((2, 5),),
    )
    reading = made.reading("5 %", "5", "%", indicator="tăng trưởng", scope="toàn thành phố", kind="growth")
    return Asked(
        question,
        Answer(
            question=question,
            standalone_question=question,
            status="answered",
            answer="Đạt **5 %** [1].",
            figures=(reading,),
            citations=(citation,),
            timings_ms={"total": 1.5},
            language="vi",
        ),
    )


def test_a_conversation_comes_back_as_it_was(book):
    talk = book.keep("lan", [asked("một?"), asked("hai?")])
    assert book.open("lan", talk) == (asked("một?"), asked("hai?"))
    assert book.keep("lan", [asked("một?"), asked("hai?"), asked("ba?")], talk) == talk
    assert [a.question for a in book.open("lan", talk)] == ["một?", "hai?", "ba?"]
    assert [(t.id, t.title) for t in book.listed("lan")] == [(talk, "một?")]


def test_nobody_sees_changes_or_deletes_another_ones(book):
    talk = book.keep("lan", [asked("riêng?")])
    assert book.open("minh", talk) == ()
    assert book.listed("minh") == []
    assert book.remove("minh", talk) == 0
    assert book.remove("minh") == 0
    assert book.keep("minh", [asked("khác?")], talk) != talk
    assert book.open("lan", talk) == (asked("riêng?"),)


def test_one_is_deleted_or_all_of_ones_own(book):
    first, _, other = (book.keep(who, [asked("?")]) for who in ("lan", "lan", "minh"))
    assert book.remove("lan", first) == 1
    assert book.remove("lan") == 1
    assert (book.listed("lan"), [t.id for t in book.listed("minh")]) == ([], [other])


def test_a_person_keeps_so_many(book):
    for n in range(KEPT + 3):
        book.keep("lan", [asked(str(n))])
    assert len(book.listed("lan")) == KEPT


def test_what_was_kept_under_a_clock_that_ran_ahead_crowds_nothing_out(book, monkeypatch):
    def at(year):
        monkeypatch.setattr("assistant.office.talks.now", lambda: datetime(year, 5, 1, tzinfo=UTC))

    at(2099)
    for n in range(KEPT):
        book.keep("lan", [asked(f"sai {n}")])
    other = book.keep("minh", [asked("của Minh")])
    at(2026)
    made = book.keep("lan", [asked("đúng")])
    assert (book.listed("lan")[0].id, len(book.listed("lan"))) == (made, KEPT)
    assert {talk.changed[:4] for talk in book.listed("lan")} == {"2026"}
    assert [talk.id for talk in book.listed("minh")] == [other]
