"""A proof that nothing needs the network: real questions, asked in a child process that has none."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from assistant.health.doctor.records import Ailment, Patient

SECONDS = 300
ROOT = Path(__file__).parents[3]
_SHOWN = 5


def offline(patient: Patient) -> str:
    """How many questions were asked and answered without anybody trying for the network."""
    allowed = _allowed(patient)
    walled = [] if allowed else _wall()
    command = [*walled, sys.executable, "-m", "assistant.health.doctor", str(patient.data), *allowed]
    try:
        ran = subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Ailment(f"no end after {SECONDS} s", "see whether something waits for the network") from error
    said = ran.stdout.strip().splitlines()
    if ran.returncode or not said:
        last = ran.stderr.strip().splitlines()[-1:] or [f"status {ran.returncode}"]
        raise Ailment(f"questions could not be asked ({last[0]})", "run: python -m assistant doctor")
    told = json.loads(said[-1])
    attempts = told["attempts"]
    # In the machine's own network it counts what every other program tries, too.
    kernel = int(told["kernel"]) if walled else 0
    how = "in a network of its own" if walled else "with sockets barred"
    if attempts or kernel:
        shown = ", ".join(attempts[:_SHOWN]) or "by a part that is not Python"
        count = max(len(attempts), kernel)
        raise Ailment(f"{count} attempts to reach the network ({shown})", "report this: nothing should")
    but = f" but {', '.join(allowed)}" if allowed else ""
    asked, answered = told["asked"], told["answered"]
    return f"{asked} questions asked {how}, {answered} answered, 0 attempts to reach the network{but}"


def _allowed(patient: Patient) -> list[str]:
    """``host:port`` of the servers that the settings name: model, embedder, vectors, database."""
    model, index, catalogue = patient.settings.model, patient.settings.index, patient.settings.catalogue
    urls = [model.url, index.embedder if index.remote else "", index.chroma_url]
    urls += [catalogue.url.get_secret_value()] if catalogue.url else []
    return [_place(url) for url in urls if url]


def _place(url: str) -> str:
    parts = urlsplit(url)
    usual = {"https": 443, "postgresql": 5432}.get(parts.scheme.partition("+")[0], 80)
    return f"{parts.hostname}:{parts.port or usual}"


def _wall() -> list[str]:
    """What runs a command in a network of its own that leads nowhere; nothing where that is not permitted."""
    program = shutil.which("unshare")
    for options in (["-n"], ["-r", "-n"]) if program else ():
        wall = [str(program), *options, "--"]
        tried = subprocess.run([*wall, "true"], capture_output=True, check=False)  # noqa: S603 - as above
        if not tried.returncode:
            return wall
    return []
