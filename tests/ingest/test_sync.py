import os
import resource
import shutil
import sqlite3
import threading
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, event

from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.encoder import BATCH, embedded_text
from ingest.errors import CatalogueBusy, IngestError, ReportsMissing, VectorStoreError
from ingest.sync import synchronise


class Desk:
    """A folder of reports, a data folder, and the command between them."""

    def __init__(self, place, encoder, parser):
        self.reports = place / "reports"
        self.data = place / "data"
        self.encoder = encoder
        self.parser = parser
        self.published: list[Path] = []
        self.reports.mkdir()

    def write(self, name: str, text: str, root: Path | None = None) -> Path:
        path = (root or self.reports) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *paths: Path, **options):
        options = {"encoder": self.encoder, "parser": self.parser, "publish": self.published.append} | options
        return synchronise(options.pop("paths", paths or (self.reports,)), self.data, **options)

    def counts(self, *paths: Path, **options) -> tuple[int, int, int, int, int]:
        o = self.run(*paths, **options)
        return o.added, o.unchanged, o.replaced, o.removed, len(o.failed)

    def held(self) -> dict[str, list[str]]:
        with open_catalogue(self.data) as catalogue:
            return {
                r.document: [s.text for s in catalogue.sentences(r.id, 0, 99)] for r in catalogue.reports()
            }


@pytest.fixture
def desk(tmp_path, encoder, parser):
    return Desk(tmp_path, encoder, parser)


def everything(data: Path) -> list[str]:
    """All rows but the log of runs and the version."""
    with sqlite3.connect(data / FILE) as raw:
        rows = [line for line in raw.iterdump() if '"runs"' not in line and "'version'" not in line]
    raw.close()
    return rows


def test_reports_come_in_with_the_vectors_of_heading_and_text(desk):
    desk.write("a.txt", "vốn đạt 31 tỷ\nlũy kế 50 tỷ")
    desk.write("năm 2022/b.txt", "xuất khẩu")
    outcome = desk.run()
    assert outcome.to_json() | {"seconds": 0} == {
        "added": 2,
        "unchanged": 0,
        "replaced": 0,
        "removed": 0,
        "failed": [],
        "pages": 2,
        "passages": 3,
        "figures": 3,
        "seconds": 0,
    }
    assert desk.held() == {"a.txt": ["vốn đạt 31 tỷ", "lũy kế 50 tỷ"], "năm 2022/b.txt": ["xuất khẩu"]}
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.embedder == desk.encoder.fingerprint
        for passages, vectors in catalogue.vectors():
            assert np.array_equal(vectors, desk.encoder.encode([embedded_text(p) for p in passages]))
    assert desk.published == [desk.data]


def test_doing_it_again_changes_nothing(desk):
    desk.write("a.txt", "vốn")
    desk.write("b.txt", "xuất khẩu")
    desk.run()
    before, encoded = everything(desk.data), len(desk.encoder.texts)
    with open_catalogue(desk.data) as catalogue:
        version = catalogue.version
    assert desk.counts() == (0, 2, 0, 0, 0)
    assert everything(desk.data) == before
    assert len(desk.encoder.texts) == encoded
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.version == version, "the index would be built again for nothing"
    assert len(desk.published) == 2, "a damaged index is mended by running it again"


def test_changed_files_are_replaced_and_gone_ones_removed(desk):
    desk.write("a.txt", "cũ")
    gone = desk.write("b.txt", "mất")
    desk.run()
    desk.write("a.txt", "mới")
    gone.unlink()
    desk.write("c.txt", "thêm")
    assert desk.counts() == (1, 0, 1, 1, 0)
    assert desk.held() == {"a.txt": ["mới"], "c.txt": ["thêm"]}


def test_a_file_that_breaks_keeps_its_earlier_version(desk):
    desk.write("a.txt", "đúng")
    desk.run()
    desk.write("a.txt", "BROKEN")
    desk.write("b.txt", "BROKEN")
    desk.write("c.txt", "khác")
    desk.write("d.doc", "")
    outcome = desk.run()
    assert [(f.file, f.reason) for f in outcome.failed] == [
        ("d.doc", "DOC files are not read; convert it to DOCX"),
        ("a.txt", "broken; mend it"),
        ("b.txt", "broken; mend it"),
    ]
    assert (outcome.added, outcome.removed) == (1, 0)
    assert desk.held() == {"a.txt": ["đúng"], "c.txt": ["khác"]}
    desk.write("a.txt", "chữa")
    assert desk.run().replaced == 1


def test_a_file_that_cannot_be_opened_is_named_and_kept(desk, parser):
    desk.write("a.txt", "vốn")
    desk.run()
    desk.write("a.txt", "vốn mới")

    class Denied(type(parser)):
        def parse(self, path, document, sha256):
            raise PermissionError(13, "Permission denied", str(path))

    outcome = desk.run(parser=Denied())
    assert outcome.failed[0].reason == "cannot be read (permission denied); see to it and ingest again"
    assert desk.held() == {"a.txt": ["vốn"]}


def test_a_file_that_changes_while_it_is_read_is_not_stored(desk, parser):
    class Slow(type(parser)):
        def parse(self, path, document, sha256):
            read = super().parse(path, document, sha256)
            path.write_text("vốn nữa", encoding="utf-8")
            return read

    desk.write("a.txt", "vốn")
    desk.write("b.txt", "BROKEN")
    assert "changed while it was read" in desk.run(parser=Slow()).failed[0].reason


def test_another_program_or_setting_reads_the_files_again(desk, make_parser):
    desk.write("a.txt", "vốn")
    desk.run()
    assert desk.counts(parser=make_parser("lines-2")) == (0, 0, 1, 0, 0)
    assert desk.counts(parser=make_parser("lines-2")) == (0, 1, 0, 0, 0)


def test_an_emptied_folder_loses_nothing(desk):
    """A disk that is not mounted is an empty folder."""
    path = desk.write("a.txt", "vốn")
    desk.run()
    path.unlink()
    with pytest.raises(ReportsMissing):
        desk.run()
    desk.write("a.doc", "")
    assert desk.counts() == (0, 0, 0, 0, 1)
    assert desk.held() == {"a.txt": ["vốn"]}


def test_a_missing_folder_changes_nothing_even_beside_a_good_one(desk, tmp_path):
    desk.write("a.txt", "vốn")
    with pytest.raises(ReportsMissing):
        desk.run(desk.reports, tmp_path / "nowhere")
    assert not desk.data.exists()


def test_roots_are_swept_apart(desk, tmp_path):
    other = tmp_path / "other"
    desk.write("a.txt", "một")
    desk.write("b.txt", "hai", other)
    desk.run(desk.reports, other)
    desk.write("c.txt", "ba")
    (desk.reports / "a.txt").unlink()
    assert desk.counts(desk.reports) == (1, 0, 0, 1, 0)
    assert desk.held() == {"b.txt": ["hai"], "c.txt": ["ba"]}
    assert desk.counts(desk.reports, only=True) == (0, 1, 0, 1, 0)
    assert desk.held() == {"c.txt": ["ba"]}


def test_a_file_that_is_saved_while_the_folder_is_listed_keeps_its_report(desk, parser):
    """Office programs take the old file away before the new one has its name."""
    saved, other = desk.write("a.txt", "vốn đạt 31 tỷ"), desk.write("b.txt", "xuất khẩu")
    desk.run()
    text = saved.read_text(encoding="utf-8")
    saved.unlink()
    other.write_text("xuất khẩu 5 tỷ", encoding="utf-8")
    before = desk.held()["a.txt"]

    class Saving(type(parser)):
        def parse(self, *told):
            saved.write_text(text, encoding="utf-8")
            return parser.parse(*told)

    desk.parser = Saving()
    assert desk.counts() == (0, 0, 1, 0, 0)
    assert desk.held()["a.txt"] == before
    saved.unlink()
    assert desk.counts() == (0, 1, 0, 1, 0)


def test_a_file_alone_is_added_and_nothing_removed(desk):
    desk.write("a.txt", "một")
    desk.run()
    (desk.reports / "a.txt").unlink()
    path = desk.write("b.txt", "hai")
    assert desk.counts(path) == (1, 0, 0, 0, 0)
    assert set(desk.held()) == {"a.txt", "b.txt"}
    assert desk.counts() == (0, 1, 0, 1, 0)


def test_a_folder_inside_a_folder_does_not_make_reports_twice(desk):
    """One file is one report, under its name below the folder that was ingested last."""
    inner = desk.reports / "2022"
    desk.write("2022/a.txt", "một")
    desk.write("b.txt", "hai")
    desk.run()
    assert desk.counts(inner) == (0, 0, 1, 0, 0)
    assert set(desk.held()) == {"a.txt", "b.txt"}
    assert desk.counts() == (0, 1, 1, 0, 0)
    assert set(desk.held()) == {"2022/a.txt", "b.txt"}
    (inner / "a.txt").unlink()
    desk.write("2022/c.txt", "ba")
    assert desk.counts(inner) == (1, 0, 0, 1, 0)


def test_a_moved_folder_and_a_copied_one_do_not_double_the_reports(desk, tmp_path):
    desk.write("a.txt", "một")
    desk.run()
    shutil.copytree(desk.reports, tmp_path / "copy")
    assert desk.counts(tmp_path / "copy") == (0, 1, 0, 0, 0)
    shutil.rmtree(desk.reports)
    assert desk.counts(tmp_path / "copy") == (0, 0, 1, 0, 0)
    assert desk.counts(tmp_path / "copy") == (0, 1, 0, 0, 0)
    assert desk.held() == {"a.txt": ["một"]}


def test_two_folders_with_one_report_hold_it_once(desk, tmp_path):
    desk.write("a.txt", "một")
    desk.write("a.txt", "một", tmp_path / "other")
    both = (desk.reports, tmp_path / "other")
    assert desk.counts(*both) == (1, 1, 0, 0, 0)
    assert desk.counts(*both) == (0, 2, 0, 0, 0)
    desk.write("a.txt", "hai", tmp_path / "other")
    assert desk.counts(*both) == (0, 0, 2, 0, 0)
    with open_catalogue(desk.data) as catalogue:
        assert {catalogue.sentences(r.id, 0, 0)[0].text for r in catalogue.reports()} == {"một", "hai"}
    desk.write("a.txt", "một", tmp_path / "other")
    desk.run(*both)
    with open_catalogue(desk.data) as catalogue:
        assert [catalogue.sentences(r.id, 0, 0)[0].text for r in catalogue.reports()] == ["một"]


def test_a_renamed_or_renormalised_file_is_not_kept_twice(desk):
    path = desk.write("Báo cáo.txt", "một")
    desk.run()
    path.rename(path.with_name(unicodedata.normalize("NFD", "Báo cáo.txt")))
    assert desk.counts() == (0, 1, 0, 0, 0)
    (desk.reports / unicodedata.normalize("NFD", "Báo cáo.txt")).rename(path.with_name("khác.txt"))
    assert desk.counts() == (1, 0, 0, 1, 0)


def test_copies_and_half_read_files_are_warned_of(desk):
    desk.write("a.txt", "SCAN")
    desk.write("b.txt", "SCAN")
    assert desk.run().warnings == (
        "a.txt: page 2 has no text (a scan)",
        "b.txt: page 2 has no text (a scan)",
        "b.txt: the same content as a.txt; it is one report, cited as a.txt",
    )


def test_another_embedder_makes_all_vectors_anew(desk, make_encoder):
    desk.write("a.txt", "một\nhai")
    desk.run()
    desk.write("b.txt", "ba")
    other = make_encoder("hash-4", 4)
    desk.run(encoder=other)
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.embedder == "hash-4"
        for passages, vectors in catalogue.vectors():
            assert np.array_equal(vectors, other.encode([embedded_text(p) for p in passages]))


def test_an_embedder_that_fails_half_way_leaves_vectors_that_are_nobody_s(desk, make_encoder):
    for n in range(3):
        desk.write(f"{n}.txt", f"đoạn {n}")
    desk.run()

    class Failing(make_encoder):
        def encode(self, texts):
            raise VectorStoreError("the embedder stopped: no memory")

    with pytest.raises(VectorStoreError, match="no memory"):
        desk.run(encoder=Failing("other"))
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.embedder is None
    desk.run(encoder=make_encoder("third", 4))
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.embedder == "third"
        assert [vectors.shape for _, vectors in catalogue.vectors()] == [(3, 4)]


def test_vectors_made_before_a_failure_are_not_made_again(desk, make_encoder):
    """An embedder that costs an hour must not start at the beginning after every fault."""
    desk.write("0.txt", "\n".join(f"đoạn {n}" for n in range(2 * BATCH + 5)))
    desk.run()

    class Failing(make_encoder):
        def encode(self, texts):
            if len(self.texts) >= BATCH:
                raise VectorStoreError("the endpoint is gone")
            return super().encode(texts)

    seen: list[str] = []
    with pytest.raises(VectorStoreError, match="gone"):
        desk.run(encoder=Failing("slow"))
    again = make_encoder("slow")
    desk.run(encoder=again, progress=lambda done, total, name: seen.append(name))
    assert len(again.texts) == BATCH + 5
    assert seen[-2:] == [f"{n} of {2 * BATCH + 5} passages by another embedder" for n in (BATCH, 2 * BATCH)]
    with open_catalogue(desk.data) as catalogue:
        assert catalogue.embedder == "slow"
        for passages, vectors in catalogue.vectors():
            assert np.array_equal(vectors, again.encode([embedded_text(p) for p in passages]))

    # Another embedder in between: what was made before is of no use.
    with pytest.raises(VectorStoreError, match="gone"):
        desk.run(encoder=Failing("third"))
    fourth = make_encoder("fourth")
    desk.run(encoder=fourth)
    assert len(fourth.texts) == 2 * BATCH + 5


def test_reports_are_read_while_the_embedder_loads(desk, encoder, parser):
    """It loads for seconds; reading must not wait for it."""
    names = [f"{n:02}.txt" for n in range(20)]
    all_read = threading.Event()

    class Late(type(encoder)):
        def encode(self, texts):
            assert all_read.wait(timeout=60), "reading waits for the embedder"
            return super().encode(texts)

    class Early(type(parser)):
        def parse(self, path, document, sha256):
            if document == names[-1]:
                all_read.set()
            return super().parse(path, document, sha256)

    for name in names:
        desk.write(name, f"đoạn {name}")
    desk.run(encoder=Late(), parser=Early())
    assert list(desk.held()) == names


def test_files_read_side_by_side_come_in_as_if_read_one_after_the_other(desk, parser):
    """Rows, failures and warnings stand in the files' order, however long each file takes."""

    class Uneven(type(parser)):
        def parse(self, path, document, sha256):
            time.sleep(0.02 * (int(path.stem) % 3 == 0))
            return super().parse(path, document, sha256)

    for n in range(24):
        desk.write(f"{n:02}.txt", "BROKEN" if n % 5 == 1 else f"đoạn {n}" + "\nSCAN" * (n % 4 == 0))
    parsers = [Uneven(), Uneven()]
    parsers[1].readers = 4
    found = []
    for one in parsers:
        seen = []
        shutil.rmtree(desk.data, ignore_errors=True)
        done = desk.run(parser=one, progress=lambda *step, seen=seen: seen.append(step))
        found.append((replace(done, seconds=0.0), seen, everything(desk.data)))
    assert found[0] == found[1]
    assert len(found[0][0].failed) == 5


def test_progress_counts_to_the_end(desk):
    seen = []
    for n in range(3):
        desk.write(f"{n}.txt", f"đoạn {n}")
    desk.run(progress=lambda done, total, document: seen.append((done, total, document)))
    assert seen[-1] == (3, 3, "2.txt")
    assert [done for done, _, _ in seen] == sorted(done for done, _, _ in seen)


def test_nothing_is_published_when_nothing_was_ever_read(desk):
    desk.write("a.txt", "BROKEN")
    assert desk.run().passages == 0
    assert desk.published == []


def test_the_log_says_how_a_run_ended(desk):
    desk.write("a.txt", "một")
    desk.run()
    with sqlite3.connect(desk.data / FILE) as raw:
        [(ended, outcome)] = raw.execute("SELECT ended, outcome FROM runs").fetchall()
    raw.close()
    assert ended is not None
    assert '"added":1' in outcome


def test_the_index_is_built_under_the_lock(desk):
    desk.write("a.txt", "một")

    def publish(data: Path) -> None:
        with pytest.raises(CatalogueBusy):
            open_catalogue(data, write=True)
        with open_catalogue(data) as catalogue:
            assert len(catalogue.reports()) == 1

    desk.run(publish=publish)


def test_killed_at_any_statement_every_report_is_old_or_new(desk, in_child):
    """SQLite's own way to test: let the n-th operation be the last, for every n."""
    old = {"a.txt": ["một", "hai"], "b.txt": ["ba"], "c.txt": ["mất"]}
    new = {"a.txt": ["bốn"], "b.txt": ["năm", "sáu"], "d.txt": ["thêm"]}

    def put(texts):
        shutil.rmtree(desk.reports)
        for name, lines in texts.items():
            desk.write(name, "\n".join(lines))

    def run_until(last: int) -> None:
        def count(*_):
            nonlocal last
            last -= 1
            if last < 0:
                os._exit(137)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        desk.run()

    put(old)
    desk.run()
    shutil.copytree(desk.data, desk.data.with_name("before"))
    put(new)
    killed = 0
    while True:
        shutil.rmtree(desk.data)
        shutil.copytree(desk.data.with_name("before"), desk.data)
        last = killed
        code, said = in_child(lambda: run_until(last))  # noqa: B023 - called at once
        held = desk.held()
        for name in old | new:
            assert held.get(name) in (old.get(name), new.get(name)), f"after {killed} statements"
        with sqlite3.connect(desk.data / FILE) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
            assert raw.execute("SELECT count(*) FROM passages").fetchone() == (sum(map(len, held.values())),)
        raw.close()
        desk.run()
        assert desk.held() == new, f"running it again after {killed} statements"
        if code == 0:
            break
        assert (code, said) == (137, "")
        killed += 1
    assert killed > 20


def test_a_full_disk_is_one_sentence_and_loses_nothing(desk, in_child):
    desk.write("a.txt", "một")
    desk.run()
    desk.write("b.txt", "\n".join(f"đoạn {n}" for n in range(20_000)))

    def fill() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
        try:
            desk.run()
        except IngestError as error:
            return str(error)
        return "no error"

    code, said = in_child(fill)
    assert code == 0, said
    assert "check disk space" in said
    assert said.count("\n") == 0
    assert desk.held() == {"a.txt": ["một"]}
    assert desk.counts() == (1, 1, 0, 0, 0)


def test_a_file_taken_away_is_forgotten_by_name_even_where_it_was_the_last(desk):
    """Without it staff could not withdraw the only report of a folder: an empty one changes nothing."""
    last, other = desk.write("Số liệu.txt", "vốn 31 tỷ"), desk.write("khác/b.txt", "xuất khẩu")
    desk.run()
    for path in (last, other):
        path.unlink()
    assert desk.run(gone=[last], paths=()).removed == 1
    assert list(desk.held()) == ["khác/b.txt"]
    nfd = other.with_name(unicodedata.normalize("NFD", other.name))
    assert desk.run(gone=[nfd], paths=()).removed == 1
    assert desk.held() == {}


def test_a_file_that_is_there_is_not_forgotten(desk):
    path = desk.write("a.txt", "vốn 31 tỷ")
    desk.run()
    assert desk.run(gone=[path], paths=()).removed == 0
    assert list(desk.held()) == ["a.txt"]


def test_a_file_is_read_again_when_somebody_says_so(desk, parser):
    path = desk.write("a.txt", "vốn 31 tỷ")
    desk.write("b.txt", "xuất khẩu")
    desk.run()
    assert desk.counts(path) == (0, 1, 0, 0, 0)
    assert desk.counts(path, again=True) == (0, 0, 1, 0, 0)
    assert sorted(desk.held()) == ["a.txt", "b.txt"]
