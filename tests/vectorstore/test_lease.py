"""What is being asked stays, whoever looks whether it is."""

import fcntl
import os
import threading

from vectorstore.lease import Lease, is_leased


def test_a_generation_is_leased_as_long_as_the_lease_is_held(tmp_path):
    with Lease(tmp_path) as lease:
        assert is_leased(tmp_path)
        lease.close()
        assert not is_leased(tmp_path)
    with Lease(tmp_path / "gone"):
        assert not is_leased(tmp_path / "gone")


def test_who_only_looks_keeps_nobody_from_a_lease(tmp_path):
    """Whoever publishes looks at each generation; a chat that opens one then would ask it without a lease."""
    looking = os.open(tmp_path, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(looking, fcntl.LOCK_EX)
    ends = threading.Timer(0.3, os.close, (looking,))
    ends.start()
    with Lease(tmp_path):
        ends.join()
        assert is_leased(tmp_path)
