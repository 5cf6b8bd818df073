import pytest

from assistant.office.errors import KeyRefused
from assistant.office.keys import Keys


@pytest.fixture
def keys(opened):
    return Keys(opened)


def test_a_key_is_known_until_it_is_revoked(keys):
    key = keys.add("Cổng thông tin", 120)
    held = keys.behind(key)
    assert held is not None
    assert (held.name, held.per_minute) == ("Cổng thông tin", 120)
    assert keys.behind(key + "x") is None
    assert keys.behind("") is None
    keys.revoke("Cổng thông tin")
    assert keys.behind(key) is None


def test_the_key_itself_is_nowhere_in_the_file(keys, tmp_path):
    key = keys.add("a", 1)
    keys.behind(key)
    for file in tmp_path.iterdir():
        assert key.removeprefix("hbc_").encode() not in file.read_bytes()


def test_the_list_says_who_has_one_and_when_it_was_used(keys):
    key = keys.add("b", 5)
    keys.add("a", 6)
    keys.behind(key)
    keys.revoke("a")
    first, second = keys.all()
    assert (first.name, first.used, bool(first.revoked)) == ("a", "", True)
    assert (second.name, bool(second.used), second.revoked) == ("b", True, "")


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 65])
def test_a_name_that_a_list_could_not_show_is_refused(keys, name):
    with pytest.raises(KeyRefused):
        keys.add(name, 1)


def test_a_name_names_one_key_for_ever(keys):
    keys.add("a", 1)
    keys.revoke("a")
    with pytest.raises(KeyRefused, match="there is a key"):
        keys.add("a", 1)
    with pytest.raises(KeyRefused, match="no key"):
        keys.revoke("a")
