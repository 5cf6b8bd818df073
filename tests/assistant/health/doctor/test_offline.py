from pathlib import Path

from assistant.health.doctor.offline import _allowed
from assistant.health.doctor.records import Patient
from assistant.settings import Settings
from ingest.settings import CatalogueSettings
from vectorstore.settings import IndexSettings


def test_only_servers_that_a_setting_names_may_be_reached():
    settings = Settings(
        index=IndexSettings(chroma_url="http://chroma:8000"),
        catalogue=CatalogueSettings(url="postgresql://hoi:s3cret@db.example/hoi"),
    )
    assert _allowed(Patient(settings, Path("data"))) == ["chroma:8000", "db.example:5432"]
    assert _allowed(Patient(Settings(), Path("data"))) == []
