"""The links between reports, read from the catalogue."""

from sqlalchemy import ColumnElement, select

from ingest import rows, tables
from ingest.connection import Connected
from ingest.versions.records import CORRECTING, Link, Signature, Signed


def standing(report: ColumnElement[str]) -> ColumnElement[bool]:
    """True for rows of reports that stand back for no other."""
    t = tables.links.c
    return report.not_in(select(t.report_id).where(t.kind.not_in(CORRECTING)))


class LinkReader(Connected):
    """Which reports stand back for which."""

    def links(self) -> list[Link]:
        """All links, by the ids of both sides."""
        t = tables.links.c
        with self._read() as connection:
            found = connection.execute(select(tables.links).order_by(t.report_id, t.other))
            return [Link(report_id=row.report_id, other=row.other, kind=row.kind) for row in found]

    def links_to(self, report_id: str) -> list[Link]:
        """What stands back for a report, by id."""
        t = tables.links.c
        wanted = select(tables.links).where(t.other == report_id).order_by(t.report_id)
        with self._read() as connection:
            found = connection.execute(wanted)
            return [Link(report_id=row.report_id, other=row.other, kind=row.kind) for row in found]

    def letters(self, report_id: str) -> list[str]:
        """Ids of the letters that say they correct a report."""
        t = tables.links.c
        wanted = select(t.other).where(t.report_id == report_id, t.kind.in_(CORRECTING)).order_by(t.other)
        with self._read() as connection:
            return list(connection.execute(wanted).scalars())

    def signed(self) -> list[Signed]:
        """All reports with their signatures, by id."""
        r, s = tables.reports, tables.signatures
        wanted = select(r, s.c.digest, s.c.sketch, s.c.instead, s.c.linked).join(s, s.c.report_id == r.c.id)
        with self._read() as connection:
            return [
                Signed(
                    report=rows.read_report(row),
                    signature=Signature(digest=row.digest, sketch=row.sketch, instead=tuple(row.instead)),
                    linked=row.linked,
                )
                for row in connection.execute(wanted.order_by(r.c.id))
            ]
