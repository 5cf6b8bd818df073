import pytest

from assistant.office.feedback import Correction, Feedback, FeedbackBook, FeedbackMissing

ANSWER = {"question": "FDI năm 2022?", "figures": [{"text": "2.061,53 triệu USD"}], "status": "answered"}


@pytest.fixture
def book(opened):
    return FeedbackBook(opened)


def said(verdict="wrong", **fields) -> Feedback:
    return Feedback(verdict=verdict, question="FDI năm 2022?", answer=ANSWER, **fields)


def test_what_was_said_comes_back_whole(book):
    turns = ({"role": "user", "content": "Vốn FDI?"}, {"role": "assistant", "content": "…"})
    number = book.keep(
        said("figure", figure=0, comment=" số này là của 11 tháng ", person="lan", history=turns)
    )
    kept = book.one(number)
    assert (kept.verdict, kept.figure, kept.comment, kept.person) == (
        "figure",
        0,
        "số này là của 11 tháng",
        "lan",
    )
    assert (kept.answer, kept.history, kept.state, kept.right) == (ANSWER, turns, "open", None)
    assert kept.at


def test_the_newest_comes_first_and_filters_hold(book):
    first, second = book.keep(said("right")), book.keep(said("wrong", comment="100% sai"))
    assert [f.id for f in book.find()] == [second, first]
    assert [f.id for f in book.find(verdicts=["right"])] == [first]
    assert [f.id for f in book.find(words="100%")] == [second]
    assert [f.id for f in book.find(words="_")] == []
    book.review(first, reviewer="lan", state="handled", note="đã xem")
    assert [f.id for f in book.find(states=["open"])] == [second]


def test_a_correction_is_kept_and_found(book):
    first, second = book.keep(said()), book.keep(said())
    right = Correction(figure="2.082,6 triệu USD", document="a.docx", page=2)
    reviewed = book.review(second, reviewer="lan", state="handled", note="theo báo cáo năm", right=right)
    assert (reviewed.right, reviewed.reviewer, reviewed.note) == (right, "lan", "theo báo cáo năm")
    assert [f.id for f in book.reviewed()] == [second]
    assert book.one(first).right is None


def test_what_was_never_said_cannot_be_reviewed(book):
    with pytest.raises(FeedbackMissing, match="7"):
        book.review(7, reviewer="lan", state="handled")
