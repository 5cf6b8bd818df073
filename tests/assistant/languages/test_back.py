from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.back import find_changes

SAID = (
    ("as of 20 December 2022: 5 projects", ["tính đến ngày 20/12/2022", "5 dự án"]),
    ("in the first 11 months of 2024", ["11 tháng đầu năm 2024"]),
    ("28,850 million USD", ["28.850 triệu USD"]),
    ("14.2 m3 per household per month", ["14,2 m3/hộ/tháng"]),
    ("two forms", ["2 hình thức"]),
    ("one of them", []),
)


@pytest.mark.parametrize(("english", "vietnamese"), SAID)
def test_numbers_are_put_as_the_reports_print_them(english, vietnamese):
    assert [c.words for c in find_changes(english)] == vietnamese


def test_words_of_the_report_are_left_alone():
    """In “ ” 2.061 is two thousand and sixty-one, outside it is two and a bit."""
    assert [c.words for c in find_changes("“vốn 2.061 tỷ”: 2.061 ha")] == ["2,061 ha"]


@given(st.text(max_size=60))
def test_changes_stand_in_order_and_apart(text):
    found = list(find_changes(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
