import pytest

from assistant.languages.voices import voice
from assistant.records import Answer
from tests import made

FDI = made.reading(
    "2.061,53 triệu USD",
    "2061530000",
    "USD",
    indicator="thu hút FDI đến 20/12",
    period="2022-01-01/2022-12-20",
    as_of="2022-12-20",
)


def answer(**given):
    told = {
        "question": "q",
        "standalone_question": "q",
        "status": "answered",
        "answer": "…",
        "figures": (FDI,),
    }
    return Answer(**{**told, **given})


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ko", "- “thu hút FDI đến 20/12” (2022년 12월 20일 기준): **20억 6,153만 달러** [1]"),
        ("ja", "- “thu hút FDI đến 20/12” (2022年12月20日時点): **20億6153万ドル** [1]"),
        ("zh", "- “thu hút FDI đến 20/12” (截至2022年12月20日): **20.6153亿美元** [1]"),
    ],
)
def test_figures_are_printed_for_the_reader_beside_the_reports_words(language, line):
    said = voice(answer(), language)
    assert said.answer.split("\n")[1] == line
    assert said.figures == (FDI,)
    assert said.verdict.stands


@pytest.mark.parametrize("language", ["ko", "ja", "zh"])
def test_a_refusal_is_said_in_the_language_asked_in(language):
    said = voice(answer(status="refused", figures=()), language)
    assert (said.status, said.language) == ("refused", language)
    assert said.answer != voice(answer(), language).answer
