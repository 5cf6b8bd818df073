"""What can go wrong with the people's database."""

from pathlib import Path

from ingest.errors import PipelineError


class OfficeError(PipelineError):
    """The people's database cannot be read or written, or somebody in it is not as asked."""


class OfficeUnusable(OfficeError):
    """The database itself: no space, no permission, broken, or another version's."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path}: {why}; check disk space and permissions, or bring the file back from a backup"
        )
        self.path = path


class OfficeUnreachable(OfficeError):
    """It lies in another database, which does not answer or refuses."""


class KeyRefused(OfficeError):
    """A key's name that cannot be taken, or of which there is none."""


class PersonRefused(OfficeError):
    """A name or password that cannot be taken, or somebody who is there already, or is not."""
