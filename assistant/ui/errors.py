"""What can go wrong before the page is up."""

from ingest.errors import PipelineError


class PortTaken(PipelineError):
    """Something else listens there, or the address is not this machine's."""

    def __init__(self, host: str, port: int, *, why: str, option: str = "--port") -> None:
        super().__init__(f"{host}:{port}: {why}; end the other program or choose another port with {option}")
        self.host = host
        self.port = port


class ServerFailed(PipelineError):
    """An app ended before it could answer; its log says why."""

    def __init__(self) -> None:
        super().__init__("the page could not be started; the lines above say why")
