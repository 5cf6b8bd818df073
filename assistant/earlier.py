"""What an answer says of other issues of its sources: the old figure, and the other files of one paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.compose import Bench, plain, say_text
from assistant.dates import say_day
from assistant.evidence import Gatherer
from assistant.records import Answer, Citation, Reading
from ingest.catalogue import Catalogue
from ingest.records import Figure
from ingest.reports import Report
from ingest.versions.changes import Told, changes
from ingest.versions.corrections import Correction
from prompts.answers import load_answers
from vectorstore.records import Hit

Corrections = Mapping[tuple[str, int], Sequence[Correction]]
"""As :attr:`assistant.evidence.Evidence.corrections`."""


def tell_earlier(answer: Answer, gatherer: Gatherer) -> Answer:
    """The answer with what an earlier issue said where a later one changed it, cited; else ``answer``."""
    lines: list[str] = []
    for reading in answer.figures:
        cited = next((c for c in answer.citations if c.mark == reading.citation), None)
        figure = _figure_of(reading, cited) if cited else None
        if cited and figure:
            for told in _earlier(figure, gatherer.catalogue):
                answer, mark = _cite(answer, gatherer, told)
                lines.append(_line(reading, cited, told, mark))
    for correction in _corrections(answer, gatherer.corrections):
        answer, old_mark = _cite(answer, gatherer, correction.old)
        answer, new_mark = _cite(answer, gatherer, correction.new)
        lines.append(_corrected(correction, old_mark, new_mark))
    if not lines:
        return answer
    return replace(answer, answer="\n".join([answer.answer, "", *dict.fromkeys(lines)]))


def tell_twins(answer: Answer, catalogue: Catalogue) -> Answer:
    """The answer with notes that name the other files of the papers that it cites, and letters unheard."""
    notes = [*answer.notes, *_unheard(answer, catalogue)]
    for report_id in dict.fromkeys(c.report_id for c in answer.citations):
        links = [link for link in catalogue.links_to(report_id) if link.kind in ("copy", "near")]
        if twins := [catalogue.report(link.report_id) for link in links]:
            marks = ", ".join(f"[{c.mark}]" for c in answer.citations if c.report_id == report_id)
            names = ", ".join(sorted(plain(twin.document) for twin in twins))
            notes.append(load_answers().say("note", "twins", marks=marks, names=names))
    return replace(answer, notes=tuple(notes))


def _unheard(answer: Answer, catalogue: Catalogue) -> Iterator[str]:
    """Notes on letters that correct a cited report, repeat a figure of the answer, and are not cited."""
    say, cited = load_answers().say, {c.report_id for c in answer.citations}
    for citation in answer.citations:
        told = {(f.value, f.unit) for f in citation.facts if f.text in answer.answer}
        for letter in catalogue.letters(citation.report_id):
            repeated = {(f.value, f.unit) for f in catalogue.report_figures(letter)}
            if letter not in cited and told & repeated:
                report = catalogue.report(letter)
                yield say("note", "unheard", mark=str(citation.mark), letter=_letter(report))


def _letter(letter: Report) -> str:
    """A letter by its number, else by its title."""
    about = {"number": letter.number} if letter.number else {"title": plain(letter.title)}
    name = "letter_number" if letter.number else "letter_title"
    return load_answers().say("answer", name, dated=_day(letter), **about)


def _figure_of(reading: Reading, cited: Citation) -> Figure | None:
    """The fact behind what was read to the reader; None where its print stands there twice."""
    same = [f for f in cited.facts if f.text == reading.text and f.indicator == reading.indicator]
    return same[0] if len(same) == 1 else None


def _earlier(figure: Figure, catalogue: Catalogue) -> Iterator[Told]:
    """What the earlier issues of a figure's report printed in its place, where it is another value."""
    for link in catalogue.links_to(figure.report_id):
        if link.kind == "superseded":
            new, old = catalogue.report(figure.report_id), catalogue.report(link.report_id)
            for change in changes(old, new, catalogue):
                if change.new.figure.ordinal == figure.ordinal:
                    yield change.old


def _corrections(answer: Answer, made: Corrections) -> Iterator[Correction]:
    """Those of which the answer tells either value, each once."""
    if not made:
        return
    told = {f.text for reading in answer.figures for f in (reading, *reading.operands)}
    facts = {(f.report_id, f.ordinal) for c in answer.citations for f in c.facts}
    cited = {c.report_id for c in answer.citations}
    for several in made.values():
        for correction in several:
            old, new = correction.old.figure, correction.new.figure
            read = (new.report_id, new.ordinal) in facts and new.text in told
            # Also where the old figure only stands in the sentence that leads to the one cited.
            quoted = old.report_id in cited and old.text in answer.answer
            if (read and correction.sure) or quoted:
                yield correction


def _corrected(correction: Correction, old_mark: int, new_mark: int) -> str:
    say, old = load_answers().say, correction.old
    told = {
        "old": say_text(old.figure),
        "old_mark": str(old_mark),
        "new": say_text(correction.new.figure),
        "new_mark": str(new_mark),
        "letter": _letter(correction.new.report),
    }
    if not correction.sure:
        return say("answer", "disputed", **told)
    return say("answer", "corrected", title=plain(old.report.title), dated=_day(old.report), **told)


def _day(report: Report) -> str:
    return load_answers().say("answer", "dated", date=say_day(report.dated)) if report.dated else ""


def _cite(answer: Answer, gatherer: Gatherer, told: Told) -> tuple[Answer, int]:
    hit = Hit(key=f"{told.report.id}:{told.figure.passage}", score=0.0, fused=0.0, lexical=0.0, dense=0.0)
    bench = Bench(gatherer.gather([hit]), citations=list(answer.citations))
    mark = bench.cite(told.report, [told.sentence], [told.figure])
    return replace(answer, citations=tuple(bench.citations)), mark


def _line(reading: Reading, cited: Citation, told: Told, mark: int) -> str:
    say, report = load_answers().say, told.report
    return say(
        "answer",
        "superseded",
        title=report.title,
        dated=_day(report),
        old=say_text(told.figure),
        old_mark=str(mark),
        new=say_text(reading),
        new_mark=str(cited.mark),
    )
