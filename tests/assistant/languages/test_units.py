import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from assistant.languages.units import load_units, say_rate, say_unit

KNOWN = tomllib.loads(files("ingest.figures").joinpath("units.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("unit", [*KNOWN["measure"], *KNOWN["counted"]["nouns"], *KNOWN["money"]])
def test_every_unit_of_the_reports_has_its_english_words(unit):
    assert say_unit(unit)
    assert say_unit(unit, one=True)


def test_no_two_units_share_their_english_words():
    """Read back, one would be taken for the other."""
    spoken = Counter(word for pair in load_units().english.values() for word in set(pair))
    assert [word for word, times in spoken.items() if times > 1] == []


@pytest.mark.parametrize("per", KNOWN["rates"]["per"])
def test_every_rate_has_its_english_words(per):
    assert say_rate(per)


def test_a_strange_unit_has_none():
    assert (say_unit("chum"), say_rate("chum")) == ("", None)
