"""The command tells what its table needs."""

import json

from evals.__main__ import main
from evals.lexical.command import to_table


def test_two_engines_are_measured_side_by_side(newspaper, capsys):
    arguments = ["lexical", "--corpus", str(newspaper), "--passages", "60", "--questions", "6", "--json"]
    assert main([*arguments, "--engine", "segments", "fts5"]) == 0
    ours, theirs = json.loads(capsys.readouterr().out)
    assert (ours["engine"], theirs["engine"]) == ("segments", "fts5")
    for row in (ours, theirs):
        assert row["passages"] == 60
        assert {"build_s", "disk_mb", "update_s", "p50_ms", "p95_ms", "resident_mb"} <= row.keys()
    table = to_table([ours, theirs]).splitlines()
    assert len({line.count("|") for line in table}) == 1


def test_a_corpus_that_is_not_there_is_told_in_a_line(tmp_path, capsys):
    assert main(["lexical", "--corpus", str(tmp_path / "vn_news.jsonl"), "--passages", "10"]) == 1
    assert "--corpus" in capsys.readouterr().err
