"""Who signed a report, by the name below the office at its end, and which number it bears."""

import re
from collections.abc import Callable, Sequence

from assistant.evidence import Evidence
from assistant.lookup import Lookup
from assistant.question import Question
from assistant.texts import Found
from ingest.records import Sentence
from ingest.reports import Report
from ingest.text import UPPER, fold

Ends = Callable[[Evidence, Sequence[str]], Evidence]
"""Adds how the reports, by id, end."""

_ASKED = re.compile(
    r"\b(?:ai|nguoi nao|dong chi nao|ong ba nao) (?:la )?(?:nguoi )?(?:da )?ky\b|\bnguoi ky\b|\bdo ai ky\b"
)
_OFFICES = (
    "giam doc|chu tich|truong ban|cuc truong|chi cuc truong|vien truong|chanh van phong|bi thu|thu truong|"
    "bo truong|tong giam doc|hieu truong|truong (?:phong|thong ke|doan|khoa)|chanh thanh tra"
)
_OFFICE_ASKED = re.compile(
    rf"\b(?:{_OFFICES})(?: \w+){{0,4}}? nao (?:da )?ky\b|"
    r"\bai la [^?]{0,40}?\bky (?:ban hanh |duyet )?(?:bao cao|cong van|to trinh|ke hoach)\b"
)
_SIGNS = {
    "bao cao": "BC",
    "ke hoach": "KH",
    "to trinh": "TTr",
    "thong bao": "TB",
    "quyet dinh": "QĐ",
    "nghi quyet": "NQ",
    "chi thi": "CT",
}
"""Kind of a document, folded → what its number has behind the stroke."""
_NUMBER_ASKED = re.compile(
    rf"^\W*(?P<kind>{'|'.join(_SIGNS)})\b(?! so\b)[^?]*?"
    r"\bso (?:may|nao|bao nhieu|gi|hieu|van ban|la (?:may|bao nhieu|gi))\b"
)
_THINGS = re.compile(r"\bky (?:ket|hop dong|thoa thuan|bien ban|ban ghi nho|hiep dinh|quy|su)\b")
"""What is signed by two sides, which no report's end tells."""

_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b")
_NAME = re.compile(rf"(?:[-–]\s*)?[{UPPER}][^\W\d_{UPPER}]+(?: [{UPPER}][^\W\d_{UPPER}]*){{1,4}}")
_LAST, _NEAR = 12, 6
"""Sentences from the end that may be the signature; those between the office and the name."""

_LIKE, _AHEAD = 0.4, 0.05
"""Least share of the question that a report's title has, and how far it is ahead of the next."""


def asks_signer(question: Question) -> bool:
    """True for "ai ký báo cáo", not for "ai ký hợp đồng"."""
    bare = fold(question.text)
    asked = _ASKED.search(bare) or _OFFICE_ASKED.search(bare)
    return bool(asked) and not _THINGS.search(bare)


def asks_number(question: Question) -> bool:
    """True for "báo cáo … mang số nào", not for "theo quyết định số mấy"."""
    return question.asked in ("document", "figure", "list", "text") and bool(
        _NUMBER_ASKED.search(fold(question.text))
    )


def find_number(question: Question, evidence: Evidence, ends: Ends | None) -> tuple[Found, Evidence] | None:
    """The line with the number of the report that is meant, with the evidence that holds it.

    None where it is not sure which is meant, or it bears none.
    """
    asked = _NUMBER_ASKED.search(fold(question.text))
    report = _meant(question, evidence)
    if report is None or asked is None or not re.search(rf"/\s*{_SIGNS[asked['kind']]}\b", report.number):
        return None
    whole = ends(evidence, [report.id]) if ends else evidence
    for (of, _), line in sorted(whole.sentences.items()):
        if of == report.id and report.number in line.text:
            no = frozenset[str]()
            return Found(
                sentences=(line,), report=report, score=1.0, misses=no, parts=(report.number,)
            ), whole
    return None


def find_signer(question: Question, evidence: Evidence, ends: Ends | None) -> tuple[Found, Evidence] | None:
    """The signature of the report that is meant, with the evidence that holds it.

    None where it is not sure which is meant, or nobody signed.
    """
    report = _meant(question, evidence)
    if report is None:
        return None
    whole = ends(evidence, [report.id]) if ends else evidence
    told = [s for (of, _), s in sorted(whole.sentences.items()) if of == report.id][-_LAST:]
    for at in range(len(told) - 1, -1, -1):
        name = told[at].text.strip()
        if _NAME.fullmatch(name) and (office := _office_above(told, at)) is not None:
            lines, no = (told[office], told[at]), frozenset[str]()
            return Found(sentences=lines, report=report, score=1.0, misses=no, parts=(name,)), whole
    return None


def _office_above(told: Sequence[Sentence], at: int) -> int | None:
    """Where the office stands that the one named at ``at`` holds: a line in capitals."""
    for i in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        text = told[i].text.rpartition(":")[2].strip()
        if text.isupper() and _OFFICE.search(fold(text)):
            return i
    return None


def _is_of(report: Report, places: set[str], evidence: Evidence) -> bool:
    named = fold(f"{report.title} {report.issuer}")
    return evidence.places[report.id] in places or any(place in named for place in places)


def _meant(question: Question, evidence: Evidence) -> Report | None:
    told = fold(question.text)
    numbered = [r for r in evidence.reports.values() if r.number and fold(r.number) in told]
    if len(numbered) == 1:
        return numbered[0]
    reports = [r for r in evidence.reports.values() if not question.years or r.year in question.years]
    lookup = Lookup(question.terms, folded=question.folded)
    places = {fold(place) for place in question.places}
    fit = [r for r in reports if not places or _is_of(r, places, evidence)]
    if len(evidence.reports) == 1:
        return next(iter(fit), None)
    ranked = sorted(((lookup.share(f"{r.title} {r.issuer}"), r.id, r) for r in fit), reverse=True)
    if not ranked or ranked[0][0] < _LIKE:
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD else None
