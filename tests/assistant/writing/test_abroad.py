"""A reader of Korean, Japanese or Chinese gets the answer's own figures in a sentence, the quotes below."""

import pytest

from assistant.writing.abroad import GuardAbroad, load_abroad
from assistant.writing.asking import Reader
from assistant.writing.write import write

TOTAL = "Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?"
GROWTH = "Vốn FDI vào các KCN Đồng Nai năm 2019 tăng bao nhiêu % so với năm 2018?"


@pytest.fixture
def rule(frame):
    def call(question, language, said):
        ruling = GuardAbroad(frame(question), "a1b2c3d4", language).rule(said)
        return ruling.why or ruling.text

    return call


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        (
            "ko",
            "2019년 FDI 총액은 {{F1}}입니다 [1].",
            "2019년 FDI 총액은 **1,234.56 million USD**입니다 [1].",
        ),
        ("ja", "FDIの総額は{{F1}}です。", "FDIの総額は**1,234.56 million USD** (Năm 2019)です [1]."),
        ("zh", "FDI总额为{{F1}} [1]。", "FDI总额为**1,234.56 million USD** (Năm 2019) [1]."),
    ],
)
def test_the_figure_is_filled_in_for_the_reader(rule, language, said, shown):
    assert rule(TOTAL, language, said) == shown


@pytest.mark.parametrize(
    ("question", "language", "said", "why"),
    [
        (TOTAL, "ko", "FDI 총액은 1,234.56백만 달러입니다 [1].", "uncited"),
        (TOTAL, "ko", "FDI 총액은 {{F1}}, 약 12억 달러입니다 [1].", "number"),
        (TOTAL, "ko", "2018년 FDI 총액은 {{F1}}입니다 [1].", "number"),
        (TOTAL, "ko", "FDI는 이천오백만 달러, {{F1}} [1].", "number"),
        (TOTAL, "ja", "FDIは{{F1}}減少しました [1]。", "direction"),
        (TOTAL, "ja", "FDIは{{F1}}ではありません [1]。", "denial"),
        (TOTAL, "zh", "FDI计划为{{F1}} [1]。", "kind"),
        (TOTAL, "zh", "FDI总额为{{F1}}，三倍 [1]。", "number"),
        (TOTAL, "zh", "Bac Ninh FDI总额为{{F1}} [1]。", "name"),
        (TOTAL, "zh", "增长{{F3}} [1]。", "indicator"),
        (TOTAL, "zh", "FDI总额为{{F9}} [1]。", "fact"),
        (TOTAL, "zh", "详见 https://x.example {{F1}} [1]。", "markup"),
        (GROWTH, "ko", "FDI는 {{F1}} 감소했습니다 [1].", "direction"),
        (GROWTH, "ko", "FDI는 {{F1}}입니다 [1].", "direction"),
    ],
)
def test_what_cannot_be_checked_is_withheld(rule, question, language, said, why):
    assert rule(question, language, said) == why


def test_the_report_s_own_words_stand_below(assistant, ask, scripted):
    writer = scripted("FDI 총액은 {{F1}}입니다 [1].")
    asked, evidence = assistant.look_up(TOTAL)
    reader = Reader("ko", load_abroad()["ko"]["name"], "2019년 동나이 FDI 총액은?")
    last = list(write(ask(TOTAL), asked, evidence, writer, reader))[-1]
    first, *below = last.answer.splitlines()
    assert first == "FDI 총액은 **1,234.56 million USD** (Năm 2019)입니다 [1]."
    assert "\n".join(below) == ask(TOTAL).answer
    assert last.verdict.stands
    assert (last.figures, last.model) == (ask(TOTAL).figures, "scripted")
    assert "한국어" in writer.heard[0][1].content
    assert "동나이" in writer.heard[0][1].content


def test_every_language_has_its_patterns():
    assert {frozenset(words) for words in load_abroad().values()} == {
        frozenset({"name", "up", "down", "denial", "plan"})
    }
