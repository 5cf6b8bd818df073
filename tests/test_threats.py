"""The list of threats promises a test for each attack; one that is gone must not stay promised."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TEXT = (TESTS.parent / "docs" / "THREATS.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| .* \| `([^`]+)` \|$", TEXT, re.MULTILINE)


def test_at_least_forty_attacks_are_tried_and_each_has_its_number():
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 40


@pytest.mark.parametrize("promised", [promised for _, promised in ROWS])
def test_what_is_promised_is_there(promised):
    name, _, test = promised.partition("::")
    source = (TESTS / name).read_text(encoding="utf-8")
    assert f"def {test or 'test_'}" in source
