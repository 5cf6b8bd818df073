"""Connections to PostgreSQL: bounded waiting, one time zone, and the one that holds the right to write."""

import os
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool

from ingest.closing import Closing
from ingest.errors import CatalogueBusy, SettingsError
from ingest.store.address import Address
from ingest.store.saying import told, unreachable
from ingest.tables import dump, load

_NAME = "hoi-bao-cao"
"""By which the server's own lists know us."""

CONNECT_SECONDS = 5.0
"""Longest wait for a connection."""

_LOCK = 0x686F69
"""First number of the advisory lock; the second is of the schema, so that two may live in one database."""

_SILENT = {"tcp_keepalives_idle": "30", "tcp_keepalives_interval": "10", "tcp_keepalives_count": "3"}
"""A machine that is gone without a word holds its lock for a minute."""

_INSTALL = "HOI_CATALOGUE_URL needs the driver pg8000; run: pip install 'hoi-bao-cao[service]'"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the server may work on one statement, in seconds; 0: as long as it takes."""

    statement: int
    lock: int = 30

    @property
    def server(self) -> dict[str, str]:
        """As settings of the connection."""
        return {
            "statement_timeout": str(self.statement * 1000),
            "lock_timeout": str(self.lock * 1000),
            "TimeZone": "UTC",
            **_SILENT,
        }

    @property
    def socket(self) -> float | None:
        """Longest silence of the server: a little more than it may work."""
        return self.statement + 5.0 if self.statement else None


READING = Patience(statement=300)
WRITING = Patience(statement=0)


def connector(address: Address, patience: Patience, name: str, schema: str = "") -> Callable[[], Any]:
    """What makes connections; ``name`` is seen by who looks at the server."""

    def connect() -> Any:
        try:
            from pg8000 import dbapi
        except ImportError as error:
            raise SettingsError(_INSTALL) from error
        opened = _open_socket(address, patience)
        try:
            return dbapi.connect(
                address.user,
                host=address.host,
                database=address.database,
                password=address.password,
                sock=opened,
                ssl_context=_encrypted(address),
                application_name=name,
                startup_params={**patience.server, **({"search_path": schema} if schema else {})},
            )
        except dbapi.Error as error:
            opened.close()
            raise told(address, error) or error from error
        except OSError as error:
            opened.close()
            raise unreachable(address, str(error)) from error

    return connect


def _open_socket(address: Address, patience: Patience) -> socket.socket:
    try:
        if address.host.startswith("/"):
            opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            opened.settimeout(CONNECT_SECONDS)
            opened.connect(f"{address.host}/.s.PGSQL.{address.port}")
        else:
            opened = socket.create_connection((address.host, address.port), CONNECT_SECONDS)
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for option, seconds in (("TCP_KEEPIDLE", 30), ("TCP_KEEPINTVL", 10), ("TCP_KEEPCNT", 3)):
                if hasattr(socket, option):
                    opened.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), seconds)
    except OSError as error:
        raise unreachable(address, error.strerror or str(error)) from error
    opened.settimeout(patience.socket)
    return opened


def _encrypted(address: Address) -> ssl.SSLContext | bool | None:
    """As the driver wants it; None is: where the server has it."""
    if address.encryption == "verify-full":
        try:
            return ssl.create_default_context(cafile=address.authorities)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(
                f"sslrootcert in HOI_CATALOGUE_URL: {error}; give a file with certificates"
            ) from error
    if address.host.startswith("/") or address.encryption == "disable":
        return False
    return True if address.encryption == "require" else None


def open_pool(address: Address, patience: Patience, *, schema: str = "") -> Engine:
    """Connections for any number of threads; one that the server gave up is replaced before it is used.

    ``schema`` is where tables are looked for and made, where it is not the user's own.
    """
    return _engine(
        connector(address, patience, _NAME, schema),
        pool_pre_ping=True,
        pool_size=8,
        max_overflow=8,
        pool_timeout=CONNECT_SECONDS,
        pool_recycle=1800,
    )


def _engine(creator: Callable[[], Any], **pool: Any) -> Engine:
    engine = create_engine(
        "postgresql+pg8000://",
        creator=creator,
        poolclass=QueuePool,
        json_serializer=dump,
        json_deserializer=load,
        **pool,
    )
    # Many rows a statement: the driver alone would go to the server and back once a row.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    return engine


class HeldWriter(Closing):
    """The one connection that holds the right to write, and that writes.

    Lost, it is not replaced: the server has given the right to somebody else perhaps.
    """

    def __init__(self, address: Address) -> None:
        """Take the right.

        Raises:
            CatalogueBusy: Somebody has it.
            CatalogueUnreachable: The server cannot be reached, or refuses.
        """
        connection = connector(address, WRITING, _writer_name(os.getpid()))()
        try:
            _take(connection, address)
        except BaseException:  # whatever it was, nobody holds the connection to close it
            connection.close()
            raise
        held = [connection]

        def once() -> Any:
            if not held:
                raise unreachable(address, "the connection with the right to write is gone")
            return held.pop()

        self.engine = _engine(once, pool_size=1, max_overflow=0)
        self._held = held

    def close(self) -> None:
        """Close the connection; the right ends with it."""
        self.engine.dispose()
        for unused in self._held:
            unused.close()


_LETTING_GO = 2.0
"""Seconds that a right which nobody else is known to hold is waited for."""


def _lives(process: int) -> bool:
    """True for a process of this machine, be it another user's."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _writer_name(process: int) -> str:
    """By which the server's lists know who writes; it keeps 63 bytes of it."""
    return f"{_NAME} {process} {socket.gethostname()}"[:63]


_TAKE = "SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))"
_HOLDER = """
SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.granted AND l.locktype = 'advisory' AND l.classid::bigint = %s AND a.datname = current_database()
"""


def _take(connection: Any, address: Address) -> None:
    cursor = connection.cursor()
    until = time.monotonic() + _LETTING_GO
    while True:
        cursor.execute(_TAKE, (_LOCK,))
        if cursor.fetchone()[0]:
            break
        cursor.execute(_HOLDER, (_LOCK,))
        holder = cursor.fetchone()
        name = holder[0] if holder else ""
        number, _, machine = name.removeprefix(f"{_NAME} ").partition(" ")
        known = int(number) if number.isdigit() else None
        # The server lets go a moment after a connection is closed, as this process may just have done, or
        # the system for one that was killed.
        gone = known in {None, os.getpid()} or (name == _writer_name(known) and not _lives(known))
        if not gone or time.monotonic() > until:
            raise CatalogueBusy(address.told, holder=known, machine=machine.strip())
        time.sleep(0.05)
    connection.commit()
