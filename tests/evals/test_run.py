"""A run asks every case once, goes on past an error, and says at which stage each failure was lost."""

from dataclasses import replace

import pytest

from evals.run import drawn, legible, present, run_cases
from evals.stages import stage_of
from ingest.errors import QuestionRefused
from ingest.outcome import Outcome, PageFailure

RIGHT = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
ASKED = {"figures": [{"value": "2061530000", "unit": "USD", "document": "a.pdf", "page": 1}]}


class FakeAssistant:
    """Says what it was given, by case."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def ask(self, question, history=(), *, id=""):  # noqa: A002
        self.asked.append((id, question, tuple(history)))
        if isinstance(self.answers[id], Exception):
            raise self.answers[id]
        return self.answers[id]


def test_every_case_is_asked_with_its_history(library, make_case, make_answer):
    cases = [make_case(**ASKED, name="a"), make_case("followup", **ASKED, name="b")]
    assistant = FakeAssistant({"a": make_answer(RIGHT), "b": make_answer(RIGHT)})
    seen = []
    ticks = iter([0.0, 0.25, 1.0, 1.5])
    results = run_cases(cases, assistant, library, clock=lambda: next(ticks), done=seen.append)
    assert [result.score.passed for result in results] == [True, True]
    assert [result.milliseconds for result in results] == [250.0, 500.0]
    assert seen == results
    assert assistant.asked[1] == ("b", "FDI năm 2022 là bao nhiêu?", cases[1].history)


def test_an_expected_error_is_a_wrong_answer_and_the_run_goes_on(library, make_case, make_answer):
    cases = [make_case(**ASKED, name="a"), make_case(**ASKED, name="b")]
    assistant = FakeAssistant({"a": QuestionRefused("too long"), "b": make_answer(RIGHT)})
    first, second = run_cases(cases, assistant, library)
    assert (first.error, first.score.figure_first) == ("QuestionRefused: too long", 0)
    assert second.score.passed


def test_a_mistake_in_the_program_is_not_swallowed(library, make_case):
    with pytest.raises(KeyError):
        run_cases([make_case(**ASKED)], FakeAssistant({"c1": KeyError("x")}), library)


def test_only_cases_whose_reports_are_all_there_are_asked(make_case):
    case = make_case(**ASKED)
    assert present([case], frozenset({"a.pdf", "b.html", "c.txt"})) == [case]
    assert present([case], frozenset({"a.pdf"})) == []


def test_a_sample_is_the_same_each_time_and_has_no_case_twice(make_case):
    cases = [make_case(**ASKED, name=str(i)) for i in range(20)]
    sample = drawn(cases, 5)
    assert sample == drawn(cases, 5)
    assert len({case.id for case in sample}) == 5
    assert drawn(cases, None) == cases
    assert len(drawn(cases, 99)) == 20


def test_cases_about_scans_are_left_out_only_where_nothing_reads_scans(make_case, monkeypatch):
    case = make_case(**ASKED)
    gap = PageFailure(file="a.pdf", page=1, kind="unread", reason="cần OCR", fix="install it")
    counts = {
        "added": 1,
        "unchanged": 0,
        "replaced": 0,
        "removed": 0,
        "pages": 1,
        "passages": 0,
        "figures": 0,
    }
    outcome = Outcome(**counts, failed=(), seconds=0.0, pages_failed=(gap,))
    monkeypatch.setenv("PATH", "/nowhere")
    assert legible([case], outcome) == []
    assert legible([case], replace(outcome, pages_failed=(replace(gap, page=2),))) == [case]
    assert legible([case], replace(outcome, pages_failed=(replace(gap, kind="quarantine"),))) == [case]


def test_a_failure_is_laid_to_the_stage_that_lost_it(library, make_case):
    case = make_case(**ASKED)
    assert stage_of(case, "?", library) == "answer"
    library.hits = ["b.html"]
    assert stage_of(case, "?", library) == "retrieval"
    library.read = library.read[1:]
    assert stage_of(case, "?", library) == "extraction"
    assert stage_of(make_case("unanswerable"), "?", library) is None


def test_stages_of_a_text_are_its_page_and_its_passage(library, make_case):
    case = make_case("text", text=["15/01/2024"], document="a.pdf", page=1)
    assert stage_of(case, "?", library) == "answer"
    library.hits = []
    assert stage_of(case, "?", library) == "retrieval"
    assert stage_of(make_case("text", text=["16/01/2024"]), "?", library) == "extraction"
