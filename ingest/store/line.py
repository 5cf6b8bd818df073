"""A line of migrations: the revisions that some tables went through, run by Alembic."""

import logging
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, delete, insert, select

_SCRIPTS = "ingest.migrations"
"""Where Alembic's surroundings are; a line's own scripts may lie in any package."""


@dataclass(frozen=True, slots=True)
class Line:
    """The revisions of one set of tables. Several lines may live in one database."""

    package: str
    """Where its scripts lie, one a revision."""

    table: str
    """Where a database notes its revision."""

    head: str
    """The newest revision, which this program reads and writes."""

    def _noted(self) -> Table:
        # As Alembic makes it, which so need not be loaded to look.
        return Table(self.table, MetaData(), Column("version_num", String(32), primary_key=True))

    def read(self, connection: Connection) -> str | None:
        """The revision that a database notes; None for none. Its table must be there."""
        return connection.scalar(select(self._noted().c.version_num))

    def stamp(self, connection: Connection, revision: str) -> None:
        """Note a revision without changing a table."""
        noted = self._noted()
        noted.create(connection, checkfirst=True)
        connection.execute(delete(noted))
        connection.execute(insert(noted).values(version_num=revision))

    def knows(self, revision: str) -> bool:
        """True for a revision of this line, False for one of a newer program."""
        from alembic.script import ScriptDirectory

        found = ScriptDirectory.from_config(self._configured()).walk_revisions()
        return revision in {script.revision for script in found}

    def upgrade(self, connection: Connection) -> None:
        """Bring the tables to :attr:`head`, within the transaction that is open."""
        from alembic import command

        logging.getLogger("alembic").setLevel(logging.WARNING)
        command.upgrade(self._configured(connection), self.head)

    def _configured(self, connection: Connection | None = None):  # type: ignore[no-untyped-def]
        from alembic.config import Config

        made = Config()
        made.set_main_option("script_location", _escaped(_folder(_SCRIPTS)))
        made.set_main_option("path_separator", "newline")
        made.set_main_option("version_locations", _escaped(_folder(self.package)))
        made.attributes.update(connection=connection, table=self.table)
        return made


def _folder(package: str) -> Path:
    return Path(str(files(package)))


def _escaped(path: Path) -> str:
    """As Alembic's configuration reads it back."""
    return str(path).replace("%", "%%")
