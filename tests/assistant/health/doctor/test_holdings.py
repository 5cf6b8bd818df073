import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.health.doctor.holdings import index, people, vectors
from assistant.health.doctor.records import Ailment, Patient
from assistant.office.errors import OfficeUnreachable, OfficeUnusable
from assistant.office.office import open_office
from assistant.office.people import People
from assistant.settings import Settings
from ingest.catalogue import open_catalogue
from ingest.errors import IndexStale
from ingest.settings import CatalogueSettings
from vectorstore.build import build
from vectorstore.check import check
from vectorstore.settings import IndexSettings


def patient(data, url=None):
    return Patient(Settings(catalogue=CatalogueSettings(url=url)), data)


def add_lan(data, url=None):
    office = open_office(data, CatalogueSettings(url=url))
    People(office).add("lan", "editor", "một mật khẩu dài")
    office.close()


def test_a_file_of_people_is_told_and_neither_made_nor_changed(tmp_path):
    file = tmp_path / "office.db"
    assert "nobody was added yet" in people(patient(tmp_path))
    assert not file.exists()
    add_lan(tmp_path)
    assert "revision tries, 1 people" in people(patient(tmp_path))
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE office_version SET version_num = 'limits'")
        raw.commit()
        assert people(patient(tmp_path)).endswith(
            "revision limits, 1 people, brought to tries when the chat opens it"
        )
        raw.execute("UPDATE office_version SET version_num = 'later'")
        raw.commit()
        with pytest.raises(Ailment, match=r"newer version \(later\); install the version"):
            people(patient(tmp_path))
    raw.close()
    file.write_bytes(b"no database" * 100)
    with pytest.raises(OfficeUnusable, match="damaged"):
        people(patient(tmp_path))


def test_a_server_of_people_is_told_without_its_password(database, postgres, tmp_path):
    assert "nobody was added yet" in people(patient(tmp_path, database))
    add_lan(tmp_path, database)
    told = people(patient(tmp_path, database))
    assert "PostgreSQL 1" in told
    assert "1 people" in told
    with pytest.raises(OfficeUnreachable, match="see that PostgreSQL runs there") as caught:
        people(patient(tmp_path, "postgresql://hoi:s3cret@127.0.0.1:1/hoi"))
    assert "s3cret" not in told + str(caught.value)


def test_an_index_that_is_gone_is_told_with_what_builds_it_without_the_files(data, tmp_path):
    copied = shutil.copytree(data, tmp_path / "data")
    shutil.rmtree(copied / "index")
    with pytest.raises(Ailment, match="no index yet") as caught:
        index(patient(copied))
    ours, _, command = caught.value.advice.partition("or by: ")
    assert ours.startswith("it is built by the next start")
    words = [sys.executable, *command.split()[1:]]
    subprocess.run(words, check=True, cwd=Path(__file__).parents[4], capture_output=True)
    assert "they find themselves" in index(patient(copied))


def test_an_ingestion_that_ends_meanwhile_is_no_ailment(data, tmp_path, monkeypatch):
    copied = shutil.copytree(data, tmp_path / "data")
    with open_catalogue(copied, write=True) as catalogue:
        catalogue.record_embedder(catalogue.embedder or "")

    def ended(folder: Path) -> bool:
        build(folder, Settings().index, check=check)
        return False

    with pytest.raises(Ailment, match="older than the catalogue"):
        index(patient(copied))
    monkeypatch.setattr("vectorstore.step.is_written", ended)
    assert "they find themselves" in index(patient(copied))


def test_where_the_vectors_lie_is_told(data):
    assert vectors(patient(data)) == "in the data folder"
    there = Settings(index=IndexSettings(chroma_url="http://127.0.0.1:1"))
    with pytest.raises(IndexStale, match="HOI_CHROMA_URL is"):
        vectors(Patient(there, data))
