import signal

import pytest

from ingest.faults import POINTS, VARIABLE, fail_here


def test_without_the_variable_nothing_ends(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    for point in POINTS:
        fail_here(point)


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
