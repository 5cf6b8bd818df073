import pytest

from assistant.languages.scan import scan


def test_a_place_within_a_longer_name_is_no_place():
    """Nam Dinh Vu is a port of Hải Phòng; asked of Nam Định, the question would be refused."""
    assert "place" not in [t.kind for t in scan("Nam Dinh Vu port")]


@pytest.mark.parametrize(
    ("typed", "name"), [("Hai Phong's", "Hải Phòng"), ("Hanoi", "Hà Nội"), ("South Korea", "Hàn Quốc")]
)
def test_a_place_gets_the_name_that_reports_print(typed, name):
    assert [(t.kind, t.words) for t in scan(typed)] == [("place", name)]


def test_the_longest_term_wins():
    assert [t.words for t in scan("state budget revenue")] == ["thu ngân sách nhà nước"]
