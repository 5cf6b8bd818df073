"""The parser whose files are read by the machines of a Ray cluster."""

import os
import re
from pathlib import Path

from ingest.closing import Closing
from ingest.cluster.bridge import Bridge
from ingest.cluster.making import describe_reading
from ingest.cluster.serving import SPARE
from ingest.cluster.worker import settings_told
from ingest.errors import SettingsError
from ingest.parse import ReportParser
from ingest.reports import ReportContent
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.parser import content_said

_ADDRESS = re.compile(r"[\w.-]+:[1-9]\d{0,4}", re.ASCII)


class ClusterParser(Closing):
    """A :class:`ingest.parse.Parser` that keeps a cluster busy; a file is read there as it would be here."""

    def __init__(self, parser: ReportParser, bounds: Bounds, address: str) -> None:
        """Join the cluster.

        Raises:
            SettingsError: The address is none.
            ClusterUnusable: It was not joined.
        """
        if not _ADDRESS.fullmatch(address):
            told = f"not {address}" if address else "with --address or HOI_INGEST_ADDRESS"
            raise SettingsError(f"reading on Ray needs the address of its head as HOST:PORT, {told}")
        self.recipe = parser.recipe
        told_once = {"settings": settings_told(parser, bounds), "made": describe_reading(parser)}
        self._bridge = Bridge(address, told_once)
        self.readers = self._bridge.cpus + SPARE

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """See :func:`ingest.parse.parse_report`.

        Raises:
            UnreadableReport: It cannot be read, or not within its bounds, or was the end of several workers.
            ClusterUnusable: No file can be read any more.
        """
        file = {"path": os.fsencode(path.absolute()).hex(), "document": document, "sha256": sha256}
        return content_said(path, self._bridge.ask(file))

    def close(self) -> None:
        """End what is being read."""
        self._bridge.close()
