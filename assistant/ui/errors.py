"""What can go wrong before the page is up."""

from ingest.errors import PipelineError


class PortTaken(PipelineError):
    """Something else listens there, or the address is not this machine's."""

    def __init__(self, host: str, port: int, *, why: str) -> None:
        super().__init__(f"{host}:{port}: {why}; end the other program or choose another port with --port")
        self.host = host
        self.port = port
