import os
import sqlite3
import tempfile
import threading
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from ingest import tables
from ingest.catalogue import Catalogue, open_catalogue
from ingest.connection import FILE
from ingest.errors import CatalogueBusy, CatalogueMismatch, CatalogueMissing, IngestError
from ingest.records import Block, Cell, Figure, Page, Passage, Period, Sentence, Span
from ingest.reports import Report, ReportContent
from ingest.store.records import Store

ROOT = Path("/reports")
FULL = ReportContent(
    report=Report(
        id="r1",
        document="năm 2022/báo cáo.pdf",
        sha256="ab" * 32,
        title="Báo cáo kết quả",
        format="pdf",
        pages=2,
        issuer="Sở Ngoại vụ",
        number="12/BC-SNgV",
        dated=date(2022, 12, 20),
        year=2022,
        warnings=("page 3 has no text (a scan)",),
    ),
    pages=[
        Page(
            number=1,
            text="Vốn 2.061,53 triệu USD",
            blocks=(
                Block(
                    start=0,
                    end=22,
                    kind="row",
                    level=2,
                    mark="+",
                    continues=True,
                    table=0,
                    caption="Bảng 1 (triệu USD)",
                    cells=(
                        Cell(start=0, end=3, row=1, column=0),
                        Cell(start=4, end=22, row=1, column=1, row_head="Vốn", column_head="Năm 2022 / FDI"),
                    ),
                ),
            ),
        ),
        Page(number=2, text="", blocks=()),
    ],
    sentences=[
        Sentence(
            ordinal=0,
            spans=(Span(page=1, start=0, end=22), Span(page=2, start=0, end=0)),
            text="Vốn 2.061,53 triệu USD ",
            kind="row",
            headings=("I. Kết quả", "1. FDI"),
            block=0,
            mark="+",
            level=2,
            table=0,
            caption="Bảng 1 (triệu USD)",
            cells=(Cell(start=4, end=22, row=1, column=1, row_head="Vốn", column_head="Năm 2022"),),
        )
    ],
    passages=[
        Passage(
            report_id="r1",
            ordinal=0,
            spans=(Span(page=1, start=0, end=22),),
            text="Vốn 2.061,53 triệu USD",
            headings=("I. Kết quả", "1. FDI"),
            first_sentence=0,
            last_sentence=0,
            tokens=12,
        )
    ],
    figures=[
        Figure(
            report_id="r1",
            ordinal=0,
            sentence=0,
            passage=0,
            spans=(Span(page=1, start=4, end=22),),
            start=4,
            end=22,
            text="2.061,53 triệu USD",
            value=Decimal(2061530000),
            value_max=Decimal("2.5E+9"),
            value_other=Decimal("1.234"),
            unit="USD",
            per="người/tháng",
            indicator="tổng thu hút FDI",
            kind="amount",
            period=Period(start=date(2022, 1, 1), end=date(2022, 12, 20)),
            period_text="đến 20/12/2022",
            as_of=date(2022, 12, 20),
            scope="trong KCN",
            facets=("cumulative", "inside_zones"),
            qualifier="ước",
            clause=(0, 22),
            context=("I. Kết quả",),
            ambiguous=True,
        )
    ],
)
VECTORS = np.array([[0.5, -1, 0.125]], dtype=np.float16)


def write_full(place: Path | Store) -> None:
    with open_catalogue(place, write=True) as catalogue:
        catalogue.save(ROOT, FULL, VECTORS, replaces=None)


@pytest.fixture
def written(place):
    write_full(place)
    return place


@pytest.fixture
def written_file(tmp_path):
    write_full(tmp_path)
    return tmp_path


def test_everything_comes_back_as_it_was_saved(written):
    with open_catalogue(written) as catalogue:
        assert catalogue.report("r1") == FULL.report
        assert catalogue.reports() == [FULL.report]
        assert [catalogue.page("r1", n) for n in (1, 2)] == FULL.pages
        assert catalogue.sentences("r1", 0, 9) == FULL.sentences
        assert catalogue.passages(["r1:0"]) == {"r1:0": FULL.passages[0]}
        assert catalogue.passage_sentences(["r1:0"]) == {"r1:0": FULL.sentences}
        assert catalogue.figures("r1", [0]) == FULL.figures
        assert catalogue.passage_figures(["r1:0"]) == {"r1:0": FULL.figures}
        [(passages, vectors)] = catalogue.vectors()
    assert passages == FULL.passages
    assert vectors.dtype == np.float16
    assert vectors.tolist() == VECTORS.tolist()


finite = st.decimals(allow_nan=False, allow_infinity=False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(values=st.lists(st.tuples(finite, st.none() | finite), min_size=1, max_size=20))
def test_a_figure_is_stored_to_the_last_digit(tmp_path, values):
    [figure] = FULL.figures
    figures = [replace(figure, ordinal=n, value=v, value_max=m) for n, (v, m) in enumerate(values)]
    with open_catalogue(tmp_path, write=True) as catalogue:
        catalogue.save(ROOT, replace(FULL, figures=figures), VECTORS, replaces=None)
        read = catalogue.figures("r1", [0])
    for figure, (low, high) in zip(read, values, strict=True):
        assert figure.value.as_tuple() == low.as_tuple()
        assert (figure.value_max and figure.value_max.as_tuple()) == (high and high.as_tuple())


def test_a_number_that_is_none_is_no_figure(place):
    broken = replace(FULL, figures=[replace(FULL.figures[0], value=Decimal("NaN"))])
    with open_catalogue(place, write=True) as catalogue, pytest.raises(ValueError, match="no figure"):
        catalogue.save(ROOT, broken, VECTORS, replaces=None)


def test_replacing_leaves_nothing_of_the_old_version(place, make_content):
    old, new = make_content("a.txt", "một\nhai\nba"), make_content("a.txt", "bốn")
    with open_catalogue(place, write=True) as catalogue:
        catalogue.save(ROOT, old, np.zeros((3, 2), np.float16), replaces=None)
        catalogue.save(ROOT, new, np.zeros((1, 2), np.float16), replaces=old.report.id)
        assert [r.id for r in catalogue.reports()] == [new.report.id]
        assert (catalogue.totals().pages, catalogue.totals().passages, catalogue.totals().figures) == (
            1,
            1,
            1,
        )
        assert catalogue.passages([f"{old.report.id}:0"]) == {}
        catalogue.remove(new.report.id)
        assert catalogue.totals().passages == 0
        with catalogue._read() as connection:
            for table in (tables.pages, tables.sentences, tables.passages, tables.figures):
                assert connection.execute(select(table)).all() == []


def test_a_save_that_fails_leaves_the_old_version(written):
    twice = replace(FULL, pages=[FULL.pages[0], FULL.pages[0]])
    with open_catalogue(written, write=True) as catalogue:
        before = catalogue.version
        with pytest.raises(DatabaseError):
            catalogue.save(ROOT, twice, VECTORS, replaces="r1")
        assert catalogue.version == before
        assert catalogue.sentences("r1", 0, 9) == FULL.sentences


def test_vectors_must_fit_the_passages(place):
    with open_catalogue(place, write=True) as catalogue:
        with pytest.raises(ValueError, match="1 passages"):
            catalogue.save(ROOT, FULL, np.zeros((2, 3), np.float16), replaces=None)
        with pytest.raises(ValueError, match="float32"):
            catalogue.save(ROOT, FULL, VECTORS.astype(np.float32), replaces=None)


def test_the_version_grows_with_every_change_and_never_comes_back(tmp_path, make_content):
    def versions(data: Path) -> list[int]:
        with open_catalogue(data, write=True) as catalogue:
            seen = [catalogue.version]
            catalogue.save(ROOT, FULL, VECTORS, replaces=None)
            seen.append(catalogue.version)
            catalogue.record_embedder("e")
            seen.append(catalogue.version)
            catalogue.remove("r1")
            return [*seen, catalogue.version]

    first, second = versions(tmp_path / "first"), versions(tmp_path / "second")
    assert first == sorted(set(first))
    assert not set(first) & set(second), "an index of the first would pass for one of the second"


def test_passages_come_in_the_order_asked_and_gone_ones_are_left_out(place, make_content):
    a, b = make_content("a.txt", "một\nhai\nba"), make_content("b.txt", "bốn\nnăm")
    with open_catalogue(place, write=True) as catalogue:
        catalogue.save(ROOT, a, np.zeros((3, 2), np.float16), replaces=None)
        catalogue.save(ROOT, b, np.zeros((2, 2), np.float16), replaces=None)
        keys = [b.passages[1].key, a.passages[2].key, "gone:3", a.passages[0].key]
        found = catalogue.passages(keys)
        assert list(found) == [keys[0], keys[1], keys[3]]
        assert [p.text for p in found.values()] == ["năm", "ba", "một"]
        assert {k: [f.text for f in v] for k, v in catalogue.passage_figures(keys[:2]).items()} == {
            keys[0]: ["năm"],
            keys[1]: ["ba"],
        }
        assert (
            catalogue.passages([]) == catalogue.passage_sentences([]) == catalogue.passage_figures([]) == {}
        )


def test_what_is_not_there_is_a_key_error(written):
    with open_catalogue(written, write=True) as catalogue:
        for ask in (
            lambda: catalogue.report("r2"),
            lambda: catalogue.page("r1", 3),
            lambda: catalogue.remove("r2"),
        ):
            with pytest.raises(KeyError):
                ask()


def test_the_one_who_asks_uses_the_index(written_file):
    """Forty hits are read in milliseconds out of a million passages: no query may read a whole table."""
    with open_catalogue(written_file) as catalogue, sqlite3.connect(written_file / FILE) as raw:
        asked: list[str] = []
        with catalogue._reading.connect() as connection:
            connection.connection.driver_connection.set_trace_callback(asked.append)
        catalogue.passages(["r1:0", "r2:1"])
        catalogue.passage_sentences(["r1:0", "r2:1"])
        catalogue.passage_figures(["r1:0", "r2:1"])
        catalogue.figures("r1", [0])
        catalogue.sentences("r1", 0, 3)
        queries = [q for q in asked if q.startswith("SELECT")]
        plans = [step[3] for q in queries for step in raw.execute(f"EXPLAIN QUERY PLAN {q}")]
    raw.close()
    assert len(queries) == 5
    assert [step for step in plans if step.startswith("SCAN") and "CONSTANT" not in step] == []


def test_readers_see_what_is_committed_while_they_are_open(place, make_content, in_child):
    with open_catalogue(place, write=True):
        pass
    with open_catalogue(place) as reader:
        assert reader.reports() == []
        before = reader.version

        def ingest() -> None:
            with open_catalogue(place, write=True) as writer:
                writer.save(ROOT, make_content("a.txt", "một"), np.zeros((1, 2), np.float16), replaces=None)

        assert in_child(ingest)[0] == 0
        assert [r.document for r in reader.reports()] == ["a.txt"]
        assert reader.version > before


def test_readings_of_one_moment_fit_together_whatever_is_written_meanwhile(place, make_content):
    """Figures of a report as it is now, and sentences as they were, would be held against each other."""
    first, second = make_content("a.txt", "một\nhai"), make_content("a.txt", "ba")
    vectors = np.zeros((2, 2), np.float16)
    with open_catalogue(place, write=True) as writer, open_catalogue(place) as reader:
        writer.save(ROOT, first, vectors, replaces=None)
        with reader.at_one_moment():
            assert reader.reports() == [first.report]
            writer.save(ROOT, second, vectors[:1], replaces=first.report.id)
            with reader.at_one_moment():
                assert len(reader.report_figures(first.report.id)) == 2
            assert [s.text for s in reader.report_sentences(first.report.id)] == ["một", "hai"]
        assert reader.reports() == [second.report]


def test_a_reader_goes_on_while_a_report_is_being_written(written):
    with (
        open_catalogue(written, write=True) as writer,
        open_catalogue(written) as reader,
        writer._change(),
    ):
        assert reader.report("r1") == FULL.report


def test_many_threads_read_at_once(written):
    wrong: list[object] = []

    def read(catalogue: Catalogue) -> None:
        for _ in range(30):
            answer = catalogue.figures("r1", [0])
            wrong.extend([answer] if answer != FULL.figures else [])
            time.sleep(0.001)  # there are fewer connections: who never waits leaves nobody else one

    with open_catalogue(written) as catalogue:
        threads = [threading.Thread(target=read, args=(catalogue,)) for _ in range(24)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_chat_without_permission_to_write_reads_and_follows(in_child, make_content):
    """The chat's user owns nothing in the data folder; a later ingestion must still reach it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with open_catalogue(data, write=True) as writer:
            writer.save(ROOT, FULL, VECTORS, replaces=None)
        data.chmod(0o555)
        (data / FILE).chmod(0o444)
        begun, go_on = os.pipe(), os.pipe()

        def chat() -> list[str]:
            if os.getuid() == 0:
                os.setuid(65534)
            with open_catalogue(data) as reader:
                first = reader.reports()
                os.write(begun[1], b".")
                os.read(go_on[0], 1)
                return [r.document for r in first + reader.reports()]

        def ingest() -> None:
            os.read(begun[0], 1)
            data.chmod(0o755)
            (data / FILE).chmod(0o644)
            try:
                with open_catalogue(data, write=True) as writer:
                    made = make_content("b.txt", "hai")
                    writer.save(ROOT, made, np.zeros((1, 3), np.float16), replaces=None)
                    data.chmod(0o555)
                    os.write(go_on[1], b".")
            finally:
                os.write(go_on[1], b".")  # the chat waits for it, whatever went wrong
                data.chmod(0o755)

        thread = threading.Thread(target=ingest)
        thread.start()
        code, said = in_child(chat)
        os.write(begun[1], b".")  # a chat that failed early let nothing begin, and the thread waits
        thread.join()
    assert (code, said) == (0, "['năm 2022/báo cáo.pdf', 'b.txt', 'năm 2022/báo cáo.pdf']")


def test_a_reader_cannot_write(written):
    with open_catalogue(written) as catalogue, pytest.raises(ValueError, match="for reading"):
        catalogue.remove("r1")


def test_one_writer_at_a_time(place, in_child):
    with open_catalogue(place, write=True):
        code, said = in_child(lambda: open_catalogue(place, write=True))
        assert code == 70
        assert f"process {os.getpid()} is ingesting" in said
        with pytest.raises(CatalogueBusy):
            open_catalogue(place, write=True)
    open_catalogue(place, write=True).close()


def test_nothing_ingested_yet(tmp_path):
    with pytest.raises(CatalogueMissing, match="run: python -m ingest FOLDER"):
        open_catalogue(tmp_path)
    assert list(tmp_path.iterdir()) == [], "looking must not make anything"
    (tmp_path / FILE).touch()
    with pytest.raises(CatalogueMissing):
        open_catalogue(tmp_path)
    open_catalogue(tmp_path, write=True).close()


@pytest.mark.parametrize("write", [True, False])
def test_a_catalogue_of_another_version_is_left_alone(written_file, write):
    with sqlite3.connect(written_file / FILE) as raw:
        raw.execute("UPDATE meta SET value = 'older' WHERE key = 'schema'")
    raw.close()
    with pytest.raises(CatalogueMismatch, match=r"schema older.*run: python -m ingest FOLDER"):
        open_catalogue(written_file, write=write)
    with sqlite3.connect(written_file / FILE) as raw:
        assert raw.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    raw.close()


@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_catalogue(tmp_path, write):
    (tmp_path / FILE).write_bytes(b"%PDF-1.7 not a database" * 100)
    with pytest.raises(IngestError, match=r"not a database.*run: python -m ingest"):
        open_catalogue(tmp_path, write=write)
    (tmp_path / FILE).unlink()
    sqlite3.connect(tmp_path / FILE).execute("CREATE TABLE other (id)").connection.close()
    with pytest.raises(CatalogueMismatch, match="unknown"):
        open_catalogue(tmp_path, write=write)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(IngestError, match="--data DIR"):
        open_catalogue(tmp_path / "data", write=True)
