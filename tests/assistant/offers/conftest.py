from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chain import Assistant, open_assistant


@pytest.fixture(scope="session")
def over_samples(tmp_path_factory, bring, settings) -> Iterator[Assistant]:
    """The assistant over the reports that a newcomer's first run reads."""
    data = tmp_path_factory.mktemp("samples") / "data"
    bring(Path(__file__).parents[3] / "samples", data)
    opened = open_assistant(data, settings)
    yield opened
    opened.close()
