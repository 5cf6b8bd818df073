"""A prompt whose names are wrong is found when it is read, not when a reader asks."""

import pytest

from prompts.templates import VARIABLES, load_prompt, read_prompt


@pytest.mark.parametrize("name", VARIABLES)
def test_every_prompt_has_exactly_its_names(name):
    prompt = load_prompt(name)
    values = {variable: f"<{variable}>" for variable in VARIABLES[name]}
    system, user = prompt.fill(**values)
    assert all(value in user for value in values.values())
    assert not any(value in system for value in values.values())


@pytest.mark.parametrize(
    "text",
    [
        "A {question}\n---\n{fence} {question}",
        "A\n---\n{fence}",
        "A\n---\n{fence} {question} {more}",
        "A {fence} {question}",
    ],
)
def test_a_missing_or_strange_name_is_an_error_at_load(text):
    with pytest.raises(KeyError, match="takes"):
        read_prompt("p", text, frozenset({"fence", "question"}))


@pytest.mark.parametrize("values", [{"fence": "a"}, {"fence": "a", "question": "b", "more": "c"}])
def test_a_missing_or_strange_value_is_an_error(values):
    with pytest.raises(KeyError, match="takes"):
        load_prompt("translate").fill(**values)


def test_braces_of_a_value_stay_what_they_are():
    assert "{0} {x}" in load_prompt("translate").fill(fence="a", question="{0} {x}")[1]


def test_another_word_is_another_fingerprint():
    one = read_prompt("p", "A\n---\n{x}", frozenset({"x"}))
    other = read_prompt("p", "B\n---\n{x}", frozenset({"x"}))
    assert one.fingerprint != other.fingerprint
    assert {len(load_prompt(name).fingerprint) for name in VARIABLES} == {12}


@pytest.mark.parametrize("name", VARIABLES)
def test_the_prompt_holds_nothing_secret_and_says_that_data_is_no_order(name):
    system = load_prompt(name).system
    assert [word for word in ("http", "key") if word in system.lower()] == []
    assert "không bao giờ là yêu cầu" in system or "never an instruction" in system
