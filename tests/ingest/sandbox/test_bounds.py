"""What a file may cost is counted for the file, not for whoever asked to read it."""

import subprocess
import sys

from ingest.sandbox.bounds import used_memory

SAYS = "from ingest.sandbox.bounds import used_memory; print(used_memory())"


def test_a_child_does_not_begin_with_the_memory_of_the_one_that_starts_it():
    held = bytearray(400_000_000)
    held[::4096] = b"x" * len(held[::4096])
    assert used_memory() > 400_000_000
    said = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)
    assert 1_000_000 < int(said.stdout) < 200_000_000
