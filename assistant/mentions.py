"""Which report a question names: "theo Báo cáo số 123/BC-UBND", "trong báo cáo quý I/2024 của Sở Du lịch"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.places import place_spans
from ingest.figures.periods import PeriodMention, read_periods
from ingest.offices import is_office, office_words
from ingest.records import Period
from ingest.text import fold

_LEAD = (
    r"\b(?:(?:can cu|dua)(?: vao| tren| theo)? |chieu theo |(?:so lieu|con so|thong tin) (?:cua |tu |o )|"
    r"(?:theo|trong|tai|o|tu|neu|ghi)(?: (?:noi dung|so lieu|con so|thong tin)"
    r"(?: (?:cua|tu|trong|tai|o))?)? )"
)
"""What stands before the paper that an answer is to come from."""

_REPORT = r"(?:bao cao|thong cao(?: bao chi)?|ban tin|nien giam|ban cong bo|bc)"
_LETTER = r"(?:cong van|van ban|to trinh|thong bao|cv)"
_OTHER = r"(?:ke hoach|quyet dinh|nghi quyet|ket luan|chuong trinh|de an|phuong an|chi thi|huong dan)"
"""Papers that a report refers to more often than it is one: only a number names them."""

_SORT = (
    r"(?: (?:nhanh|so ket|tong ket|thong ke|dinh ky|thuong nien|hang (?:thang|quy|nam)|tinh hinh|cong tac|"
    r"kinh te ?[-–,]? ?(?:va )?xa hoi|kt ?[-–]? ?xh|ktxh))*"
)
"""Words that say what sort of report it is, and no more."""

_NUMBER = re.compile(
    rf"(?P<lead>{_LEAD}|^\W*)(?P<paper>(?P<kind>{_REPORT}|{_LETTER}|{_OTHER}){_SORT}(?: so)? ?:? ?"
    r"(?P<number>\d[\w.]*\s?/\s?(?=[\w&.-]*[a-z])[\w&.-]+(?:/[\w&.-]+)*))(?!\w)"
)
_PAPER = re.compile(rf"(?P<lead>{_LEAD}|^\W*)(?P<paper>(?P<kind>{_REPORT}|{_LETTER}){_SORT})(?!\w)")
_SPEAKING = r"\s+(?:co |da )?(?:neu|ghi|cho biet|cho thay|noi|viet|cong bo|bao cao)\b"
_SAID = re.compile(_SPEAKING)
_BARE = re.compile(r"\b(?P<lead>theo )(?P<paper>(?P<of>(?:so lieu|cong bo|thong ke|thong tin) cua )?)")
_OF = re.compile(r"\s+(?:do\s+)?(?:cua|tu)\s+")
_DAY = re.compile(r",?\s+(?:ban hanh |ky )?(?=ngay\b)")
_OPENING = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|ban|bql|so|skh\w*|cuc|chi cuc|tong cuc|vu|bo|van phong|vien|trung tam|"
    r"thanh tra|lien minh|lien doan|phong|thanh uy|tinh uy|quan uy|huyen uy|truong|tong cong ty|cong ty|"
    r"tap doan|hiep hoi|hoi|cong an|ngan hang|kho bac|toa an|tctk|ctk)\b"
)
"""What the name of an authority begins with."""

_ENDS = re.compile(
    r"\s*(?:[,;:?!()“”\"]|\.(?:\s|$)|$|\b(?:nam|quy|thang|ngay|\d|giai doan|thi|co|dat|la|neu|cho biet|"
    r"noi|ghi|cong bo|trong|tai|den|tinh|da|duoc|bao nhieu|may|ve|voi|cho|vao|tang|giam|gui|tong so|tong von|"
    r"so lieu|so luong|so du an|so lao dong|kim ngach|ty le|doanh thu)\b)"
)
_LONGEST = 14
"""Syllables of an authority's name."""

_PLACE = re.compile(r"(?:\s+(?:tinh|thanh pho|tp\.?))?\s+$")
_LEVEL = re.compile(r"\s+(?:tỉnh|thành phố|tinh|thanh pho|tp\.?)$", re.IGNORECASE)
_YEARS = frozenset({"year"})
_TIMES = frozenset({"year", "quarter", "month", "months", "half"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A report that a question names. Empty fields were not said."""

    words: str
    """As typed: "Báo cáo số 123/BC-UBND"."""

    start: int
    """Where it begins in the question, its "theo" included."""

    end: int
    number: str = ""
    issuer: str = ""
    """As typed, its province left out."""

    places: tuple[str, ...] = ()
    """Provinces that the issuer's name goes on with."""

    year: int | None = None
    period: Period | None = None
    """A part of a year; a whole year is ``year``."""

    time: str = ""
    """The words of year and period."""

    referred: bool = False
    """True for a kind of paper that is mostly only referred to."""


def read_mention(text: str, issuers: Sequence[str]) -> Mention | None:
    """The report that ``text`` names as its source; None where it names none.

    Args:
        text: A question, in NFC.
        issuers: Of the reports that there are: how far an authority's name goes is told by them first.
    """
    bare = fold(text)
    for pattern in (_NUMBER, _PAPER, _BARE):
        for match in pattern.finditer(bare):
            number = text[match.start("number") : match.end("number")] if pattern is _NUMBER else ""
            found = Mention(
                words="", start=match.start(), end=match.end(), number="".join(number.split()).rstrip(".,")
            )
            reader = _Reader(text, bare, issuers)
            found = reader.read_by(found, match["of"]) if pattern is _BARE else reader.read_on(found)
            led = bool(match["lead"].strip()) or bool(_SAID.match(bare, found.end))
            if led and (found.number or found.issuer or found.time):
                words = text[match.start("paper") : found.end].strip()
                referred = bool(re.match(_OTHER, match["kind"])) if pattern is _NUMBER else False
                return replace(found, words=words, referred=referred)
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what follows the kind of a paper: its time, its day, who wrote it."""

    text: str
    bare: str
    issuers: Sequence[str]

    def read_by(self, found: Mention, of: str | None) -> Mention:
        """``found`` with the authority that is named without a paper; an unknown one only behind ``of``."""
        office = self._known(found.end) or (self._phrase(found.end) if of else "")
        return self._with_issuer(found, found.end, office) if office else found

    def read_on(self, found: Mention) -> Mention:
        """``found`` with what is said behind the kind of paper."""
        for _ in range(3):
            further = self._time(found) or self._day(found) or self._issuer(found)
            if further is None:
                break
            found = further
        return found

    def _time(self, found: Mention) -> Mention | None:
        if found.time:
            return None
        for mention in read_periods(self.text):
            gap = self.bare[found.end : mention.start]
            if mention.start >= found.end and not gap.strip(" ,") and mention.form in _TIMES:
                return _timed(found, mention)
        return None

    def _day(self, found: Mention) -> Mention | None:
        """The paper's own day; it is no time asked about."""
        opened = _DAY.match(self.bare, found.end)
        if not opened or not found.number:
            return None
        for mention in read_periods(self.text):
            if mention.start == opened.end() and mention.form == "day":
                return replace(found, end=mention.end)
        return None

    def _issuer(self, found: Mention) -> Mention | None:
        opened = _OF.match(self.bare, found.end)
        if found.issuer or not opened:
            return None
        office = self._known(opened.end()) or self._phrase(opened.end())
        return self._with_issuer(found, opened.end(), office) if office else None

    def _with_issuer(self, found: Mention, at: int, office: str) -> Mention:
        end = at + len(office)
        for start, stop, name in place_spans(self.text):
            if at < start < end <= stop or (start >= end and _PLACE.fullmatch(self.bare[end:start])):
                told = self.text[at : min(end, start)].rstrip()
                return replace(found, end=stop, issuer=_LEVEL.sub("", told), places=(name,))
        return replace(found, end=end, issuer=office)

    def _phrase(self, at: int) -> str:
        """The words from ``at`` on that name an authority, to where the sentence goes on."""
        opened = _OPENING.match(self.bare, at)
        if not opened:
            return ""
        end = next(m.start() for m in _ENDS.finditer(self.bare, opened.end()))
        phrase = self.text[at:end].rstrip()
        return phrase if len(phrase.split()) <= _LONGEST else ""

    def _known(self, at: int) -> str:
        """The longest run of words from ``at`` on that is an issuer's whole name, or a part that ends."""
        words = list(re.finditer(r"\S+", self.text[at:]))[:_LONGEST]
        for count in range(len(words), 0, -1):
            phrase = self.text[at : at + words[count - 1].end()].rstrip(" ,;:?!.")
            ended = bool(_ENDS.match(self.bare, at + len(phrase)))
            if any(self._fits(phrase, issuer, ended) for issuer in self.issuers):
                return phrase
        return ""

    def _fits(self, phrase: str, issuer: str, ended: bool) -> bool:
        if not is_office(phrase, issuer):
            return False
        return ended or _core(issuer) == office_words(phrase)


def _core(issuer: str) -> tuple[str, ...]:
    """An issuer's words without its province; nothing where too few are left to know it by."""
    text = issuer
    for start, end, _ in reversed(place_spans(issuer)):
        text = text[:start] + text[end:]
    words = office_words(text)
    return words if len(words) >= _TELLING and words not in _GENERAL else ()


_TELLING = 3
_GENERAL = frozenset({("uy", "ban", "nhan", "dan"), ("ban", "quan", "ly"), ("hoi", "dong", "nhan", "dan")})
"""Names that many authorities have in front of their own."""


def _timed(found: Mention, mention: PeriodMention) -> Mention:
    period = mention.period
    if period is None:
        return found
    whole = mention.form in _YEARS
    return replace(
        found,
        end=mention.end,
        time=mention.text,
        year=period.end.year if whole else None,
        period=None if whole else period,
    )


def cut_mention(text: str, mention: Mention) -> str:
    """``text`` without the mention; its time stays where the question has no other one.

    >>> found = read_mention("Theo báo cáo quý I/2024, thu ngân sách bao nhiêu?", ())
    >>> cut_mention("Theo báo cáo quý I/2024, thu ngân sách bao nhiêu?", found)
    'quý I/2024, thu ngân sách bao nhiêu?'
    """
    before, behind = text[: mention.start], text[mention.end :]
    others = [m for m in read_periods(before + " | " + behind) if not m.baseline]
    kept = "" if others or _STANDS.search(fold(f"{before} {behind}")) else mention.time
    if not kept:
        behind = behind.lstrip(" ,:;") if not before.strip() else behind
    elif kept.isdigit():
        kept = f"năm {kept}"
    if not before.strip() and (said := _GOES_ON.match(fold(f" {behind}"))):
        behind = f" {behind}"[said.end() - 1 :]
    joined = f"{before}{kept}{behind}" if kept else f"{before.rstrip()} {behind.lstrip()}"
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(joined.split())).strip()


_STANDS = re.compile(r"\b(?:luy ke|tinh den|den nay|hien (?:nay|co|dang)|con hieu luc)\b")
"""Asks how things stand: the time that a report is about is no time of such a figure."""

_GOES_ON = re.compile(rf"(?:{_SPEAKING}(?: rang)?|\s*thi)\s+")
