import threading
from dataclasses import replace

import pytest

from assistant.languages.detect import read_language
from assistant.offers.newest import OFFERED, Held, Newest, main_figures
from ingest.errors import IndexBroken


@pytest.fixture(scope="module")
def newest(over_samples):
    return Newest(lambda: Held("one", over_samples.catalogue), over_samples.ask, wait_seconds=60)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_question_to_begin_with_is_answered_with_a_figure(over_samples, newest, language):
    questions = newest(language)
    assert 2 <= len(questions) <= OFFERED
    assert len(set(questions)) == len(questions)
    for question in questions:
        assert read_language(question) == language
        answer = over_samples.ask(question)
        assert answer.status == "answered"
        assert answer.figures


def test_they_are_worked_out_once_an_edition_and_again_for_the_next(over_samples):
    asked, names = [], ["one"]

    def ask(question, turns):
        asked.append(question)
        return over_samples.ask(question, turns)

    found = Newest(lambda: Held(names[0], over_samples.catalogue), ask, wait_seconds=60)
    first = found("vi")
    once = len(asked)
    assert found("vi") == first
    assert len(asked) == once
    names[0] = "two"
    assert found.begin().wait(60)
    assert found("vi") == first
    assert len(asked) == 2 * once


def test_those_of_the_edition_before_are_offered_until_there_are_new_ones(over_samples):
    names, held = ["one"], threading.Event()
    held.set()

    def ask(question, turns):
        held.wait(60)
        return over_samples.ask(question, turns)

    found = Newest(lambda: Held(names[0], over_samples.catalogue), ask, wait_seconds=60)
    first = found("vi")
    held.clear()
    names[0] = "two"
    assert found("vi") == first
    assert not found.begin().is_set()
    held.set()
    assert found.begin().wait(60)


def test_nobody_waits_long_for_them(over_samples):
    held = threading.Event()

    def ask(question, turns):
        held.wait(60)
        return over_samples.ask(question, turns)

    found = Newest(lambda: Held("one", over_samples.catalogue), ask, wait_seconds=0.01)
    assert found("vi") == ()
    held.set()
    assert found.begin().wait(60)
    assert found("vi")


def test_a_page_without_them_still_opens(over_samples):
    def ask(question, turns):
        raise IndexBroken("x")

    found = Newest(lambda: Held("one", over_samples.catalogue), ask, wait_seconds=60)
    assert found("vi") == ()


def test_after_an_error_that_nobody_expected_no_page_waits(over_samples, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", lambda _: None)

    def ask(question, turns):
        raise ZeroDivisionError

    found = Newest(lambda: Held("one", over_samples.catalogue), ask, wait_seconds=60)
    assert found.begin().wait(60)
    assert found("vi") == ()
    for worker in threading.enumerate():
        if worker.name == "newest":
            worker.join(60)


def test_a_page_opens_while_the_reports_are_swapped():
    def edition():
        raise IndexBroken("x")

    assert Newest(edition, lambda *_: None, wait_seconds=60)("vi") == ()


def test_how_many_cities_there_are_is_no_question_to_begin_with(over_samples):
    """It was offered, and nobody would ask it."""

    class Counting:
        def __init__(self, unit):
            self._read, self._unit = over_samples.catalogue, unit

        def reports(self):
            return self._read.reports()

        def report_figures(self, report_id):
            found = self._read.report_figures(report_id)
            return [replace(f, unit=self._unit) for f in found if f.kind == "count"]

        def report_sentences(self, report_id):
            return self._read.report_sentences(report_id)

    assert main_figures(Counting("dự án"))
    assert main_figures(Counting("thành phố")) == []
