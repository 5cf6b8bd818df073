"""All checks over a stream of reports."""

from collections.abc import Callable, Iterable, Iterator

from ingest.audit.balances import check_balances
from ingest.audit.growth import check_growth
from ingest.audit.levels import check_levels
from ingest.audit.magnitude import check_magnitude
from ingest.audit.parts import check_parts
from ingest.audit.places import home_of
from ingest.audit.plans import check_plans
from ingest.audit.records import Audited, Finding
from ingest.audit.scales import Scales
from ingest.audit.series import Series
from ingest.audit.shares import check_shares
from ingest.audit.sums import check_sums
from ingest.audit.tables import check_tables
from ingest.audit.twins import Twins

_ALONE: tuple[Callable[[Audited], Iterator[Finding]], ...] = (
    check_parts,
    check_sums,
    check_shares,
    check_balances,
    check_plans,
    check_growth,
    check_tables,
    check_levels,
    check_magnitude,
)
_LEVELS = ("certain", "suspected", "slight")


def audit(sources: Iterable[Audited]) -> list[Finding]:
    """Every finding, the surest first, then by report and place.

    Reports are taken one at a time; of each only the figures stay that others are held against.
    """
    twins, series, scales = Twins(), Series(), Scales()
    found: list[Finding] = []
    for source in sources:
        for check in _ALONE:
            found += check(source)
        home = home_of(source)
        found += [*twins.add(source, home), *scales.add(source, home)]
        series.add(source, home)
    found += series.findings()
    return sorted(_once(found), key=_order)


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """A figure that is a thousand times its twin is told once, and so is a change."""
    seen: set[tuple[object, ...]] = set()
    for finding in found:
        key = (finding.check == "growth", *sorted({(p.report.id, p.figure.ordinal) for p in finding.places}))
        if key not in seen:
            seen.add(key)
            yield finding


def _order(finding: Finding) -> tuple[object, ...]:
    stated = finding.stated
    return (_LEVELS.index(finding.level), stated.report.document, stated.figure.ordinal)
