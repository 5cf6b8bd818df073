"""A generation is whole and current, or not there."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from ingest.catalogue import open_catalogue
from ingest.encoder import ROOT
from ingest.errors import IndexStale
from ingest.lock import WriterLock
from ingest.store.sqlite import SqliteStore
from vectorstore.build import build
from vectorstore.generation import current, finished, index_folder, read_manifest, was_probed
from vectorstore.lease import Lease
from vectorstore.search import open_searcher
from vectorstore.settings import IndexSettings


def test_same_catalogue_is_not_built_twice(built):
    before = current(built)
    assert build(built, IndexSettings()) == before
    assert was_probed(before)


def test_manifest_names_what_it_was_built_from(built, embedder):
    manifest = read_manifest(current(built))
    with open_catalogue(built) as catalogue:
        assert manifest.catalogue == catalogue.version
    assert (manifest.passages, manifest.dimension) == (5, embedder.dimension)
    assert manifest.fingerprint == embedder.fingerprint


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system does not tell who waits")
def test_who_builds_waits_for_another_that_does_and_takes_what_it_built(tmp_path, fill):
    """Two chats of a folder whose index is gone, or a chat and an ingestion, build it at the same time."""
    fill(tmp_path, index=False)
    command = [sys.executable, "-m", "vectorstore", "build", "--data", str(tmp_path)]
    with WriterLock(index_folder(tmp_path)):
        other = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        until = time.monotonic() + 120
        while not waits(other.pid):
            assert other.poll() is None, other.communicate()[0]
            assert time.monotonic() < until
            time.sleep(0.05)
    said, _ = other.communicate(timeout=120)
    assert (other.returncode, said.strip()) == (0, str(current(tmp_path)))


def waits(process: int) -> bool:
    """Whether a process waits for a lock on a file."""
    lines = (line.split() for line in Path("/proc/locks").read_text("ascii").splitlines())
    return any("->" in words and str(process) in words for words in lines)


def test_leftovers_go_and_two_generations_stay(tmp_path, fill):
    index_folder(tmp_path).mkdir(parents=True)
    (index_folder(tmp_path) / "gen-000009.tmp").mkdir()
    (index_folder(tmp_path) / "CURRENT.tmp").write_text("gen-")
    for number in range(3):
        fill(tmp_path, f"r{number}", (f"Dự án số {number} được cấp phép.",))
    names = sorted(p.name for p in index_folder(tmp_path).iterdir())
    assert names == ["CURRENT", "gen-000002", "gen-000003", "ingest.lock"]
    assert [p.name for p in finished(tmp_path)] == ["gen-000003", "gen-000002"]


def test_what_is_asked_stays_through_many_publications_and_goes_when_it_is_left(tmp_path, fill):
    fill(tmp_path, "r0", ("Dự án số 0 được cấp phép.",))
    with closing(open_searcher(tmp_path, IndexSettings())) as asked:
        held = asked.held
        for number in range(1, 4):
            fill(tmp_path, f"r{number}", (f"Dự án số {number} được cấp phép.",))
        assert [p.name for p in finished(tmp_path)] == ["gen-000004", "gen-000003", "gen-000001"]
        assert [hit.key.partition(":")[0] for hit in held.search("dự án số 0")] == ["r0"]
        assert asked.generation == "gen-000004"
        fill(tmp_path, "r5", ("Dự án số 5 được cấp phép.",))
        assert [p.name for p in finished(tmp_path)] == ["gen-000005", "gen-000004"]


def test_what_is_asked_stays_where_nothing_is_new_but_for_what_was_removed(tmp_path, fill):
    """A chat prepares what was published for minutes, and an ingestion of nothing new comes meanwhile."""
    fill(tmp_path, "r0", ("Dự án số 0 được cấp phép.",))
    with Lease(current(tmp_path)):
        for number in (1, 2):
            fill(tmp_path, f"r{number}", (f"Dự án số {number} được cấp phép.",))
        before = [p.name for p in finished(tmp_path)]
        assert before == ["gen-000003", "gen-000002", "gen-000001"]
        build(tmp_path, IndexSettings())
        assert [p.name for p in finished(tmp_path)] == ["gen-000003", "gen-000001"]
        with open_catalogue(tmp_path, write=True) as catalogue:
            catalogue.remove("r0")
        command = [sys.executable, "-m", "vectorstore", "build", "--data", str(tmp_path)]
        killed = os.environ | {"HOI_FAIL_AT": "current-replaced"}
        assert subprocess.run(command, cwd=ROOT, env=killed, check=False).returncode == -signal.SIGKILL
        assert "gen-000001" in [p.name for p in finished(tmp_path)]
        build(tmp_path, IndexSettings())
        assert [p.name for p in finished(tmp_path)] == ["gen-000004"]


def test_another_process_that_asks_holds_it_until_it_is_killed(tmp_path, fill):
    fill(tmp_path, "r0", ("Dự án số 0 được cấp phép.",))
    asking = (
        "import sys, time; from pathlib import Path; from vectorstore.lease import Lease; "
        "held = Lease(Path(sys.argv[1])); print('held', flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", asking, str(current(tmp_path))], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        for number in range(1, 4):
            fill(tmp_path, f"r{number}", (f"Dự án số {number} được cấp phép.",))
        assert "gen-000001" in [p.name for p in finished(tmp_path)]
        other.kill()
    fill(tmp_path, "r4", ("Dự án số 4 được cấp phép.",))
    assert [p.name for p in finished(tmp_path)] == ["gen-000005", "gen-000004"]


def test_a_removed_report_does_not_stay_for_who_asks(tmp_path, fill):
    fill(tmp_path, "r0", ("Dự án số 0 được cấp phép.",))
    with closing(open_searcher(tmp_path, IndexSettings())) as asked:
        fill(tmp_path, "r1", ("Dự án số 1 được cấp phép.",))
        with open_catalogue(tmp_path, write=True) as catalogue:
            catalogue.remove("r0")
        build(tmp_path, IndexSettings())
        assert [p.name for p in finished(tmp_path)] == ["gen-000003"]
        assert asked.search("dự án số 0")[0].key.startswith("r1:")


def test_vectors_of_another_embedder_are_not_indexed(tmp_path, fill):
    fill(tmp_path, index=False)
    with open_catalogue(tmp_path, write=True) as catalogue:
        catalogue.record_embedder("another")
    with pytest.raises(IndexStale, match="python -m ingest"):
        build(tmp_path, IndexSettings())
    assert finished(tmp_path) == []


def test_vectors_that_another_embedder_makes_meanwhile_are_not_indexed(tmp_path, fill):
    """A chat that builds what is gone, while an ingestion makes all vectors anew, would mix both."""
    fill(tmp_path, index=False)

    class Ingested(SqliteStore):
        def copy_out(self, copy):
            with open_catalogue(tmp_path, write=True) as catalogue:
                catalogue.forget_embedder("another")
            super().copy_out(copy)

    with pytest.raises(IndexStale, match="python -m ingest"):
        build(tmp_path, IndexSettings(), store=Ingested(tmp_path))
    assert finished(tmp_path) == []


def test_stored_vectors_are_the_catalogue_s(built):
    with open_catalogue(built) as catalogue:
        _, vectors = next(iter(catalogue.vectors()))
    assert np.array_equal(np.load(current(built) / "vectors.npy"), vectors)


def test_pages_in_quarantine_are_found_only_on_wish(tmp_path, fill):
    keys = fill(tmp_path, doubted=(2,))
    assert read_manifest(current(tmp_path)).passages == len(keys) - 1
    with pytest.raises(IndexStale, match="HOI_INDEX_QUARANTINED"):
        open_searcher(tmp_path, IndexSettings(quarantined=True))
    build(tmp_path, IndexSettings(quarantined=True))
    assert read_manifest(current(tmp_path)).passages == len(keys)


def test_graph_without_the_pages_in_quarantine_is_saved(tmp_path, fill):
    """Otherwise every process that opens it builds the graph again, and each gets another."""
    fill(tmp_path, doubted=(2,))
    assert len(list(current(tmp_path).glob("chroma/*/index_metadata.pickle"))) == 1


def test_file_whose_pages_are_all_in_quarantine_is_no_error(tmp_path, fill):
    fill(tmp_path, texts=("Thu ngân sách ước đạt 38.500 tỷ đồng.",), doubted=(1,))
    assert read_manifest(current(tmp_path)).passages == 0
