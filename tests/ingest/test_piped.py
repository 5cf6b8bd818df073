"""A reader who has had enough is no error."""

import subprocess
import sys

_PROGRAM = """
import sys
from ingest.piped import run_piped

def main():
    for number in range(100_000):
        print("x" * 80)
    return 0

sys.exit(run_piped(main))
"""


def test_a_closed_pipe_ends_the_program_without_a_word():
    made = subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with made:
        assert made.stdout is not None
        assert made.stderr is not None
        assert made.stdout.readline() == b"x" * 80 + b"\n"
        made.stdout.close()
        said = made.stderr.read()
    assert (made.returncode, said) == (141, b"")


def test_an_exit_status_is_passed_on():
    program = "import sys; from ingest.piped import run_piped; print('done'); sys.exit(run_piped(lambda: 3))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (3, b"done\n")
