"""``python -m assistant doctor [--data DIR] [--json] [--offline]``."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.health.doctor.records import Finding, Patient
from assistant.settings import Settings, load_settings
from ingest.errors import PipelineError


def add_doctor(doctor: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    doctor.add_argument("--data", type=Path, help="folder of catalogue and indexes (HOI_DATA)")
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    doctor.add_argument(
        "--offline", action="store_true", help="ask questions with the network barred, and count who tried it"
    )


def run_doctor(args: argparse.Namespace) -> int:
    """0 when all is well, 1 when something is not; settings that cannot be read are a finding too."""
    findings = []
    for finding in _findings(args):
        findings.append(finding)
        if not args.json:
            sys.stdout.write(f"{finding.line()}\n")
            sys.stdout.flush()
    ok = all(finding.ok for finding in findings)
    if args.json:
        told = {"ok": ok, "checks": [finding.to_json() for finding in findings]}
        sys.stdout.write(f"{json.dumps(told, ensure_ascii=False)}\n")
    return 0 if ok else 1


def _findings(args: argparse.Namespace) -> Iterator[Finding]:
    try:
        settings: Settings = load_settings()
    except PipelineError as error:
        yield Finding(name="settings", ok=False, said=str(error))
        return
    yield Finding(name="settings", ok=True, said="each is known")
    # Loads what it checks: seconds that no other command should wait for.
    from assistant.health.doctor.examine import CHECKS, OFFLINE, examine

    checks = OFFLINE if args.offline else CHECKS
    yield from examine(checks, Patient(settings, args.data or settings.data.data))
