"""What evaluation can fail at; the whole tree is drawn in :mod:`ingest.errors`."""

from ingest.errors import PipelineError


class EvalError(PipelineError):
    """Cases, datasets or a baseline that cannot be used."""


class Unchangeable(EvalError):
    """A digit that cannot be changed alone in its file."""
