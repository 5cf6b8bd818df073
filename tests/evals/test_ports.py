"""A server that cannot have its port fails a test, or a measurement, that has nothing to do with it."""

import json
import socket
import subprocess
import sys
from pathlib import Path

from evals.ports import free_port

ROOT = Path(__file__).parents[2]
TAKES = "import json; from evals.ports import free_port; print(json.dumps([free_port() for _ in range(200)]))"


def test_a_port_is_given_once_whoever_asks():
    """As many tests run at a time as the machine has cores, each with servers of its own."""
    waiting = f"{TAKES}; import sys; sys.stdout.flush(); sys.stdin.read()"
    command = [sys.executable, "-c", waiting]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    started = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(2)]
    given = [port for process in started for port in json.loads(process.stdout.readline())]
    for process in started:
        process.communicate()
    assert len(set(given)) == len(given) == 400


def test_nobody_who_asks_the_system_for_any_port_is_given_it():
    """A server that is killed and started again finds its port as it was."""
    first, last = map(int, Path("/proc/sys/net/ipv4/ip_local_port_range").read_text("ascii").split())
    assert not first <= free_port() <= last


def test_nothing_listens_on_it():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", free_port()))
        listening.listen()
