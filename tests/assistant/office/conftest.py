"""People's databases, of both kinds."""

import pytest

from assistant.office.office import open_office
from ingest.settings import CatalogueSettings


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request, tmp_path):
    """One, empty; a file and a server in turn."""
    url = None if request.param == "sqlite" else request.getfixturevalue("database")
    office = open_office(tmp_path, CatalogueSettings(url=url))
    yield office
    office.close()
