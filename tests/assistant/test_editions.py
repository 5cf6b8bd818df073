"""Questions asked while a report is ingested anew."""

from contextlib import closing, suppress

import pytest

from assistant.chain import open_assistant
from assistant.editions import over_one_edition
from assistant.sitting import Asked
from evals.prepare import LoadedEncoder, ingest
from ingest.errors import IndexBroken
from vectorstore.check import check
from vectorstore.embed import load_embedder

ASKED = "Doanh thu bán lẻ hàng hóa của tỉnh Bình Định năm 2017?"
TEXT = """BÁO CÁO THỊ TRƯỜNG TỈNH BÌNH ĐỊNH NĂM 2017

Năm 2017, doanh thu bán lẻ hàng hóa của tỉnh Bình Định đạt {} tỷ đồng.
"""


def test_every_answer_is_the_old_report_s_or_the_new_one_s(tmp_path, settings, meanwhile):
    """Between the catalogue's commit and the index's swap the old passages would be found and be gone."""
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    encoder = LoadedEncoder(load_embedder(settings.index))

    def put(value):
        (reports / "a.txt").write_text(TEXT.format(value), encoding="utf-8")
        ingest(reports, data, settings, encoder, check=check)

    def told(assistant):
        answer = assistant.ask(ASKED)
        return answer.status, answer.answer, tuple(c.quote for c in answer.citations)

    put("52.318")
    seen = []
    with closing(open_assistant(data, settings)) as chat:
        before = told(chat)
        with meanwhile(lambda: seen.append(told(chat)), threads=2):
            put("61.407")
        after = told(chat)
    assert "52.318" in before[1]
    assert "61.407" in after[1]
    assert len(seen) > 2
    assert set(seen) <= {before, after}


def test_a_chat_started_between_a_kill_and_the_next_run_answers_from_the_old_reports(tmp_path, settings):
    """The catalogue is ahead of the index then."""
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    encoder = LoadedEncoder(load_embedder(settings.index))
    (reports / "a.txt").write_text(TEXT.format("52.318"), encoding="utf-8")
    ingest(reports, data, settings, encoder, check=check)
    (reports / "a.txt").write_text(TEXT.format("61.407"), encoding="utf-8")

    def fail(folder):
        raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        ingest(reports, data, settings, encoder, check=fail)
    chat = open_assistant(data, settings)
    assert "52.318" in chat.ask(ASKED).answer
    ingest(reports, data, settings, encoder, check=check)
    assert "61.407" in chat.ask(ASKED).answer
    chat.close()


def test_what_fails_over_removed_files_is_done_over_the_next_ones():
    for gone in (["old"], ["old", "newer", "newer still"]):
        editions = [*gone, "newest", "newest"]

        def work(edition, gone=gone):
            if edition in gone:
                raise IndexBroken("its files are gone")
            return edition

        assert over_one_edition(lambda editions=editions: editions.pop(0), work) == "newest"


def test_what_fails_over_the_current_edition_fails():
    with pytest.raises(IndexBroken):
        over_one_edition(lambda: "old", lambda _: (_ for _ in ()).throw(IndexBroken("broken")))


def test_a_question_that_takes_longer_than_two_publications_is_answered(tmp_path, settings):
    """Its edition is closed by then: a model may keep it waiting for a minute."""
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    (reports / "a.txt").write_text(TEXT.format("52.318"), encoding="utf-8")
    ingest(reports, data, settings, LoadedEncoder(load_embedder(settings.index)), check=check)
    with closing(open_assistant(data, settings)) as chat:
        sitting = chat.sitting()
        sitting.edition.close()
        assert "52.318" in sitting.chain().invoke(Asked(ASKED)).answer
