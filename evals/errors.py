"""What evaluation can fail at; the whole tree is drawn in :mod:`ingest.errors`."""

from ingest.errors import PipelineError


class EvalError(PipelineError):
    """Cases, datasets or a baseline that cannot be used."""
