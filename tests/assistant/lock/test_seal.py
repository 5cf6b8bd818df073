import logging

import pytest

from assistant.lock.seal import seal
from assistant.records import Answer, Reading
from prompts.answers import load_answers
from tests import made

WITHHELD = load_answers().say("lock", "withheld")


@pytest.fixture
def answer(cite):
    def make(text: str, **given) -> Answer:
        return Answer(
            **{
                "question": "Bao nhiêu ha?",
                "standalone_question": "Bao nhiêu ha?",
                "status": "answered",
                "answer": text,
                "citations": (cite("Trồng mới 5 ha rừng."),),
                **given,
            }
        )

    return make


@pytest.fixture
def figure() -> Reading:
    return made.reading("6 ha", "6", "ha", indicator="rừng")


def test_a_right_answer_leaves_with_its_verdict(answer):
    sealed = seal(answer("Trồng mới 5 ha [1]."))
    assert sealed.answer == "Trồng mới 5 ha [1]."
    assert sealed.verdict is not None
    assert sealed.verdict.stands


def test_a_wrong_wording_gives_way_to_the_report_s_own_words(answer, caplog):
    plain = answer("Trồng mới **5 ha** rừng [1]", notes=("Ghi chú.",))
    with caplog.at_level(logging.WARNING):
        sealed = seal(answer("Trồng mới 6 ha [1].", model="x"), instead=plain)
    assert (sealed.answer, sealed.notes) == (plain.answer, ("Ghi chú.", WITHHELD))
    assert "'6 ha'" in caplog.records[0].private


def test_without_other_words_only_the_quotes_are_shown(answer, figure):
    for instead in (None, answer("Vẫn sai 7 ha [1].")):
        sealed = seal(answer("Trồng mới 6 ha [1].", figures=(figure,)), instead=instead)
        assert sealed.status == "refused"
        assert sealed.figures == ()
        assert sealed.notes == (WITHHELD,)
        assert "“Trồng mới 5 ha rừng.” [1]" in sealed.answer
        assert "6 ha" not in sealed.answer
        assert sealed.verdict is not None
        assert sealed.verdict.stands


def test_a_wrong_number_in_a_note_is_withheld_too(answer):
    assert seal(answer("Trồng mới 5 ha [1].", notes=("Tính đến 20/12/2022.",))).status == "refused"
