"""Questions as OpenTelemetry traces: their stages and how they ended, no word of what was said.

The one file that knows the SDK, which is imported only where an address is set.
"""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.health.front import SERVICE
from assistant.health.watch import Seen
from ingest.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

SEND_SECONDS = 2
"""Longest wait for who takes them."""

EXTRA = "pip install '.[service]'"


class Traces:
    """Sends a trace for every question that is over; without an address, nothing to nobody."""

    def __init__(self, url: str) -> None:
        """Nothing is sent yet.

        Raises:
            SettingsError: The SDK is not installed.
        """
        self._provider = _open_provider(url) if url else None

    def __call__(self, seen: Seen) -> None:
        """A question is over."""
        if self._provider is None:
            return
        from opentelemetry.trace import set_span_in_context

        tracer = self._provider.get_tracer(SERVICE)
        told = {
            "hoi.id": seen.id,
            "hoi.door": seen.entry,
            "hoi.language": seen.language,
            "hoi.outcome": seen.outcome,
            "hoi.model": seen.model,
            "hoi.fallback": seen.fallback,
        }
        whole = tracer.start_span("question", start_time=seen.begun_ns, attributes=told)
        inside = set_span_in_context(whole)
        for span in seen.spans:
            part = tracer.start_span(span.stage, context=inside, start_time=span.begun_ns)
            part.end(end_time=span.begun_ns + span.ns)
        whole.end(end_time=seen.begun_ns + seen.ns)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._provider is not None:
            self._provider.shutdown()


def _open_provider(url: str) -> "TracerProvider":
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise SettingsError(f"HOI_TRACES is set and its packages are not installed; run: {EXTRA}") from error
    provider = TracerProvider(resource=Resource.create({"service.name": SERVICE}))
    exporter = OTLPSpanExporter(endpoint=url, timeout=SEND_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=1000))
    return provider
