import pytest

from assistant.languages.hear import hear
from assistant.languages.tell import tell
from assistant.lock.seal import seal
from assistant.records import Answer
from prompts.answers import load_answers, spoken


def test_an_english_question_is_answered_in_english():
    answer = tell(
        hear("Exports in 2022?", ()),
        lambda: Answer(
            question="q",
            standalone_question="s",
            status="refused",
            answer=load_answers().say("refusal", "plain"),
        ),
    )
    assert answer.answer.startswith("The reports at hand")
    assert answer.language == "en"


def test_an_english_wording_that_the_lock_withholds_gives_way_to_the_vietnamese_one():
    def make():
        wrong = "It was 7 ha." if spoken() == "en" else "Không rõ."
        return seal(Answer(question="q", standalone_question="s", status="answered", answer=wrong))

    assert tell(hear("Exports in 2022?", ()), make).answer == "Không rõ."


@pytest.mark.parametrize("question", ["Xuất khẩu năm 2022?", "xuat khau 2022"])
def test_a_vietnamese_question_is_answered_in_vietnamese(question):
    answer = tell(
        hear(question, ()),
        lambda: Answer(
            question="q",
            standalone_question="s",
            status="refused",
            answer=load_answers().say("refusal", "plain"),
        ),
    )
    assert answer.answer.startswith("Các báo cáo")


def test_a_question_that_is_not_understood_is_refused_in_its_language():
    answer = tell(hear("海防市长是谁？", ()), lambda: pytest.fail("nothing was to be looked for"))
    assert (answer.status, answer.language) == ("refused", "zh")
    assert "越南语" in answer.answer
