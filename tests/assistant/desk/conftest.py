"""The figures of the six invented reports."""

from collections.abc import Callable

import pytest

from assistant.chain import Assistant
from assistant.desk.options import read_wanted
from assistant.desk.query import Figures
from assistant.desk.records import Rows

Find = Callable[..., Rows]


@pytest.fixture(scope="session")
def figures(assistant: Assistant) -> Figures:
    return Figures(assistant)


@pytest.fixture(scope="session")
def find(figures: Figures) -> Find:
    """Rows by filters in words."""
    return lambda **given: figures.find(read_wanted(given))
