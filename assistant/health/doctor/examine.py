"""Runs checks one after another; whatever breaks in one, the next is run too."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.health.doctor import holdings, machine
from assistant.health.doctor.offline import offline
from assistant.health.doctor.records import Ailment, Check, Finding, Patient
from assistant.health.lines import Veil, one_line
from assistant.health.logs import secrets_of
from assistant.health.service import sections_of
from ingest.errors import PipelineError

CHECKS: dict[str, Check] = {
    "python": machine.python,
    "packages": machine.packages,
    "data folder": holdings.folder,
    "disk": holdings.disk,
    "catalogue": holdings.catalogue,
    "people": holdings.people,
    "index": holdings.index,
    "vectors": holdings.vectors,
    "embedder": holdings.embedder,
    "tables": machine.tables,
    "tesseract": machine.tesseract,
    "fonts": machine.fonts,
    "model": holdings.model,
    "ports": machine.ports,
    "clock": machine.clock,
}

OFFLINE: dict[str, Check] = {"offline": offline}

SECONDS = 360.0
"""Longest wait for one check; that of a large index takes up to five minutes."""


def examine(checks: Mapping[str, Check], patient: Patient) -> Iterator[Finding]:
    """A finding a check, as they come."""
    veil = Veil(secrets_of(sections_of(patient.settings)))
    pool = ThreadPoolExecutor(max_workers=len(checks))  # a check that hangs does not hold up the next
    for name, check in checks.items():
        found = _finding(name, pool.submit(check, patient))
        yield Finding(
            name=name,
            ok=found.ok,
            said=one_line(veil.over(found.said)),
            advice=one_line(veil.over(found.advice)),
        )
    pool.shutdown(wait=False)


def _finding(name: str, asked: "Future[str]") -> Finding:
    try:
        error = asked.exception(timeout=SECONDS)
    except TimeoutError:
        return Finding(
            name=name, ok=False, said=f"no end after {SECONDS:g} s", advice="see the load and the disk"
        )
    if error is None:
        return Finding(name=name, ok=True, said=asked.result())
    if isinstance(error, Ailment):
        return Finding(name=name, ok=False, said=error.said, advice=error.advice)
    if isinstance(error, PipelineError):
        return Finding(name=name, ok=False, said=str(error))
    said = f"{type(error).__name__}: {error}"
    return Finding(name=name, ok=False, said=said, advice="install again: make setup; then report this")
