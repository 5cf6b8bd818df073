"""A real Ray cluster on this machine, whose nodes can be started and killed one by one."""

import secrets
import subprocess
import sys
import time
from pathlib import Path

from evals.errors import EvalError
from evals.ports import free_port
from ingest.closing import Closing
from ingest.sandbox.processes import end_tree

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120.0
"""Longest wait for a node to start."""

QUICK = {
    "RAY_health_check_initial_delay_ms": "500",
    "RAY_health_check_period_ms": "500",
    "RAY_health_check_failure_threshold": "4",
    "RAY_worker_niceness": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""A killed node is noticed in seconds, and workers are not put behind all other programs of this machine."""


class Machines(Closing):
    """Nodes by name, of one processor each; ``head`` is the first. Only who has the secret is let in."""

    def __init__(self, folder: Path) -> None:
        """Start none yet. ``folder`` has a short name, because it is part of the names of sockets."""
        self.folder = folder
        self.address = f"127.0.0.1:{free_port()}"
        token = folder / "token"
        token.touch(0o600)
        token.write_text(secrets.token_hex(32), encoding="ascii")
        self.secret = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token)}
        """Variables of whoever is to be let in."""

        self._nodes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *, program: Path = ROOT) -> None:
        """A node that runs the code in the folder ``program``.

        Raises:
            EvalError: Ray did not start.
        """
        joining = [f"--address={self.address}"]
        if name == "head":
            joining = [
                *("--head", f"--port={self.address.rpartition(':')[2]}", f"--temp-dir={self.folder / 'ray'}"),
                *("--include-dashboard=false", f"--ray-client-server-port={free_port()}"),
            ]
        temporary = self.folder / name
        temporary.mkdir(exist_ok=True)
        places = {"TMPDIR": str(temporary), "PYTHONPATH": str(program)}
        log = self.folder / f"{name}.log"
        with log.open("wb") as said:
            node = self._nodes[name] = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
                [
                    *("/usr/bin/env", *(f"{k}={v}" for k, v in {**self.secret, **QUICK, **places}.items())),
                    *(sys.executable, "-m", "ray.scripts.scripts", "start", "--block", "--num-cpus=1"),
                    *("--object-store-memory=150000000", *joining),
                ],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd=temporary,
                start_new_session=True,
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while b"Ray runtime started" not in log.read_bytes():
            if node.poll() is not None or time.monotonic() > until:
                last = log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
                raise EvalError(f"Ray did not start: {last}")
            time.sleep(0.05)

    def kill(self, name: str) -> None:
        """All processes of a node at once, as where its machine loses power."""
        if node := self._nodes.pop(name, None):
            end_tree(node.pid)
            node.wait()

    def hold(self, *names: str) -> None:
        """Have these nodes, ``head`` first, and no others."""
        for name in [*self._nodes]:
            if name not in names or "head" not in self._nodes:
                self.kill(name)
        for name in names:
            if name not in self._nodes:
                self.start(name)

    def close(self) -> None:
        """Kill all that is left."""
        for name in [*self._nodes]:
            self.kill(name)
