"""The bar: what Python code tries is refused and counted, what another program tries the kernel counts."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
TRY = """
import json, socket, subprocess, sys
from assistant.health.doctor.bar import Bar, kernel_count

bar = Bar(["127.0.0.1:9"])
bar.close()
before = kernel_count()
for call in (
    lambda: socket.getaddrinfo("example.vn", 80),
    lambda: socket.create_connection(("192.0.2.1", 443)),
    lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.2", 53)),
    lambda: socket.create_connection(("127.0.0.1", 9)),
):
    try:
        call()
    except OSError:
        pass
elsewhere = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.3', 53))"
subprocess.run([sys.executable, "-c", elsewhere], stderr=subprocess.DEVNULL)
print(json.dumps([bar.attempts, kernel_count() - before]))
"""


def tried(*wall: str) -> tuple[list[str], int]:
    ran = subprocess.run(
        [*wall, sys.executable, "-c", TRY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    attempts, kernel = json.loads(ran.stdout)
    return attempts, kernel


def test_every_way_to_the_network_is_refused_and_counted_but_the_one_allowed():
    attempts, _ = tried()
    assert len(attempts) == 3
    assert "example.vn" in attempts[0]
    assert "192.0.2.1:443" in attempts[1]
    assert attempts[2] == "sendto 192.0.2.2:53"


def test_what_another_program_tries_is_counted_by_the_kernel():
    wall = [shutil.which("unshare") or "unshare", "-n", "--"]
    if not shutil.which("unshare") or subprocess.run([*wall, "true"], capture_output=True).returncode:
        pytest.skip("a network of one's own can only be had by root, and not in every container")
    attempts, kernel = tried(*wall)
    assert len(attempts) == 3
    assert kernel >= 1


NAMED = """
import json, socket
from assistant.health.doctor.bar import Bar

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
bar = Bar([f"localhost:{port}"])
bar.close()
socket.create_connection(("localhost", port)).close()
for call in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.create_connection(("192.0.2.1", port)),
):
    try:
        call()
    except OSError:
        pass
print(json.dumps(bar.attempts))
"""


def test_a_server_that_is_allowed_by_name_is_reached_at_its_address():
    """In containers every server has a name; a bar that knows names alone refuses them all."""
    ran = subprocess.run([sys.executable, "-c", NAMED], cwd=ROOT, capture_output=True, text=True, check=True)
    attempts = json.loads(ran.stdout)
    assert len(attempts) == 2
    assert attempts[0] == "connect 127.0.0.1:9"
    assert attempts[1].startswith("connect 192.0.2.1:")
