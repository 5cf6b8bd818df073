"""What does not add up is shown to staff with both places."""

import threading
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.chain import open_assistant
from assistant.desk.findings import Findings
from ingest.errors import CatalogueBusy

GROWN = """BÁO CÁO LAO ĐỘNG TỈNH YÊN BÁI NĂM 2016

Năm 2016, tỉnh Yên Bái có 120.000 lao động, tăng 50% so với năm 2015 (100.000 lao động).
"""


@pytest.fixture(scope="module")
def findings(tmp_path_factory, settings, bring):
    place = tmp_path_factory.mktemp("findings")
    (place / "reports").mkdir()
    (place / "reports" / "lao-dong.txt").write_text(GROWN, encoding="utf-8")
    bring(place / "reports", Path(place / "data"))
    assistant = open_assistant(place / "data", settings)
    yield Findings(assistant)
    assistant.close()


def test_a_finding_quotes_every_place_with_its_link(findings):
    (found,) = findings.wait()
    assert "120.000 lao động : 100.000 lao động" in found.formula
    assert {p.quote[p.figure[0] : p.figure[1]] for p in found.places} == {
        "50%",
        "120.000 lao động",
        "100.000 lao động",
    }
    assert all(p.link.startswith("/trang/") and p.document == "lao-dong.txt" for p in found.places)


def test_they_are_looked_for_once_and_kept(findings):
    first = findings.wait()
    assert findings.said() is first


class Waiting:
    """A catalogue that can be read when it is let go, and only by the audits that began before."""

    def __init__(self):
        self.begun, self.go = threading.Event(), threading.Event()
        self.at_one_moment = nullcontext

    def links(self):
        self.begun.set()
        assert self.go.wait(60)
        raise CatalogueBusy("data", holder=None)


def audits():
    return [thread for thread in threading.enumerate() if thread.name == "audit"]


def test_the_end_of_an_audit_of_before_begins_no_second_one():
    """Each takes a core for as long as it lasts."""
    before, now = Waiting(), Waiting()
    catalogues = [before]
    editions = {c: SimpleNamespace(edition=SimpleNamespace(catalogue=c)) for c in (before, now)}
    findings = Findings(SimpleNamespace(sitting=lambda: editions[catalogues[-1]]))
    findings.begin()
    (first,) = audits()
    assert before.begun.wait(60)
    catalogues.append(now)
    findings.begin()
    assert now.begun.wait(60)
    before.go.set()
    first.join(60)
    findings.begin()
    assert len(audits()) == 1
    now.go.set()
    assert findings.said() is None
    for thread in audits():
        thread.join(60)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_audit_that_ended_by_a_fault_is_begun_again():
    broken = SimpleNamespace(edition=SimpleNamespace(catalogue=None))
    findings = Findings(SimpleNamespace(sitting=lambda: broken))
    findings.begin()
    for thread in audits():
        thread.join(60)
    whole = Waiting()
    broken.edition.catalogue = whole
    findings.begin()
    assert whole.begun.wait(60)
    whole.go.set()
    for thread in audits():
        thread.join(60)
