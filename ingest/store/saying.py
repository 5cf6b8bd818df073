"""What PostgreSQL says, as one sentence that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.exc import TimeoutError as PoolFull

from ingest.errors import CatalogueUnreachable, IngestError
from ingest.store.address import Address

_RUNS = "see that PostgreSQL runs there and that this machine reaches it, then run it again"
_STORED = "what was stored before is whole"
_RIGHT = "set the right one in HOI_CATALOGUE_URL or HOI_CATALOGUE_PASSWORD_FILE"
_ENTRY = "see its pg_hba.conf and the user in HOI_CATALOGUE_URL"

_SAID = {
    "28P01": f"the password is refused; {_RIGHT}",
    "28000": f"user {{user}} is not let in ({{said}}); {_ENTRY}",
    "3D000": "there is no database {database}; make it: createdb -O {user} {database}",
    "42501": "user {user} lacks rights ({said}); let the database be theirs: "
    "ALTER DATABASE {database} OWNER TO {user}; GRANT ALL ON SCHEMA public TO {user}",
    "3F000": "user {user} may make tables in no schema; GRANT ALL ON SCHEMA public TO {user}",
    "53100": f"its disk is full; make room there, then run it again; {_STORED}",
    "53200": f"it is out of memory; see its settings, then run it again; {_STORED}",
    "53300": "it has no connection left for us; see its max_connections, then run it again",
    "57014": "it took longer than a statement may take; see what keeps it busy, then run it again",
    "55P03": "another program holds a table that is to be changed; end it, then run it again",
    "25006": "it takes no writing (a standby, or read-only); give the address of the one that does",
}
"""By SQLSTATE (postgresql.org/docs/15/errcodes-appendix.html)."""

_OURS = ("0A", "22", "23", "42")
"""Mistakes of this program: what it asked for cannot be."""

_HUNG_UP = ("08", "57P")
"""Beginnings of states after which the connection is no more."""


@contextmanager
def explaining(address: Address) -> Iterator[None]:
    """Turn what the driver raises into errors of ours; our own mistakes stay what they are.

    Raises:
        CatalogueUnreachable: The database does not answer, refuses, or hung up.
        IngestError: It says no to what was asked.
    """
    try:
        yield
    except DBAPIError as error:
        made = None
        if type(error.orig).__module__.startswith("pg8000"):  # not the file at the other end of a copy
            made = _made(address, error.orig or error)
        if made is None:
            raise
        raise made from error
    except (PoolFull, ResourceClosedError) as error:
        raise CatalogueUnreachable(f"{address.told}: no connection is free; {_RUNS}") from error
    except OSError as error:
        raise _lost(address, error.strerror or str(error)) from error


def told(address: Address, error: Exception) -> IngestError | None:
    """The error of ours for one of the driver's; None for a mistake of this program."""
    return _made(address, error)


def _made(address: Address, error: BaseException) -> IngestError | None:
    said = error.args[0] if error.args else ""
    if not isinstance(said, dict):  # the driver's own: nothing came from the server
        return _lost(address, str(error))
    state, words = said.get("C", ""), " ".join(str(said.get("M", "")).split())
    if state.startswith(_HUNG_UP):
        return _lost(address, words)
    if form := _SAID.get(state):
        sentence = form.format(user=address.user, database=address.database, said=words)
        kind = CatalogueUnreachable if state.startswith(("28", "3D", "53")) else IngestError
        return kind(f"{address.told}: {sentence}")
    if state.startswith(_OURS):
        return None
    return IngestError(f"{address.told}: {words} ({state}); see its log, then run it again; {_STORED}")


def _lost(address: Address, why: str) -> CatalogueUnreachable:
    return CatalogueUnreachable(f"{address.told}: the connection is lost ({why}); {_RUNS}; {_STORED}")


def unreachable(address: Address, why: str) -> CatalogueUnreachable:
    """No connection came about."""
    return CatalogueUnreachable(
        f"{address.told}: cannot be reached ({why}); see host and port in HOI_CATALOGUE_URL, and {_RUNS}"
    )
