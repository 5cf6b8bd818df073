import re
import signal

import pytest

from ingest.encoder import ROOT
from ingest.faults import POINTS, VARIABLE, fail_here


def test_without_the_variable_nothing_ends(monkeypatch, in_child):
    monkeypatch.delenv(VARIABLE, raising=False)
    code, said = in_child(lambda: [point for point in POINTS if fail_here(point) is None])
    assert (code, said) == (0, str(list(POINTS)))


def test_every_known_place_is_in_the_program_and_every_place_is_known():
    """The kill test would wait at one that nobody comes to, and never try one that it does not know."""
    sources = [
        path.read_text("utf-8") for room in ("ingest", "vectorstore") for path in ROOT.glob(f"{room}/**/*.py")
    ]
    there = [name for text in sources for name in re.findall(r'fail_here\("([\w-]+)"\)', text)]
    assert sorted(there) == sorted(POINTS)


@pytest.mark.parametrize(
    ("wanted", "met", "code"),
    [
        ("run-ended", ["run-begun", "run-ended"], -signal.SIGKILL),
        ("report-stored:2", ["report-stored"], 0),
        ("report-stored:2", ["report-stored", "report-stored"], -signal.SIGKILL),
    ],
)
def test_the_named_place_ends_the_process(monkeypatch, in_child, wanted, met, code):
    monkeypatch.setenv(VARIABLE, wanted)
    assert in_child(lambda: [fail_here(point) for point in met])[0] == code
