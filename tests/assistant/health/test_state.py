"""A damaged index must show within ten seconds, whatever file it is, and a sound one must not."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.chain import open_assistant
from assistant.health.state import BUILDING_SECONDS, State
from ingest.backup.keeping import back_up, restore
from ingest.catalogue import open_catalogue
from ingest.errors import IngestError
from ingest.lock import WriterLock
from ingest.settings import CatalogueSettings
from ingest.store.choosing import choose_store
from ingest.store.sqlite import SqliteStore
from vectorstore.build import build
from vectorstore.check import check
from vectorstore.generation import PROBED, current


@pytest.fixture
def state(copied, settings):
    assistant = open_assistant(copied, settings)
    assistant.warm()
    yield State(assistant, copied, SqliteStore(copied))
    assistant.close()


def test_a_sound_index_is_ready_also_where_somebody_else_opens_it(state, copied, settings):
    assert (state.damage(), state.lack()) == ("", "")
    other = open_assistant(copied, settings)
    other.ask("Tổng vốn FDI năm 2019?")
    other.close()
    assert (state.damage(), state.lack()) == ("", "")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    with path.open("r+b") as opened:
        opened.seek(path.stat().st_size // 2)
        opened.write(b"\xff\x00\xff\x00")


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink])
@pytest.mark.parametrize("noted", [True, False])
def test_damage_shows_in_whichever_file_it_is(state, copied, damage, noted):
    generation = current(copied)
    if not noted:
        (generation / PROBED).unlink()
    assert state.damage() == ""
    files = [p for p in sorted(generation.rglob("*")) if p.is_file() and p.name != PROBED]
    spared = [
        p
        for p in files
        if p.name.endswith(("-wal", "-shm")) or (damage is flip and p.name == "chroma.sqlite3")
    ]
    for path in [p for p in files if p not in spared]:
        path.rename(copied / "kept")  # what is open stays whole
        shutil.copyfile(copied / "kept", path)
        damage(path)
        assert state.damage() == "index_damaged", path
        (copied / "kept").rename(path)
        assert state.damage() == "", path


@pytest.mark.parametrize("looked", [True, False])
def test_an_index_that_is_gone_is_built_again_and_said_where_it_cannot_be(state, copied, looked):
    """Also where it was seen to be sound before: what is built in its place has its name."""
    if looked:
        assert state.damage() == ""
    shutil.rmtree(copied / "index")
    assert state.damage() == ""
    assert (copied / "index" / "CURRENT").is_file()
    assert state.damage() == ""
    shutil.rmtree(copied / "index")
    with open_catalogue(copied, write=True) as catalogue:
        for stored in catalogue.stored():
            catalogue.remove(stored.id)
    assert state.damage() == "index_missing"


def test_an_index_behind_the_catalogue_is_not_ready_but_alive(state, copied):
    with open_catalogue(copied, write=True) as catalogue:
        catalogue.record_embedder(catalogue.embedder or "")
        assert (state.damage(), state.lack()) == ("", "")  # somebody is at it
    assert (state.damage(), state.lack()) == ("", "index_behind")
    with WriterLock(copied):
        assert state.lack() == ""


def test_an_ingestion_that_ends_meanwhile_makes_nobody_unready(state, copied, settings, monkeypatch):
    """Whoever asks in that moment would take the chat out for an index that is in step."""
    with open_catalogue(copied, write=True) as catalogue:
        catalogue.record_embedder(catalogue.embedder or "")

    def ended(data: Path) -> bool:
        build(data, settings.index, check=check)
        return False

    monkeypatch.setattr("vectorstore.step.is_written", ended)
    assert state.lack() == ""


def test_what_was_published_and_is_still_prepared_makes_nobody_unready(state, copied, settings):
    """With many askers that takes minutes, after each ingestion."""
    searcher = state._assistant.searcher
    searcher.taken_up = True
    with open_catalogue(copied, write=True) as catalogue:
        catalogue.record_embedder(catalogue.embedder or "")
        build(copied, settings.index, check=check)
        version = catalogue.version
    assert searcher.manifest.catalogue != version
    assert state.lack() == ""


def test_a_report_that_is_removed_while_it_is_looked_at_is_no_damage(state, copied, settings):
    """Its generation goes at once. Whoever watches would take a sound service out, or start it again."""
    searcher, removed = state._assistant.searcher, []

    def edition():
        found = searcher.edition()
        if not removed:
            with open_catalogue(copied, write=True) as catalogue:
                removed.append(catalogue.stored()[0].id)
                catalogue.remove(removed[0])
            build(copied, settings.index, check=check)
        return found

    looking = State(SimpleNamespace(searcher=SimpleNamespace(edition=edition)), copied, SqliteStore(copied))
    assert looking.damage() == ""
    assert removed


def test_two_looks_at_once_do_not_take_one_edition_for_the_other(state, copied):
    """Both ports are asked for their health while an ingestion is taken up."""
    one, other, seen = current(copied), copied / "other", []
    shutil.copytree(one, other)
    os.utime(other / "catalogue.sqlite3", (1, 1))

    def over(folder, created):
        return SimpleNamespace(
            opened=SimpleNamespace(folder=folder, manifest=SimpleNamespace(created=created))
        )

    class Looked(type(Path())):
        def read_text(self, *how, **more):
            seen.append(state._unchanged(over(other, "second")))
            return super().read_text(*how, **more)

    assert state._unchanged(over(Looked(one), "first"))
    assert seen
    assert all(seen)


def test_one_of_several_machines_is_ready_until_its_index_is_late(copied, database, settings):
    """All of them are behind after each ingestion: were none ready, nobody would be answered."""
    back_up(copied, copied / "backup")
    store, now = choose_store(copied, CatalogueSettings(url=database)), [0.0]
    restore(copied / "backup", copied, store=store, publish=lambda data: None)
    assistant = open_assistant(copied, settings)
    assistant.warm()
    state = State(assistant, copied, store, refresh=30, clock=lambda: now[0])
    assert state.lack() == ""
    for _ in range(3):  # reports come in, one after the other
        with open_catalogue(store, write=True) as catalogue:
            catalogue.record_embedder(catalogue.embedder or "")
        now[0] += 60 + BUILDING_SECONDS
        assert state.lack() == ""
    now[0] += 60 + BUILDING_SECONDS
    assert state.lack() == ""
    now[0] += 1
    assert state.lack() == "index_behind"
    build(copied, settings.index, store=store, check=check)
    assert state.lack() == "", "in step again"
    assistant.close()


def test_a_database_that_is_gone_takes_no_machine_out(state, copied, settings):
    nobody = choose_store(copied, CatalogueSettings(url="postgresql://hoi:x@127.0.0.1:1/hoi"))
    assert State(state._assistant, copied, nobody).lack() == ""


def test_a_catalogue_that_cannot_be_read_is_not_ready_and_costs_no_answer(state, copied, settings):
    for name in ("catalogue.sqlite3-wal", "catalogue.sqlite3-shm"):
        (copied / name).unlink(missing_ok=True)
    (copied / "catalogue.sqlite3").write_bytes(b"no database" * 100)
    assert (state.damage(), state.lack()) == ("", "catalogue_unreadable")
    started = open_assistant(copied, settings)
    for chat in (state._assistant, started):
        assert "19,76 tỷ USD" in chat.ask("Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019?").answer
    started.close()
    with pytest.raises(IngestError, match=r"move .* away and run"):
        open_catalogue(copied, write=True)
