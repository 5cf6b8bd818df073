"""What the system says of a process's memory."""

from pathlib import Path


def held_bytes(pid: int, name: str) -> int:
    """Bytes under ``name`` in a process's status: ``VmRSS`` held now, ``VmHWM`` the most ever held.

    Raises:
        OSError: There is no such process, or the system does not tell (it is Linux that does).
    """
    with Path(f"/proc/{pid}/status").open(encoding="ascii", errors="replace") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))
