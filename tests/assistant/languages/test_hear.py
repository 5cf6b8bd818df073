from assistant.languages.hear import hear
from assistant.records import Turn


def test_a_vietnamese_question_is_left_as_it_is():
    turns = (Turn(role="user", content="Xuất khẩu năm 2022?"),)
    heard = hear("Thế còn nhập khẩu?", turns)
    assert (heard.language, heard.question, heard.turns) == ("vi", "Thế còn nhập khẩu?", turns)


def test_the_conversation_is_heard_in_one_language():
    """An earlier question must still be understood."""
    turns = (
        Turn(role="user", content="What was Hai Phong's export turnover in 2022?"),
        Turn(role="assistant", content="**29 billion USD** [1]"),
    )
    heard = hear("And imports?", turns)
    assert heard.language == "en"
    assert heard.question == "Còn nhập khẩu thì sao?"
    assert heard.turns[0].content.startswith("Kim ngạch xuất khẩu Hải Phòng năm 2022")
    assert heard.turns[1] == turns[1]


def test_a_remark_without_words_is_answered_in_the_language_before():
    assert hear("LG?", (Turn(role="user", content="How much did SK Group invest?"),)).language == "en"


def test_a_question_of_known_terms_is_heard_without_a_model():
    heard = hear("2022년 하이퐁의 수출액은 얼마입니까?", ())
    assert (heard.language, heard.question) == ("ko", "Kim ngạch xuất khẩu Hải Phòng năm 2022 là bao nhiêu?")
    assert not hear("하이퐁 시장은 누구입니까?", ()).understood
