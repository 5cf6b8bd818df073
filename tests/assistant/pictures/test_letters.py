from hypothesis import given
from hypothesis import strategies as st

from assistant.pictures.letters import bare, letters_of
from ingest.clean import clean_line


def test_what_cleaning_changes_leaves_the_letters_as_they_were():
    for printed in ("Ð\u1ea7u t\u01b0", "Tổng\u00a0vốn", "e\u0302\u0301", "ﬁ", "m²", "\uf0b7 vốn"):
        own = letters_of(enumerate(clean_line(printed))).text
        assert letters_of(enumerate(printed)).text == own != ""


def test_signs_that_people_take_for_one_are_one():
    assert bare("–") == bare("-")
    assert bare("“") == bare('"')


@given(st.text())
def test_every_letter_knows_its_character(text):
    found = letters_of(enumerate(text))
    assert len(found.text) == len(found.places)
    assert all(letter in bare(text[place]) for letter, place in zip(found.text, found.places, strict=True))
