"""Whether two reports are one paper, or one the later issue of the other.

Reports of one series say the same words of other times and with other numbers; they are neither. Two reports
that merely disagree are neither: both are shown.
"""

from dataclasses import dataclass

from ingest.offices import is_office
from ingest.reports import Report
from ingest.text import fold
from ingest.versions.compare import Comparison, Text, compare
from ingest.versions.origin import Instead, Origin
from ingest.versions.records import Link, LinkKind, Signed

WHOLE = 0.97
"""Share of a text's runs that another must have to be cited in its place: a page's running head may be left
over."""

LEGIBLE = 0.85
"""The same where one is a scan: with 5 words in 100 misread, 0.95^3 of the runs of three are left."""

SLIPS, TIME_SLIPS = 0.05, 0.02
"""Share of a scan's numbers, and of its times, that may be misread."""

_ENOUGH = 10
"""Numbers of which one may be misread, however few they are."""

UNLIKE = 0.003
"""Share of a scan's words that are shaped like no syllable and that the text does not have, at least."""

_FEW, _MORE = 3, 3
"""How many these are at least, and how many times as many as the other way round."""

REVISED = 0.6
"""Share of the earlier issue's runs that the later one has, at least."""

KEPT = 0.5
"""Share of the numbers in the same words that a later issue leaves as they were, at least."""

_TOLD = 2
"""Times that both name in the same words where neither title does."""


@dataclass(frozen=True, slots=True)
class Paper:
    """All that is compared of a report."""

    signed: Signed
    text: Text
    origin: Origin
    mends: bool = False
    """It is a letter that corrects numbers of other papers."""

    @property
    def report(self) -> Report:
        """Its card."""
        return self.signed.report


def relate(one: Paper, other: Paper) -> Link | None:
    """How two reports belong together; None where they are two."""
    if one.signed.signature.digest == other.signed.signature.digest:
        return _link("copy", *_ranked(one, other, _is_scan(one, other), _is_scan(other, one)))
    held = compare(one.text, other.text)
    for older, newer, seen in ((one, other, held), (other, one, held.turned)):
        if replaces(newer, older, seen):
            return _link("superseded", older, newer)
    if near := _near(one, other, held):
        return near
    for older, newer in ((one, other), (other, one)):
        if kind := mends(newer, older):
            return _link(kind, older, newer)
    return None


def may_relate(one: Signed, other: Signed) -> bool:
    """False where their cards alone say that they are two; texts need not be read then."""
    first, second = one.report, other.report
    if not _apart(first, second) or _titled_alike(first, second) or _numbered_alike(first, second):
        return True
    named = _number(second) in one.signature.instead or _number(first) in other.signature.instead
    return named or second.document in first.replaces or first.document in second.replaces


def _near(one: Paper, other: Paper, held: Comparison) -> Link | None:
    if _apart(one.report, other.report):
        return None
    first, second = _is_scan(one, other), _is_scan(other, one)
    back, front = _ranked(one, other, first, second)
    covered = held.covered if back is one else held.covering
    if first or second:
        few = held.shared >= _ENOUGH and held.changed == 1
        read = few or held.changed <= SLIPS * held.shared
        same = read and held.moved <= TIME_SLIPS * held.timed
        return _link("near", back, front) if same and covered >= LEGIBLE else None
    same = held.changed == held.moved == 0 and not _numbered_apart(one.report, other.report)
    return _link("near", back, front) if same and covered >= WHOLE else None


def _link(kind: LinkKind, back: Paper, front: Paper) -> Link:
    return Link(report_id=back.report.id, other=front.report.id, kind=kind)


def _is_scan(paper: Paper, other: Paper) -> bool:
    """True for what was read from a picture, here or, by its many words that are none, by somebody else."""
    if bool(paper.report.scanned) != bool(other.report.scanned):
        return bool(paper.report.scanned)
    slips = paper.text.misread(other.text)
    return slips >= max(_FEW, UNLIKE * len(paper.text.words), _MORE * other.text.misread(paper.text))


def _ranked(one: Paper, other: Paper, first: bool, second: bool) -> tuple[Paper, Paper]:
    """The one that stands back, and the one that is cited: text before scan, more before less."""
    ranked = sorted(
        ((first, one), (second, other)),
        key=lambda of: (of[0], -len(of[1].text.runs), -_told(of[1].report), of[1].report.document),
    )
    return ranked[1][1], ranked[0][1]


def _told(report: Report) -> int:
    """How much of a card is filled."""
    return sum(map(bool, (report.number, report.issuer, report.dated, report.period, report.pages > 1)))


def _apart(one: Report, other: Report) -> bool:
    """True when the cards name two papers. A number may be misread where the dates agree."""
    if one.period and other.period and one.period != other.period:
        return True
    if one.dated and other.dated:
        return one.dated != other.dated
    return _numbered_apart(one, other)


def _numbered_apart(one: Report, other: Report) -> bool:
    return bool(one.number and other.number) and _number(one) != _number(other)


def replaces(newer: Paper, older: Paper, held: Comparison) -> bool:
    """True when ``newer`` is another issue of ``older``, which is held against it, and takes its place."""
    new, old = newer.report, older.report
    if newer.mends:
        return any(i.whole and _names(i, new, old, held) for i in newer.origin.instead)
    if any(_names(instead, new, old, held) for instead in newer.origin.instead):
        return True
    if old.document in new.replaces:
        return True
    if not _same_origin(newer, older) or not _is_later(newer, older):
        return False
    if held.covered < REVISED or held.changed > (1 - KEPT) * held.shared or held.moved:
        return False
    if _numbered_alike(new, old):
        return new.period == old.period or None in (new.period, old.period)
    return _titled_alike(new, old) and (new.period is not None or held.timed >= _TOLD)


def mends(newer: Paper, older: Paper) -> LinkKind | None:
    """How sure it is that ``newer`` corrects figures of ``older``; None where it does not name it."""
    meant = [i for i in newer.origin.instead if not i.whole and fold(i.number) == _number(older.report)]
    dated = [i for i in meant if i.dated] or meant
    found = [kind for i in dated if (kind := _mends(i, newer, older))]
    return "corrected" if "corrected" in found else "disputed" if found else None


def _mends(instead: Instead, newer: Paper, older: Paper) -> LinkKind | None:
    new, old = newer.report, older.report
    if not old.number or (new.dated and old.dated and old.dated > new.dated):
        return None
    exact = instead.dated is not None and instead.dated == old.dated
    if instead.dated and old.dated and not exact:
        return None
    if new.dated and old.dated and not exact and new.dated.year != old.dated.year:
        return None
    named = bool(old.issuer) and is_office(instead.issuer, old.issuer)
    if named or (_same_issuer(new, old) and not _elsewhere(newer, older)):
        return "corrected"
    return "disputed" if exact and not _elsewhere(newer, older) else None


def _elsewhere(one: Paper, other: Paper) -> bool:
    """True where two heads name other places or other authorities above: the same office of two provinces."""
    mine, theirs = (p.origin.offices - {fold(p.report.issuer)} for p in (one, other))
    return bool(mine and theirs) and not any(a in b or b in a for a in mine for b in theirs)


def _names(instead: Instead, new: Report, old: Report, held: Comparison) -> bool:
    if not old.number or fold(instead.number) != _number(old):
        return False
    if new.issuer and old.issuer and not _same_issuer(new, old):
        return False
    if new.dated and old.dated and old.dated > new.dated:
        return False
    if instead.dated and old.dated and instead.dated != old.dated:
        return False
    if not instead.dated and new.year and old.year and new.year != old.year:
        return False
    return instead.whole or held.covered >= REVISED


def _number(report: Report) -> str:
    return fold(report.number)


def _same_issuer(one: Report, other: Report) -> bool:
    return bool(one.issuer) and fold(one.issuer) == fold(other.issuer)


def _same_origin(one: Paper, other: Paper) -> bool:
    """The same issuer below the same authority, in the same place."""
    return _same_issuer(one.report, other.report) and one.origin.offices == other.origin.offices


def _is_later(newer: Paper, older: Paper) -> bool:
    """A paper after its draft, a corrected issue after the first, else by their dates."""
    if newer.origin.draft != older.origin.draft:
        return older.origin.draft
    if newer.origin.corrected != older.origin.corrected:
        return newer.origin.corrected
    new, old = newer.report.dated, older.report.dated
    return new is not None and old is not None and new > old


def _numbered_alike(one: Report, other: Report) -> bool:
    """The same number in the same year; numbers begin anew every year."""
    years = {report.dated.year if report.dated else report.year for report in (one, other)}
    return bool(one.number) and _number(one) == _number(other) and len(years) == 1 and None not in years


def _titled_alike(one: Report, other: Report) -> bool:
    """The same title about the same time, "(dự thảo)" and "(đính chính)" left out."""
    return one.period == other.period and _title(one) == _title(other)


def _title(report: Report) -> str:
    words = fold(report.title)
    for said in ("du thao", "dinh chinh", "thay the", "ban sua doi", "ban dieu chinh"):
        words = words.replace(said, " ")
    return " ".join(word for word in words.split() if any(c.isalnum() for c in word))
