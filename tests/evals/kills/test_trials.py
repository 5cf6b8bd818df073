"""What an office would lose to a power cut during an ingestion."""

from evals.kill import try_kills


def test_a_killed_ingestion_loses_nothing_and_shows_no_half(tmp_path):
    """A few of the kills that ``python -m evals kill`` tries by the hundred."""
    run = try_kills(tmp_path, 12, seed=20)
    assert run.faults == ()
    assert sum(kill.hit for kill in run.kills) == 12
    assert {kill.shown for kill in run.kills} <= {"old", "new", "none"}
