import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.detect import is_undecided, read_language

SPOKEN = (
    ("Tổng thu hút FDI năm 2022 là bao nhiêu?", "vi"),
    ("tong thu hut fdi nam 2022 la bao nhieu", "vi"),
    ("FDI KCN 2024", "vi"),
    ("FDI của Hải Phòng in 2022?", "vi"),
    ("How much FDI did Hai Phong attract in 2022?", "en"),
    ("Remittances to Quang Nam in 2015", "en"),
    ("And in 2023?", "en"),
    ("total FDI Hai Phong 2022", "en"),
    ("2022년 하이퐁의 FDI는 얼마입니까?", "ko"),
    ("2022年のハイフォン市への投資額はいくらですか", "ja"),
    ("2022年海防市吸引外资多少?", "zh"),
    ("", "vi"),
)


@pytest.mark.parametrize(("text", "language"), SPOKEN)
def test_a_question_is_answered_in_its_own_language(text, language):
    assert read_language(text) == language


@pytest.mark.parametrize("text", ["LG?", "2023?", "GRDP Bac Ninh Q3"])
def test_a_remark_without_words_leaves_the_language_to_the_conversation(text):
    assert is_undecided(text)


@given(st.text(max_size=60))
def test_any_text_has_a_language(text):
    assert read_language(text) in ("vi", "en", "ko", "ja", "zh")
