import unicodedata

import pytest

from assistant.languages.terms import load_table, singular


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("cities", "city"),
        ("branches", "branch"),
        ("businesses", "business"),
        ("share purchases", "share purchase"),
    ],
)
def test_a_plural_is_found_by_its_singular(many, one):
    assert singular(many) == one


@pytest.mark.parametrize("form", ["attracted", "attracts", "attracting", "dropped", "grew", "carried out"])
def test_a_verb_is_found_in_every_form(form):
    found = load_table().find(form)
    assert found is not None
    assert found.kind == "verb"


def test_vietnamese_words_are_composed_and_trimmed():
    words = [t.vietnamese for t in load_table().terms.values()]
    assert words == [unicodedata.normalize("NFC", w).strip() for w in words]
