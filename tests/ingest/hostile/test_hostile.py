"""A folder of hostile files beside two good reports: the good ones are there, all others are told."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
GOOD = ("doi-ngoai-2016.txt", "dau-tu-kcn-11-thang-2024.pdf")
MOST_MEMORY = 400
"""MB that the process which asks for the files may ever hold."""


@pytest.mark.timeout(1_200)
def test_no_hostile_file_stops_the_others(tmp_path, start_command, living):
    folder = tmp_path / "reports"
    made = subprocess.run([sys.executable, HERE, folder], capture_output=True, text=True, check=True)
    expected = json.loads(made.stdout)
    assert len(expected) >= 100
    for name in GOOD:
        shutil.copy(ROOT / "samples" / name, folder / name)
    ran = start_command(tmp_path / "data", folder, "--json", file_seconds=5, ocr_seconds=10)
    out, err = ran.communicate(timeout=1_100)
    said = json.loads(out)
    failed = {row["file"]: row["reason"] for row in said["failed"]}
    assert (ran.returncode, said["added"]) == (1, len(GOOD))
    assert failed.keys() == expected.keys()
    assert {n: why for n, why in failed.items() if expected[n] not in why} == {}
    assert [why for why in failed.values() if not (";" in why and why.strip("; "))] == []
    assert living(tmp_path / "data") == {}
    assert int(err.split("peak ")[1]) < MOST_MEMORY
    assert not Path("/tmp/evil.xml").exists()
