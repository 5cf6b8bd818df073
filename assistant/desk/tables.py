"""Rows of the desk as files: every cell inert, every figure with its quote, document, page and link."""

from collections.abc import Iterable

from assistant.desk.records import Fact
from assistant.export.figures import figures_table, row_of_fact
from assistant.export.records import Table
from assistant.export.sheets import write_csv, write_xlsx

MOST = 20_000
"""Rows of a file at most; more are no longer read by anybody, and take minutes."""


def facts_csv(facts: Iterable[Fact], *, site: str = "") -> bytes:
    """A CSV file; ``site`` as :func:`assistant.export.figures.row_of_fact`."""
    return write_csv(facts_table(facts, site=site))


def facts_xlsx(facts: Iterable[Fact], *, site: str = "") -> bytes:
    """A workbook of one sheet."""
    return write_xlsx(facts_table(facts, site=site))


def facts_table(facts: Iterable[Fact], *, site: str = "") -> Table:
    """The rows as typed cells."""
    return figures_table(
        row_of_fact(f.figure, f.sentence, f.report, site=site, state=f.state, doubtful=f.doubtful)
        for f in facts
    )
