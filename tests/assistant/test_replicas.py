"""Two machines over one database: what one ingests, the other answers."""

import os
import subprocess
import sys
from pathlib import Path

from assistant.chain import open_assistant
from assistant.records import Answer
from assistant.settings import Settings
from ingest.settings import CatalogueSettings
from ingest.store.choosing import choose_store
from vectorstore.follow import Follower, following

ROOT = Path(__file__).parent.parent.parent
QUESTION = "Tổng vốn FDI năm 2023 là bao nhiêu?"


def ingest(reports: Path, data: Path, url: str) -> None:
    command = [sys.executable, "-m", "ingest", str(reports), "--data", str(data)]
    environment = os.environ | {"HOI_CATALOGUE_URL": url}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def asked(data: Path, settings: Settings) -> Answer:
    assistant = open_assistant(data, settings)
    try:
        return assistant.ask(QUESTION)
    finally:
        assistant.close()


def test_a_report_ingested_on_one_machine_is_answered_on_the_other(
    start_postgres, tmp_path, monkeypatch, caplog
):
    """Also while the database is gone: an answer is made from what lies beside the index."""
    server = start_postgres()
    monkeypatch.setenv("HOI_CATALOGUE_URL", server.url())  # as a child that builds an index finds it
    settings = Settings(catalogue=CatalogueSettings(url=server.url()))
    reports, one, other = (tmp_path / name for name in ("reports", "one", "other"))
    reports.mkdir()
    said = "BÁO CÁO\nNăm {year}, tổng vốn FDI đạt {amount} triệu USD.\n"
    (reports / "a.txt").write_text(said.format(year=2022, amount="954,1"))
    store = choose_store(other, settings.catalogue)
    follower = Follower(other, store)
    assert not follower.step(), "nothing was ever ingested"
    ingest(reports, one, server.url())
    with following(other, store, 600):
        assert asked(other, settings).status == "refused"
    assert not follower.step(), "it is in step"
    (reports / "b.txt").write_text(said.format(year=2023, amount="1.234,5"))
    ingest(reports, one, server.url())
    server.kill()
    assert not follower.step()
    assert "see that PostgreSQL runs there" in caplog.text
    assert server.password not in caplog.text
    assert asked(other, settings).status == "refused", "its index is of before"
    server.start()
    assert follower.step()
    here, there = asked(one, settings), asked(other, settings)
    assert [figure.value for figure in here.figures] == [figure.value for figure in there.figures]
    assert here.answer == there.answer
    assert "1.234,5" in there.answer
