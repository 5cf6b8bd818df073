"""What can go wrong before a bulletin is made."""

from ingest.errors import PipelineError


class BulletinRefused(PipelineError):
    """What was asked for is no period, no file of zones, or a name that no bulletin can have."""
