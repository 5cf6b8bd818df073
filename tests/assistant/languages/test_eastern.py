import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.eastern import translate_eastern
from assistant.languages.scripts import load_east

ASKED = (
    ("zh", "2022年海防FDI项目多少个？", "Có bao nhiêu dự án FDI Hải Phòng năm 2022?"),
    ("ko", "2024년 산업단지 근로자 수는?", "Có bao nhiêu lao động trong khu công nghiệp năm 2024?"),
    ("ko", "2022년 하이퐁의 수출액은 얼마입니까?", "Kim ngạch xuất khẩu Hải Phòng năm 2022 là bao nhiêu?"),
    (
        "ja",
        "2024年第3四半期のハノイの輸入額はいくらですか",
        "Kim ngạch nhập khẩu Hà Nội quý 3 năm 2024 là bao nhiêu?",
    ),
    (
        "zh",
        "2024年前11个月海防工业园区外资多少？",
        "Vốn đầu tư nước ngoài trong khu công nghiệp Hải Phòng 11 tháng đầu năm 2024 là bao nhiêu?",
    ),
)


@pytest.mark.parametrize(("language", "text", "vietnamese"), ASKED)
def test_the_main_terms_are_put_into_vietnamese(language, text, vietnamese):
    assert translate_eastern(text, language) == vietnamese


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "2022년 하이퐁 수출 담당자 이름은?"), ("zh", "海防出口部长是谁？"), ("ja", "輸出の責任者")],
)
def test_a_question_with_a_strange_word_is_not_answered_past_it(language, text):
    assert translate_eastern(text, language) == ""


@given(st.text(max_size=60), st.sampled_from(["ko", "ja", "zh"]))
def test_any_text_can_be_heard(text, language):
    assert isinstance(translate_eastern(text, language), str)


def test_vietnamese_words_of_the_table_are_composed():
    east = load_east()
    words = [v for section in ("ko", "ja", "zh", "places") for v in east[section].values()]
    assert words == [unicodedata.normalize("NFC", w) for w in words]
