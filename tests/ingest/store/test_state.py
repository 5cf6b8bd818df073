import pytest
from sqlalchemy import inspect, text

from ingest import tables
from ingest.catalogue import open_catalogue
from ingest.errors import CatalogueMismatch
from ingest.store.sqlite import SqliteStore
from ingest.store.state import CATALOGUE, read_state


def store_of(place):
    return SqliteStore(place) if not hasattr(place, "open_writer") else place


def change(place, *statements: str) -> None:
    with store_of(place).open_writer() as writer, writer.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def described(connection) -> dict[str, list[tuple[str, str, bool]]]:
    looked = inspect(connection)
    return {
        name: [(c["name"], str(c["type"]), c["nullable"]) for c in looked.get_columns(name)]
        for name in sorted(looked.get_table_names())
        if name in tables.metadata.tables
    }


def test_a_catalogue_made_before_revisions_were_kept_is_read_and_then_stamped(place):
    open_catalogue(place, write=True).close()
    change(place, "DROP TABLE catalogue_version")
    with open_catalogue(place) as reader:
        before = reader.version
    with open_catalogue(place, write=True, migrate=True) as writer:
        assert writer.version == before, "nothing changed: an index of it is still right"
        with writer._read() as connection:
            assert CATALOGUE.read(connection) == tables.HEAD


@pytest.mark.parametrize("write", [True, False])
def test_a_catalogue_of_a_newer_program_is_left_alone(place, write):
    open_catalogue(place, write=True).close()
    change(place, "UPDATE catalogue_version SET version_num = 'later'")
    with pytest.raises(CatalogueMismatch, match=r"another version.*later.*install the version that made it"):
        open_catalogue(place, write=write)


def test_the_migrations_come_to_the_tables_of_this_program(place):
    """A new database is made at once and an old one step by step: both must be the same."""
    with store_of(place).open_writer() as writer:
        with writer.engine.begin() as connection:
            CATALOGUE.upgrade(connection)
            stepped = described(connection)
            tables.metadata.drop_all(connection)
        with writer.engine.begin() as connection:
            tables.metadata.create_all(connection)
            assert stepped == described(connection)


def test_every_revision_before_stamps_is_one_of_the_line():
    from ingest.store.state import UNSTAMPED

    assert all(CATALOGUE.knows(revision) for revision in [*UNSTAMPED.values(), tables.HEAD])
    assert not CATALOGUE.knows("later")


def test_a_database_says_nothing_of_tables_that_are_not_there(place):
    store = store_of(place)
    with store.open_writer() as writer, writer.engine.connect() as connection:
        assert read_state(connection, alone=store.alone) is None
