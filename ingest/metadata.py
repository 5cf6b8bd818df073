"""A report's card: title, number, date, issuer and year, read from where official papers carry them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.figures.headed import without_plans
from ingest.figures.periods import read_periods
from ingest.readers.letterhead import DATE_LINE, ISSUER, OFFICE
from ingest.readers.records import Document
from ingest.records import Block, Period
from ingest.reports import Report
from ingest.years import report_year

HEAD_BLOCKS = 14
"""How many blocks at the top may be letterhead."""

_NUMBER = re.compile(
    r"(?:\W*(?:Báo cáo|Công văn|Tờ trình|Thông báo|Kế hoạch)?\s*[Ss]ố|Số|So(?=\s*:))\s*:?"
    r"\s*(?P<number>\d[\w.]*(?:-[\w&Đ]+)?\s?/\s?[\w&.Đ-]+(?:/[\w&.Đ-]+)*)"
)
_DATED = re.compile(
    r",?\s*ng[àa]y\s+(?P<day>\d{1,2})\s+th[áa]ng\s+(?P<month>\d{1,2})\s+n[ăa]m\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?!\d)")
_BLANK_DATE = re.compile(
    r"(?:ngày[\s.…]*(?:\d{1,2})?[\s.…]*)?tháng[\s.…]*(?:\d{1,2})?[\s.…]*năm\s+(?P<year>(?:19|20)\d\d)"
)
_SIGNED_AT = re.compile(r"(?:Thời gian ký|Ngày đăng|Ngày ban hành|Cập nhật|Đăng ngày)\s*:?")
_SIGNER = re.compile(rf"{OFFICE}\s[\w\s,\-–&]+$", re.IGNORECASE)
_BY = re.compile(rf"\scủa\s+(?P<office>{OFFICE}\s[^(),;.]{{2,80}})\)?$", re.IGNORECASE)
"""Behind number and day on one line: "Báo cáo số 61/BC-SYT ngày 08/01/2021 của Sở Y tế"."""
_SELF = re.compile(
    r"(?:Trên đây là|báo cáo của|Thay mặt)\s+(?:báo cáo\s+(?:[\w\s]{0,60}?\s)?của\s+)?"
    r"(?P<office>(?:Ban Quản lý|Sở|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Cục|Chi cục|Văn phòng|Viện|Trung tâm"
    r"|Bộ)\s[\w\s&-]+?)\s*[,.;]"
)


def describe(path_below_root: str, sha256: str, document: Document) -> Report:
    """The catalogue's entry for a document.

    Args:
        path_below_root: The file's name below the ingested folder, with ``/``.
        sha256: Of the file's bytes, in hex.
        document: As its reader saw it.

    """
    head = _head(document)
    dated, blank_year = _date(head, document)
    year = report_year(
        document.title,
        dated.year if dated else blank_year,
        path_below_root,
        [text for text, _ in _blocks(document)],
    )
    return Report(
        id=hashlib.sha256(f"{path_below_root}\n{sha256}".encode()).hexdigest()[:16],
        document=path_below_root,
        sha256=sha256,
        title=document.title,
        format=document.format,
        pages=len(document.pages),
        issuer=_issuer(head, document),
        number=_number(head),
        dated=dated,
        year=year,
        period=title_period(document.title, year),
        warnings=document.warnings,
        scanned=tuple(scan.page for scan in document.scans),
        gaps=document.gaps,
    )


def title_period(title: str, year: int | None) -> Period | None:
    """The longest time that a title says its report is about, plans and comparisons left out.

    >>> title_period("Kết quả 6 tháng đầu năm 2024, nhiệm vụ năm 2025", 2024).iso
    '2024-01-01/2024-06-30'
    """
    told = [m for m in read_periods(without_plans(title), year=year) if not (m.baseline or m.target)]
    periods = [m.period for m in told if m.period is not None and m.form not in ("day", "to_date")]
    return max(periods, key=lambda p: p.end - p.start, default=None)


def _blocks(document: Document) -> Iterator[tuple[str, Block]]:
    for page in document.pages:
        for block in page.blocks:
            yield page.text[block.start : block.end], block


def _head(document: Document) -> list[str]:
    """Texts of the first blocks, down to the first heading."""
    found: list[str] = []
    for text, block in _blocks(document):
        if document.format == "xlsx" and block.kind == "heading" and not found:
            continue  # the sheet's name
        if len(found) == HEAD_BLOCKS or block.kind in ("heading", "row"):
            break
        found.append(text)
    return found


def _number(head: Sequence[str]) -> str:
    """``123/BC-UBND``; ``""`` when the number is left blank."""
    for text in head:
        if len(text) < 100 and (match := _NUMBER.match(text)):
            return re.sub(r"\s", "", match["number"])
    return ""


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _date(head: Sequence[str], document: Document) -> tuple[date | None, int | None]:
    """The day the paper gives itself, and the year of a date line whose day is blank."""
    for text in head:
        if len(text) > 120:
            continue
        if match := _DATED.search(text):
            return _day(match), int(match["year"])
        blank = _BLANK_DATE.search(text)
        if blank and (DATE_LINE.match(text) or not blank.start()):
            return None, int(blank["year"])
        if _NUMBER.match(text) and (match := _SLASHED.search(text)):
            return _day(match), None
    signed = [text for text, _ in _blocks(document) if len(text) < 120 and _SIGNED_AT.match(text)]
    for text in signed:
        if match := _SLASHED.search(text):
            return _day(match), None
    last = [text for text, _ in _blocks(document)][-8:]
    for text in last:
        if len(text) < 80 and (match := _DATED.search(text)) and match.end() >= len(text) - 1:
            return _day(match), None
    return None, None


def _issuer(head: Sequence[str], document: Document) -> str:
    """The lower office of the letterhead, else the signature's, else the author that the paper names."""
    offices = [text for text in head[:6] if len(text) < 100 and ISSUER.match(text)]
    if offices:
        return offices[-1]
    for text in head:
        if _NUMBER.match(text) and (match := _BY.search(text)):
            return match["office"]
    texts = [text for text, _ in _blocks(document)]
    for text in reversed(texts[-12:]):
        if match := _SELF.search(text):
            return match["office"].strip()
    for text in reversed(texts[-4:]):
        if len(text) < 80 and _SIGNER.match(text) and not text.endswith((".", ";", ",")):
            return text
    return ""
