"""Answers put together: the clause that answers, its marks, its citations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.cells import join_sections, section_of
from assistant.corrected import Corrected, lead_of
from assistant.dates import print_day
from assistant.evidence import Evidence
from assistant.languages.frames import inside_quotes, say_amount, say_clause
from assistant.records import Citation, Reading
from assistant.scans import origin_of
from assistant.texts import Found
from ingest.figures.scopes import read_facets
from ingest.records import Figure, Passage, Sentence
from ingest.reports import Report
from ingest.text import fold
from prompts.answers import load_answers, spoken

_MARK = re.compile(r"\[(\d{1,3})\]")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
LONGEST_CLAUSE = 420
"""Characters of one quoted clause in an answer."""


def plain(text: str) -> str:
    """Report text for an answer: on one line, without what would read as our bold, marks, tags or links.

    >>> plain("a <b>**5**</b> [2] [x](y)")
    'a < b>5< /b> (2) [x] (y)'
    """
    line = _MARK.sub(r"(\1)", " ".join(text.split()).replace("**", ""))
    return _TAG.sub("< ", line).replace("](", "] (")


def say_text(told: Figure | Reading) -> str:
    """An amount alone in the answer's language."""
    if spoken() == "vi":
        return plain(told.text)
    most = None if told.value_max is None else Decimal(told.value_max)
    return say_amount(plain(told.text), Decimal(told.value), told.unit, most)


@dataclass(slots=True)
class Bench:
    """Citations of one answer, numbered as they are first used."""

    evidence: Evidence
    citations: list[Citation] = field(default_factory=list)

    def cite(self, report: Report, sentences: Sequence[Sentence], figures: Sequence[Figure] = ()) -> int:
        """The mark of a run of sentences; the same run gets the same mark."""
        spans = tuple(span for sentence in sentences for span in sentence.spans)
        quote = " ".join(sentence.text for sentence in sentences)
        passage = self._passage(report, sentences[0])
        text = passage.text if passage else quote
        at = text.find(quote)
        highlight = (at, at + len(quote)) if at >= 0 else (0, 0)
        marked = [(at + f.start, at + f.end) for f in figures] if at >= 0 and len(sentences) == 1 else []
        section = section_of(sentences, figures)
        for i, known in enumerate(self.citations):
            if (known.document, known.spans) == (report.document, spans):
                merged = tuple(sorted({*known.figures, *marked}))
                joined = join_sections(known.section, section)
                self.citations[i] = replace(known, figures=merged, section=joined)
                return known.mark
        mark = len(self.citations) + 1
        self.citations.append(
            Citation(
                mark=mark,
                document=report.document,
                title=report.title,
                page=spans[0].page,
                report_id=report.id,
                issuer=report.issuer,
                number=report.number,
                day=report.dated,
                section=section,
                quote=quote,
                spans=spans,
                passage=text,
                highlight=highlight,
                figures=tuple(sorted(marked)),
                dated=print_day(report.dated) if report.dated else "",
                origin=origin_of(report, spans),
                facts=(facts := self._facts(report, sentences)),
                setting=_setting(sentences, facts),
            )
        )
        return mark

    def _facts(self, report: Report, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
        """The figures of the quoted sentences, moved to where they stand in the quote."""
        found: list[Figure] = []
        at = 0
        for sentence in sentences:
            place = (report.id, sentence.ordinal)
            read = [c.new.figure for several in self.evidence.corrections.values() for c in several]
            here = [f for f in read if (f.report_id, f.sentence) == place]
            taken = {f.start for f in here}
            told = (f for f in self.evidence.figures if (f.report_id, f.sentence) == place)
            here += [f for f in told if f.start not in taken]
            found += [replace(f, start=f.start + at, end=f.end + at) for f in here]
            at += len(sentence.text) + 1
        return tuple(found)

    def _passage(self, report: Report, sentence: Sentence) -> Passage | None:
        for passage in self.evidence.passages:
            if (
                passage.report_id == report.id
                and passage.first_sentence <= sentence.ordinal <= passage.last_sentence
            ):
                return passage
        return None


def _setting(sentences: Sequence[Sentence], facts: Sequence[Figure]) -> tuple[str, ...]:
    """What stands outside the sentences and says what they are about."""
    heads = [h for s in sentences for h in (*s.headings, s.caption)]
    heads += [h for s in sentences for c in s.cells for h in (c.row_head, c.group, c.column_head)]
    handed = [w for f in facts for w in (*f.context, f.period_text)]
    return tuple(dict.fromkeys(w for w in (*heads, *handed) if w))


def reading(candidate: Candidate, mark: int) -> Reading:
    """The figure as the answer's JSON gives it."""
    figure = candidate.figure
    return Reading(
        text=figure.text,
        value=print_exact(figure.value),
        value_max=print_exact(figure.value_max)
        if figure.value_max is not None and not _OUT_OF.search(figure.text)
        else None,
        unit=figure.unit,
        indicator=figure.indicator,
        period=figure.period.iso if figure.period else None,
        as_of=figure.as_of.isoformat() if figure.as_of else None,
        scope=figure.scope,
        kind=figure.kind,
        qualifier=figure.qualifier,
        citation=mark,
    )


_OUT_OF = re.compile(r"\d\s?/\s?\d")
"""A part and its whole, "58/188 xã": the whole is no upper end of a range."""


def print_exact(value: Decimal) -> str:
    """A decimal string without exponent or trailing zeros after the point.

    >>> print_exact(Decimal("220000.00"))
    '220000'
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def state(candidate: Candidate, mark: int) -> str:
    """The clause that states the figure, the figure in bold, with what the clause leaves to its context."""
    return state_all([candidate], mark)


def state_all(candidates: Sequence[Candidate], mark: int) -> str:
    """As :func:`state`, for figures of one sentence: one run of its text with each of them in bold."""
    if spoken() != "vi":
        return f"{'; '.join(map(_in_english, candidates))} [{mark}]"
    if any(isinstance(c, Corrected) for c in candidates):
        return f"{'; '.join(map(_corrected, candidates))} [{mark}]"
    if len(candidates) == 1 and (cell := state_cell(candidates[0])):
        return f"{cell} [{mark}]"
    first = min(candidates, key=lambda c: c.figure.start)
    sentence = first.sentence
    ranges = [clause_range(c.figure, sentence) for c in candidates]
    low, high = min(r[0] for r in ranges), max(r[1] for r in ranges)
    pieces, at = [], low
    for figure in sorted((c.figure for c in candidates), key=lambda f: f.start):
        pieces += [
            plain(sentence.text[at : figure.start]),
            f"**{plain(sentence.text[figure.start : figure.end])}**",
        ]
        at = figure.end
    clause = " ".join([*pieces, plain(sentence.text[at:high])])
    clause = " ".join(clause.split()).rstrip(" ;,.:")
    clause = _BULLET.sub("", clause)
    clause = re.sub(r"\s+([,.;:!?)%])", r"\1", clause).replace("( **", "(**")
    context = _context(first.figure, sentence.text[low:high])
    said = f"{context}: {clause}" if context else clause
    return f"{said} [{mark}]"


_BULLET = re.compile(r"^(?:[\s+\-–•]|\*(?!\*))+(?=\w|\*\*)")
"""Opens a list; the two stars of a figure in bold stay."""


def _in_english(candidate: Candidate) -> str:
    """The English clause, with the report's own words for what the figure is of."""
    words = cell_heads(candidate) or plain(candidate.figure.indicator)
    if isinstance(candidate, Corrected):
        words = cell_heads(candidate.old) or plain(lead_of(candidate))
    return say_clause(candidate.figure, words)


def _corrected(candidate: Candidate) -> str:
    """A figure of a letter of corrections, with what the corrected report says of it."""
    if not isinstance(candidate, Corrected):
        return f"**{plain(candidate.figure.text)}**"
    lead = cell_heads(candidate.old)
    lead = f"{lead}:" if lead else plain(lead_of(candidate))
    return f"{lead} **{plain(candidate.figure.text)}**".strip()


def state_cell(candidate: Candidate) -> str:
    """A table's figure with its heads, which say row, column and unit; ``""`` when it is no cell."""
    heads = cell_heads(candidate)
    return f"{heads}: **{plain(candidate.figure.text)}**" if heads else ""


def cell_heads(candidate: Candidate) -> str:
    """What a table says of a figure, row, column and unit; ``""`` when it is no cell."""
    figure, sentence = candidate.figure, candidate.sentence
    if sentence.kind != "row" or not figure.spans:
        return ""
    at = figure.spans[0].start
    for cell in sentence.cells:
        if cell.start <= at < cell.end:
            row = f"{cell.row_head} ({cell.unit})" if cell.row_head and cell.unit else cell.row_head
            heads = (sentence.caption, *cell.group.split(" / "), row, cell.column_head)
            named = [plain(h).strip(" :;.") for h in heads if h.strip()]
            return " – ".join(named)
    return ""


def clause_range(figure: Figure, sentence: Sentence) -> tuple[int, int]:
    """The whole sentence when it is short, else the figure's clause."""
    if sentence.kind == "row" or len(sentence.text) <= LONGEST_CLAUSE // 2:
        return 0, len(sentence.text)
    low, high = figure.clause
    if high <= low or not low <= figure.start < high:
        low, high = 0, len(sentence.text)
    if high - low > LONGEST_CLAUSE:
        low, high = max(low, figure.start - LONGEST_CLAUSE // 2), min(high, figure.end + LONGEST_CLAUSE // 3)
        while low > 0 and not sentence.text[low - 1].isspace():
            low -= 1
        while high < len(sentence.text) and not sentence.text[high].isspace():
            high += 1
    return low, high


def _context(figure: Figure, clause: str) -> str:
    """What the clause leaves to its context, as printed: the side it is of, the zone, the period."""
    bare = fold(clause)
    told = set(read_facets([clause]))
    parts = []
    for lead in figure.context[-2:]:
        words = _NUMBERING.sub("", plain(lead)).strip(" :;.-–—+•")
        if 0 < len(words) <= _LONGEST_LEAD and set(read_facets([words])) - told and fold(words) not in bare:
            parts.append(words)
            told |= set(read_facets([words]))
    if figure.period_text and fold(figure.period_text) not in bare and figure.kind != "base":
        words = plain(figure.period_text).strip(" :;,.")
        if words and not any(fold(words) in fold(p) for p in parts):
            parts.append(words)
    return ", ".join(p[:1].upper() + p[1:] for p in parts)


_LONGEST_LEAD = 90
"""Characters of a lead-in that an answer repeats."""

_NUMBERING = re.compile(r"^(?:[\s+\-–•*]|\(?(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Za-zđĐ])[.)]\s)+")


def quote_text(found: Found, mark: int) -> str:
    """The sentences that answer, the words asked for in bold."""
    said = " ".join(s.text for s in found.sentences)
    text = plain(said)
    if len(text) > 3 * LONGEST_CLAUSE:
        text = text[: 3 * LONGEST_CLAUSE].rsplit(" ", 1)[0] + " …"
    for part in found.parts[:1]:
        words = plain(part)
        at = text.find(words)
        if words and at >= 0 and len(words) > 2:
            text = f"{text[:at]}**{words}**{text[at + len(words) :]}"
    if spoken() != "vi":
        return load_answers().say("foreign", "quoted", quote=inside_quotes(text), mark=str(mark))
    return f"{text.rstrip()} [{mark}]"
