"""The one file that speaks with Ray: the nodes of a cluster, as a place where files are read."""

from ingest.cluster.worker import read_file

INSTALL = "pip install --constraint constraints.txt 'hoi-bao-cao[cluster]'"
"""Brings Ray."""


_OTHER = "Version mismatch"
"""Ray says it so, in a ``RuntimeError`` like others (``ray._private.utils.check_version_info``, 2.60)."""


class NotJoined(Exception):
    """The cluster was not joined; the text is its reason."""


class OtherRay(NotJoined):
    """The cluster is of another version of Ray, or of Python; the text says of which."""


class NodeLost(Exception):
    """What read a file ended, or its machine did; the text says which."""


class NodeUnfit(Exception):
    """A machine cannot run this program; the text is its reason."""


class Nodes:
    """A joined cluster. Any thread may ask it."""

    def __init__(self, address: str) -> None:
        """Join it, through the node that runs on this machine.

        Raises:
            NotJoined: Ray is not installed, or refuses.
            OtherRay: It refuses for its version.
        """
        try:
            import ray
        except ImportError as error:
            raise NotJoined(f"the package ray is not installed ({error}); run: {INSTALL}") from error
        self._ray = ray
        try:
            ray.init(address=address, log_to_driver=False, configure_logging=False)
        except (ray.exceptions.RayError, OSError, RuntimeError, ValueError) as error:
            said = " ".join(str(error).split())
            raise (OtherRay if said.startswith(_OTHER) else NotJoined)(said) from error
        # How often a file is tried again is counted by who asks, and not by Ray beside.
        self._read = ray.remote(num_cpus=1, max_retries=0, scheduling_strategy="SPREAD")(read_file)

    @property
    def cpus(self) -> int:
        """Of all living nodes, as they were started."""
        found: dict[str, float] = self._ray.cluster_resources()  # type: ignore[no-untyped-call]
        return int(found.get("CPU", 0))

    def read(self, content: bytes, beside: bytes, told: str) -> bytes:
        """Let a free node read a file, see :func:`ingest.cluster.worker.read_file`.

        Raises:
            NodeLost: It was begun and not ended.
            NodeUnfit: It cannot be begun on that node.
        """
        try:
            said: bytes = self._ray.get(self._read.remote(content, beside, told))
        except self._ray.exceptions.RayTaskError as error:
            raise NodeUnfit(_last(error)) from error
        except self._ray.exceptions.RayError as error:
            raise NodeLost(f"{type(error).__name__}") from error
        return said


def _last(error: Exception) -> str:
    """The last line of a traceback in words, without the texts above it."""
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__
