"""A word cut into the wrong sentence is counted for an answer that it is no part of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.rerank.cutting import GAP, cut_passage


def test_sentences_end_at_their_marks_not_inside_numbers_or_names() -> None:
    cut = cut_passage("Đạt 2.061,53 triệu USD; tăng 5%.\nTheo Nghị định 15/2018/NĐ-CP, năm 2022.")
    by_sentence = [
        [t for t, s in zip(cut.tokens[: cut.size], cut.sentence, strict=False) if s == at] for at in range(3)
    ]
    assert by_sentence[0] == ["đạt", "2.061,53", "triệu", "usd"]
    assert by_sentence[1] == ["tăng", "5"]
    assert by_sentence[2][:3] == ["theo", "nghị", "định"]


def test_signs_say_what_a_syllable_is() -> None:
    cut = cut_passage("Hải Phòng có 15 dự án năm 2022")
    told = list(zip(cut.tokens, cut.capital, cut.number, cut.year, strict=True))[: cut.size]
    assert told[0] == ("hải", True, False, False)
    assert told[3] == ("15", False, True, False)
    assert told[-1] == ("2022", False, True, True)


def test_both_placements_of_a_tone_are_one_and_marks_can_be_left_out() -> None:
    assert cut_passage("hoà bình").tokens == cut_passage("hòa bình").tokens
    assert cut_passage("Đầu tư").bare[:2] == ("dau", "tu")


def test_a_character_leads_to_its_sentence() -> None:
    text = "Một câu. Hai câu nữa. Ba."
    cut = cut_passage(text)
    assert [cut.sentence_at(text.index(word)) for word in ("Một", "nữa", "Ba")] == [0, 1, 2]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_places_that_fit(text: str) -> None:
    cut = cut_passage(text)
    assert len(cut.tokens) == len(cut.sentence) == len(cut.number) == cut.size + GAP
    assert len(cut.firsts) == len(cut.lengths)
    assert int(cut.lengths.sum()) == cut.size
    assert (np.diff(cut.sentence) >= 0).all()
    assert (np.diff(cut.sentence) <= 1).all()
