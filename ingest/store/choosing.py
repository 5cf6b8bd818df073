"""The database that the settings name."""

from pathlib import Path

from ingest.settings import CatalogueSettings, read_section
from ingest.store.records import Store
from ingest.store.server import PostgresStore
from ingest.store.sqlite import SqliteStore


def choose_store(data: Path, settings: CatalogueSettings | None = None) -> Store:
    """The file in ``data``, or the database of ``HOI_CATALOGUE_URL``; by default as set now.

    Raises:
        SettingsError: The URL is none.
    """
    address = (settings or read_section(CatalogueSettings)).address
    return PostgresStore(address) if address else SqliteStore(data)
