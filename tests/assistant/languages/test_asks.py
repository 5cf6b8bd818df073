import pytest

from assistant.languages.asks import read_ask

WAYS = (
    ("How many projects are there?", "count"),
    ("How much did SK invest?", "amount"),
    ("How much did exports grow?", "change"),
    ("What percentage of the plan was met?", "share"),
    ("Please tell me who signed the report", "who"),
    ("Who is the director?", "whose"),
    ("Since what year has it operated?", "since"),
    ("Exports in 2022", "none"),
)


@pytest.mark.parametrize(("text", "way"), WAYS)
def test_what_is_asked_for_is_told_from_its_words(text, way):
    assert read_ask(text).way == way


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Budget revenue in 2023, in VND billion?", "tỷ đồng"),
        ("Exports in million USD", "triệu USD"),
        ("Exports", ""),
    ],
)
def test_the_unit_wanted_is_kept(text, unit):
    assert read_ask(text).unit == unit


def test_a_remark_that_goes_on_is_tied_to_what_was_said():
    assert read_ask("What about imports?").tied
    assert read_ask("Of which, how much was new?").lead == "Trong đó"
