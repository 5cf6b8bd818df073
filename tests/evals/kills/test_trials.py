"""What an office would lose to a power cut during an ingestion."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_a_killed_ingestion_loses_nothing_and_shows_no_half():
    """A few of the kills that ``make kills`` tries by the hundred.

    In a process of its own: a fork of one whose index library has started its threads would wait for them.
    """
    words = [sys.executable, "-m", "evals", "kill", "--kills", "12", "--seed", "20"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    told = re.search(r"(\d+) kills .* 0 faults", done.stdout)
    assert told is not None
    assert int(told[1]) >= 12
    assert " half" not in done.stdout
