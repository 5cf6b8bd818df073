"""Passwords as scrypt hashes that carry their own parameters."""

import hashlib
import hmac
import secrets
from threading import BoundedSemaphore

from assistant.office.errors import PersonRefused

SHORTEST = 10
"""Characters; what a password has to be made of is nobody's business (NIST SP 800-63B, 3.1.1.2)."""

LONGEST = 200

_N, _R, _P = 2**15, 8, 3
"""32 MiB and a quarter of a second (OWASP Password Storage Cheat Sheet, scrypt)."""

_BYTES = 32
_AT_ONCE = BoundedSemaphore(2)
"""So that a crowd at the door does not take the machine's memory."""


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    with _AT_ONCE:
        return hashlib.scrypt(
            password.encode(), salt=salt, n=n, r=r, p=p, dklen=_BYTES, maxmem=256 * n * r + (1 << 20)
        )


def make_hash(password: str) -> str:
    """What is kept of a password.

    Raises:
        PersonRefused: It is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PersonRefused(f"a password has {SHORTEST} to {LONGEST} characters; give another one")
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _N, _R, _P).hex()}"


NOBODY = f"scrypt${_N}${_R}${_P}${'00' * 16}${'00' * _BYTES}"
"""A hash that no password has: checked where nobody has the name, so that it takes as long."""


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one behind a hash; takes as long for a wrong one."""
    _, n, r, p, salt, wanted = kept.split("$")
    made = _scrypt(password[: LONGEST + 1], bytes.fromhex(salt), int(n), int(r), int(p))
    return hmac.compare_digest(made, bytes.fromhex(wanted))
