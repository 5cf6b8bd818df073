"""Catalogues in PostgreSQL."""

import pytest

from ingest.store.address import read_address
from ingest.store.server import PostgresStore


@pytest.fixture
def server_store(database) -> PostgresStore:
    """A store over a new, empty database."""
    return PostgresStore(read_address(database))
