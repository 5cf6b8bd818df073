"""A question taken apart: what is asked, of what, when, where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.asking import Asked, read_asked, read_kinds, speaks_of_share
from assistant.everyday import in_trade_words
from assistant.head import head_words
from assistant.measures import measure_units, read_units, without_measures
from assistant.months import with_year_begun
from assistant.paraphrases import in_report_words, with_others
from assistant.places import names_in, place_names, place_spans, places_in
from assistant.slips import mend_names, mend_slips
from assistant.terms import LIGHT, Term, read_terms, sequence
from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.scopes import read_facets
from ingest.figures.standings import Standing, spoken_standing
from ingest.lexicon import canonical, spell_out
from ingest.records import FigureKind
from ingest.text import fold, has_diacritics, nfc

_ASKING = re.compile(
    r"\b(?:là )?bao nhiêu\b|\blà mấy\b|\bmấy\b|\bnhư thế nào\b|\bthế nào\b|\bra sao\b|\bkhi nào\b|"
    r"\bbao giờ\b|\bở đâu\b|\bvì sao\b|\btại sao\b|"
    r"\bcho (?:tôi )?(?:biết|hỏi)\b|\bxin hỏi\b|\bhãy\b|\bphần trăm\b|\bnhững gì\b|\blà gì\b|\bnào\b|"
    r"\bai\b|\bkể tên\b|\bliệt kê\b|\blý do\b|"
    r"\bnguyên nhân\b|\bcó (?=bao|mấy)|\blà ai\b|\bthì sao\b|\bđạt mức\b|\bcụ thể\b|\bvậy\b|\bthế\b|"
    r"\b(?:số liệu|con số|số|kết quả) (?:chính thức|sơ bộ|ước(?: tính)?)\b|\bước (?:tính|thực hiện)\b|"
    r"\bsơ bộ\b|\bcon số\b|\bsố liệu\b|\bbn\b|\bkhông\b[?. ]*$|"
    r"\brộng(?= bao nhiêu (?:ha|héc ?ta|km2|m2)\b)|"
    r"\b(?:bỏ ra|chi ra|thu về|mang về|đem về|kiếm được)\b(?= bao nhiêu)|"
    r"\bkéo dài\b|\bbắt đầu\b|\bkết thúc\b|\btới ngày\b|\bsố hiệu\b|\bmang số\b|\bmang\b(?= số)|"
    r"\bdiễn ra\b|\btừ ngày\b|\bđến ngày\b|'s\b|\btỷ usd\b|\btriệu usd\b|\btỷ đồng\b|"
    r"\btriệu đồng\b|\bđô la(?: mỹ)?\b|\busd\b|\bđơn vị\b|"
    r"\bbáo cáo\b(?= (?:nào|cho biết|nói|nêu))"
)
_ASKING_FOLDED = re.compile(fold(_ASKING.pattern))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Everything the assistant reads from the words of a question."""

    text: str
    folded: bool
    """True when it was typed without diacritics and is to be compared so."""

    asked: Asked
    kinds: frozenset[FigureKind] = frozenset()
    units: frozenset[str] = frozenset()
    periods: tuple[PeriodMention, ...] = ()
    """What time it is about; those compared with are in ``baselines``."""

    baselines: tuple[PeriodMention, ...] = ()
    facets: frozenset[str] = frozenset()
    standing: Standing = ""
    """Whether the estimate or the final figure is asked for."""

    places: tuple[str, ...] = ()
    """Provinces and countries named."""

    names: tuple[str, ...] = ()
    """Other proper names: companies, people, districts, agreements, codes."""

    terms: tuple[Term, ...] = ()
    head: frozenset[str] = frozenset()
    """Those of the terms, without diacritics, that name the measure asked for."""

    soft: tuple[Term, ...] = ()
    """Terms lent by the conversation; they help and never shut out."""

    limits: tuple[str, ...] = field(default=())

    @property
    def years(self) -> frozenset[int]:
        """Calendar years the question is about."""
        return frozenset(
            year
            for mention in self.periods
            if mention.period is not None
            for year in {mention.period.start.year, mention.period.end.year}
        )


def _blank(text: str, mentions: Sequence[PeriodMention]) -> str:
    for mention in mentions:
        words = text[mention.start : mention.end]
        told = _TO_DATE.fullmatch(fold(words))
        middle = words[told.start(2) : told.end(2)] if told else ""
        blank = "|" * (mention.end - mention.start - len(middle))
        text = f"{text[: mention.start]}|{middle}{blank[1:]}{text[mention.end :]}"
    return text


_TO_DATE = re.compile(r"(luy ke|tinh)\b(.*)\b((?:den|toi)\b.*)")
"""A period that may hold the subject between its words: "lũy kế vốn DDI đến 11/2024"."""


_NUMBERED = re.compile(
    r"\b(?:nghi dinh|luat|nghi quyet|thong tu|quyet dinh|cong van|van ban|ke hoach so|"
    r"chi thi)\b[^?,;]{0,12}[\d/]$|"
    r"\b(?:nghi dinh|luat|nghi quyet|thong tu|quyet dinh|chi thi)(?: so)?\s*$"
)
"""What stands before a number that is a document's and no date: "Nghị định 35/2022"."""


def _without(text: str) -> str:
    """``text`` with the names of places blanked: whether they fit is checked by itself."""
    for start, end, name in place_spans(text):
        if name == "Việt Nam":  # in "lao động Việt Nam" it tells the kind of worker, not the place
            continue
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text


def content_words(text: str, mentions: Sequence[PeriodMention], *, folded: bool) -> list[str]:
    """Canonical syllables with asking words and periods cut out; ``""`` marks a cut."""
    plain = _blank(text, mentions)
    lowered = fold(plain) if folded else plain.lower()
    lowered = (_ASKING_FOLDED if folded else _ASKING).sub(" | ", lowered)
    found: list[str] = []
    for piece in re.split(r"[|?!,;:()]+", lowered):
        ordered = sequence(piece, folded=folded)
        if ordered:
            found += [*ordered, ""]
    return found


_ZONES = re.compile(r"\b(?:khu cong nghiep|khu kinh te|khu che xuat|cum cong nghiep)\b")


def _facets(plain: str, units: frozenset[str], *, folded: bool) -> frozenset[str]:
    """Sides asked for; zones named as the subject ("các KCN thu hút") are inside, unless they are counted."""
    plain = _ABROAD.sub(lambda m: "|" * len(m.group()), plain)
    found = frozenset(read_facets([canonical(plain, folded=folded), plain]))
    zones = _ZONES.search(fold(spell_out(plain, folded=folded)))
    counted = any(_ZONES.search(fold(unit)) for unit in units)
    return found | {"inside_zones"} if zones and not counted and "outside_zones" not in found else found


_ABROAD = re.compile(
    r"\b(?:đi|ra|sang|di) (?:nước ngoài|nuoc ngoai)\b(?! (?:đầu tư|dau tu))",
    re.IGNORECASE,
)
"""Where somebody goes, no side of an economy: "cử bao nhiêu đoàn đi nước ngoài"."""

_IN_FORCE = re.compile(r"\bcon hieu luc\b")
_FORCE = frozenset({"hieu", "luc"})
"""Says that the figure is cumulative, which reports say otherwise too: "lũy kế"."""

_OPENING = re.compile(r"\W*(?:(?:trong|vào|còn|thế|vậy|thì|trong|vao|con|the|vay|thi)\W+)*", re.IGNORECASE)
"""Before an earlier time that a question opens with: it is the one asked about."""

HEAD = 1.3
"""Times its weight that a word has that names the measure asked for."""


def read_question(text: str) -> Question:
    """Take ``text`` apart."""
    typed = mend_names(" ".join(nfc(text).split()), place_names())
    plain = with_year_begun(in_trade_words(mend_slips(typed)))
    folded = not has_diacritics(plain)
    mentions = [m for m in read_periods(plain) if not _NUMBERED.search(fold(plain[: m.start]))]
    placeless = _without(plain)
    asked = read_asked(placeless)
    kinds = read_kinds(in_report_words(placeless)) or read_kinds(placeless)
    places = places_in(plain)
    share = speaks_of_share(placeless)
    units = read_units(placeless, kinds, share=share) if asked == "figure" else frozenset()
    if units and "share_of_total" in kinds and units.isdisjoint(measure_units()):
        kinds = frozenset()  # "với tỷ lệ này thì được mấy khu": the share is told, not asked for
    words = content_words(without_measures(placeless, kinds), mentions, folded=folded)
    terms = with_others(read_terms(words, folded=folded), plain, folded=folded)
    if _IN_FORCE.search(fold(plain)):
        terms = tuple(replace(t, weight=t.weight * LIGHT) if t.bare in _FORCE else t for t in terms)
    head: frozenset[str] = frozenset()
    if asked == "figure":
        told = canonical(without_measures(_blank(placeless, mentions), kinds), folded=folded)
        head = head_words(told, folded=folded) & {t.bare for t in terms}
        terms = tuple(replace(t, weight=min(1.0, HEAD * t.weight)) if t.bare in head else t for t in terms)
    compared = [m for m in mentions if m.baseline and not (m.period and _OPENING.fullmatch(plain[: m.start]))]
    asked_times = [m for m in mentions if m not in compared]
    if not asked_times and not kinds & {"growth", "ratio"}:
        asked_times, compared = compared, []
    return Question(
        text=plain,
        folded=folded,
        asked=asked,
        kinds=kinds,
        units=units,
        periods=tuple(asked_times),
        baselines=tuple(compared),
        facets=_facets(plain, units, folded=folded),
        standing=spoken_standing(plain),
        places=places,
        names=names_in(_blank(placeless, mentions), places),
        terms=terms,
        head=head,
    )
