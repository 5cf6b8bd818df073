import pytest

from assistant.words import load_words


@pytest.mark.parametrize("name", ["stops", "light", "trade"])
def test_every_list_is_small_letters(name):
    listed = load_words(name)
    assert listed
    assert {w for w in listed if w != w.lower()} == set()


def test_a_subject_never_hides_among_the_stop_words():
    """A subject in this list would make every figure answer a question about it."""
    assert load_words("stops").isdisjoint({"vốn", "dự", "án", "xuất", "nhập", "khẩu", "fdi", "gạo", "đất"})
