import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ingest.backup.keeping import back_up, restore
from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import BackupRefused, CatalogueBusy, CatalogueMissing, CatalogueUnreachable, IngestError
from ingest.store.address import read_address
from ingest.store.server import PostgresStore

ROOT = Path("/reports")


def save(catalogue: Catalogue, content) -> None:
    catalogue.save(ROOT, content, np.ones((len(content.passages), 2), np.float16), replaces=None)


def all_of(place) -> list[object]:
    with open_catalogue(place) as catalogue:
        ids = [report.id for report in catalogue.reports()]
        figures = [f for found in ids for f in catalogue.report_figures(found)]
        vectors = [(batch, rows.tolist()) for batch, rows in catalogue.vectors()]
        return [catalogue.reports(), figures, vectors, catalogue.version, catalogue.last_run()]


def silent(data: Path) -> None:
    """No index is built."""


def test_nothing_ingested_yet(server_store):
    with pytest.raises(CatalogueMissing, match="run: python -m ingest FOLDER"):
        open_catalogue(server_store)
    open_catalogue(server_store, write=True).close()
    with open_catalogue(server_store) as catalogue:
        assert catalogue.reports() == []


def test_tables_of_others_in_the_database_do_no_harm_and_come_to_none(server_store, postgres):
    name = server_store.address.database
    postgres.run("CREATE TABLE theirs (id integer)", "INSERT INTO theirs VALUES (1)", database=name)
    open_catalogue(server_store, write=True).close()
    assert postgres.run("SELECT * FROM theirs", database=name) == [(1,)]


def test_the_second_machine_is_refused(server_store):
    told = r"process \d+ is ingesting on \S+; wait for it to end and run again"
    with open_catalogue(server_store, write=True), pytest.raises(CatalogueBusy, match=told):
        open_catalogue(server_store, write=True)
    open_catalogue(server_store, write=True).close()


def test_a_backup_moves_to_a_file_and_back_to_a_server(server_store, tmp_path, make_content):
    with open_catalogue(server_store, write=True) as catalogue:
        run = catalogue.begin_run()
        save(catalogue, make_content("b.txt", "một\nhai\nba"))
        save(catalogue, make_content("a.txt", "bốn"))
        catalogue.end_run(run, {"added": 2})
    before = all_of(server_store)
    back_up(server_store, tmp_path / "first")
    restore(tmp_path / "first", tmp_path / "file", publish=silent)
    moved = all_of(tmp_path / "file")
    assert moved[:4] == before[:4]
    back_up(tmp_path / "file", tmp_path / "second")
    told = {"store": server_store, "publish": silent}
    with pytest.raises(BackupRefused, match=r"is not empty.*--replace"):
        restore(tmp_path / "second", tmp_path / "elsewhere", **told)
    with open_catalogue(server_store, write=True) as catalogue:
        catalogue.remove(before[0][0].id)
    restore(tmp_path / "second", tmp_path / "elsewhere", **told, replace=True)
    assert all_of(server_store) == before
    with open_catalogue(server_store, write=True) as catalogue:
        assert catalogue.begin_run() > run, "numbers go on behind those that were brought back"


def test_an_ingestion_that_is_killed_leaves_nothing_half_written(server_store, make_content, in_child):
    first, second = make_content("a.txt", "một"), make_content("b.txt", "hai\nba")

    def ingest() -> None:
        with open_catalogue(server_store, write=True) as catalogue:
            save(catalogue, first)
            os.environ["HOI_FAIL_AT"] = "report-storing"
            save(catalogue, second)

    assert in_child(ingest)[0] == -signal.SIGKILL
    with open_catalogue(server_store, write=True) as catalogue:
        assert catalogue.reports() == [first.report], "the lock went with it, and so did the half report"
        assert catalogue.totals().passages == 1
        save(catalogue, second)


def test_the_right_of_a_killed_ingestion_is_waited_for(server_store, postgres):
    """The server sees a moment later that whoever had it is gone; nobody is to be told to wait for him."""
    held, said = os.pipe()
    pid = os.fork()
    if pid == 0:
        with open_catalogue(server_store, write=True):
            os.write(said, b".")
            time.sleep(60)
        os._exit(0)
    os.close(said)
    with os.fdopen(held, "rb") as pipe:
        assert pipe.read(1) == b"."
    [(backend,)] = postgres.run(f"SELECT pid FROM pg_stat_activity WHERE application_name LIKE '% {pid} %'")
    with pytest.raises(CatalogueBusy, match=f"process {pid} is ingesting"):
        open_catalogue(server_store, write=True)
    os.kill(backend, signal.SIGSTOP)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    going_on = threading.Timer(0.5, os.kill, (backend, signal.SIGCONT))
    going_on.start()
    try:
        open_catalogue(server_store, write=True).close()
    finally:
        going_on.join()


def test_a_writer_that_lost_its_connection_writes_no_more(server_store, postgres, make_content):
    """The server has given the lock back: somebody else may be writing already."""
    with open_catalogue(server_store, write=True) as catalogue:
        save(catalogue, make_content("a.txt", "một"))
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{server_store.address.database}' AND application_name LIKE '% {os.getpid()} %'"
        )
        for _ in range(3):
            with pytest.raises(CatalogueUnreachable, match="then run it again"):
                save(catalogue, make_content("b.txt", "hai"))
    with open_catalogue(server_store, write=True) as catalogue:
        assert [report.document for report in catalogue.reports()] == ["a.txt"]


def test_no_row_of_a_removed_report_waits_in_a_table_for_who_could_dig_it_up(
    server_store, make_content, postgres
):
    with open_catalogue(server_store, write=True) as catalogue:
        content = make_content("a.txt", "một")
        save(catalogue, content)
        catalogue.remove(content.report.id)
        catalogue.forget_deleted()
    postgres.run("CREATE EXTENSION pgstattuple", database=server_store.address.database)
    for table in ("reports", "pages", "sentences", "passages", "figures"):
        dead = f"SELECT dead_tuple_count FROM pgstattuple('{table}')"
        assert postgres.run(dead, database=server_store.address.database) == [(0,)]


def test_what_is_wrong_is_told_in_a_sentence_without_the_password(server_store, postgres):
    address = server_store.address
    postgres.run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'guest-secret'")
    wrong = {
        "the password is refused": replace(address, password="other-secret"),
        "cannot be reached": replace(address, port=1),
        "there is no database nowhere; make it: createdb -O hoi nowhere": replace(
            address, database="nowhere"
        ),
        "user guest lacks rights": replace(address, user="guest", password="guest-secret"),
        "gone.invalid": replace(address, host="gone.invalid"),
    }
    for told, tried in wrong.items():
        with pytest.raises(IngestError, match=told) as caught:
            open_catalogue(PostgresStore(tried), write=True)
        assert "secret" not in str(caught.value)
        assert postgres.password not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_server_that_went_away_and_came_back_is_read_again(start_postgres, make_content):
    server = start_postgres()
    store = PostgresStore(read_address(server.url()))
    with open_catalogue(store, write=True) as writer:
        save(writer, make_content("a.txt", "một"))
        with open_catalogue(store) as reader:
            assert len(reader.reports()) == 1
            server.kill()
            with pytest.raises(CatalogueUnreachable, match="see that PostgreSQL runs there"):
                reader.reports()
            with pytest.raises(CatalogueUnreachable):
                save(writer, make_content("b.txt", "hai"))
            server.start()
            assert len(reader.reports()) == 1
    with open_catalogue(store, write=True) as writer:
        save(writer, make_content("b.txt", "hai"))
        assert len(writer.reports()) == 2
