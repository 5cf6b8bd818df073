"""Where a PostgreSQL database is, and who comes: read from a URL, told without the password."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import parse_qs, unquote, urlsplit

from ingest.errors import SettingsError

Encryption = Literal["prefer", "disable", "require", "verify-full"]
"""As libpq's ``sslmode``: where the server has it; never; always; and only by a server known by name."""

SCHEMES = ("postgresql", "postgres")
_URL = "HOI_CATALOGUE_URL"
_FORM = "give it as postgresql://user:password@host:5432/database"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A database, and how to come to it."""

    user: str
    password: str | None = field(default=None, repr=False)
    host: str = "localhost"
    """A name, an address, or the folder of a socket, which begins with ``/``."""

    port: int = 5432
    database: str
    encryption: Encryption = "prefer"
    authorities: str | None = None
    """File with the certificates that ``verify-full`` trusts; None for the system's."""

    @property
    def told(self) -> str:
        """For messages: without the user, whose name is half of a secret, and the password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"postgresql://{host}:{self.port}/{self.database}"


def read_address(url: str, password_file: Path | None = None) -> Address:
    """The database that a URL names; what is wrong with it is told without repeating it.

    Raises:
        SettingsError: It is no URL of a PostgreSQL database, or the file cannot be read.

    >>> read_address("postgresql://hoi:secret@db.example/hoi?sslmode=require")
    Address(user='hoi', host='db.example', port=5432, database='hoi', encryption='require', authorities=None)
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
        query = {name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
    except ValueError as error:
        if url.partition("?")[2] or not url.startswith(SCHEMES):
            raise _refused("it cannot be read") from error
        raise _refused("its port is no number, or a sign in it must be written as %XX") from error
    if parts.scheme not in SCHEMES:
        raise _refused("it begins with another word than postgresql://")
    host = query.pop("host", None) or unquote(parts.hostname or "localhost")
    database, mode = unquote(parts.path.lstrip("/")), query.pop("sslmode", "prefer")
    authorities = query.pop("sslrootcert", None)
    if query:
        raise _refused(f"nobody knows {', '.join(sorted(query))} in it; known: host, sslmode, sslrootcert")
    if mode not in get_args(Encryption):
        raise _refused(f"sslmode is one of {', '.join(get_args(Encryption))}")
    if not parts.username or not database:
        raise _refused("it names no user or no database")
    return Address(
        user=unquote(parts.username),
        password=_read_password(password_file) if password_file else _unquoted(parts.password),
        host=host,
        port=port,
        database=database,
        encryption=mode,  # type: ignore[arg-type] # checked above
        authorities=authorities,
    )


def _unquoted(text: str | None) -> str | None:
    return None if text is None else unquote(text)


def _read_password(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"HOI_CATALOGUE_PASSWORD_FILE: {file} cannot be read; give one whose only line is the password"
        ) from error


def _refused(why: str) -> SettingsError:
    return SettingsError(f"{_URL}: {why}; {_FORM}")
