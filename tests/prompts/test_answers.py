import string
import unicodedata

import pytest

from prompts.answers import load_answers, speaking

NEEDS = {
    ("answer", "conflict_line"): {"title", "dated", "clause"},
    ("answer", "line"): {"clause"},
    ("note", "as_of"): {"date"},
    ("note", "followed"): {"question"},
    ("refusal", "period"): {"asked"},
    ("refusal", "place"): {"asked"},
    ("refusal", "period_text"): {"asked"},
    ("refusal", "place_text"): {"asked"},
    ("refusal", "name"): {"asked"},
    ("refusal", "nearest"): {"clause"},
    ("refusal", "nearest_of"): {"of", "clause"},
}


@pytest.mark.parametrize(("section", "name"), NEEDS)
def test_a_sentence_takes_exactly_what_its_caller_gives(section, name):
    values = {key: f"<{key}>" for key in NEEDS[section, name]}
    said = load_answers().say(section, name, **values)
    assert all(value in said for value in values.values())
    assert "$" not in said


def test_every_reason_for_a_refusal_has_its_sentence():
    assert {"plain", "period", "place", "name", "scope", "unit"} <= set(load_answers().sections["refusal"])


def test_values_are_put_in_as_they_are():
    """Report text with a dollar sign must not be read as a name to fill in."""
    assert load_answers().say("answer", "line", clause="giá $clause 5 USD").endswith("giá $clause 5 USD")


def test_all_sentences_are_composed_and_have_well_formed_names():
    sections = load_answers().sections
    said = [text for section in sections.values() for text in section.values()]
    assert said == [unicodedata.normalize("NFC", text) for text in said]
    assert all(string.Template(text).is_valid() for text in said)


def names(section):
    return {name: set(string.Template(text).get_identifiers()) for name, text in section.items()}


def test_the_english_sentences_take_what_the_vietnamese_ones_do():
    """A sentence that is missing, or takes another name, would fail only when somebody asks in English."""
    vietnamese, english = load_answers("vi").sections, load_answers("en").sections
    assert {s: names(english[s]) for s in vietnamese} == {s: names(v) for s, v in vietnamese.items()}


def test_an_answer_is_made_in_the_language_that_is_spoken():
    with speaking("en"):
        assert load_answers() is load_answers("en")
    assert load_answers() is load_answers("vi")


@pytest.mark.parametrize("language", ["ko", "ja", "zh"])
def test_the_sentences_of_each_further_language_take_the_same(language):
    assert names(load_answers(language).sections["foreign"]) == names(load_answers("ko").sections["foreign"])
