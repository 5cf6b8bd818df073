"""What a map shows: named places by their coordinates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place."""

    name: str
    """Any text."""

    latitude: float
    """Degrees north, WGS 84."""

    longitude: float
    """Degrees east, WGS 84."""

    note: str = ""
    """What is told of it below its name, any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMap:
    """Places on blank ground: no tiles, nothing from elsewhere."""

    title: str
    """Any text."""

    sites: tuple[Site, ...]
