import sqlite3

import numpy as np

from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.store.__main__ import main
from ingest.store.choosing import choose_store


def migrated(place, tmp_path, monkeypatch) -> tuple[int, list[object]]:
    if place != tmp_path:
        monkeypatch.setenv("HOI_CATALOGUE_URL", place)
    built: list[object] = []
    return main(["--data", str(tmp_path)], publish=built.append), built


def test_a_file_from_before_revisions_keeps_its_reports(tmp_path, monkeypatch, capsys, make_content):
    with open_catalogue(tmp_path, write=True) as catalogue:
        content = make_content("a.txt", "một")
        catalogue.save(tmp_path, content, np.ones((1, 2), np.float16), replaces=None)
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("DROP TABLE catalogue_version")
    raw.close()
    assert migrated(tmp_path, tmp_path, monkeypatch) == (0, [tmp_path])
    assert "revision first, 1 reports" in capsys.readouterr().out
    with open_catalogue(tmp_path) as catalogue:
        assert catalogue.reports() == [content.report]


def test_an_empty_database_is_made_ready(database, tmp_path, monkeypatch, capsys):
    assert migrated(database, tmp_path, monkeypatch) == (0, [])
    with open_catalogue(choose_store(tmp_path)) as catalogue:
        assert catalogue.reports() == []


def test_nothing_is_made_where_nothing_was_ingested_and_a_newer_one_is_left_alone(
    tmp_path, monkeypatch, capsys
):
    assert migrated(tmp_path, tmp_path, monkeypatch)[0] == 1
    assert "no reports yet" in capsys.readouterr().err
    open_catalogue(tmp_path, write=True).close()
    with sqlite3.connect(tmp_path / FILE) as raw:
        raw.execute("UPDATE catalogue_version SET version_num = 'later'")
    raw.close()
    assert migrated(tmp_path, tmp_path, monkeypatch)[0] == 1
    assert "install the version that made it" in capsys.readouterr().err
