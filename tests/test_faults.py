"""The list of faults promises a test for each; one that is gone must not stay promised."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TEXT = (TESTS.parent / "docs" / "FAULTS.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| .* \| `([^`]+)::(\w+)` \|$", TEXT, re.MULTILINE)


def test_at_least_twenty_four_faults_are_tried_and_each_has_its_number():
    assert [int(number) for number, *_ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 24


@pytest.mark.parametrize(("name", "test"), [tuple(row[1:]) for row in ROWS])
def test_what_is_promised_is_there(name, test):
    assert f"def {test}(" in (TESTS / name).read_text(encoding="utf-8")
