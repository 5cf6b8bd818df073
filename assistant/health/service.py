"""Joins what watches a running service: the log, the figures, the traces, and the probes on each port."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path

from pydantic_settings import BaseSettings
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.chain import Assistant
from assistant.health.front import Front, Probes
from assistant.health.logs import Questions, logging_to
from assistant.health.metrics import ErrorCounter, Meters
from assistant.health.pulse import Pulse
from assistant.health.reading import Read
from assistant.health.state import State
from assistant.health.traces import Traces
from assistant.health.watch import Watch
from assistant.llm.client import Client
from assistant.llm.local.writer import FirstLine
from assistant.settings import Settings
from assistant.web.server import Site
from ingest.store.choosing import choose_store

ALIVE_SECONDS = 60.0
"""So long may a look take, while an index is opened or built again, before the process counts as dead."""

READY_SECONDS = 8.0
"""The same before no more questions should be sent here."""


@dataclass(frozen=True, slots=True)
class Service:
    """What the parts of a running service tell."""

    settings: Settings
    meters: Meters
    watch: Watch

    def around(
        self,
        sites: Sequence[Site],
        assistant: Assistant,
        data: Path,
        writer: Client | FirstLine | None = None,
    ) -> list[Site]:
        """The sites, the public one first, behind their probes; and that of the metrics, if any."""
        store = choose_store(data, self.settings.catalogue)
        state = State(assistant, data, store, refresh=self.settings.catalogue.refresh)
        probes = Probes(
            {
                "/healthz": Pulse(state.damage, patience_seconds=ALIVE_SECONDS),
                "/readyz": Pulse(state.lack, patience_seconds=READY_SECONDS),
            }
        )

        def resting() -> bool:
            return writer is not None and writer.resting

        self.meters.watch(Read(data, store, assistant.searcher, resting))
        public, *staff = sites
        fronted = [replace(public, app=Front(public.app, "public", probes, self.meters))]
        fronted += [replace(site, app=Front(site.app, "staff", probes, self.meters)) for site in staff]
        return [*fronted, *self._figures()]

    def _figures(self) -> list[Site]:
        told = self.settings.metrics
        if not told.port:
            return []
        site = Site(app=figures_app(self.meters), host=told.host, port=told.port, option="HOI_METRICS_PORT")
        return [site]


def figures_app(meters: Meters) -> Starlette:
    """``/metrics`` and nothing else."""

    def metrics(request: Request) -> Response:
        del request
        text, kind = meters.told()
        return Response(text, headers={"Content-Type": kind, "Cache-Control": "no-store"})

    return Starlette(routes=[Route("/metrics", metrics)])


def sections_of(settings: Settings) -> list[BaseSettings]:
    """All of them."""
    return [getattr(settings, field.name) for field in fields(settings)]


@contextmanager
def in_service(settings: Settings) -> Iterator[Service]:
    """The log as the settings want it, and what counts, while the block runs."""
    meters = Meters()
    log = logging_to(sys.stderr, settings.log, sections_of(settings), ErrorCounter(meters))
    with log, Traces(settings.traces.url) as traces:
        yield Service(settings, meters, Watch([meters.seen, Questions(settings.log), traces]))
