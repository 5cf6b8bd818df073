"""A folder of hostile files beside two good reports: the good ones are there, all others are told."""

import json
import os
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

RUN = """
import sys
import numpy as np
from ingest.__main__ import main
from ingest.sandbox.bounds import used_memory

class Encoder:
    fingerprint, dimension = "ones", 4
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def encode(self, texts): return np.ones((len(texts), 4), dtype=np.float16)

code = main(sys.argv[1:], start_encoder=Encoder, publish=lambda data: None)
print("peak", used_memory() // 1_000_000, file=sys.stderr)
sys.exit(code)
"""


def living(mark: str) -> list[int]:
    """Processes that were started with ``mark`` in their environment."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in environ.read_bytes():
                found.append(int(environ.parent.name))
        except OSError:  # it ended, or is another's
            continue
    return found


@pytest.mark.timeout(1_200)
def test_no_hostile_file_stops_the_others(tmp_path):
    folder = tmp_path / "reports"
    made = subprocess.run([sys.executable, HERE, folder], capture_output=True, text=True, check=True)
    expected = json.loads(made.stdout)
    assert len(expected) >= 100
    for name in GOOD:
        shutil.copy(ROOT / "samples" / name, folder / name)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    environ |= {"HOI_INGEST_FILE_SECONDS": "5", "HOI_INGEST_OCR_SECONDS": "10"}
    environ |= {"HOI_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, folder, "--json"],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=1_100,
    )
    said = json.loads(ran.stdout)
    failed = {row["file"]: row["reason"] for row in said["failed"]}
    assert (ran.returncode, said["added"]) == (1, len(GOOD))
    assert failed.keys() == expected.keys()
    assert {n: why for n, why in failed.items() if expected[n] not in why} == {}
    assert [why for why in failed.values() if not (";" in why and why.strip("; "))] == []
    assert living(str(tmp_path / "data")) == []
    assert int(ran.stderr.split("peak ")[1]) < MOST_MEMORY
    assert not Path("/tmp/evil.xml").exists()
