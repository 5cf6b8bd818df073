"""What is published while people ask costs none of them a wait, and nothing removed is told meanwhile."""

import shutil
import sys
import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.chain import open_assistant
from assistant.fresh import taking_up
from evals.prepare import LoadedEncoder, ingest
from ingest.errors import IndexMissing
from vectorstore.check import check
from vectorstore.embed import load_embedder

TEXT = "TỈNH SƠN THỦY\n\nBÁO CÁO\nVề lao động năm {0}\n\nNăm {0}, tỉnh Sơn Thủy có {1} lao động.\n"
ASKED = "Năm {} tỉnh Sơn Thủy có bao nhiêu lao động?"


class Office:
    """Reports, the data made of them, and an assistant over it."""

    def __init__(self, place, settings):
        self._encoder, self._settings = LoadedEncoder(load_embedder(settings.index)), settings
        self.reports, self.data = place / "reports", place / "data"
        self.reports.mkdir()
        self.put(2031, "1.234")
        self.chat = open_assistant(self.data, settings)

    def put(self, year, number):
        (self.reports / f"{year}.txt").write_text(TEXT.format(year, number), encoding="utf-8")
        self.ingest()

    def ingest(self):
        ingest(self.reports, self.data, self._settings, self._encoder, check=check)

    def ask(self, year):
        return self.chat.ask(ASKED.format(year)).answer


@pytest.fixture
def office(tmp_path, settings):
    made = Office(tmp_path, settings)
    yield made
    made.chat.close()


class Taking:
    """What was published now, being prepared in a thread that stops behind the first answer."""

    def __init__(self, office, monkeypatch):
        self._begun, self._go, sleep = threading.Event(), threading.Event(), time.sleep
        self._thread = threading.Thread(target=office.chat.take_up, daemon=True)

        def stop(seconds):
            if threading.current_thread() is self._thread:
                self._begun.set()
                assert self._go.wait(120)
            sleep(seconds)

        clock = SimpleNamespace(sleep=stop, perf_counter=time.perf_counter)
        monkeypatch.setattr("assistant.chain.time", clock)  # its own: others hold what all wait for
        office.chat.searcher.taken_up = True
        office.put(2032, "5.678")
        self._thread.start()
        assert self._begun.wait(60)

    def end(self):
        """Prepare the rest."""
        self._go.set()
        self._thread.join(60)
        assert not self._thread.is_alive()


@pytest.fixture
def hold(office, monkeypatch):
    """``hold()`` publishes a report, and holds its preparing until the ``end()`` of what it gives."""
    made = []

    def begin():
        made.append(Taking(office, monkeypatch))
        return made[-1]

    yield begin
    for taking in made:
        taking.end()


def test_what_was_asked_is_answered_anew_before_the_new_reports_are_used(office):
    assert "1.234" in office.ask(2031)
    assert office.chat.ask(ASKED.format(2032)).status == "refused"
    office.chat.searcher.taken_up = True
    office.put(2032, "5.678")
    assert office.chat.ask(ASKED.format(2032)).status == "refused"  # as before: nobody has prepared it
    office.chat.take_up()
    for year, number in ((2032, "5.678"), (2031, "1.234")):
        answer = office.chat.ask(ASKED.format(year))
        assert number in answer.answer
        assert {name for name, took in answer.timings_ms.items() if took} == {"total"}  # from memory


def test_two_views_of_one_assistant_keep_their_answers_together(office):
    """Each takes the other's away otherwise, at every question that many ask of both."""
    plain, made = replace(office.chat, writer=None), []
    office.put(2032, "5.678")
    for year in (2031, 2032):
        for asked in (office.chat, plain, office.chat):
            timings = asked.ask(ASKED.format(year)).timings_ms
            made.append({name for name, took in timings.items() if took} != {"total"})
    assert made == [True, False, False] * 2


def test_what_is_published_meanwhile_does_not_end_a_preparing(office, hold, monkeypatch):
    """Where it did, and reports came in all the time, no edition's answers would be ready ever."""
    for year in range(2000, 2006):
        office.ask(year)
    taking = hold()
    state = office.chat.searcher._read_state()
    monkeypatch.setattr(office.chat.searcher, "_read_state", lambda: (state[0] + 1, state[1]))
    taking.end()
    for year in range(2000, 2006):
        timings = office.chat.ask(ASKED.format(year)).timings_ms
        assert {name for name, took in timings.items() if took} == {"total"}, year


def test_a_report_that_is_removed_or_replaced_is_not_told_once_more(office):
    office.put(2032, "5.678")
    assert "5.678" in office.ask(2032)
    office.chat.searcher.taken_up = True
    (office.reports / "2032.txt").unlink()
    office.ingest()
    assert office.chat.ask(ASKED.format(2032)).status == "refused"
    office.put(2031, "4.321")
    assert "4.321" in office.ask(2031)


def test_a_removal_while_something_is_prepared_does_not_wait_for_it(office, hold):
    for year in range(2000, 2012):
        office.ask(year)
    taking = hold()
    (office.reports / "2031.txt").unlink()
    office.ingest()
    assert office.chat.ask(ASKED.format(2031)).status == "refused"
    taking.end()
    assert "5.678" in office.ask(2032)
    assert office.chat.ask(ASKED.format(2031)).status == "refused"


def test_what_is_gone_again_before_it_is_used_does_not_end_the_taking_up(office, monkeypatch):
    """The thread that does it, and the one that reads what the desk is sent, would be gone for good."""
    office.ask(2031)
    office.chat.searcher.taken_up = True
    office.put(2032, "5.678")
    gone = SimpleNamespace(sleep=lambda _: shutil.rmtree(office.data), perf_counter=time.perf_counter)
    monkeypatch.setattr("assistant.chain.time", gone)
    office.chat.take_up()
    with pytest.raises(IndexMissing):
        office.chat.ask(ASKED.format(2032))


def test_askers_that_wait_for_an_edition_do_not_keep_it_from_being_prepared(office, hold):
    """All turns may be theirs, and none is left for who prepares it: the page would be still for good."""
    for year in range(2000, 2006):
        office.ask(year)
    taking, heard = hold(), []
    office.chat.searcher.held.opened.release()  # as on a disk without locks
    office.put(2033, "9.876")  # the files of the edition that is asked are removed with this one

    def ask(year):
        heard.append(office.ask(year))

    askers = [threading.Thread(target=ask, args=(1990 + n,), daemon=True) for n in range(4)]
    for thread in askers:
        thread.start()
    for thread in askers:
        thread.join(20)
    assert len(heard) == len(askers)
    taking.end()


def test_publications_that_follow_each_other_leave_the_edition_that_is_asked_until_one_is_ready(office, hold):
    """All would wait for what is half prepared, were its files removed with the second."""
    for year in range(2000, 2006):
        office.ask(year)
    taking, told = hold(), []
    office.put(2033, "9.876")
    office.put(2034, "8.765")
    for year in range(2000, 2006):
        told.append(office.chat.ask(ASKED.format(year)).timings_ms)
        assert office.chat.ask(ASKED.format(2032)).status == "refused"
    taking.end()
    assert all({name for name, took in timings.items() if took} == {"total"} for timings in told)
    assert "5.678" in office.ask(2032)
    office.chat.take_up()
    assert "9.876" in office.ask(2033)
    assert "8.765" in office.ask(2034)


def test_nobody_opens_what_comes_next_while_what_was_prepared_may_answer(office, hold):
    for year in range(2000, 2006):
        office.ask(year)
    taking, told = hold(), []
    office.chat.searcher.held.opened.release()  # as on a disk without locks
    office.put(2033, "9.876")  # the files of the edition that is asked are removed with this one
    asking = threading.Thread(target=lambda: told.extend([office.ask(2033), office.ask(2032)]))
    asking.start()
    asking.join(60)
    taking.end()
    assert "9.876" not in told[0]  # still to be prepared
    assert "5.678" in told[1]
    office.chat.take_up()
    assert "9.876" in office.ask(2033)


def test_a_running_assistant_takes_up_by_itself_and_nobody_waits_for_it(office, monkeypatch):
    monkeypatch.setattr("assistant.fresh.LOOKING_SECONDS", 0.05)
    office.ask(2031)
    with taking_up(office.chat):
        office.put(2032, "5.678")
        end = time.monotonic() + 15
        while "5.678" not in office.ask(2032):
            assert "1.234" in office.ask(2031)
            assert time.monotonic() < end
            time.sleep(0.05)
    office.put(2033, "9.876")
    assert "9.876" in office.ask(2033)  # with nobody to prepare it, the question opens it


def test_who_answers_lets_go_of_the_interpreter_often_and_all_is_as_before_afterwards(office):
    before = sys.getswitchinterval()
    with taking_up(office.chat):
        assert sys.getswitchinterval() < before / 2
    assert sys.getswitchinterval() == before


def test_what_nobody_prepares_in_time_is_used_all_the_same(office, monkeypatch):
    monkeypatch.setattr("vectorstore.search.LONGEST_SECONDS", 0.5)
    office.ask(2031)
    office.chat.searcher.taken_up = True
    office.put(2032, "5.678")
    time.sleep(0.6)
    assert "5.678" in office.ask(2032)
