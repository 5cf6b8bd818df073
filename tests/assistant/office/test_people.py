import stat

import pytest

from assistant.office.errors import OfficeUnusable, PersonRefused
from assistant.office.office import open_office
from assistant.office.people import People, Person

PASSWORD = "một mật khẩu dài"


@pytest.fixture
def office(tmp_path):
    opened = open_office(tmp_path)
    yield opened
    opened.close()


def test_a_password_opens_for_its_person_only(office):
    people = People(office)
    people.add("Lan.Anh", "editor", PASSWORD)
    assert people.check("lan.anh", PASSWORD) == Person("lan.anh", "editor")
    assert people.check("LAN.ANH", PASSWORD) == Person("lan.anh", "editor")
    assert people.check("lan.anh", PASSWORD + "x") is None
    assert people.check("ai khác", PASSWORD) is None


def test_the_file_holds_neither_passwords_nor_tokens_and_is_its_owners(office, tmp_path):
    people = People(office)
    token = people.begin(people.add("lan", "reader", PASSWORD), hours=1)
    kept = b"".join(p.read_bytes() for p in tmp_path.glob("office.db*"))
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert stat.S_IMODE((tmp_path / "office.db").stat().st_mode) == 0o600


def test_a_session_ends_by_time_by_signing_out_and_with_its_person(office):
    now = [1000.0]
    people = People(office, clock=lambda: now[0])
    lan = people.add("lan", "reader", PASSWORD)
    first, second = people.begin(lan, hours=1), people.begin(lan, hours=1)
    assert people.behind(first) == people.behind(second) == lan
    people.end(first)
    assert (people.behind(first), people.behind(second)) == (None, lan)
    now[0] += 3601
    assert people.behind(second) is None
    third = people.begin(lan, hours=1)
    people.change_password("lan", PASSWORD + "!")
    assert people.behind(third) is None
    fourth = people.begin(lan, hours=1)
    people.remove("lan")
    assert people.behind(fourth) is None


@pytest.mark.parametrize("change", ["remove", "change_password"])
def test_nobody_comes_in_by_a_password_that_was_taken_away_while_it_was_looked_at(opened, change):
    """To look at one takes a quarter of a second, and more on a busy machine."""
    people = People(opened)
    people.add("lan", "editor", PASSWORD)
    lan = people.check("lan", PASSWORD)
    people.remove("lan") if change == "remove" else people.change_password("lan", PASSWORD + "!")
    with pytest.raises(PersonRefused, match="sign in again"):
        people.begin(lan, hours=1)
    if change == "change_password":
        assert people.begin(people.check("lan", PASSWORD + "!"), hours=1)


def test_a_clock_that_was_ahead_gives_no_session_for_years(office):
    """Set right, it ends what was begun under it; set ahead, everybody signs in again."""
    now = [4e9]
    people = People(office, clock=lambda: now[0])
    ahead = people.begin(people.add("lan", "reader", PASSWORD), hours=12)
    now[0] = 1.8e9
    assert people.behind(ahead) is None
    right = people.begin(Person("lan", "reader"), hours=12)
    now[0] -= 3600
    assert people.behind(right) is not None
    now[0] = 4e9
    assert people.behind(right) is None


def test_signing_in_ends_the_session_that_the_browser_had(office):
    people = People(office)
    lan = people.add("lan", "reader", PASSWORD)
    planted = people.begin(lan, hours=1)
    assert people.begin(lan, hours=1, instead=planted) != planted
    assert people.behind(planted) is None


@pytest.mark.parametrize(
    ("name", "password"), [("a b", PASSWORD), ("", PASSWORD), ("lan", "ngắn"), ("lan", "x" * 500)]
)
def test_a_name_or_password_that_cannot_be_is_refused(office, name, password):
    with pytest.raises(PersonRefused):
        People(office).add(name, "reader", password)


def test_nobody_is_added_twice_or_removed_who_is_not_there(office):
    people = People(office)
    people.add("lan", "reader", PASSWORD)
    with pytest.raises(PersonRefused, match="there already"):
        people.add("LAN", "editor", PASSWORD)
    with pytest.raises(PersonRefused, match="nobody is called an"):
        people.remove("an")
    assert people.all() == [Person("lan", "reader")]


def test_a_broken_file_is_told_in_one_line(tmp_path):
    (tmp_path / "office.db").write_bytes(b"no database" * 1000)
    with pytest.raises(OfficeUnusable, match=r"office\.db") as caught:
        People(open_office(tmp_path)).all()
    assert "\n" not in str(caught.value)
