"""Whoever chooses a database by these figures relies on both sides having done the same work."""

import json

from evals.__main__ import main


def test_both_sides_read_the_same_reports_and_give_the_same_answers(database, postgres, monkeypatch, capsys):
    monkeypatch.setenv("HOI_CATALOGUE_URL", database)
    before = postgres.run("SELECT datname FROM pg_database ORDER BY 1")
    assert main(["databases", "--reports", "2", "--questions", "4", "--rounds", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["same_answers"] is True
    for (found,) in told["sides"].values():
        assert min(found["read_seconds"], found["again_seconds"], found["per_second"]) > 0
        assert 0 < found["p50_ms"] <= found["p95_ms"]
    assert postgres.run("SELECT datname FROM pg_database ORDER BY 1") == before, "one is left"


def test_without_a_database_nothing_is_measured(monkeypatch, capsys):
    monkeypatch.delenv("HOI_CATALOGUE_URL", raising=False)
    assert main(["databases"]) == 1
    assert "set HOI_CATALOGUE_URL" in capsys.readouterr().err


def test_no_reports_are_refused(capsys):
    assert main(["databases", "--reports", "0"]) == 1
    assert "at least 1" in capsys.readouterr().err
