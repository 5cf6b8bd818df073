"""Staff write abbreviations that no list has: the report's own words say what they stand for."""

from dataclasses import replace

import pytest

from assistant.acronyms import spell_names
from assistant.question import read_question

TEXT = "Quản lý thị trường kiểm tra 214 vụ, phạt 486 triệu đồng. Ban Chỉ đạo và Văn phòng họp."


@pytest.fixture
def evidence(gather):
    found = gather("Tổng vốn FDI")
    return replace(found, texts=dict.fromkeys(list(found.texts)[:1], TEXT))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("QLTTR phạt bao nhiêu tiền?", "QLTTR phạt bao nhiêu tiền?"),
        ("BCĐVP họp mấy lần?", "ban chỉ đạo và văn phòng họp mấy lần?"),
        ("Vốn của XYZ là bao nhiêu?", "Vốn của XYZ là bao nhiêu?"),
    ],
)
def test_an_abbreviation_is_spelt_as_the_passage_spells_it(evidence, typed, read):
    assert spell_names(read_question(typed), evidence).text == read


def test_an_abbreviation_that_the_passage_uses_itself_stays(evidence):
    used = replace(evidence, texts=dict.fromkeys(evidence.texts, f"{TEXT} BCĐVP gồm 9 người."))
    assert spell_names(read_question("BCĐVP gồm bao nhiêu người?"), used).text == "BCĐVP gồm bao nhiêu người?"


def test_what_the_conversation_lent_stays(evidence):
    asked = read_question("BCĐVP họp mấy lần?")
    lent = replace(asked, soft=read_question("vốn đầu tư công").terms)
    assert spell_names(lent, evidence).soft == lent.soft
