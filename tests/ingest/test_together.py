"""Two ingestions of one data folder, by the real command."""

import json
import os
import subprocess
import sys

from ingest.catalogue import open_catalogue
from ingest.encoder import ROOT

TEXT = "Năm 2022, tổng vốn FDI của tỉnh Long An đạt {} tỷ USD.\n"


def start(*arguments: object) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    return subprocess.Popen(
        [sys.executable, "-m", "ingest", *map(str, arguments), "--json"],
        cwd=ROOT,
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_second_says_who_is_ingesting_and_nothing_is_doubled(tmp_path):
    """Two who write one index damage it without a word."""
    for n in range(3):
        (tmp_path / f"{n}" / "a").mkdir(parents=True)
        (tmp_path / f"{n}" / "a" / f"{n}.txt").write_text(TEXT.format(n + 20), encoding="utf-8")
    running = [start(tmp_path / f"{n}", "--data", tmp_path / "data") for n in range(3)]
    try:
        ended = [(process, *process.communicate(timeout=250)) for process in running]
    finally:
        for process in running:
            process.kill()
    added = [json.loads(out)["added"] for process, out, _ in ended if process.returncode == 0]
    for process, _, said in ended:
        if process.returncode:
            assert "is ingesting; wait for it to end and run again" in said
            assert said.count("\n") == 1
    assert added
    with open_catalogue(tmp_path / "data") as catalogue:
        assert len(catalogue.reports()) == sum(added)
    again = start(*(tmp_path / f"{n}" for n in range(3)), "--data", tmp_path / "data")
    out, said = again.communicate(timeout=250)
    assert again.returncode == 0, said
    assert json.loads(out)["added"] == 3 - sum(added)
    with open_catalogue(tmp_path / "data") as catalogue:
        assert sorted(r.document for r in catalogue.reports()) == ["a/0.txt", "a/1.txt", "a/2.txt"]
